"""Sentences and paragraphs of a newsroom with good translations, for what collections of sentences seldom have:
dates, times, addresses, money, quotations, markup.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Pair = tuple[str, str]

_MONTHS = (
    ("Januari", "January"), ("Februari", "February"), ("Maret", "March"), ("April", "April"), ("Mei", "May"),
    ("Juni", "June"), ("Juli", "July"), ("Agustus", "August"), ("September", "September"),
    ("Oktober", "October"), ("November", "November"), ("Desember", "December"),
)  # fmt: skip

_DATED = (
    (
        "Jembatan itu diresmikan pada {d} {id} {y} oleh gubernur.",
        "The bridge was opened by the governor on {en} {d}, {y}.",
    ),
    (
        "Rapat berikutnya dijadwalkan pada {d} {id} di Bandung.",
        "The next meeting is scheduled for {d} {en} in Bandung.",
    ),
    (
        "Gempa {d} {id} {y} merusak ratusan rumah warga.",
        "The earthquake of {en} {d}, {y} damaged hundreds of homes.",
    ),
    (
        "Surat itu bertanggal {d}/{m}/{y} dan ditandatangani menteri.",
        "The letter is dated {d}/{m}/{y} and was signed by the minister.",
    ),
    (
        "Pendaftaran dibuka hingga {d} {id} {y}, kata panitia.",
        "Registration is open until {d} {en} {y}, the committee said.",
    ),
)

_TIMED = (
    (
        "Upacara dimulai pukul {h24:02}.{m:02} WIB di lapangan kota.",
        "The ceremony began at {h12}:{m:02} {half} Jakarta time in the city square.",
    ),
    (
        "Kereta terakhir berangkat pukul {h24:02}.{m:02} dari Stasiun Gambir.",
        "The last train leaves Gambir Station at {h12}.{m:02} {half} every day.",
    ),
    (
        "Polisi tiba di lokasi pada pukul {h24:02}.{m:02} WITA.",
        "Police arrived at the scene at {h12}:{m:02} {half} local time.",
    ),
)

_PAID = (
    (
        "Pemerintah menganggarkan Rp{a},{b} triliun untuk jalan itu.",
        "The government has budgeted Rp{a}.{b} trillion for the road.",
    ),
    (
        "Perusahaan itu merugi {a},{b} juta dolar tahun lalu.",
        "The company lost {a}.{b} million dollars last year.",
    ),
    (
        "Harga beras naik menjadi Rp1{a}.{b}00 per kilogram.",
        "The price of rice rose to 1{a},{b}00 rupiah a kilogram.",
    ),
    (
        "Bantuan senilai US${a},{b} miliar disetujui parlemen.",
        "Aid worth US${a}.{b} billion was approved by parliament.",
    ),
    (
        "Dana €{a}{b} juta dipakai untuk membangun sekolah.",
        "The fund of €{a}{b} million is used to build schools.",
    ),
    (
        "Sekitar {a}.{b}00 warga mengungsi ke sekolah terdekat.",
        "About {a},{b}00 residents fled to the nearest school.",
    ),
)

_LINKED = (
    (
        "Laporan lengkap ada di https://contoh.example/{x}/{y}.html bagi warga.",
        "The full report is at https://contoh.example/{x}/{y}.html for residents.",
    ),
    (
        "Baca [pernyataan menteri](https://berita.example/{x}?id={y}) sebelum rapat.",
        "Read the [minister's statement](https://berita.example/{x}?id={y}) before the meeting.",
    ),
    ("Peta banjir: <https://peta.example/{y}/{x}>", "Flood map: <https://peta.example/{y}/{x}>"),
)

_SAID = (
    ('"{id}," kata {who} kepada wartawan.', '"{en}," {who} told reporters.'),
    ("“{id},” ujar {who}.", "“{en},” said {who}."),
    ('{who} mengatakan, "{id}."', '{who} said, "{en}."'),
    ("**{who}** menegaskan (lagi): “{id}.”", "**{who}** stressed (again): “{en}.”"),
)
_SPEAKERS = ("Rahmat Hidayat", "Dewi Lestari", "Kepala Dinas", "Budi")
_SPOKEN = (
    (
        "Kami akan memperbaiki jembatan itu sebelum musim hujan",
        "We will repair the bridge before the rainy season",
    ),
    (
        "Harga cabai naik karena panen gagal di tiga desa",
        "Chili prices rose because the harvest failed in three villages",
    ),
    ("Sekolah dibuka kembali pekan depan", "The school will reopen next week"),
    ("Warga boleh pulang setelah air surut", "Residents may go home after the water recedes"),
)

_PARAGRAPHS = (
    (
        "Banjir merendam dua desa di Jawa Tengah sejak Senin malam. Warga mengungsi ke sekolah dan masjid. "
        "Pemerintah daerah mengirim beras, air bersih, dan selimut. Sampai kemarin tidak ada korban jiwa.",
        "Floods have submerged two villages in Central Java since Monday night. Residents fled to schools and "
        "mosques. The local government sent rice, clean water and blankets. As of yesterday there were no deaths.",
    ),
    (
        "Bank sentral menaikkan suku bunga untuk menahan inflasi. Para ekonom sudah memperkirakan langkah itu. "
        "Nilai rupiah menguat terhadap dolar setelah pengumuman tersebut.",
        "The central bank raised interest rates to contain inflation. Economists had expected the step. "
        "The rupiah strengthened against the dollar after the announcement.",
    ),
    (
        "Pengadilan menjatuhkan hukuman penjara kepada mantan bupati karena korupsi. Jaksa menuntut hukuman yang "
        "lebih berat. Pengacara terdakwa menyatakan akan mengajukan banding ke pengadilan tinggi.",
        "The court sentenced the former regent to prison for corruption. Prosecutors had demanded a heavier "
        "sentence. The defendant's lawyer said he would appeal to the high court.",
    ),
    (
        "Tim nasional menang atas Thailand di stadion utama. Ribuan penonton menyanyikan lagu kebangsaan. Pelatih "
        "memuji para pemain muda yang bekerja keras selama pertandingan.",
        "The national team beat Thailand at the main stadium. Thousands of spectators sang the national anthem. "
        "The coach praised the young players who worked hard throughout the match.",
    ),
    (
        "Peneliti menemukan spesies burung baru di hutan Sulawesi. Burung itu hidup di pegunungan dan memakan "
        "serangga kecil. Populasinya terancam karena hutan ditebang untuk perkebunan.",
        "Researchers have found a new species of bird in the forests of Sulawesi. The bird lives in the mountains "
        "and eats small insects. Its population is threatened because forests are cut down for plantations.",
    ),
)


def _dated() -> Iterator[Pair]:
    for number, (day, (id_, en)) in enumerate(product((1, 3, 5, 8, 11, 12, 17, 24, 27), _MONTHS)):
        source, target = _DATED[number % len(_DATED)]
        if day != number % 12 + 1:
            values = {"d": day, "m": number % 12 + 1, "id": id_, "en": en, "y": 1998 + number % 27}
            yield source.format(**values), target.format(**values)


def _timed() -> Iterator[Pair]:
    for number, (hour, minute) in enumerate(product(range(24), (0, 15, 47))):
        source, target = _TIMED[number % len(_TIMED)]
        half = ("a.m.", "am")[number % 2] if hour < 12 else ("p.m.", "pm")[number % 2]
        values = {"h24": hour, "h12": hour % 12 or 12, "m": minute, "half": half}
        yield source.format(**values), target.format(**values)


def _counted() -> Iterator[Pair]:
    for (source, target), (a, b) in product(_PAID, ((2, 3), (4, 1), (5, 6), (7, 9), (8, 2), (9, 5))):
        yield source.format(a=a, b=b), target.format(a=a, b=b)
    for (source, target), (x, y) in product(
        _LINKED, product(("banjir", "laporan-kerja", "dana"), (2, 41, 907, "a-b"))
    ):
        yield source.format(x=x, y=y), target.format(x=x, y=y)


def _spoken() -> Iterator[Pair]:
    for (source, target), who, (id_, en) in product(_SAID, _SPEAKERS, _SPOKEN):
        yield source.format(who=who, id=id_), target.format(who=who, en=en)


def pairs() -> list[Pair]:
    """All of them: a text and its translation."""
    return [*_dated(), *_timed(), *_counted(), *_spoken(), *_PARAGRAPHS]


def some(count: int) -> list[Pair]:
    """Some of each kind."""
    return list(islice(pairs(), 0, None, max(1, len(pairs()) // count)))
