"""By whom it was done, where words behind what befell somebody say so and no event has it.

Shapes: a passive and its agent with when, where and with what between them ("killed on 5 May in
Kandar by a white policeman"), who is named before "have killed or wounded", hands at which somebody
died ("under the knee of a policeman"), and who held down somebody who died.
The agent is somebody named, else told by a word for people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.attackers import befell_attacker
from selon.ledger.deeds import bare
from selon.ledger.quoting import is_person
from selon.ledger.spotting import STOP, expression, spotted
from selon.ledger.telling import ARMED
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.sightings import Sighting
    from selon.ledger.telling import Answer, Telling

_LAST = re.compile(r"\w+\s+$")
_WORD = re.compile(r"[^\W_]+")
_HARMFUL = ("violence", "death")
_FATAL = (*_HARMFUL, "toll", "coercion", "protest")
_NAMED = frozenset({"person", "state", "organisation", "armed_group", "unnamed", "population"})
_ARMED = ARMED | {"UAF"}
_COMPLEMENT = 50  # characters from a name to its verb
_REACH = 90  # characters from what befell somebody to the agent
_SHOWN = 60  # characters of an agent that are shown
_BACK = 2  # sentences from how somebody was held down back to the death
_SMALL = 6  # characters of an article before a name
_BEFORE = 16  # characters before what befell somebody in which "before being" stands


def agents(t: Telling) -> Iterator[Answer]:
    """Find by whom it was done, in the order of the text."""
    yield from _passives(t)
    yield from _actives(t)
    yield from _hands(t)
    yield from _holds(t)


def agent(t: Telling, at: int) -> tuple[str, int] | None:
    """Who stands right behind a word for the doer, and where that ends; None for no people."""
    near = [
        (m.start, m.end, a.name)
        for a in t.record.actors
        if a.kind in _NAMED
        for m in a.mentions
        if m.start <= at < m.end or at <= m.start <= at + _SMALL
    ]
    if near:
        start, end, name = min(near)
        small = t.words("definite") | t.words("indefinite")
        if small.issuperset(tokens(t.text[at:start])):
            return name, end
    return _people(t, at)


def _people(t: Telling, at: int) -> tuple[str, int] | None:
    """A word for people, one or two behind an article or number, with what tells who they are."""
    words = STOP.split(t.text[at : at + _SHOWN], maxsplit=1)[0]
    ends = expression(t.language, "ends").search(words)
    words = words[: ends.start()] if ends else words
    small = t.words("unspecific") | t.words("former") | t.words("indefinite")
    people = t.words("nobody") | t.words("attackers") | t.words("suspects")
    of = t.words("of")
    away = (t.words("circumstances") | t.words("linking") | t.words("over")) - of
    first, last, before = 0, 0, ""
    for m in _WORD.finditer(words):
        word = fold(m[0])
        if last == 0:  # no word for people yet
            if is_person(m[0], t.language) or word in people:
                last = m.end()
            elif word not in small and not word.isdigit():
                return None
            elif word in t.words("one"):
                first = m.end()
        elif word in away and before not in of:
            break
        elif word not in of:
            last = m.end()
        before = word
    inner = words[first:last]
    return (inner.strip(' "«»'), at + last) if last else None


def _passives(t: Telling) -> Iterator[Answer]:
    done = {e.id for e in t.record.events if e.actors}
    for n, g in enumerate(t.groups):
        if g.family not in _HARMFUL:
            continue
        for s in g.sightings:
            if s.event in done or not _befell(t, s):
                continue
            found = _by(t, s.end)
            if found is not None:
                value, end = found
                said = t.said_at(s.start)
                yield t.claim(n, "responsibility", value, (s.start, end), statement=said)


def _befell(t: Telling, s: Sighting) -> bool:
    """Whether a participle tells what befell somebody who is not the doer of another deed."""
    words = tokens(s.text)
    hearsay = not t.words("hearsay").isdisjoint(words[:1])
    if s.status != "actual" and not hearsay:
        return False
    if not words or bare(words[-1]) not in _bares(t, "befallen"):
        return False
    start = max(0, s.start - _BEFORE)
    ended = expression(t.language, "ended").finditer(t.text, start, s.end)
    if any(m.end() >= s.start for m in ended):
        return False
    return not befell_attacker(t, _group(t, s.start), s.end)


def _group(t: Telling, at: int) -> int:
    """Where the verb group of a participle begins: before its auxiliaries."""
    helping = t.words("auxiliaries") | t.words("fillers")
    while (last := _LAST.search(t.text, max(0, at - _BEFORE), at)) is not None:
        word = fold(last[0])
        if word.strip() not in helping:
            break
        at = last.start()
    return at


def _by(t: Telling, at: int) -> tuple[str, int] | None:
    """The agent behind a participle, past nothing but when, where and with what."""
    _, last = t.where.sentences[t.where.sentence(at - 1)]
    stop = STOP.search(t.text, at, last)
    last = min(stop.start() if stop else last, at + _REACH)
    for by in expression(t.language, "by").finditer(t.text, at, last):
        if not _circumstances(t, t.text[at : by.start()]):
            return None
        found = agent(t, by.end())
        if found is not None:
            return found
    return None


def _circumstances(t: Telling, between: str) -> bool:
    """Whether words tell only when, where or with what something befell somebody."""
    known, adverbs = t.words("circumstances"), tuple(t.words("adverb_end"))
    return all(
        w[0].isupper() or w[0].isdigit() or fold(w) in known or fold(w).endswith(adverbs)
        for w in _WORD.findall(between)
    )


def _actives(t: Telling) -> Iterator[Answer]:
    """Who is named right before "have killed or wounded", told by no event."""
    for n, g in enumerate(t.groups):
        for s in g.sightings if g.family in _HARMFUL else ():
            if s.event or s.status != "actual" or bare(fold(s.text)) not in _bares(t, "befallen"):
                continue
            have = _LAST.search(t.text, max(0, s.start - _BEFORE), s.start)
            if have is None or have[0].strip().lower() not in t.words("have"):
                continue
            named = _subject(t, have.start())
            if named is not None:
                start, name = named
                said = t.said_at(s.start)
                yield t.claim(n, "responsibility", name, (start, s.end), statement=said)


def _subject(t: Telling, at: int) -> tuple[int, str] | None:
    """Who is named last before a verb, a complement of the name at most between, no object."""
    begin, _ = t.where.sentences[t.where.sentence(at)]
    named = [
        (m.end, m.start, a)
        for a in t.record.actors
        if a.kind in _NAMED
        for m in a.mentions
        if begin <= m.start and m.end <= at <= m.end + _COMPLEMENT
    ]
    if not named:
        return None
    end, start, actor = max(named, key=lambda x: x[:2])
    between = tokens(t.text[end:at])
    if not between:
        return start, actor.name
    closed = t.words("relatives") | t.words("they") | t.words("have")
    if STOP.search(t.text[end:at]) or not closed.isdisjoint(between) or actor.sector not in _ARMED:
        return None
    small = t.words("definite") | t.words("indefinite")
    before = [w for w in tokens(t.text[max(begin, start - _BEFORE) : start]) if w not in small]
    governed = t.words("upon") | t.words("of") | t.words("by") | t.words("to")
    if not governed.isdisjoint(before[-1:]):
        return None  # "the attack on the soldiers in the north has killed"
    return start, actor.name


def _holds(t: Telling) -> Iterator[Answer]:
    """Who held somebody down who died."""
    for match in spotted(t.language, "overpowered", t.text):
        here = t.where.sentence(match.start())
        near = t.within(here, match.start(), _HARMFUL) or t.before(match.start(), _HARMFUL, _BACK)
        found = _by(t, match.end()) if near else None
        if found is not None:
            value, end = found
            said = t.said_at(match.start())
            span = match.start(), end
            yield t.claim(near[0], "responsibility", value, span, statement=said)


def _hands(t: Telling) -> Iterator[Answer]:
    """At whose hands somebody died, who is named by a word for people alone."""
    for match in spotted(t.language, "hands", t.text):
        near = t.within(t.where.sentence(match.start()), match.start(), _FATAL)
        found = agent(t, match.end()) if near else None
        if found is not None:
            value, end = found
            said = t.said_at(match.start())
            span = match.start(), end
            yield t.claim(near[0], "responsibility", value, span, statement=said)


def _bares(t: Telling, group: str) -> frozenset[str]:
    return frozenset(map(bare, t.words(group)))
