"""Between SQL as text and SQLAlchemy: the same conditions, the same connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, text

from selon.store.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import BindParameter, Connection, TextClause

    from selon.store.sql import Sql


def clauses(conditions: Iterable[Sql]) -> list[TextClause]:
    """Give conditions as a query of SQLAlchemy takes them."""
    return [_clause(one) for one in conditions]


def _clause(condition: Sql) -> TextClause:
    first, *rest = condition.text.split("?")
    named = "".join(f":value{n}{after}" for n, after in enumerate(rest))
    # Values are unique: one query may hold several such texts.
    values: list[BindParameter[Any]] = [
        bindparam(f"value{n}", v, unique=True) for n, v in enumerate(condition.values)
    ]
    return text(f"({first}{named})").bindparams(*values)


def beneath(connection: Connection) -> Answers:
    """Give the bare connection beneath one of SQLAlchemy, in the same transaction."""
    return Answers(connection.connection.driver_connection)  # type: ignore[arg-type]
