"""`content/glossary.yml`: how terms are translated, found in what is sent and asked for in what comes back.

    # One line a term: Indonesian: English.
    KTT: summit
    presiden:
      translation: president
      variants: [kepala negara, Presiden RI]  # other Indonesian words for the same
      accepted: [head of state]   # other English words that a check lets pass
      case: match                 # match: as capitals stand in the article; exact: as written here alone;
                                  # ignore: whatever the capitals, the translation as written here
      note: for editors, never sent
    Gerindra: {translate: false}  # stays as it is

`model` has the values, `read` makes them of the file, `forms` knows how Indonesian bends a term, `index` finds
them, `casing` writes the translation in the capitals of the article, `english` looks for it in a translation.
"""

from digest.glossary.glossary import Glossary, glossary_of
from digest.glossary.model import Case, Term, Use
from digest.glossary.read import read_glossary

__all__ = ["Case", "Glossary", "Term", "Use", "glossary_of", "read_glossary"]
