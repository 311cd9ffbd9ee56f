"""Who is quoted, how often, by whom and on what; a name counts however it is accented.

Counts stand ready by dispatch (see `tallying`). Names that people gave are put in the place of
those that dispatches use, so that one speaker may be several rows of `speakers`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selon.store.conditions import speaks
from selon.store.filters import Filters
from selon.store.listings import SpeakerRow, Topic
from selon.store.naming import aliases
from selon.store.picked import picked
from selon.store.sql import Sql, all_of, raw, renamed, sql, stretch
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from selon.store.answers import Answers
    from selon.store.store import Store

_TOPICS = 4
_LOOKED_UP = 500  # speakers that are asked for by name; above that all are
_UNNAMED = ("unnamed", "population")


@dataclass(slots=True)
class Tally:
    """How often somebody is quoted: in all, by month, in dispatches of how many publishers."""

    name: str
    kind: str | None
    statements: int = 0
    dispatches: int = 0
    publishers: int = 0
    first: str | None = None
    last: str | None = None
    months: Counter[str] = field(default_factory=Counter)


def speakers(
    store: Store, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
) -> list[SpeakerRow]:
    """List who is quoted, the most quoted first."""
    return [row for row, _ in spoken(store, filters or Filters(), limit=limit, offset=offset)]


def spoken(
    store: Store, filters: Filters, *, limit: int | None = None, offset: int = 0
) -> list[tuple[SpeakerRow, Counter[str]]]:
    """List who is quoted with the number of statements by month."""
    with store.ask() as answers:
        names = aliases(answers)
        canonical = {key: fold(name) for key, name in names.items()}
        within = picked(answers, filters.without("speaker")).of("quoted.dispatch")
        keys = _most_quoted(answers, within, filters.speaker, canonical, limit, offset)
        found = _tallies(answers, within, canonical, keys)
        topics = _topics(answers, keys, canonical)
    called = {fold(name): name for name in names.values()}
    return [
        (
            SpeakerRow(
                called.get(key, t.name), t.kind, bool(t.kind) and t.kind not in _UNNAMED,
                t.statements, t.dispatches, t.publishers, t.first, t.last, topics.get(key, ()),
            ),
            t.months,
        )
        for key, t in found.items()
    ]  # fmt: skip


def _most_quoted(
    answers: Answers,
    within: list[Sql],
    name: str | None,
    canonical: dict[str, str],
    limit: int | None,
    offset: int,
) -> list[str]:
    """Give the keys of the speakers who are quoted most."""
    each = sql(
        "SELECT speaker, sum(statements) AS n FROM quoted WHERE ? GROUP BY speaker", all_of(within)
    )
    asked = sql(
        "SELECT ? AS called FROM speakers JOIN (?) AS each ON each.speaker = speakers.id "
        "WHERE ? GROUP BY called ORDER BY sum(each.n) DESC, called ?",
        renamed("speakers.key", canonical),
        each,
        all_of([] if name is None else [speaks("called", name)]),
        stretch(limit, offset),
    )
    return answers.column(asked)


def _tallies(
    answers: Answers,
    within: list[Sql],
    canonical: dict[str, str],
    keys: list[str],
) -> dict[str, Tally]:
    """Count where and when some speakers are quoted, in the order of the keys."""
    found: dict[str, Tally] = {key: Tally(key, None) for key in keys}
    numbers = _numbers(answers, found, canonical)
    one_of = {key: own[0] for key, own in numbers.items()}
    keys_of = {number: key for key, number in one_of.items()}
    merged = {n: one_of[key] for key, own in numbers.items() for n in own[1:]}
    speaker = renamed("quoted.speaker", merged)
    # Speakers who are one may both be quoted in a dispatch, which then counts once.
    dispatches = raw("count(DISTINCT dispatch)" if merged else "count(*)")
    if len(keys) <= _LOOKED_UP:
        within = [*within, sql("quoted.speaker IN (?)", [*keys_of, *merged])]
    months = sql(
        "SELECT ? AS called, month, sum(statements), ?, min(day), max(day) FROM quoted "
        "WHERE ? GROUP BY called, month",
        speaker,
        dispatches,
        all_of(within),
    )
    for number, month, statements, count, first, last in answers.rows(months):
        tally = found[keys_of[number]]
        tally.statements += statements
        tally.dispatches += count
        if month:
            tally.months[month] += statements
            tally.first = first if tally.first is None else min(first, tally.first)
            tally.last = last if tally.last is None else max(last, tally.last)
    outlets = sql(
        "SELECT ? AS called, count(DISTINCT publisher) FROM quoted WHERE ? GROUP BY called",
        speaker,
        all_of(within),
    )
    for number, count in answers.rows(outlets):
        found[keys_of[number]].publishers = count
    return {key: tally for key, tally in found.items() if tally.statements}


def _numbers(
    answers: Answers, found: dict[str, Tally], canonical: dict[str, str]
) -> dict[str, list[int]]:
    """Give the rows that are each speaker; fills in names and kinds."""
    here = []
    if len(found) <= _LOOKED_UP:
        here.append(sql("key IN (?)", _wanted(found, canonical)))
    asked = sql("SELECT id, key, name, kind FROM speakers WHERE ? ORDER BY id", all_of(here))
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, own, name, kind in answers.rows(asked):
        key = canonical.get(own, own)
        tally = found.get(key)
        if tally is None:
            continue
        numbers[key].append(number)
        if own == key:
            tally.name, tally.kind = name, kind or tally.kind
        else:  # whoever has a name that people gave is of the kind that dispatches say
            tally.kind = tally.kind or kind
    return numbers


def _topics(
    answers: Answers, keys: list[str], canonical: dict[str, str]
) -> dict[str, tuple[Topic, ...]]:
    """Give what each speaker speaks of most: kinds of figures and types of events."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    outdated = "SELECT id FROM records WHERE is_current IS 0"
    here = []
    if answers.value(raw(f"{outdated} LIMIT 1")) is not None:
        here.append(sql("record NOT IN (?)", raw(outdated)))
    if len(keys) <= _LOOKED_UP:
        here.append(sql("speaker_key IN (?)", _wanted(keys, canonical)))
    for section, about in (("figures", "kind"), ("events", "type")):
        asked = sql(
            "SELECT speaker_key, ?, count(*) FROM ? WHERE speaker_key IS NOT NULL AND ? "
            "GROUP BY 1, 2",
            raw(about),
            raw(section),
            all_of(here),
        )
        for name, value, count in answers.rows(asked):
            counts[canonical.get(name, name)][value] += count
    return {
        key: tuple(
            Topic(about, count)
            for about, count in sorted(found.items(), key=lambda t: (-t[1], t[0]))[:_TOPICS]
        )
        for key, found in counts.items()
    }


def _wanted(keys: Collection[str], canonical: dict[str, str]) -> list[Any]:
    """Give the names as dispatches use them that stand behind some speakers."""
    return [*keys, *(key for key, new in canonical.items() if new in keys)]
