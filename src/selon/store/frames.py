"""What a list gives in Python: its rows, and the same as a frame of pandas or polars.

Columns are the fields of the row's type, in their order, so that an empty list has them too. What
hangs on a row (findings, voices, topics) is a list of dictionaries in its cell. Days stay ISO
texts: they may be months or years.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self, TypeVar

from selon.errors import MissingPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import polars as pl

_Row = TypeVar("_Row")
_SHOWN = 20
"""How many rows a notebook shows."""


class Listing(tuple[_Row, ...]):  # noqa: SLOT001 - it keeps the type of its rows
    """Rows of one type in the order of their list.

        rows = store.claims(kind="killed")
        rows[0].speaker, rows.to_pandas(), rows.to_polars()

    `to_pandas` and `to_polars` raise `MissingPart` when that library is not installed.
    """

    kind: type

    def __new__(cls, rows: Iterable[_Row], kind: type) -> Self:
        """Keep the rows with their type, which an empty list could not tell."""
        found = super().__new__(cls, rows)
        found.kind = kind
        return found

    @property
    def columns(self) -> list[str]:
        """The names of the fields of a row."""
        return [f.name for f in fields(self.kind)]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each row as a dictionary, what hangs on it as lists of dictionaries."""
        return [_plain(asdict(row)) for row in self]  # type: ignore[call-overload]

    def to_pandas(self) -> pd.DataFrame:
        """Give a frame of pandas; whole numbers that may be missing are `Int64`."""
        pandas = _library("pandas")
        frame: pd.DataFrame = pandas.DataFrame(self.to_dicts(), columns=self.columns)
        return frame.convert_dtypes()

    def to_polars(self) -> pl.DataFrame:
        """Give a frame of polars; what hangs on a row is a list of structs."""
        polars = _library("polars")
        if not self:
            empty: pl.DataFrame = polars.DataFrame({name: [] for name in self.columns})
            return empty
        frame: pl.DataFrame = polars.DataFrame(self.to_dicts(), infer_schema_length=None)
        return frame

    def _repr_html_(self) -> str:
        """Show the first rows as a table in a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = ""
        for row in self[:_SHOWN]:
            cells = (f"<td>{escape(_cell(getattr(row, name)))}</td>" for name in self.columns)
            body += f"<tr>{''.join(cells)}</tr>"
        count = f"<p>{min(len(self), _SHOWN)} / {len(self)}</p>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{count}"


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in row.items()}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        parts = (asdict(part).values() for part in value)
        return "; ".join(" ".join(str(x) for x in part if x is not None) for part in parts)
    return str(value)


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ImportError as error:
        hint = f"pip install {name}, or pip install 'selon[frames]'"
        raise MissingPart(f"{name} is not installed", hint=hint) from error
