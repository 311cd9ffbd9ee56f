"""Heads of phrases whose modifiers stand before their noun: `the Syrian army spokesman`.

In French the first word that names an actor is the head of its phrase; where nouns and names
modify what follows them (`head_last` of the pack), it is the last of a run: `rebel commander`,
`U.N. officials`, `the Assad government`, `Helmand's provincial council`. A role keeps its place
before the name of who holds it (`police spokesman Ilan Maro`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actors.names import BODY, PLACE

if TYPE_CHECKING:
    from selon.reading.actors.names import Names
    from selon.reading.draft import Token

_CLOSED = frozenset({"ADP", "PRON", "SCONJ", "CCONJ", "DET", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM"})


def head_of_run(names: Names, core: list[Token]) -> int | None:
    """Position of the word that names the actor; None when the run's noun is no actor."""
    heads: list[tuple[int, int, str]] = []  # first, last, what: name, title, role, body, actor
    last = k = 0
    while k < len(core) and not (k and _closes(names, core, k)):
        size, sort = _unit(names, core, k)
        if sort:
            heads.append((k, k + size - 1, sort))
        last = k + size - 1
        k += size
        if sort == "body" and size > 1 and k < len(core) and core[k].text[0].islower():
            continue
    if not heads:
        return None
    while last > heads[-1][1] and (
        core[last].lower in names.syntax.time_words or core[last].pos in {"ADV", "NUM"}
    ):
        last -= 1
    first, end, sort = heads[-1]
    if sort == "name" and len(heads) > 1 and heads[-2][1] == first - 1:
        before = heads[-2]
        if before[2] in {"role", "title", "actor"} and end == last:
            return before[0]
    if end == last:
        return first
    tail = core[last]
    if tail.pos == "NOUN" and tail.text[0].islower() and tail.dep != "obl:mod":
        return None  # "the Taliban attack"
    return first


def first_modifier(tokens: list[Token], k: int) -> int:
    """Position where the modifiers before a head begin, its determiner left out."""
    first = k
    while first > 0:
        before = tokens[first - 1]
        modifies = before.dep in {"compound", "amod", "nummod", "flat:name"} or (
            before.pos == "PART" and before.dep == "case"
        )
        named = before.pos in {"NOUN", "PROPN", "ADJ"} and before.dep in {"nmod", "nmod:poss"}
        owner = named and first < len(tokens) and tokens[first].pos == "PART"
        if not (modifies or owner) or before.text in {",", ";"}:
            break
        if before.pos in _CLOSED:
            break
        first -= 1
    return first


def _closes(names: Names, core: list[Token], k: int) -> bool:
    token = core[k]
    if token.pos == "PART" and token.dep == "case":
        return False  # "Helmand's provincial council"
    if token.start in names.runs or names.known.titles.get(token.lower):
        return False
    if token.pos in _CLOSED or token.lower in names.syntax.relatives:
        return True
    if token.lower in names.syntax.coordinators or not token.text[0].isalnum():
        return True
    if token.pos == "VERB":
        return token.dep not in {"amod", "compound"}
    if token.pos == "ADV":
        return k + 1 >= len(core) or core[k + 1].pos not in _NOMINAL
    return False


def _unit(names: Names, core: list[Token], k: int) -> tuple[int, str]:
    """Give the size of what opens at a position, and what it can be; empty for a plain word."""
    known, token = names.known, core[k]
    title = known.titles.get(token.lower)
    if title is not None and k + 1 < len(core) and core[k + 1].start in names.runs:
        return 1, "title"
    name = names.runs.get(token.start)
    if name is not None:
        size = 1
        while k + size < len(core) and core[k + size].start < name.words[-1].end:
            size += 1
        return size, "" if name.kind == PLACE else "body" if name.kind == BODY else "name"
    found = known.phrase_at(core, k)
    if found is not None:
        phrase, last = found
        if phrase.portfolio:
            return last - k + 1, ""
        sort = "body" if phrase.body else "role" if phrase.role else "actor"
        return last - k + 1, sort
    if known.demonym(token) and token.text[0].isupper():
        alone = token.pos in {"NOUN", "PROPN"} and token.dep not in {"amod", "compound"}
        return 1, "actor" if alone else ""
    if names.capital(token) and token.pos == "PROPN":
        return 1, "name"
    return 1, ""
