"""Figures and events joined: `l'attaque a fait 12 morts`, `douze civils tués dans l'attaque`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.reading.draft import Draft
    from selon.reading.events.model import RawEvent
    from selon.record import Figure

_TYPES: dict[str, tuple[tuple[str, str | None], ...]] = {
    "killed": (("ASSAULT", None), ("PROTEST", None), ("COERCE", None)),
    "injured": (("ASSAULT", None), ("PROTEST", None), ("COERCE", None)),
    "missing": (("ASSAULT", None),),
    "abducted": (("ASSAULT", "abduct"),),
    "detained": (("COERCE", "arrest"), ("ASSAULT", "abduct"), ("RETREAT", "release")),
    "released": (("RETREAT", "release"),),
    "displaced": (("ASSAULT", None),),
    "besieged": (("COERCE", "restrict"), ("ASSAULT", None)),
    "evacuated": (("RETREAT", "access"), ("RETREAT", "withdraw")),
    "participants": (("PROTEST", None),),
    "forces": (("MOBILIZE", None), ("RETREAT", "withdraw"), ("ASSAULT", None)),
}
_CARRIED = frozenset({"killed", "injured", "missing", "abducted"})
_BACK = 2  # sentences before a toll in which its attack may stand


def join_figures(
    draft: Draft, figures: Sequence[Figure], events: list[RawEvent]
) -> dict[int, list[str]]:
    """Give the ids of the figures of each event, by its index; notes them on the events too."""
    found: dict[int, list[str]] = {}
    for figure in figures:
        index = _event_of(draft, figure, events)
        if index is not None:
            found.setdefault(index, []).append(figure.id)
            events[index].figures.append(figure.id)
    return found


def _event_of(draft: Draft, figure: Figure, events: list[RawEvent]) -> int | None:
    wanted = _TYPES.get(figure.kind)
    if not wanted:
        return None
    tokens = draft.tokens_between(figure.mention.start, figure.mention.end)
    if not tokens:
        return None
    sentence, unit = tokens[0].sentence, tokens[0].unit
    best: tuple[int, int, int, int] | None = None
    for n, event in enumerate(events):
        if event.sentence != sentence or event.status not in {"actual", "hypothetical"}:
            continue
        rank = _fit(event, wanted)
        if rank is None:
            continue
        key = (event.unit != unit, rank, _away(event, figure), n)
        if best is None or key < best:
            best = key
    if best is not None:
        return best[3]
    if figure.kind not in _CARRIED:
        return None
    earlier = [
        n for n, event in enumerate(events)
        if 0 < sentence - event.sentence <= _BACK
        and event.type == "ASSAULT"
        and event.status == "actual"
        and draft.paragraph(sentence) - draft.paragraph(event.sentence) <= 1
    ]  # fmt: skip
    return earlier[-1] if earlier else None


def _fit(event: RawEvent, wanted: tuple[tuple[str, str | None], ...]) -> int | None:
    for rank, (event_type, mode) in enumerate(wanted):
        if event.type == event_type and (mode is None or event.mode == mode):
            return rank
    return None


def _away(event: RawEvent, figure: Figure) -> int:
    return max(event.start - figure.mention.end, figure.mention.start - event.end, 0)
