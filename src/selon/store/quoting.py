"""The sentences in which passages of stored dispatches stand."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from selon.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.store.store import Store

Passage = tuple[str, int, int]
_AROUND = 160  # characters on either side where no sentence is known
_LONG = 700  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with what stands before and after it in its sentence."""

    before: str
    text: str
    after: str
    language: str


def quotes(store: Store, passages: Iterable[Passage]) -> dict[Passage, Quote]:
    """Give the sentence round each passage: id of the dispatch, start, end."""
    wanted = set(passages)
    keys = sorted({key for key, _, _ in wanted})
    d, r = schema.dispatches, schema.records
    found: dict[Passage, Quote] = {}
    with store.read() as connection:
        for at in range(0, len(keys), 500):
            asked = (
                select(d.c.key, r.c.content)
                .join(r, r.c.dispatch == d.c.id)
                # By dispatch: else all current records would be looked through.
                .where(r.c.is_current.op("+")(0) == 1, d.c.key.in_(keys[at : at + 500]))
            )
            for row in connection.execute(asked):
                dispatch = json.loads(zlib.decompress(row.content))["dispatch"]
                for passage in wanted:
                    if passage[0] == row.key:
                        found[passage] = _quote(dispatch, passage)
    return found


def _quote(dispatch: dict[str, object], passage: Passage) -> Quote:
    text = str(dispatch["text"])
    _, start, end = passage
    sentences: list[dict[str, int]] = dispatch["sentences"]  # type: ignore[assignment]
    first = next((s["start"] for s in sentences if s["start"] <= start < s["end"]), None)
    last = next((s["end"] for s in sentences if s["start"] < end <= s["end"]), None)
    first = max(0, start - _AROUND) if first is None else max(first, start - _LONG)
    last = min(len(text), end + _AROUND) if last is None else min(last, end + _LONG)
    return Quote(
        text[first:start].lstrip(), text[start:end], text[end:last].rstrip(),
        str(dispatch["language"]),
    )  # fmt: skip
