"""From expressions to the record's rows: ranges joined, lengths and habits left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.times.resolve import expressions
from selon.record import Time

if TYPE_CHECKING:
    from selon.reading.draft import Draft


_RULES = {"since": "since", "by": "by", "before": "by"}


def read_times(draft: Draft) -> list[Time]:
    """Find the temporal expressions of a dispatch that stand at a point or span of time.

    One row for every mention, in text order. Without a publication date, what hangs on it has
    neither start nor end, and its rule ends in `.unresolved`.
    """
    rows: list[Time] = []
    for one in expressions(draft):
        if one.joined or not one.row:
            continue
        start, end, stretch = one.match.start, one.match.end, one.stretch
        granularity, rule = one.granularity, one.match.rule.id
        if one.since and one.match.prefix:
            rule = _RULES.get(one.match.prefix, rule)
        if one.through:
            start, end, stretch = one.begin, one.through.match.end, one.whole
            granularity, rule = "span", "range"
        low, high = (stretch.low.iso(), stretch.high.iso()) if stretch else (None, None)
        by = draft.rule(f"time.{rule}" + ("" if stretch else ".unresolved"))
        rows.append(
            Time(f"t{len(rows) + 1}", draft.mention(start, end), low, high, granularity, by)
        )
    return rows
