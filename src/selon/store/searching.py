"""Dispatches by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.store.answers import parts
from selon.store.conditions import among, listed
from selon.store.filters import Filters
from selon.store.listings import HitRow
from selon.store.sql import Sql, raw, sql, stretch
from selon.store.words import fold, forms_of, match, stem

if TYPE_CHECKING:
    from selon.store.store import Store

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
    with store.ask() as answers:
        standing = listed(filters or Filters())
        numbers = _best(words, standing) if words else _newest(standing)
        order = {n: at for at, n in enumerate(answers.column(sql("? ?", numbers, stretch(limit))))}
        rows = [
            row
            for some in parts(order)
            for row in answers.rows(
                sql(
                    "SELECT id, key, item, title, published, text, language, "
                    "coalesce(publisher, agency) AS publisher FROM dispatches WHERE id IN (?)",
                    some,
                )
            )
        ]
    rows.sort(key=lambda row: order[row["id"]])
    return [
        HitRow(
            row["key"], row["item"] or row["key"], row["title"], row["published"],
            row["publisher"], row["language"],
            snippet(row["text"], query, row["language"], title=row["title"]),
        )
        for row in rows
    ]  # fmt: skip


def _best(words: str, standing: Sql) -> Sql:
    """Select the numbers of dispatches with some words, those that fit best first."""
    return sql(
        "SELECT rowid FROM dispatch_words WHERE dispatch_words MATCH ? AND ? ORDER BY ?, rowid",
        words,
        among("rowid", standing),
        raw(_RANK),
    )


def _newest(standing: Sql) -> Sql:
    return sql(
        "SELECT id FROM dispatches WHERE ? ORDER BY published DESC, id DESC",
        among("dispatches.id", standing),
    )


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
