"""Counts of people: which happening each is about, whether it is a total or a part, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.calendar import interval
from selon.ledger.happenings import akin, sites_differ, times_differ
from selon.ledger.lexicon import lexicon
from selon.ledger.nations import nation
from selon.ledger.quoting import part_name
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.vocabulary import HARM
from selon.ledger.words import tokens
from selon.record import Mention

if TYPE_CHECKING:
    from selon.ledger.calendar import Days
    from selon.ledger.happenings import Happening
    from selon.ledger.model import Scope
    from selon.ledger.sightings import Layout
    from selon.record import Figure, Record

_PARTS = ("figure.part", "figure.among")
_GENERAL = frozenset({"unspecified", "mixed"})
_PERIOD = 4  # days: a count over more is cumulated
_NEAR = 4  # sentences
_LASTING = 3  # sentences that what goes on is nearer, for a count over weeks
_CONSEQUENCES = frozenset({"displaced", "evacuated", "besieged", "in_need"})
_CAUSES = frozenset({"violence", "accident", "toll", "control", "coercion"})
_TAIL = 14  # characters behind a count in which its nationality or an "and" may stand
_NAMED = 2  # sentences that the event which reading gives the count is nearer
_SHARED = HARM | _CONSEQUENCES | {"detained", "participants"}
_BESIDE = 2  # sentences between a protest and the shots or arrests that it is told with
_AROUND = 10  # sentences around a count over weeks in which a war or movement is named
_PAST = 30  # days before the latest happening of a dispatch: background


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
    homes = {f.id: _home(f, groups, where, times.get(f.time or "")) for f in record.figures}
    events = {e.id: e for e in record.events}
    placed = []
    for f in record.figures:
        n = homes[f.id]
        if n is None:
            continue
        rivals = [
            g for g in record.figures if g.id != f.id and g.kind == f.kind and homes[g.id] == n
        ]
        country = next((s.country for s in groups[n].sites if s.country), None)
        question: str = f.kind
        event = events.get(f.event or "")
        if question == "forces" and event and event.type in ("ASSAULT", "PROTEST"):
            question = "participants"
        span = times.get(f.time or "")
        who = _who(f, rivals, country, where, record.dispatch.language)
        if who == "all" and _further(f, record.dispatch.language, where):
            who = part_name(f.mention, record.dispatch.language)
        if who == "protester":
            who = "all"  # whoever is counted at a protest is counted as a protester
        scope: Scope | None = None
        if span and span.length > _PERIOD and _within(span, groups[n]):
            scope = "cumulated"
        if event and event.status in ("planned", "demanded", "hypothetical"):
            scope = "planned"
        placed.append(Count(f, n, question, who, scope))
        placed += [
            Count(f, m, question, who, "cumulated" if lasting else scope, beside=not lasting)
            for m, lasting in _further_homes(f, n, groups, where, span)
        ]
    return with_sums(placed, record, where)


def with_sums(placed: list[Count], record: Record, where: Layout) -> list[Count]:
    """Add the total of victims told one beside the other: "ten civilians and a policeman" is 11.

    Attackers are not added to victims, nor parts to a total that the sentence gives itself.
    """
    rows: dict[tuple[int, str | None, str, int], list[Count]] = {}
    for c in sorted(placed, key=lambda c: c.figure.mention.start):
        f = c.figure
        key = (where.sentence(f.mention.start), f.statement, c.question, c.happening)
        rows.setdefault(key, []).append(c)
    found = list(placed)
    for row in rows.values():
        chain = _chain(row, record.dispatch.text)
        if len(chain) < 2:
            continue
        total = sum(c.figure.low or 0 for c in chain)
        if any((c.figure.low or 0) >= total for c in row):
            continue
        first, last = chain[0].figure, chain[-1].figure
        span = Mention.of(record.dispatch.text, first.mention.start, last.mention.end)
        whole = replace(first, mention=span, low=total, high=total)
        found.append(replace(chain[0], figure=whole, who="all"))
    return found


def _chain(row: list[Count], text: str) -> list[Count]:
    """Exact counts of victims in a row, the second and further ones coordinated."""
    chain: list[Count] = []
    for c in row:
        if c.figure.who == "combatant" or c.question not in HARM:
            continue
        joined = c.figure.by.endswith("figure.coordination")
        if chain and not joined:
            between = text[chain[-1].figure.mention.end : c.figure.mention.start]
            if len(tokens(between)) != 1 or len(between) > _TAIL:
                break
        if (
            c.who == "all"
            or c.figure.bound != "exact"
            or not c.figure.low
            or any(map(c.figure.by.endswith, _PARTS))
        ):
            break
        chain.append(c)
    return chain


def _within(span: Days, home: Happening) -> bool:
    """Say whether a period is longer than the happening it is told with."""
    return home.dated is not None and home.dated != span and home.dated.length <= _PERIOD


def _home(f: Figure, groups: list[Happening], where: Layout, span: Days | None) -> int | None:
    """The happening a figure counts for: its event's, else the nearest one that can have tolls."""
    sentence = where.sentence(f.mention.start)
    if f.kind == "detained":
        protest = _protest(sentence, groups)
        if protest is not None:
            return protest
    best: tuple[int, int, int] | None = None
    latest = max((g.dated.last for g in groups if g.dated), default=0)
    for n, g in enumerate(groups):
        for s in g.sightings:
            own = f.event is not None and s.event == f.event
            if own and s.sentence == sentence and _can_have(g.family, f.kind):
                return n
            if s.event is None and s.start == f.mention.start:
                return n
            if not _can_have(g.family, f.kind):
                continue
            gap = sentence - s.sentence
            lasting = CAMPAIGN in g.family
            past = gap and g.dated is not None and g.dated.last < latest - _PAST
            if -1 <= gap <= _NEAR or g.leads or s.event == f.event is not None:
                step = min(abs(gap), _NEAR + 1) + (2 if gap < 0 else 0) + (_NEAR if past else 0)
                step -= _LASTING if span and span.length > _PERIOD and lasting else 0
                step -= _NAMED if s.event == f.event is not None else 0
                rank = (step, abs(s.start - f.mention.start), n)
                best = min(best, rank) if best else rank
    if best:
        return best[2]
    return (
        next(
            (n for n, g in enumerate(groups) if any(s.event == f.event for s in g.sightings)), None
        )
        if f.event
        else None
    )


def _further_homes(
    f: Figure, home: int, groups: list[Happening], where: Layout, span: Days | None
) -> list[tuple[int, bool]]:
    """What else a count is told of, and whether that goes on.

    The protest beside the shots in one sentence; for a count over weeks also the movement or war.
    """
    sentence = where.sentence(f.mention.start)
    found = []
    for n, g in enumerate(groups):
        if n == home or not _can_have(g.family, f.kind) or not g.happened:
            continue
        gap = min(abs(sentence - s.sentence) for s in g.sightings)
        if CAMPAIGN in g.family:
            if span and span.length >= _PERIOD and gap <= _AROUND:
                found.append((n, True))
            continue
        other = groups[home]
        beside = _BESIDE if "protest" in (g.family, other.family) else 0
        if gap > beside or f.kind not in _SHARED or not _kin(g.family, other.family):
            continue
        apart = sites_differ([x for x in g.sites if x.own], [x for x in other.sites if x.own])
        if not apart and not times_differ(g.days, other.days, own=g.own_time and other.own_time):
            found.append((n, False))
    return found


def _kin(a: str, b: str) -> bool:
    """Whether victims and arrests of one can be those of the other."""
    return akin(a, b) or {a, b} == {"protest", "coercion"}


def _protest(sentence: int, groups: list[Happening]) -> int | None:
    """The protest that arrests are told of with: they are counted as its outcome."""
    near = [
        (abs(sentence - s.sentence), n)
        for n, g in enumerate(groups)
        if g.family.startswith("protest")
        for s in g.sightings
        if -1 <= sentence - s.sentence <= _NEAR
    ]
    return min(near)[1] if near else None


def _can_have(family: str, kind: str) -> bool:
    family = family.removesuffix(CAMPAIGN)
    if kind in HARM:
        return family in ("violence", "protest", "coercion", "toll", "accident", "death", "control")
    if kind in ("detained", "abducted", "released"):
        return family in ("violence", "protest", "coercion", "retreat", "release", "concede")
    if kind == "participants":
        return family in ("protest", "violence", "talks", "mobilize")
    if kind in _CONSEQUENCES:
        return family in _CAUSES
    return True


def _who(f: Figure, rivals: list[Figure], country: str | None, where: Layout, code: str) -> str:
    if f.who not in _GENERAL:
        return f.who
    after = where.text[f.mention.end : f.mention.end + _TAIL]
    origin = nation(" ".join((f.mention.text, *tokens(after)[:1])))
    if origin is not None:
        return origin[1] if origin[0] == country else f"foreign ({origin[1]})"
    if any(f.by.endswith(p) for p in _PARTS):
        return part_name(f.mention, code)
    sentence = where.sentence(f.mention.start)
    for g in rivals:
        same = where.sentence(g.mention.start) == sentence and g.statement == f.statement
        larger = (g.low or 0) > (f.low or 0) and g.who in _GENERAL
        if same and larger and g.mention.start < f.mention.start:
            return part_name(f.mention, code)
    return "all"


def _further(f: Figure, code: str, where: Layout) -> bool:
    """Whether a count adds to another ("72 more") instead of giving it anew."""
    after = tokens(where.text[f.mention.end : f.mention.end + 2 * _TAIL])[:1]
    words = {fold(w) for w in lexicon(code).get("further", ())}
    return bool(words & {*tokens(f.mention.text), *after})
