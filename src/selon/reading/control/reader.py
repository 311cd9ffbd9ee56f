"""Control rows of a dispatch: words of control led to places, holders, times and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.control.finder import ControlFinder
from selon.reading.control.lexicon import control_lexicon
from selon.reading.control.shares import share_before
from selon.reading.events.spans import phrase
from selon.reading.events.status_words import status_words
from selon.reading.events.units import prepare
from selon.reading.scope import time_for
from selon.record import Control

if TYPE_CHECKING:
    from selon.reading.control.finder import Found
    from selon.reading.draft import Draft, Token
    from selon.reading.events.model import Context
    from selon.reading.events.units import ReadUnit, Units


def read_control(draft: Draft, context: Context) -> list[Control]:
    """Read who takes, holds, loses, besieges or leaves places, in text order."""
    units = prepare(draft, context.places)
    lexicon = control_lexicon(draft.pack)
    words = status_words(draft.pack)
    found: list[tuple[ReadUnit, Found, int]] = []
    for unit in units.units:
        if not unit.scene.tokens:
            continue
        finder = ControlFinder(unit.scene, unit.arguments, lexicon, words)
        found += [(unit, hit, place) for hit in finder.find() for place in hit.places]
    rows: list[Control] = []
    order = sorted(found, key=lambda f: (_start(f[0], f[1].first), _start(f[0], f[2]), f[1].change))
    for unit, hit, place in order:
        rows.append(_row(draft, context, units, unit, hit, place, len(rows) + 1))
    return rows


def _start(unit: ReadUnit, position: int) -> int:
    return unit.scene.tokens[position].start


def _row(
    draft: Draft,
    context: Context,
    units: Units,
    unit: ReadUnit,
    hit: Found,
    place: int,
    number: int,
) -> Control:
    scene = unit.scene
    tokens = scene.tokens
    start, end = tokens[hit.first].start, tokens[hit.last].end
    first, last = phrase(scene, place)
    while last > place and scene.time(last):
        last -= 1  # "se sont emparés de Kandar mardi"
    where = draft.mention(*_named(context, tokens[place], tokens[first].start, tokens[last].end))
    time = time_for(list(context.times), draft, start, end)
    return Control(
        id=f"c{number}",
        mention=draft.mention(start, end),
        place=units.place_in(unit, first, last),
        place_mention=where,
        holder=(
            context.actor_for(*hit.holder_at)
            if hit.holder_at
            else _holder(context, units, unit, hit.holder)
        ),
        change=hit.change,  # type: ignore[arg-type]
        share=share_before(scene, control_lexicon(draft.pack), place),
        time=time.id if time else None,
        statement=context.statement_at(start, end),
        by=draft.rule(f"control.{hit.pattern}"),
    )


def _named(context: Context, head: Token, start: int, end: int) -> tuple[int, int]:
    """Let a span cover the whole name that its head is a part of (`Alep-Est`)."""
    for row in context.places:
        for m in row.mentions:
            if m.start <= head.start < m.end:
                return min(start, m.start), max(end, m.end)
    return start, end


def _holder(context: Context, units: Units, unit: ReadUnit, head: int) -> str | None:
    if head < 0:
        return None
    for start, end in units.slots(unit, head):
        actor = context.actor_for(start, end)
        if actor is not None:
            return actor
    if unit.scene.kinds.force(unit.scene.tokens[head]):  # "les pro-Kandar ont repris"
        return next((a for s in units.slots(unit, head) if (a := context.target_for(*s))), None)
    return None
