"""Who published: the outlets that texts name, and the words with which they name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Outlet:
    """A portal or agency; `host` is that of its site, `pattern` how texts write it, letters' case included."""

    name: str
    host: str
    pattern: str


_TABLE = r"""
detikcom            | detik.com          | detik(?:com|\.com|news|finance|[A-Z]\w+)|Detik(?:com|\.com)|20detik
CNN Indonesia       | cnnindonesia.com   | CNN ?Indonesia(?:\.com)?|CNNINDONESIA\.COM
CNBC Indonesia      | cnbcindonesia.com  | CNBC Indonesia
Antara              | antaranews.com     | (?:LKBN )?(?:ANTARA|Antara)(?: ?News|news(?:\.com)?)?
Kompas.com          | kompas.com         | K(?:OMPAS|ompas)\.(?:com|COM)
Kompas.id           | kompas.id          | K(?:OMPAS|ompas)\.id
Kompas TV           | kompas.tv          | K(?:OMPAS|ompas)(?: |\.)?TV
Kompas              |                    | K(?:OMPAS|ompas)
Tempo               | tempo.co           | T(?:EMPO|empo)(?:\.CO|\.co)?
Liputan6.com        | liputan6.com       | L(?:IPUTAN|iputan)6(?:\.com|\.COM)?
Republika           | republika.co.id    | REPUBLIKA(?:\.CO\.ID)?|Republika(?:\.co\.id)?
Tribunnews          | tribunnews.com     | TRIBUN[A-Z-]*(?:\.COM)?|Tribun(?:news|[A-Z]\w+)(?:\.com)?
Tirto.id            | tirto.id           | [Tt]irto(?:\.id)?
Suara.com           | suara.com          | S(?:uara|UARA)\.(?:com|COM)
Bisnis.com          | bisnis.com         | B(?:isnis|ISNIS)\.(?:com|COM)
Merdeka.com         | merdeka.com        | M(?:erdeka|ERDEKA)\.(?:com|COM)
Okezone             | okezone.com        | O(?:kezone|KEZONE)(?:\.com|\.COM)?
SINDOnews           | sindonews.com      | (?:SINDO|Sindo)(?:news|NEWS)(?:\.com|\.COM)?
iNews.id            | inews.id           | i(?:News|NEWS)(?:\.id|\.ID)?
JawaPos.com         | jawapos.com        | Jawa ?Pos(?:\.com)?|JAWAPOS(?:\.COM)?
JPNN                | jpnn.com           | (?:jpnn|JPNN)(?:\.com)?
Media Indonesia     | mediaindonesia.com | Media Indonesia|MEDIA INDONESIA
VIVA                | viva.co.id         | VIVA(?:\.co\.id)?|Viva\.co\.id
kumparan            | kumparan.com       | [Kk]umparan(?:NEWS|\.com)?
IDN Times           | idntimes.com       | IDN T(?:imes|IMES)
Katadata            | katadata.co.id     | Katadata(?:\.co\.id)?
Kontan              | kontan.co.id       | K(?:ontan|ONTAN)(?:\.co\.id|\.CO\.ID)?
RRI                 | rri.co.id          | RRI(?:\.co\.id)?
The Jakarta Post    | thejakartapost.com | (?:The )?Jakarta Post
VOA Indonesia       | voaindonesia.com   | VOA Indonesia
BBC News Indonesia  |                    | BBC (?:News )?Indonesia
DW Indonesia        |                    | DW Indonesia
AFP                 | afp.com            | AFP|Agence France[- ]Presse
AP                  | apnews.com         | (?:The )?Associated Press|AP(?: News)?
Reuters             | reuters.com        | R(?:euters|EUTERS)
TASS                | tass.com           | (?:ITAR-)?T(?:ASS|ass)
RIA Novosti         | ria.ru             | RIA(?: Novosti)?
Sputnik             | sputniknews.com    | Sputnik
Xinhua              | xinhuanet.com      | X(?:inhua|INHUA)
Kyodo               | kyodonews.net      | Kyodo(?: News)?
Yonhap              | yna.co.kr          | Yonhap
Bernama             | bernama.com        | B(?:ernama|ERNAMA)
Anadolu             | aa.com.tr          | Anadolu(?: Agency)?
Bloomberg           | bloomberg.com      | Bloomberg
Al Jazeera          | aljazeera.com      | Al[- ]Jazeera
The New York Times  | nytimes.com        | (?:The )?New York Times
The Washington Post | washingtonpost.com | (?:The )?Washington Post
The Wall Street Journal | wsj.com        | (?:The )?Wall Street Journal
The Guardian        | theguardian.com    | (?:The )?Guardian
Financial Times     | ft.com             | (?:The )?Financial Times
CNN                 | cnn.com            | CNN(?: International)?
CNBC                | cnbc.com           | CNBC(?: International)?
BBC                 | bbc.com            | BBC(?: News)?
VOA                 | voanews.com        | VOA|Voice of America
DW                  | dw.com             | DW|Deutsche Welle
dpa                 | dpa.com            | dpa|DPA
"""
"""Name, host, and how texts write it, in the order in which they are tried: `CNN Indonesia` before `CNN`."""

OUTLETS = tuple(Outlet(*(cell.strip() for cell in line.split("|", 2))) for line in _TABLE.strip().splitlines())

NAME = "(?:" + "|".join(outlet.pattern for outlet in OUTLETS) + r")(?![\w.]?\w)"
"""Any outlet of the table."""

SITE = r"(?i:[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|id|co|net|org|news|tv|info))(?![\w@]|\.\w)"
"""An outlet that writes its name as an address."""

_RELAY = (
    r"\b(?i:(?:di|me)?lansir|dikutip|mengutip|disitat|menukil)\b(?:\s+(?:dari|oleh|pula|juga|kembali|laman"
    r"|situs|web|resmi|media|portal|berita|kantor|agensi|harian|koran|surat|kabar|stasiun|televisi)\b)*\s+"
)
_RELAYED = re.compile(rf"(?:{_RELAY}|\b[Kk]epada\s+)(?P<name>{NAME}|{SITE})")
_UNKNOWN = re.compile(rf"{_RELAY}[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,3}}")
_REPORTED = re.compile(
    r"\b(?i:dilaporkan|diberitakan|dikabarkan|laporan|lapor|menurut|kantor berita|media)\b"
    r"(?:\s+(?:oleh|dari|kantor|berita|media|resmi|pemerintah|negara|[A-Z][a-z]+,?))*"
    rf"\s+(?P<name>{NAME})"
)
_BRACKETED = re.compile(rf"\((?P<name>{NAME})\)")
_EXACT = [(outlet, re.compile(outlet.pattern)) for outlet in OUTLETS]


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet's name, and the words of the text that make it the source."""

    name: str
    words: str


def canonical(name: str) -> str:
    """`KOMPAS.com`, `detikNews` as their outlet's own name; a name that the table lacks as it is."""
    name = " ".join(name.split())
    return next((outlet.name for outlet, pattern in _EXACT if pattern.fullmatch(name)), name)


def is_outlet(text: str) -> bool:
    """Whether `text` is the name of an outlet and nothing else."""
    return re.fullmatch(f"{NAME}|{SITE}", " ".join(text.split())) is not None


def known_outlet(url: str) -> str | None:
    """The outlet of the table that publishes at `url`, or None."""
    host = "." + (urlsplit(url).hostname or "")
    return next((outlet.name for outlet in OUTLETS if outlet.host and host.endswith("." + outlet.host)), None)


def outlet_of(url: str) -> str | None:
    """The outlet that publishes at `url`: by the table, else the bare name of the host."""
    return known_outlet(url) or (urlsplit(url).hostname or "").removeprefix("www.") or None


def find_mentions(texts: Iterable[str]) -> list[Mention]:
    """The outlets that the text credits, the likeliest source first.

    Who is relayed (`dilansir AFP`) or has been spoken to (`kepada detikcom`) comes before who stands in
    brackets, and last who is only reported to have reported (`menurut kantor berita TASS`).
    """
    whole = "\n".join(texts)
    found: dict[str, Mention] = {}
    for pattern in (_RELAYED, _BRACKETED, _REPORTED):
        for match in pattern.finditer(whole):
            name = canonical(match["name"])
            found.setdefault(name, Mention(name, " ".join(match[0].split())))
    return list(found.values())


def find_unknown(texts: Iterable[str]) -> str | None:
    """Words of the text that credit somebody who is not in the table; a person has to judge them."""
    matches = (_UNKNOWN.search(text) for text in texts)
    return next((" ".join(match[0].split()) for match in matches if match), None)
