"""`content/glossary.yml`: how terms are translated, found in what is sent and asked for in what comes back.

    # One line a term: the article's word, and that of the translation.
    KTT: summit
    presiden:
      translation: president
      variants: [kepala negara]     # other words of articles that mean the same
      accepted: [head of state]     # other translations that a check lets pass
      case: match                   # the default; see below
      note: For editors, never sent.
    Gerindra: {translate: false}    # stays as it is

Only `translation`, or `translate: false`, is needed. `case` says what capitals mean:

match   Capitals of the term are asked for (`AS: US` is not for `as`), small letters may be capitals in the
        article, and the translation follows: `presiden`, `Presiden`, `PRESIDEN` → president, President, PRESIDENT
exact   found as it is written alone, and translated as it is written
ignore  found in any capitals, and translated as it is written

Found are whole words, the longest term first, with the particles of Indonesian (`presidenlah`, `KPK-pun`);
`menteri` is not in `sementara`. Behind a word of number (`para menteri`, `27 negara`) the translation is in the
plural. `menterinya`, `menteri-menteri`, `kementerian` and `eks-menteri` are *derived*: no placeholder stands for
them, because an engine has to see them whole, but a translation is checked for `minister`, `ministers`, or a word
that begins like it, `ministry`; to have them translated in one way only, make them terms.

A list of terms is read as well (`- {term: KTT, translation: summit}`), at the top or below `terms:`, and
`keep: true` for `translate: false`.

`model` has the values, `entry` and `read` make them of the file, `forms` knows how Indonesian bends a term,
`index` finds them, `casing` and `plural` write the translation as the article needs it, `english` looks for it in
a translation.
"""

from digest.glossary.glossary import Glossary, glossary_of
from digest.glossary.model import Case, Term, Use
from digest.glossary.read import read_glossary

__all__ = ["Case", "Glossary", "Term", "Use", "glossary_of", "read_glossary"]
