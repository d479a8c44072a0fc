"""Markdown as news sites write it, and worse; and engines that answer with anything but a translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = [
    "kata",
    "Rusia",
    "tidak",
    "setuju",
    "1.400",
    "27/10/2023",
    "R&D",
    "snake_case",
    "5*3",
    "Rp2,3 triliun",
    "“ya”",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
SPANS = [
    "{0}", "**{0}**", "*{0}*", "***{0}***", "`{0}`", "``a ` b``", "[{0}](https://a.id/x_(y)?q=1&r=2 \"Judul\")",
    "![{0}](foto.jpg)", "[{0}][rujukan]", "[Antara]", "[Antara][]", "<https://b.id/c>", "https://c.id/d_e?f=g.",
    "{0}[^1]", "<b title=\"{0}\">{0}</b>", "<br>", "{{{{ {0} }}}}", "{{% raw %}}", ":smile:", "{0}{{: .kelas }}",
    "$x^2_{0}$", "US$5", "~~{0}~~", "=={0}==", "H~2~O", "++ctrl+c++", "&nbsp;", "\\*{0}\\*", "a@b.id",
    "www.antara.id/x", "<code>{0}</code>", "![a](b.png){{: width=\"3\" }}",
]  # fmt: skip


@st.composite
def _inline(draw: st.DrawFn) -> str:
    spans = draw(st.lists(st.sampled_from(SPANS), min_size=1, max_size=5))
    glue = draw(st.sampled_from([" ", " ", "", ", ", "  \n", "\n"]))
    return glue.join(span.format(draw(words)) for span in spans)


inline = _inline()
line = inline.map(lambda text: " ".join(text.split()))
_indent = lambda text, prefix: "\n".join(prefix + row for row in text.split("\n"))  # noqa: E731  used in a table of lambdas

BLOCKS: list[st.SearchStrategy[str]] = [
    inline,
    inline,
    line.map(lambda text: f"## {text}"),
    words.map(lambda text: f"{text}\n==="),
    inline.map(lambda text: _indent(text, "> ")),
    st.lists(line, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
    st.lists(line, min_size=1, max_size=3).map(lambda rows: "\n\n".join(f"1. {row}" for row in rows)),
    st.tuples(line, line).map(lambda pair: f"- {pair[0]}\n\n    {pair[1]}\n\n    - {pair[0]}"),
    st.tuples(words, words).map(
        lambda pair: f"| {pair[0]} | B |\n|---|:-:|\n| **{pair[1]}** | `x` |\n| a \\| b | 2,5 |"
    ),
    st.tuples(words, inline).map(
        lambda pair: f'!!! note "{pair[0]}"\n{_indent(pair[1], "    ")}\n\n    {pair[0]}'
    ),
    st.tuples(words, line).map(lambda pair: f'=== "{pair[0]}"\n\n    {pair[1]}'),
    st.tuples(words, line).map(lambda pair: f'???+ tip "{pair[0]}"\n    {pair[1]}'),
    words.map(lambda text: f'```python title="x"\n{text}\n```'),
    words.map(lambda text: f"    {text}"),
    words.map(lambda text: f"$$\n{text}\n$$"),
    words.map(lambda text: f"{{{{< galeri\n{text}\n>}}}}"),
    st.tuples(words, words).map(lambda pair: f"{pair[0]}\n:   {pair[1]}"),
    st.tuples(words, words).map(
        lambda pair: (
            f'<div class="kotak" title="{pair[0]}">\n<p>{pair[0]} <b>{pair[1]}</b></p>\n'
            f'<img alt="{pair[1]}" src="x.png">\n</div>'
        )
    ),
    words.map(lambda text: f"<!-- {text} -->"),
    words.map(lambda text: f"<script>\n{text}\n</script>"),
    st.just("---"),
    st.just("[TOC]"),
    line.map(lambda text: f"[^1]: {text}"),
]
DEFINITIONS = '\n\n[rujukan]: https://r.id/s "Judul"\n[Antara]: https://antara.id\n\n*[BMKG]: Badan Meteorologi\n'

documents = st.lists(st.one_of(BLOCKS), min_size=1, max_size=6).map(lambda rows: "\n\n".join(rows) + DEFINITIONS)
soup = st.text(st.sampled_from("ab1 \n\t`*_{}[]()<>#+-.!|~^=$:&\\/\"'>%\r\u00a0"), max_size=60)

ANSWERS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "reversed": lambda text: text[::-1],
    "a list item": lambda _: "- x",
    "a numbered item": lambda _: "1. x",
    "a table": lambda _: "| x |",
    "a heading": lambda _: "# x",
    "a script": lambda _: "<script>",
    "a block element": lambda _: "<div>x</div>",
    "blank lines": lambda _: "a\n\nb",
    "no placeholders": lambda text: re.sub(r"\[\[\d+\]\]", "", text).strip() or "x",
    "doubled": lambda text: f"{text} {text}",
    "spaced placeholders": lambda text: re.sub(r"\[\[(\d+)\]\]", r" [[ \1 ]] ", text),
    "emphasis": lambda text: f"*{text}*",
    "a fence": lambda _: "```",
    "indented": lambda _: "    x",
    "a quotation": lambda _: "> x",
    "a definition": lambda _: '[foo]: /url "x"',
    "a shortcode": lambda _: "{{ x }} {: .a }",
    "quotation marks": lambda _: "a \"b\" 'c'",
    "a backslash": lambda text: f"{text}\\",
    "entities": lambda _: "&amp; &lt;b&gt;",
    "an underline": lambda _: "===",
    "a term": lambda _: ": x",
    "an admonition": lambda _: '!!! note "x"',
    "links": lambda _: "[x](y) ![z](w) <https://q.id>",
    "a code span": lambda _: "`x` ``",
    "a footnote": lambda _: "x[^1] [^9]: y",
    "an emoji": lambda _: ":x: US$5 $y$ ==z==",
}


class Echo:
    """An engine that answers with a function of each text."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        self.name = "echo"
        self.asked: list[str] = []
        self._answer = answer

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self.asked += texts
        return [self._answer(text) for text in texts]
