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


NEWS: tuple[Pair, ...] = (
    ("Moskow Terima Delegasi Hamas", "Moscow Receives Hamas Delegation"),
    ("Harga BBM Naik per 1 September", "Fuel Prices Rise from September 1"),
    (
        "Jakarta (ANTARA) - Presiden Joko Widodo meresmikan Bendungan Ciawi, Jumat (23/12/2022).",
        "Jakarta (ANTARA) - President Joko Widodo inaugurated the Ciawi Dam on Friday, December 23, 2022.",
    ),
    (
        "“Kami sudah menyiapkan 1.200 personel,” kata Kapolres Bogor AKBP Iman Imanuddin, Sabtu.",
        '"We have prepared 1,200 personnel," Bogor Police Chief Iman Imanuddin said on Saturday.',
    ),
    (
        "Timnas Indonesia U-23 menang 2-0 atas Vietnam pada menit ke-88.",
        "Indonesia's U-23 team beat Vietnam 2-0 in the 88th minute.",
    ),
    (
        "Rupiah ditutup melemah 35 poin ke posisi Rp15.890 per dolar AS.",
        "The rupiah closed 35 points lower at Rp15,890 per US dollar.",
    ),
    (
        "Inflasi tahunan tercatat 2,57 persen pada Januari 2024.",
        "Annual inflation was recorded at 2.57 percent in January 2024.",
    ),
    (
        "BMKG mencatat gempa bermagnitudo 5,6 pada pukul 13.21 WIB dengan kedalaman 10 km.",
        "The meteorological agency (BMKG) recorded a 5.6-magnitude quake at 1:21 p.m. Western "
        "Indonesian Time at a depth of 10 km.",
    ),
    (
        "Sebanyak 3.500 warga mengungsi, termasuk 420 anak-anak dan 75 lansia.",
        "As many as 3,500 residents have fled, including 420 children and 75 elderly people.",
    ),
    (
        "Produksi beras turun 17,74 persen menjadi 2,28 juta ton.",
        "Rice production fell 17.74 percent to 2.28 million tonnes.",
    ),
    (
        "Peserta wajib membawa:\n\n- KTP asli\n- dua lembar foto 3x4\n- materai Rp10.000",
        "Participants must bring:\n\n- an original ID card\n- two 3x4 photos\n- a Rp10,000 stamp duty",
    ),
    (
        "Ia lahir di Surabaya pada 6 Juni 1901 dan wafat pada 21 Juni 1970.",
        "He was born in Surabaya on June 6, 1901, and died on June 21, 1970.",
    ),
    (
        "Menurut WHO, sekitar 1 dari 4 anak mengalami stunting.",
        "According to the WHO, about one in four children is stunted.",
    ),
    ('"Tidak ada toleransi," tegasnya.', '"There is zero tolerance," he stressed.'),
    (
        "Kementerian Kesehatan (Kemenkes) melaporkan 14 kasus baru, sedangkan pekan lalu hanya lima.",
        "The Ministry of Health (Kemenkes) reported 14 new cases, compared with only five last week.",
    ),
    (
        "Film itu tayang mulai Kamis, 9 November, di 200 bioskop.",
        "The film opens on Thursday, November 9, in 200 cinemas.",
    ),
    ("Sidang ditunda hingga 2 pekan ke depan.", "The hearing was postponed for two weeks."),
    (
        "Kapal itu membawa 44 kontainer berisi beras seberat 1.100 ton.",
        "The ship was carrying 44 containers of rice weighing 1,100 tonnes.",
    ),
    (
        "Perjanjian itu ditandatangani pada abad ke-17, tepatnya 1667.",
        "The agreement was signed in the 17th century, in 1667.",
    ),
    (
        "Anak berusia 7 tahun itu ditemukan selamat setelah 3 hari.",
        "The seven-year-old was found safe after three days.",
    ),
    (
        "Ia divonis 2,5 tahun penjara dan denda Rp100 juta subsider 3 bulan kurungan.",
        "He was sentenced to two and a half years in prison and fined Rp100 million, or three months' "
        "confinement.",
    ),
    (
        "Kereta Cepat Whoosh melaju hingga 350 km/jam.",
        "The Whoosh high-speed train reaches speeds of up to 350 km/h.",
    ),
    (
        "Utang luar negeri mencapai US$ 407,1 miliar atau sekitar Rp 6.300 triliun.",
        "External debt reached US$407.1 billion, or about Rp 6,300 trillion.",
    ),
    ("Dalam 24 jam terakhir, terjadi 12 kali letusan.", "There have been 12 eruptions in the last 24 hours."),
    (
        "Lihat video di [YouTube](https://youtu.be/abc123) atau ikuti @digest.",
        "Watch the video on [YouTube](https://youtu.be/abc123) or follow @digest.",
    ),
    ("Sekitar seribu orang berunjuk rasa.", "About a thousand people demonstrated."),
    (
        "Pemerintah menargetkan pertumbuhan 5,2%-5,5% tahun depan.",
        "The government is targeting growth of 5.2%-5.5% next year.",
    ),
    ("Gol dicetak pada menit 45+2.", "The goal was scored in the 45+2 minute."),
    ("Skuad asuhan Shin Tae-yong itu finis di peringkat ketiga.", "Shin Tae-yong's squad finished third."),
    (
        "Presiden AS Joe Biden dan PM Inggris Rishi Sunak bertemu selama 1 jam.",
        "US President Joe Biden and UK Prime Minister Rishi Sunak met for an hour.",
    ),
    ("Toko buka Senin–Jumat pukul 08.00–16.00.", "The shop is open Monday–Friday from 8 a.m. to 4 p.m."),
    ("Sejak 2020-an, jumlahnya naik dua kali lipat.", "Since the 2020s the number has doubled."),
    ("Nomor 021-5556789 dapat dihubungi 24 jam.", "The number 021-5556789 is available 24 hours a day."),
    (
        "Pasal 27 ayat (3) UU ITE dinilai karet.",
        "Article 27 paragraph (3) of the ITE Law is considered a catch-all.",
    ),
)
"""Sentences as they stand in the news, with all that makes checks cry wolf."""


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
