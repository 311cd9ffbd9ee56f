"""Speakers in the reader's words, with a small drawing of when they are quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon._wording import label, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon._wording import Language
    from selon.store.listings import SpeakerRow
    from selon.store.voices import Quoted

WIDTH, HEIGHT = 120, 22
_BINS = 24


@dataclass(frozen=True, slots=True)
class Stroke:
    """A bar of the small drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SourceView:
    """A speaker with topics in words and strokes on the line of time that all of them share."""

    row: SpeakerRow
    topics: tuple[tuple[str, int], ...]
    strokes: tuple[Stroke, ...]


def source_views(found: Sequence[Quoted], language: Language) -> tuple[SourceView, ...]:
    """Tell some speakers."""
    months = [_number(m.month) for one in found for m in one.months]
    begin, length = (min(months), max(months) - min(months) + 1) if months else (0, 1)
    return tuple(
        SourceView(
            one.speaker,
            tuple((_topic(t.about, language), t.count) for t in one.speaker.topics),
            _strokes(one, begin, length),
        )
        for one in found
    )


def _strokes(one: Quoted, begin: int, length: int) -> tuple[Stroke, ...]:
    bins = min(length, _BINS)
    counts = [0] * bins
    for month in one.months:
        counts[(_number(month.month) - begin) * bins // length] += month.statements
    most, wide = max(counts, default=0) or 1, WIDTH / bins
    return tuple(
        Stroke(
            round(n * wide, 1), round(HEIGHT * (1 - count / most), 1),
            round(max(wide - 0.8, 0.6), 1), round(HEIGHT * count / most, 1),
        )
        for n, count in enumerate(counts)
        if count
    )  # fmt: skip


def _number(month: str) -> int:
    year, _, rest = month.partition("-")
    return int(year) * 12 + int(rest or 1) - 1


def _topic(about: str, language: Language) -> str:
    group = "figure_kind" if about in labels()["figure_kind"] else "event_type"
    return label(group, about, language)
