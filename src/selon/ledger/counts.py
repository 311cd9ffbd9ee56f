"""Counts of people: which happening each is about, whether it is a total or a part, and of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon.ledger.calendar import interval
from selon.ledger.homes import Homes, begins
from selon.ledger.lexicon import folded, lexicon
from selon.ledger.nations import nation
from selon.ledger.quoting import apposed, part_of
from selon.ledger.spotting import expression
from selon.ledger.sums import with_sums
from selon.ledger.vocabulary import HARM
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.happenings import Happening
    from selon.ledger.model import Scope
    from selon.ledger.sightings import Layout
    from selon.record import Event, Figure, Record

_PARTS = ("figure.part", "figure.among")
GENERAL = frozenset({"unspecified", "mixed"})
_VAGUE = ("planned", "demanded", "hypothetical")
_CHARGE = 40  # characters before a deed in which "suspected of" stands
_SEVERAL = 2  # one person is taken up by other words
_PERIOD = 4  # days: a count over more is cumulated
_AROUND = 24  # characters around a count in which "or wounded" stands
_TAIL = 14  # characters behind a count in which its nationality or an "and" may stand
_BURIED = 40  # characters behind a count in which those feared to be are said to be buried
_SAID = 30  # characters behind "is a" in which a noun with its nationality stands
_FOUGHT = frozenset({"ASSAULT", "PROTEST"})
_HELD = frozenset({"detained", "abducted", "displaced"})
_NEXT = re.compile(r" ?\w*")  # what of a name its count leaves out
_PERSONAL = HARM | {"detained", "abducted", "released", "forces"}
_OWN = (("combatant", "attackers"), ("combatant", "suspects"))
_FORCES = (("police", "policing"), ("military", "soldiering"))
"""Who victims are by the words for them, and anybody counted, with the lists of these."""
_STATE = frozenset({"military", "police"})


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the happening, question and group it counts for.

    `beside` when it is another happening's that is told with this one.
    """

    figure: Figure
    happening: int
    question: str
    who: str
    scope: Scope | None
    beside: bool = False


def counts(record: Record, groups: list[Happening], where: Layout) -> list[Count]:
    """Place every figure of a record."""
    times = {t.id: interval(t.start, t.end) for t in record.times}
    finder = Homes(record, groups, where)
    homes: dict[str, int | None] = {}
    for k, f in enumerate(record.figures):
        known = _known(f, record, k) or _before(f, record, k, where) or _out_of(f, record, k)
        again = homes[known.id] if known else None
        homes[f.id] = finder.of(f, times.get(f.time or "")) if again is None else again
    events = {e.id: e for e in record.events}
    placed = []
    for f in record.figures:
        n = homes[f.id]
        if n is None or _of_something_else(f, record.dispatch.language):
            continue
        rivals = [
            g for g in record.figures if g.id != f.id and g.kind == f.kind and homes[g.id] == n
        ]
        country = next((s.country for s in groups[n].sites if s.country), None)
        question: str = "missing" if _sought(f, where, record.dispatch.language) else f.kind
        event = events.get(f.event or "")
        if question == "forces" and event and event.type in _FOUGHT and f.who not in _STATE:
            question = "participants"  # who attacks; the state's men are forces wherever they are
        span = times.get(f.time or "")
        who = _who(f, rivals, country, where, record.dispatch.language)
        if who == "all" and _further(f, record.dispatch.language, where):
            who = part_of(f, record.dispatch.language)
        name = apposed(f, record)
        crowd = question == "participants" and who == "civilian"
        if who == "protester" or crowd or (name and f.who in GENERAL):
            who = "all"  # whoever is counted at a protest is a protester; one named is no part
        scope: Scope | None = None
        if span and span.length > _PERIOD and not _is_one(f) and _within(span, groups[n]):
            scope = "cumulated"
        if f.kind in HARM and _together(f, record.dispatch.language, where):
            scope = "together"
        status = event.status if event else _told(f, groups[n], where)
        if status in _VAGUE and not (event and _charged(event, record.dispatch.language, where)):
            scope = "planned"
        if question == "released" and status in ("planned", "demanded"):
            placed.append(Count(f, n, "detained", who, None))  # they are held until then
        placed.append(Count(f, n, question, who, scope))
        placed += [
            Count(f, m, question, who, "cumulated" if lasting else scope, beside=not lasting)
            for m, lasting in _nearest(f, groups, finder.further(f, n, span), span)
            if not name
        ]
    return with_sums(placed, record, where)


def _known(f: Figure, record: Record, n: int) -> Figure | None:
    """The count that a definite one of the same number takes up: "the two soldiers killed"."""
    if f.kind not in HARM or (f.low or 0) < _SEVERAL or f.bound != "exact":
        return None
    before = tokens(record.dispatch.text[max(0, f.mention.start - _TAIL) : f.mention.start])[-1:]
    if not folded(record.dispatch.language, "definite") & set(before):
        return None
    same = (g for g in record.figures[:n] if (g.kind, g.low, g.high) == (f.kind, f.low, f.high))
    return next((g for g in same if g.who in (f.who, *GENERAL) or f.who in GENERAL), None)


def _before(f: Figure, record: Record, n: int, where: Layout) -> Figure | None:
    """The count right before one that adds to it, without a deed of its own: "several others"."""
    if f.kind not in HARM or f.event or not _further(f, record.dispatch.language, where):
        return None
    here = where.sentence(f.mention.start)
    near = (g for g in reversed(record.figures[:n]) if g.kind == f.kind)
    known = next(near, None)
    if known is None or here - where.sentence(known.mention.start) > 1:
        return None
    return known if not f.place or f.place == known.place else None


def _out_of(f: Figure, record: Record, n: int) -> Figure | None:
    """The count of those of whom "three of them" are some, without a deed of their own."""
    code = record.dispatch.language
    if f.kind not in HARM or not f.by.endswith(_PARTS[0]) or f.event:
        return None
    if folded(code, "them").isdisjoint(tokens(f.mention.text)[-1:]):
        return None
    wholes = (
        g
        for g in reversed(record.figures[:n])
        if g.kind == f.kind and (g.high or g.low or 0) > (f.low or 0)
    )
    return next(wholes, None)


def _of_something_else(f: Figure, code: str) -> bool:
    """Whether "none of the victims" is counted, of whom something else is denied, or who was held.

    "A former prisoner" is none.
    """
    if f.kind in _HELD and expression(code, "former").search(f.mention.text):
        return f.by.endswith("figure.counted_noun")
    return f.high == 0 and expression(code, "none_of").match(f.mention.text) is not None


def _sought(f: Figure, where: Layout, code: str) -> bool:
    """Whether those who are counted lie trapped in what fell on them: nobody knows if they live."""
    begin, end = where.sentences[where.sentence(f.mention.start)]
    if f.kind == "besieged":
        return expression(code, "rubble").search(where.text, begin, end) is not None
    behind = where.text[f.mention.start : min(end, f.mention.end + _BURIED)]
    feared = f.kind == "killed" and f.bound != "exact"
    return feared and expression(code, "buried").search(behind) is not None


def _charged(event: Event, code: str, where: Layout) -> bool:
    """Whether a deed is what somebody is suspected of: not sure is who did it, not the deed."""
    begin = max(event.trigger.start - _CHARGE, where.starts[where.sentence(event.trigger.start)])
    return expression(code, "suspecting").search(where.text, begin, event.trigger.start) is not None


def _nearest(
    f: Figure, groups: list[Happening], further: list[tuple[int, bool]], span: Days | None
) -> list[tuple[int, bool]]:
    """Of what a count is told beside or during, take one: its event's, else the nearest.

    Of what went on, that which began when the counting did comes first.

    One number at every happening of a paragraph would be shown as the outcome of each.
    """

    def far(m: int) -> tuple[bool, int, int]:
        told = groups[m].sightings
        own = f.event is not None and any(s.event == f.event for s in told)
        return not own, min(abs(s.start - f.mention.start) for s in told), m

    beside = sorted((m for m, lasting in further if not lasting), key=far)[:1]
    during = sorted(
        (m for m, lasting in further if lasting),
        key=lambda m: (not begins(groups[m].dated, span), far(m)),
    )[: not _is_one(f)]
    return [*((m, False) for m in beside), *((m, True) for m in during)]


def _is_one(f: Figure) -> bool:
    """Whether a count is of one person: whenever that was, it is no series."""
    return f.low == f.high == 1


def _told(f: Figure, home: Happening, where: Layout) -> str | None:
    """The status of a release that its sentence tells, where the count has no event of its own."""
    here = where.sentence(f.mention.start)
    told = (s.status for s in home.sightings if s.sentence == here)
    return next(told, None) if f.kind == "released" and not f.event else None


def _within(span: Days, home: Happening) -> bool:
    """Say whether a period is longer than the happening it is told with."""
    return home.dated is not None and home.dated != span and home.dated.length <= _PERIOD


def _together(f: Figure, code: str, where: Layout) -> bool:
    """Whether one number counts the dead and the injured (`ont tué ou blessé 400 soldats`)."""
    around = where.tokens(max(0, f.mention.start - _AROUND), f.mention.end + _AROUND)
    return any(map(f" {' '.join(around)} ".__contains__, _joint(code)))


@cache
def _joint(code: str) -> tuple[str, ...]:
    """Words that count two kinds of victims in one, with blanks around."""
    return tuple(f" {' '.join(tokens(w))} " for w in lexicon(code).get("together", ()))


def _who(f: Figure, rivals: list[Figure], country: str | None, where: Layout, code: str) -> str:
    said_to_be = expression(code, "are").match(where.text, f.mention.end + 1)
    told = f.who not in GENERAL and not (said_to_be and f.who == "civilian")
    if told and f.kind != "forces":
        return f.who
    whole = _NEXT.match(where.text, f.mention.end)
    text = where.text[f.mention.start : whole.end() if whole else f.mention.end]
    groups = (*(_OWN if f.kind in HARM else ()), *(_FORCES if f.kind in _PERSONAL else ()))
    known = next((who for who, words in groups if expression(code, words).search(text)), None)
    if known is not None or told:
        return known or f.who
    after = where.text[f.mention.end : f.mention.end + _TAIL].split("\n", 1)[0]
    words = tokens(after)[:1]
    side = expression(code, "sided").match(where.text, f.mention.end + 1)
    if side is not None:
        words = tokens(where.text[side.end() : side.end() + _TAIL])[:1]  # "20 on the Indian side"
    if said_to_be is not None:
        after = where.text[said_to_be.end() : said_to_be.end() + _SAID].split("\n", 1)[0]
        words = tokens(after)[: 1 if f.who in GENERAL else 2]  # "is an American citizen"
    origin = nation(" ".join((f.mention.text, *words)))
    if origin is not None:
        return origin[1] if origin[0] == country else f"foreign ({origin[1]})"
    if f.who not in GENERAL:
        return f.who
    if any(f.by.endswith(p) for p in _PARTS):
        return _part(f, code)
    sentence = where.sentence(f.mention.start)
    for g in rivals:
        same = where.sentence(g.mention.start) == sentence and g.statement == f.statement
        larger = (g.low or 0) > (f.low or 0) and g.who in GENERAL
        if same and larger and g.mention.start < f.mention.start:
            return _part(f, code)
    return "all"


def _part(f: Figure, code: str) -> str:
    """Name a part; "three of them" are all to whom it happened."""
    them = folded(code, "them")
    return "all" if them.intersection(tokens(f.mention.text)[-1:]) else part_of(f, code)


def _further(f: Figure, code: str, where: Layout) -> bool:
    """Whether a count adds to another ("72 more") instead of giving it anew."""
    behind = where.tokens(f.mention.end, f.mention.end + 2 * _TAIL)
    after = behind[: 2 if folded(code, "have").issuperset(behind[:1]) else 1]
    words = folded(code, "further")
    return not words.isdisjoint(tokens(f.mention.text)) or not words.isdisjoint(after)
