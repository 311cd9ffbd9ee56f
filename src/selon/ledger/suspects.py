"""Who is suspected, charged or wanted for it: "arrested for the murder of".

The blame is that of who says so, else of the dispatch; it is for the happening that is named right
behind the words.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.spotting import STOP, auxiliary, expression, spotted
from selon.ledger.telling import BLAMEWORTHY, VIOLENCE
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
_ATTEMPT = 20  # characters around a charge: "attempted", "and"
_NEAR = 70  # characters before them in which the suspect stands
_PEOPLE = frozenset({"person", "unnamed"})
_PLURAL = ("s", "x")
_QUOTED = ('"', "»", "”")


def suspects(t: Telling) -> Iterator[Answer]:
    """Find who is said to be suspected of a happening."""
    for match in spotted(t.language, "suspecting", t.text):
        before = tokens(t.text[max(0, match.start() - _NEGATION) : match.start()])
        negated = bool(set(t.words("not")) & set(before))
        deed = None if negated or _active(t, match) else _deed(t, match)
        if deed is None:
            continue
        found = _before(t, match) or _behind(t, deed[1])
        if found is not None:
            actor, start, end = found
            value, span = actor.name, (min(start, match.start()), max(end, deed[1]))
        else:
            value, start = _again(t, match.start(), deed[0])
            span = start, deed[1]
        if value:
            said = t.said_at(match.start())
            yield t.claim(deed[0], "responsibility", value, span, statement=said)


def _again(t: Telling, at: int, deed: int) -> tuple[str, int]:
    """Whom the pronoun stands for that opens the clause of words, and where it stands.

    That is who is named first in the last sentence that names the subject, all persons there for a
    plural, but nobody to whom it was done.
    """
    here = t.where.sentence(at)
    begin, _ = t.where.sentences[here]
    stops = [m.end() for m in STOP.finditer(t.text, begin, at)]
    start = max(stops, default=begin)
    words = t.text[start:at].lstrip(' "«»')
    start = t.text.index(words, start)
    plural = expression(t.language, "both").match(words) is not None
    if not plural and t.words("they").isdisjoint(tokens(words)[:1]):
        return "", at
    first, last = _told_of(t, here)
    harmed = {key for x in t.groups[deed].sightings for key in x.victims | x.dead}
    named = sorted(
        (m.start, a.kind, a.name)
        for a in t.record.actors
        if a.kind in _PEOPLE and fold(a.name) not in harmed
        for m in a.mentions
        if first <= m.start < last and t.said_at(m.start) is None
    )
    named = [x for x in named if x[1] == "person" or plural == _many(x[2])]
    persons = list(dict.fromkeys(n for _, kind, n in named if kind == "person"))
    if plural and len(persons) > 1:
        return ", ".join(persons), start
    return (named[0][2], start) if named else ("", at)


def _many(name: str) -> bool:
    """Whether a word for people is in the plural, in the languages read."""
    return tokens(name)[0].endswith(_PLURAL)


def _told_of(t: Telling, here: int) -> tuple[int, int]:
    """The sentence before one that does not itself open with a pronoun; empty for none near."""
    for n in range(here - 1, max(-1, here - 1 - _BACK), -1):
        first, last = t.where.sentences[n]
        if t.words("they").isdisjoint(tokens(t.text[first:last])[:1]):
            return first, last
    return 0, 0


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
    if not found:
        return _pointed(t, match)
    _, end, n = min(found)
    return (_told_elsewhere(t, n, match.start()) if _bare(t, n) else n), end


def _bare(t: Telling, n: int) -> bool:
    """Whether nothing tells of a deed but the charge: "charged with murder"."""
    told = t.groups[n].sightings
    s = told[0]
    if len(told) > 1 or s.victims or s.definite or fold(s.text) not in t.words("charged"):
        return False
    before = tokens(t.text[max(0, s.start - _ATTEMPT) : s.start])
    behind = t.text[s.end : s.end + _ATTEMPT].lstrip()
    whole = (
        behind.startswith(_QUOTED)
        or STOP.match(behind)
        or expression(t.language, "and").match(behind)
    )
    return bool(whole) and t.words("attempts").isdisjoint(before)


def _told_elsewhere(t: Telling, n: int, at: int) -> int:
    """The deed told last before a bare charge, else that which the dispatch opens with."""
    here = t.where.sentence(at)
    before = [
        (s.start, m)
        for m, g in enumerate(t.groups)
        if m != n and g.family in (*VIOLENCE, "death")
        for s in g.sightings
        if here - _BACK <= s.sentence <= here and s.start < at
    ]
    lead = [m for m in t.lead() if m != n and t.groups[m].family in VIOLENCE]
    return max(before)[1] if before else next(iter(lead), n)


def _finite(t: Telling, words: str) -> bool:
    """Whether a finite verb stands behind words of suspicion: that is another clause."""
    count = len(words)
    return auxiliary(t.language, words, count) or not t.words("being").isdisjoint(tokens(words))


def _pointed(t: Telling, match: re.Match[str]) -> tuple[int, int] | None:
    """What "this crime" or "homicide" right behind words of suspicion points back to."""
    behind = list(islice(_WORD.finditer(t.text, match.end(), match.end() + _DEED), 2))
    words = [fold(m[0]) for m in behind]
    if not words:
        return None
    charge = words[0] in t.words("homicides")
    this = words[0] in t.words("demonstrative") and not t.words("general").isdisjoint(words[1:])
    if not charge and not this:
        return None
    kinds = (*BLAMEWORTHY, "death")
    found = t.near(match.start(), kinds) if charge else []
    found = found or t.before(match.start(), kinds, _BACK) or t.lead()
    return (found[0], behind[0 if charge else 1].end()) if found else None


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
