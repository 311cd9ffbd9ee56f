"""Dispatches by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import column, func, literal_column, select, table, text

from selon.store import schema
from selon.store.conditions import listed
from selon.store.filters import Filters
from selon.store.listing import parts
from selon.store.listings import HitRow
from selon.store.words import fold, forms_of, match, stem

if TYPE_CHECKING:
    from selon.store.store import Store

_d = schema.dispatches
_WORD = re.compile(r"\w+")
_BEFORE, _AFTER = 60, 140  # characters of a snippet on either side of the first match
_RANK = "bm25(dispatch_words, 8.0, 4.0, 1.0)"  # titles before texts before mere stems


def search(
    store: Store, query: str = "", filters: Filters | None = None, *, limit: int | None = None
) -> list[HitRow]:
    """List dispatches, those that fit the query best first; without one the newest first."""
    words = match(query)
    if query.strip() and not words:
        return []
    with store.read() as connection:
        standing = listed(filters or Filters())
        numbers = _best(words, standing) if words else _newest(standing)
        order = {n: at for at, n in enumerate(connection.scalars(numbers.limit(limit)))}
        asked = select(
            _d.c.id, _d.c.key, _d.c.item, _d.c.title, _d.c.published, _d.c.text, _d.c.language,
            func.coalesce(_d.c.publisher, _d.c.agency).label("publisher"),
        )  # fmt: skip
        rows = [
            row
            for some in parts(order)
            for row in connection.execute(asked.where(_d.c.id.in_(some)))
        ]
    return [
        HitRow(
            row.key, row.item or row.key, row.title, row.published, row.publisher,
            row.language, snippet(row.text, query, row.language, title=row.title),
        )
        for row in sorted(rows, key=lambda row: order[row.id])
    ]  # fmt: skip


def _best(words: str, standing: Any) -> Any:  # noqa: ANN401 - selects
    """Select the numbers of dispatches with some words, those that fit best first."""
    index = table("dispatch_words", column("rowid"))
    asked = text("dispatch_words MATCH :asked").bindparams(asked=words)
    chosen = select(index.c.rowid).where(asked, index.c.rowid.op("+")(0).in_(standing))
    return chosen.order_by(literal_column(_RANK), index.c.rowid)


def _newest(standing: Any) -> Any:  # noqa: ANN401 - selects
    chosen = select(_d.c.id).where(_d.c.id.op("+")(0).in_(standing))
    return chosen.order_by(_d.c.published.desc(), _d.c.id.desc())


def snippet(words: str, query: str, language: str, *, title: str | None = None) -> str:
    """Give the words round the first match of a query, the beginning where there is none."""
    start = len(title) if title and words.startswith(title) else 0
    plain, stemmed = forms_of(query)
    if plain:
        for found in _WORD.finditer(words, start):
            folded = fold(found[0])
            begins = any(p.endswith("*") and folded.startswith(p[:-1]) for p in plain)
            if begins or folded in plain or stem(found[0], language) in stemmed:
                start = max(start, found.start() - _BEFORE)
                break
    piece = words[start : start + _BEFORE + _AFTER]
    if start and not words[start - 1].isspace():
        piece = piece.partition(" ")[2]
    end = start + _BEFORE + _AFTER
    if end < len(words):
        piece = f"{piece.rpartition(' ')[0]} …"
    return " ".join(piece.split())
