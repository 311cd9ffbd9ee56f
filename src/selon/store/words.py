"""Words as the full-text index knows them: folded, and stemmed by the language of the text.

SQLite's `unicode61` folds accents and splits elisions but knows no stems, so a column of stems
stands beside the text. Stems of snowballstemmer (Snowball project); they lump too much at times
(`tu` for `tué`), so the words themselves weigh more in the ranking.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache, partial
from typing import Any

from selon.ledger.remembering import Remembered

STEMMERS = {"fr": "french", "en": "english"}
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_TERM = re.compile(r'(-?)"([^"]+)"|(-?)(\w[\w\'’.-]*)(\*?)')
_OR = frozenset({"OR", "OU"})


def fold(words: str) -> str:
    """Take case and accents away.

    >>> fold("Évacués, Cœur")
    'evacues, coeur'
    """
    text = unicodedata.normalize("NFKD", words.casefold().translate(_LIGATURES))
    return _MARKS.sub("", text)


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - the library is untyped
    import snowballstemmer  # noqa: PLC0415 - only who searches or ingests needs it

    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=1024)
def stem(word: str, language: str) -> str:
    """Give the folded stem of a word, the folded word in a language without a stemmer.

    >>> stem("tués", "fr") == stem("tuées", "fr")
    True
    """
    lower = word.casefold()
    if language in STEMMERS:
        lower = str(_stemmer(language).stemWord(lower))
    return fold(lower)


def stems(text: str, language: str) -> str:
    """Give the stems of a text in order, as the index keeps them."""
    return " ".join(map(_known_stems(language).__getitem__, _WORD.findall(text)))


@cache
def _known_stems(language: str) -> Remembered[str, str]:
    """Give the stems of a language's words as they stand in texts."""
    return Remembered(partial(stem, language=language))


def match(query: str) -> str:
    """Give what the index is asked for a person's query; empty when it names no word.

    Words must all be there, in any form; `"a phrase"` stands as it is; `-word` is excluded;
    `begin*` takes all endings; OR (OU) between two terms asks for either.

    >>> match('tués -Kandar')
    '({title body} : "tues" OR stems : "tu" OR stems : "tue") NOT ({title body} : "kandar")'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for found in _TERM.finditer(query):
        no, phrase, no_word, word, star = found.groups()
        if word in _OR:
            either = bool(wanted)
            continue
        term = _phrase(phrase) if phrase else _word(word, star, exact=bool(no_word))
        if not term:
            continue
        if no or no_word:
            unwanted.append(term)
        elif either and wanted:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        either = False
    if not wanted:
        return ""
    asked = " AND ".join(wanted)
    if unwanted:
        asked = f"({asked})" if len(wanted) > 1 else asked
        asked += "".join(f" NOT {term}" for term in unwanted)
    return asked


def _phrase(words: str) -> str:
    parts = _WORD.findall(fold(words))
    return f'({{title body}} : "{" ".join(parts)}")' if parts else ""


def _word(word: str, star: str, *, exact: bool) -> str:
    parts = _WORD.findall(word)
    if not parts:
        return ""
    if star or exact or len(parts) > 1:
        plain = " ".join(_WORD.findall(fold(word)))
        return f'({{title body}} : "{plain}"{" *" if star else ""})'
    forms = dict.fromkeys(stem(parts[0], language) for language in STEMMERS)
    asked = [f'{{title body}} : "{fold(parts[0])}"', *(f'stems : "{form}"' for form in forms)]
    return f"({' OR '.join(asked)})"


def forms_of(query: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the folded words and the stems that a query looks for, to mark them in a text."""
    words: set[str] = set()
    found: set[str] = set()
    for no, phrase, no_word, word, star in _TERM.findall(query):
        if no or no_word or word in _OR:
            continue
        for part in _WORD.findall(phrase or word):
            words.add(fold(part) + star)
            if word and not star:
                found.update(stem(part, language) for language in STEMMERS)
    return frozenset(words), frozenset(found)
