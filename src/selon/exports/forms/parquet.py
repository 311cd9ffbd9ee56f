"""Parquet by DuckDB, in memory: one table with typed columns, compressed by zstd.

DuckDB reads the table as CSV from a file that is gone afterwards, and copies it out; nothing is
fetched, no extension is loaded.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon._version import __version__
from selon.exports.forms.tables import TABLES
from selon.exports.forms.workbook import pieces
from selon.exports.missing import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options

_TYPES = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}
_NOTHING = "\\N"  # what stands for null in between, so that an empty text stays one


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write one table."""
    duckdb = library("duckdb")
    table = TABLES[options.table or "claims"]
    with tempfile.TemporaryDirectory() as folder:
        rows, target = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        with rows.open("w", encoding="utf-8", newline="", errors="replace") as stream:
            out = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
            for cells in table.rows(material, options):
                out.writerow([_NOTHING if v is None else v for v in cells])
        columns = ", ".join(f"'{c.name}': '{_TYPES[c.kind]}'" for c in table.columns)
        made = f"Selon {__version__}"
        query = (
            f"COPY (SELECT * FROM read_csv('{rows}', header=false, auto_detect=false, "  # noqa: S608
            f"delim=',', quote='\"', escape='\"', nullstr='{_NOTHING}', strict_mode=true, "
            f"max_line_size=100000000, columns={{{columns}}})) TO '{target}' "
            f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{made_by: '{made}', "
            f"table_name: '{table.name}'}})"
        )
        _run(duckdb, query, folder)
        yield from pieces(target)


def _run(duckdb: Any, query: str, folder: str) -> None:  # noqa: ANN401
    given = {"temp_directory": folder, "autoinstall_known_extensions": "false"}
    connection = duckdb.connect(":memory:", config=given)
    try:
        connection.execute(query)
    finally:
        connection.close()
