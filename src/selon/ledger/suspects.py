"""Who is suspected, charged or wanted for it: "arrested for the murder of".

The blame is that of who says so, else of the dispatch; it is for the happening that is named right
behind the words.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.spotting import STOP, auxiliary, spotted
from selon.ledger.telling import BLAMEWORTHY
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor

_WORD = re.compile(r"\w+")
_BACK = 4  # sentences back to what "this crime" is
_DEED = 45  # characters from words of suspicion to what it is for
_NEGATION = 25  # characters before words of suspicion in which a negation stands
_GROUP = 3  # words of a verb group before its participle
_NEAR = 70  # characters before them in which the suspect stands
_PEOPLE = frozenset({"person", "unnamed"})


def suspects(t: Telling) -> Iterator[Answer]:
    """Find who is said to be suspected of a happening."""
    for match in spotted(t.language, "suspecting", t.text):
        before = tokens(t.text[max(0, match.start() - _NEGATION) : match.start()])
        negated = bool(set(t.words("not")) & set(before))
        deed = None if negated or _active(t, match) else _deed(t, match)
        found = (_before(t, match) or _behind(t, deed[1])) if deed else None
        if deed is None or found is None:
            continue
        actor, start, end = found
        span = min(start, match.start()), max(end, deed[1])
        said = t.said_at(match.start())
        yield t.claim(deed[0], "responsibility", actor.name, span, statement=said)


def _active(t: Telling, match: re.Match[str]) -> bool:
    """Whether a participle is of an active verb, whose subject accuses: "has accused them of"."""
    near = STOP.split(t.text[max(0, match.start() - _NEGATION) : match.start()])[-1]
    been = not set(t.words("been")).isdisjoint(tokens(near)[-_GROUP:])
    return auxiliary(t.language, near, _GROUP) and not been


def _deed(t: Telling, match: re.Match[str]) -> tuple[int, int] | None:
    """The happening that is named right behind words of suspicion, and where its word ends."""
    found = [
        (s.start, s.end, n)
        for n, g in enumerate(t.groups)
        for s in g.sightings
        if g.family in (*BLAMEWORTHY, "death")
        and match.end() <= s.start <= match.end() + _DEED
        and not STOP.search(t.text[match.end() : s.start])
        and not _finite(t, t.text[match.end() : s.end])
    ]
    return (min(found)[2], min(found)[1]) if found else _pointed(t, match)


def _finite(t: Telling, words: str) -> bool:
    """Whether a finite verb stands behind words of suspicion: that is another clause."""
    count = len(words)
    return auxiliary(t.language, words, count) or not t.words("being").isdisjoint(tokens(words))


def _pointed(t: Telling, match: re.Match[str]) -> tuple[int, int] | None:
    """What "this crime" right behind words of suspicion points back to."""
    behind = list(islice(_WORD.finditer(t.text, match.end(), match.end() + _DEED), 2))
    words = [fold(m[0]) for m in behind]
    if len(words) < 2 or words[0] not in t.words("demonstrative"):
        return None
    if words[1] not in t.words("general"):
        return None
    kinds = (*BLAMEWORTHY, "death")
    found = t.before(match.start(), kinds, _BACK) or t.lead()
    return (found[0], behind[1].end()) if found else None


def _before(t: Telling, match: re.Match[str]) -> tuple[Actor, int, int] | None:
    here = t.where.sentence(match.start())
    near = [
        (m.end, m.start, a.id)
        for a in t.record.actors
        if a.kind in _PEOPLE
        for m in a.mentions
        if m.end <= match.start() <= m.end + _NEAR and t.where.sentence(m.start) == here
    ]
    if not near:
        return None
    end, start, actor = max(near)
    return t.actors[actor], start, end


def _behind(t: Telling, at: int) -> tuple[Actor, int, int] | None:
    """Who stands behind the deed: "a suspect in this crime, Aline Test"."""
    near = [
        (m.start, m.end, a.id)
        for a in t.record.actors
        if a.kind == "person"
        for m in a.mentions
        if at <= m.start <= at + 3 or m.start <= at < m.end  # the name and what goes before
    ]
    if not near:
        return None
    start, end, actor = min(near)
    return t.actors[actor], start, end
