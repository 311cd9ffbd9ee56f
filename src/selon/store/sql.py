"""SQL as text with its values beside it, put together of pieces.

A question mark stands for a value, for another piece, or for a list of values:

>>> few = sql("incidents.id IN (?)", [1, 2])
>>> sql("SELECT label FROM ? WHERE ?", raw("incidents"), few)
Sql(text='SELECT label FROM incidents WHERE incidents.id IN (?, ?)', values=(1, 2))

What lists ask is written so, once: it runs on a bare connection (`Answers`), since importing
SQLAlchemy takes longer than a list does, and goes into queries of SQLAlchemy by `bridge`. Texts
stand in the code alone; whatever a person gives is a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Sql(NamedTuple):
    """A piece of SQL, with a value for each question mark in it."""

    text: str
    values: tuple[Any, ...] = ()


def raw(text: str) -> Sql:
    """Give a piece without values, as a table or a column is."""
    return Sql(text)


def sql(text: str, *given: Any) -> Sql:  # noqa: ANN401 - values of any kind, pieces, lists
    """Put something in the place of each question mark: a value, a piece or a list of values."""
    first, *rest = text.split("?")
    pieces = [first]
    values: list[Any] = []
    for one, after in zip(given, rest, strict=True):
        if isinstance(one, Sql):
            pieces.append(one.text)
            values += one.values
        elif isinstance(one, list):
            pieces.append(", ".join("?" * len(one)))
            values += one
        else:
            pieces.append("?")
            values.append(one)
        pieces.append(after)
    return Sql("".join(pieces), tuple(values))


def all_of(conditions: Iterable[Sql]) -> Sql:
    """Say that all hold; without any, something that always does."""
    return _joined(" AND ", conditions) or raw("1")


def any_of(conditions: Iterable[Sql]) -> Sql:
    """Say that one of some holds; at least one must be given."""
    found = _joined(" OR ", conditions)
    assert found is not None
    return sql("(?)", found)


def renamed(column: str, names: Mapping[Any, Any]) -> Sql:
    """Give a column with some of its values replaced by others."""
    if not names:
        return raw(column)
    whens = [sql("WHEN ? THEN ?", old, new) for old, new in names.items()]
    return sql("CASE ? ? ELSE ? END", raw(column), _joined(" ", whens), raw(column))


def stretch(limit: int | None, offset: int = 0) -> Sql:
    """Give the end of a query that asks for some rows; None for all."""
    return sql("LIMIT ? OFFSET ?", -1 if limit is None else limit, offset)


def _joined(between: str, pieces: Iterable[Sql]) -> Sql | None:
    found = list(pieces)
    if not found:
        return None
    return Sql(between.join(p.text for p in found), tuple(v for p in found for v in p.values))
