"""The portal's own lines in the middle of a text, as one table.

A rule takes a whole paragraph or none of it: the same words within a sentence are part of the article.
To teach digest a new line, add a rule and its example here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.importing.model import Removal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.importing.model import Block


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` matches a whole paragraph, in any case, with its quotes straightened, such as `example`."""

    name: str
    pattern: str
    example: str


_OPEN = r"(?:.*[^.?!])?"
"""Words that are no sentence: what ends with a full stop belongs to the article."""

_READ = r"(?:baca|lihat|simak|tonton|saksikan|dengarkan)"
_WORD = r"(?-i:[A-Z0-9'\"][^\s.?!]*|d[ai]n?|ke|dari|yang|untuk|dengan|pada|oleh|dalam|atas|bagi|vs|soal|usai)"
_TITLED = rf"(?-i:[A-Z0-9'\"])[^\s.?!]*(?:\s{_WORD}(?!\S)){{2,}}[?!]?"
"""Three words or more in Title Case: a headline. A sentence has other words as well."""

_SITE = r"\S+\.(?:com|id|net|tv|org)\b"
_CHANNEL = r"(?:google news|(?:whatsapp|wa|telegram) channel|(?:saluran|kanal|grup|channel) (?:whatsapp|telegram))"
_SAID = r"(?:kata|ujar|tutur|imbau|ajak|pesan|ucap|jelas)"

RULES = (
    Rule(
        "scroll",
        r"(?:advertisement\s+)?scroll to (?:continue|resume)(?: with)? content",
        "SCROLL TO CONTINUE WITH CONTENT",
    ),
    Rule(
        "scroll-down",
        r"(?:scroll|gulir)(?: ke bawah)? untuk (?:melanjutkan|lanjut) membaca",
        "Gulir ke bawah untuk lanjut membaca",
    ),
    Rule("advertisement", r"[\s–—-]*(?:advertisements?|iklan|sponsored)[\s:–—-]*", "ADVERTISEMENT"),
    Rule("embed", r"(?:\[\s*gambas\s*:[^\]]*\]\s*)+", "[Gambas:Video 20detik]"),
    Rule("read-also", rf"\(?(?:{_READ} (?:juga|pula)|baca)\s*:.*", "Baca juga: Harga Beras Naik Lagi"),
    Rule("read-also-bare", rf"{_READ} (?:juga|pula)", "BACA JUGA"),
    Rule(
        "read-also-quoted",
        rf"{_READ} (?:juga|pula),?\s*['\"][^.]+['\"]\s*:?",
        "Baca juga “Harga Beras Naik Lagi”",
    ),
    Rule(
        "video",
        rf"{_READ}(?: juga)? videos?\b(?:\s*:.*|[^'\":.]*['\"].+['\"][^'\".]*)",
        "Simak juga Video 'Suasana Pasar Ikan':",
    ),
    Rule(
        "video-below",
        rf"{_READ}(?: juga)? video (?:pilihan|menarik|lengkap|selengkapnya|berikut|di bawah)\b{_OPEN}",
        "Saksikan Video Pilihan di Bawah Ini:",
    ),
    Rule(
        "read-also-titled",
        rf"{_READ} (?:juga|pula) {_TITLED}",
        "Lihat juga Harga Beras Naik Lagi di Muara",
    ),
    Rule("video-title", rf"\(?video\s*:{_OPEN}", "Video: Suasana Pasar Ikan"),
    Rule(
        "next-page",
        r"[<>«»›\s]*(?:(?:simak|baca|lihat|lanjut(?:kan)?|berlanjut|bersambung) )?(?:selengkapnya )?(?:di |ke )?"
        r"(?:halaman|hal\.?) (?:selanjutnya|berikutnya|berikut|sebelumnya)(?: ini)?[<>«»›:.\s]*",
        "Halaman Selanjutnya",
    ),
    Rule("page-number", r"halaman\s*:?\s*(?:\d+\s*)+(?:selanjutnya|tampilkan semua)?", "Halaman 1 2 3"),
    Rule(
        "more",
        rf"(?:{_READ} )?selengkapnya(?: (?:di sini|di bawah ini|klik di sini))?\s*[:>»]*",
        "Baca selengkapnya di sini",
    ),
    Rule("editors-choice", r"pilihan (?:redaksi|editor)(?:\s*:.*)?", "Pilihan Redaksi"),
    Rule(
        "related",
        r"(?:berita|artikel|video|topik|konten|foto) (?:terkait|terpopuler|populer|lainnya|pilihan)\s*:?",
        "Berita Terkait",
    ),
    Rule("recommended", r"(?:rekomendasi(?: untuk anda)?|terpopuler|trending)\s*:?", "Rekomendasi untuk Anda"),
    Rule(
        "follow-news",
        r"(?:ikuti|dapatkan|cek|baca|temukan|simak|follow)(?: juga| terus)? "
        r"(?:berita|artikel|update|informasi|info|kabar|kami|breaking news|saluran|kanal|channel|whatsapp"
        rf"|wa|akun|{_SITE})\b(?!.*,\s*{_SAID}\b).*\b{_CHANNEL}\b.*|ikuti {_CHANNEL}\b{_OPEN}",
        "Ikuti berita terkini kami di Google News",
    ),
    Rule(
        "follow-us",
        r"(?:ikuti|follow|subscribe|berlangganan) "
        rf"(?:kami|akun|media sosial|instagram|twitter|channel|newsletter)\b{_OPEN}",
        "Ikuti kami di Instagram",
    ),
    Rule(
        "app",
        rf"(?:download|unduh|install) (?:apps?|aplikasi)\b{_OPEN}",
        "Download Apps Detikcom Sekarang https://apps.detik.com/detik/",
    ),
    Rule(
        "published-in",
        rf"(?:artikel|berita|tulisan) ini\b.*\b(?:tayang|terbit|dimuat)\b.* di {_SITE}.*\bjudul\b.*",
        "Artikel ini telah tayang di Kompas.com dengan judul “Pasar Dibuka Lagi”",
    ),
    Rule(
        "read-article",
        r"baca artikel \S+.* ?['\"].+['\"] selengkapnya\b.*",
        "Baca artikel detiknews, “Pasar Dibuka Lagi” selengkapnya https://news.detik.com/d-1",
    ),
    Rule(
        "share",
        r"(?:bagikan|share|sebarkan|komentar|salin (?:link|tautan)|copy link)(?:\s*:[^.]{0,60}|\s*\(?\d+\)?)?",
        "Bagikan: Facebook Twitter",
    ),
    Rule("photo-link", r"(?:lihat|perbesar) (?:foto|gambar|galeri)", "Lihat Foto"),
    Rule("loading", r"loading\s*(?:\.{3}|…)?", "Loading..."),
    Rule("script", r"(?:\(adsbygoogle\s*=|googletag\.cmd).*", "(adsbygoogle = window.adsbygoogle).push({});"),
    Rule(
        "copyright",
        r"(?:(?:copyright|hak cipta)\s*(?:©|\(c\))|copyright \d{4}|©).*"
        r"|hak cipta dilindungi(?: oleh)? undang-undang\.?"
        r"|dilarang keras mengambil konten\b.*\bizin\b.*",
        "Copyright © ANTARA 2023",
    ),
    Rule("tags", rf"(?:tags?|topik|kata kunci)\s*:{_OPEN}", "Tag: pasar, ikan"),
)
"""All rules, in the order in which they are tried."""

_COMPILED = [(rule, re.compile(rule.pattern, re.IGNORECASE | re.DOTALL)) for rule in RULES]
_LISTINGS = frozenset({"read-also", "read-also-bare", "editors-choice", "related", "recommended"})
_QUOTES = str.maketrans("“”„‘’`", "\"\"\"'''")
_BULLET = re.compile(r"^[•▪▶►→»>*–-]\s+")
_EMBEDS = re.compile(r"(?:\s*\[\s*gambas\s*:[^\]]*\])+\s*$", re.IGNORECASE)
"""What no sentence ends with, so that it may go without a paragraph of its own."""

_FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
_INITIALS = re.compile(
    r"""
    (?:(?<=[.!?…"”'’)])|^) \s* (?:\*\*)?
    (?: [(\[]\s*(?: [a-z]{2,5}(?:\s*/\s*[a-z]{2,5}){1,3} | [A-Z]{2,5}(?:/[A-Z]{2,5}){1,3}
                  | [a-z]{2,4} | (?:[A-Za-z]{2,6}/)?[A-Z]{1,3}-\d{1,2} | \* )\s*[)\]]
      | (?<![^\s])(?:[*\#-]\s*){3,} )
    (?:\*\*)? \s* $
    """,
    re.VERBOSE,
)
"""`(abc/def)`, `(abc)`, `(OL-4)`, `(*)` behind the last full stop; a closing `***`."""


def find_rule(text: str) -> Rule | None:
    """The rule that takes the paragraph `text`, or None where it is part of the article."""
    plain = _BULLET.sub("", " ".join(text.split()).translate(_QUOTES))
    return next((rule for rule, pattern in _COMPILED if pattern.fullmatch(plain)), None)


def remove_boilerplate(blocks: Sequence[Block]) -> tuple[list[Block], list[Removal]]:
    """The blocks that are part of the article, and the portal's lines.

    Behind a bare `Baca juga:` stand headlines of other articles: they go with it.
    """
    kept, removed, listing = [], [], ""
    for block in blocks:
        text = block.readable
        rule = None if block.kind == "opaque" else find_rule(text)
        if rule:
            removed.append(Removal(rule.name, text))
            bare = rule.name in _LISTINGS and not text.partition(":")[2].strip()
            listing = rule.name if bare else ""
        elif listing and _leads_elsewhere(block):
            removed.append(Removal(listing, text))
        else:
            embeds = _EMBEDS.search(block.text) if block.kind != "opaque" else None
            removed += [Removal("embed", embeds[0].strip())] if embeds else []
            kept.append(block.without(embeds.start(), embeds.end()) if embeds else block)
            listing = ""
    return kept, removed


def _leads_elsewhere(block: Block) -> bool:
    """Whether a block behind a bare `Baca juga:` is nothing but a link, or a headline in Title Case."""
    if block.kind not in ("paragraph", "item"):
        return False
    if all(run.href for run in block.runs if run.text.strip()):
        return True
    words = [word for word in re.findall(r"[^\W\d_]\S*", block.text) if len(word) > 3]
    titled = sum(word[0].isupper() for word in words) >= 0.8 * len(words)
    return titled and 3 <= len(block.text.split()) <= 20 and not _FINAL.search(block.text)


def remove_initials(blocks: Sequence[Block]) -> tuple[list[Block], list[Removal]]:
    """The blocks without the initials of their writers at the very end."""
    match = _INITIALS.search(blocks[-1].text) if blocks and blocks[-1].kind != "opaque" else None
    if not match or not match[0].strip():
        return list(blocks), []
    removal = Removal("initials", match[0].strip())
    rest = blocks[-1].without(match.start(), match.end())
    return [*blocks[:-1], *([rest] if rest.text.strip() else [])], [removal]
