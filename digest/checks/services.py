"""What a translation service says about itself, where a translation was expected."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"""
    ^\s*(?:<(?:!doctype|html|head|body)\b | <\?xml\b | \{\s*"(?:error|errors|message|code|status|detail)"\s*:)
  | <title>\s*(?:error|4\d\d|50\d)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID = re.compile(
    r"""
    mymemory\ warning | you\ used\ all\ available\ free\ translations | query\ length\ limit\ exce+ded
  | no\ query\ specified | please\ select\ two\ distinct\ languages
  | invalid\ (?:source|target)\ language | invalid\ language\ pair | invalid\ email\ provided
  | portal\.libretranslate\.com | slowdown:\ \d+\ per\ \d+ | please\ contact\ the\ server\ operator
  | unusual\ traffic\ from\ your\ computer | before\ you\ continue\ to\ google | that[’']s\ an\ error\b
  | the\ server\ encountered\ (?:an?\ )?(?:internal|temporary)\ error | error\ 5\d\d\ \(server\ error\)
  | please\ (?:enable|turn\ on)\ (?:cookies|javascript) | checking\ your\ browser
  | attention\ required!\ \|\ cloudflare
  | ray\ id:\ [0-9a-f]{8} | \b(?:nginx|cloudflare)/?[\d.]*\s*\Z
  | (?:monthly|daily|character|usage|request|rate|translation)\ (?:limit|quota)
          \ (?:has\ been\ |was\ |is\ )?(?:reached|exceeded)
  | exceeded\ your\ (?:current\ )?(?:quota|limit) | authentication\ (?:failed|failure)|authorization\ failed
  | ^\W*(?:http\W{0,3})?(?:error\W{0,3})?(?:4\d\d|50\d)\W+
          (?:too\ many\ requests|service\ unavailable|bad\ gateway|bad\ request|unauthorized|forbidden|not\ found
            |(?:internal\ )?server\ error|gateway\ time-?out)
  | ^\W*(?:too\ many\ requests|service\ (?:temporarily\ )?unavailable|bad\ (?:gateway|request)
          |internal\ server\ error|gateway\ time-?out|access\ denied|quota\ exceeded|rate\ limit\ exceeded
          |daily\ limit\ exceeded|(?:request|connection)\ timed\ out|invalid\ (?:api|auth)[\ -]key|unauthorized
          |translation\ (?:failed|error|not\ found|unavailable|service)
          |(?:null|undefined|none|\[object\ object\])(?=\W*\Z))\b
  | ^\W*(?:(?:sure|certainly|of\ course)\b[^\n]{0,20}?\bhere
          |here(?:\ is|['’]s)\ (?:the|your)\ (?:english\ )?translat(?:ion|ed)
          |(?:the\ )?(?:english\ )?translation(?:\ of\ [^\n:]{1,40})?(?:\ is)?:\s
          |as\ an\ ai\b|i['’]m\ sorry,\ (?:but\ )?i\ can(?:['’]t|not)
          |i\ can(?:['’]t|not)\ (?:assist|help|translate)
          |please\ provide\ the\ (?:text|indonesian))
    """,
    re.VERBOSE | re.IGNORECASE,
)


_HINTS = (
    "mymemory", "translat", "limit", "query", "distinct", "invalid", "portal.", "slowdown", "contact the server",
    "unusual traffic", "before you continue", "error", "javascript", "cookies", "browser", "cloudflare", "ray id",
    "nginx", "quota", "authenti", "authoriz", "request", "unavailable", "gateway", "forbidden", "not found",
    "access denied", "timed out", "null", "undefined", "none", "[object", "sure", "certainly", "of course",
    "an ai", "sorry", "i can", "please", "<", "{",
)  # fmt: skip
"""Without any of these in it, no text is a service's."""


def find_service_words(source: str, target: str) -> str | None:
    """What in `target` a service says, or the beginning of an error page; None if the source says it, too."""
    folded = target.casefold()
    if not any(hint in folded for hint in _HINTS):
        return None
    for pattern in (_PAGE, _SAID):
        found = pattern.search(target)
        if found and not pattern.search(source):
            return found[0].strip()
    return None
