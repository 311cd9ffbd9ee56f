"""Dispatches in capitals throughout: read with small letters, quoted as they stand.

Old wires and transcripts send capitals only, which hides names from rules and model. Such a text is
read in a copy of the same length, in which only what is likely a name keeps its capital: what opens
a sentence, what no lexicon knows, states, peoples, capitals, months and weekdays. The record then
gets the text and every mention back as they came; names of rows stay in the copy's letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from selon._json import from_dict, to_dict
from selon.reading.actor_words import actor_words

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.record import Record

_SHARE = 0.9  # of the letters of a text in capitals throughout
_LEAST = 60  # letters below which a text is a headline, not a dispatch
_BEFORE = 8  # characters before a word that tell whether it opens a sentence
_SIGN = 5  # letters of an unknown word without vowels that is an acronym (`FMLN`)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENS = re.compile(r"(?:\A|[.!?:]['\"”]?|\n\s*\n|[\"“])\s*\Z")
_VOWELS = frozenset("AEIOUYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ")


def in_capitals(text: str) -> bool:
    """Whether a text has capitals throughout."""
    letters = [c for c in text if c.isalpha() and c.upper() != c.lower()]
    return len(letters) >= _LEAST and sum(c.isupper() for c in letters) >= _SHARE * len(letters)


def truecased(text: str, pack: LanguagePack) -> str:
    """Give a text in capitals with the capitals of names alone; its length stays."""
    names = _names(pack)
    acronyms = {m.group(1) for m in re.finditer(r"[(\[]([A-Z]{2,8})[)\]]", text)}
    pieces: list[str] = []
    last = 0
    dated = _own(pack, "dated")
    phrases = {n for m in _phrases(pack).finditer(text) for n in range(m.start(), m.end())}
    for word in _WORD.finditer(text):
        pieces.append(text[last : word.start()])
        whole = word.start() in phrases and word.group().lower() not in _small(pack)
        whole = whole or bool(dated and _beside_figure(word, dated))
        pieces.append(
            word.group().capitalize() if whole else _cased(word.group(), pack, names, acronyms)
        )
        if _OPENS.search(text[max(0, word.start() - _BEFORE) : word.start()]):
            pieces[-1] = pieces[-1][:1].upper() + pieces[-1][1:]
        last = word.end()
    pieces.append(text[last:])
    _raise_titles(pieces, pack)
    return "".join(pieces)


def _raise_titles(pieces: list[str], pack: LanguagePack) -> None:
    """Give titles and offices right before a name their capital; `pieces` are gaps and words."""
    known = actor_words(pack)
    for k in range(len(pieces) - 4, 0, -2):
        word, gap, following = pieces[k], pieces[k + 1], pieces[k + 2]
        if (word in known.titles or word in known.roles) and gap.isspace():
            name = following[:1].isupper() and not pack.morphology.readings(following.lower())
            pieces[k] = word.capitalize() if name else word


def _cased(word: str, pack: LanguagePack, names: frozenset[str], acronyms: set[str]) -> str:
    low = word.lower()
    if len(low) != len(word):  # letters whose small form is longer
        return word
    if word in acronyms:
        return word
    name = low.split("'")[0].split("’")[0]
    if name in names:
        return low[:1].upper() + low[1:]
    if pack.morphology.readings(low) or pack.morphology.readings(name) or low in _small(pack):
        return low
    if len(word) <= _SIGN and _VOWELS.isdisjoint(word):
        return word
    return low[:1].upper() + low[1:]


def _beside_figure(word: re.Match[str], names: list[str]) -> bool:
    """Whether a month that is a common word too stands beside a figure (`5 MARCH`, `MAY 2`)."""
    if word.group().capitalize() not in names:
        return False
    beside = (word.string[max(0, word.start() - 2) : word.start()], word.string[word.end() :][:2])
    return any(part.strip().isdigit() for part in beside)


def _own(pack: LanguagePack, name: str = "words") -> list[str]:
    """The pack's own list of words with a capital, where it has one."""
    if not (pack.folder / "casing.toml").exists():
        return []
    return [str(word) for word in pack.table("casing")[name]]


@cache
def _written(pack: LanguagePack) -> tuple[str, ...]:
    """What is written with a capital: states, peoples, seats, bodies, and the pack's own list."""
    known = actor_words(pack)
    bodies = [
        name
        for body in pack.table("organisations")["organisations"]
        for name in (body["name"], *body.get("aliases", ()))
    ]
    return (*known.nations, *known.capitals, *known.demonyms, *_own(pack), *bodies)


@cache
def _names(pack: LanguagePack) -> frozenset[str]:
    """Single words that are written with a capital."""
    found = frozenset(n.lower() for n in _written(pack) if n.isalpha()) - _small(pack)
    return found | frozenset(n.lower() for n in _own(pack))


@cache
def _phrases(pack: LanguagePack) -> re.Pattern[str]:
    """Names of several words, as they stand in capitals."""
    names = {n.upper() for n in _written(pack) if " " in n and len(n) < _LEAST}
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in ordered) + r")\b")


@cache
def _small(pack: LanguagePack) -> frozenset[str]:
    """Function words, which no form lexicon need have."""
    table = pack.table("syntax")
    lists = [value for value in table.values() if isinstance(value, list)]
    return frozenset(w for words in lists for w in words if isinstance(w, str)) | frozenset(
        table["pronouns"]
    )


def restored(record: Record, text: str) -> Record:
    """Give a record of the copy the text as it came; its mentions quote that."""
    value: dict[str, Any] = to_dict(record)
    _quote(value, text)
    dispatch = value["dispatch"]
    at = dispatch["text"].find(dispatch["title"]) if dispatch["title"] else -1
    if at >= 0:
        dispatch["title"] = text[at : at + len(dispatch["title"])]
    dispatch["text"] = text
    return from_dict(value)


def _quote(value: Any, text: str) -> None:  # noqa: ANN401 - any piece of JSON
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            value["text"] = text[value["start"] : value["end"]]
        for inner in value.values():
            _quote(inner, text)
    elif isinstance(value, list):
        for inner in value:
            _quote(inner, text)
