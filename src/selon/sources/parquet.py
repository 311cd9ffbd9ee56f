"""Parquet by DuckDB, in memory and without its extensions: a row is a dispatch."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from selon.errors import InputError, SelonError
from selon.sources.item import Failure, Item
from selon.sources.options import need
from selon.sources.rows import check_columns, item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".parquet"})
MAGIC = b"PAR1"
_BATCH = 500
_SET = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def detects(raw: Raw) -> bool:
    """Take what opens with Parquet's four letters."""
    return raw.head.startswith(MAGIC)


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the rows in order."""
    path = Path(raw.where)
    if path.is_file():
        yield from _rows(path, raw.where, options)
        return
    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        copy = Path(folder) / "rows.parquet"
        with copy.open("wb") as target:
            shutil.copyfileobj(raw.stream, target)
        yield from _rows(copy, raw.where, options)


def _rows(path: Path, where: str, options: Options) -> Iterator[Item | Failure]:
    duckdb = need("duckdb")
    connection = duckdb.connect(":memory:", config=_SET)
    number = 0
    try:
        asked = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        columns = [column[0] for column in asked.description]
        check_columns(columns, options, where)
        while rows := asked.fetchmany(_BATCH):
            for row in rows:
                number += 1
                here = f"{where}[{number}]"
                try:
                    named = dict(zip(columns, row, strict=True))
                    yield item(named, options, here, form="parquet")
                except SelonError as error:
                    yield Failure(here, error)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        here = f"{where}[{number + 1}]" if number else where
        msg = f"damaged Parquet: {reason}"
        raise InputError(msg, where=here, hint="what stands before is read") from None
    finally:
        connection.close()
