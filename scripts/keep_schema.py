"""Keep a store of the schema that this version writes, for the tests of upgrading.

    python scripts/keep_schema.py [FOLDER]

writes SCHEMA.selon.xz into FOLDER (default: tests/store/schemas): two invented dispatches, what was
set aside, held and withdrawn, the ledger, and reviews of several kinds. A file that is there stays.
"""

from __future__ import annotations

import lzma
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from selon.sources import read_paths  # noqa: E402
from selon.store import Store, ingest, refresh  # noqa: E402
from selon.store.judging import (  # noqa: E402
    add_note,
    merge_incidents,
    rate_source,
    rename_actor,
    rename_incident,
    review_row,
)
from selon.store.listing import incidents  # noqa: E402
from selon.store.reviews import undo  # noqa: E402
from selon.store.version import HEAD  # noqa: E402
from wire_copies import g2, g2_message  # noqa: E402

if TYPE_CHECKING:
    from selon.record import Record

EXAMPLES = ROOT / "src" / "selon" / "examples" / "fr"
FOLDER = ROOT / "tests" / "store" / "schemas"


def fill(path: Path, folder: Path) -> None:
    """Ingest the dispatches and say of them what people say."""
    broken, wire = folder / "broken.txt", folder / "wire.xml"
    broken.write_bytes(b"%PDF-1.4")
    held = g2(guid="a", embargo="2999-01-01T00:00:00Z")
    wire.write_text(g2_message(held, g2(guid="b", status="canceled")), "utf-8")
    paths = [EXAMPLES / "naufrage-migrants.txt", EXAMPLES / "enlevement-ecole.txt", broken, wire]
    with Store.open(path, create=True) as store:
        items = read_paths([str(p) for p in paths], published="2024-03-12", publisher="Agence Nord")
        ingest(store, items, processes=1)
        judge(store, *store.records())
        refresh(store)
        found = incidents(store)
        merge_incidents(store, found[0].id, found[1].id, reviewer="Ada")
        rename_incident(store, found[-1].id, "Autre nom", reviewer="Ada")
        refresh(store)


def judge(store: Store, one: Record, other: Record) -> None:
    """Review rows, an actor and a source."""
    a, b = one.dispatch.id, other.dispatch.id
    value = {"low": 9, "high": 9}
    review_row(store, a, one.figures[0].id, "correct", reviewer="Ada", value=value, note="recompté")
    review_row(store, a, one.figures[1].id, "reject", reviewer="Ada")
    review_row(store, b, other.statements[0].id, "accept", reviewer="Bo")
    review_row(store, b, other.statements[1].id, "reject", reviewer="Bo")
    last = review_row(store, b, other.events[0].id, "reject", reviewer="Ada")
    undo(store, last.id, reviewer="Bo")
    rename_actor(store, one.actors[0].name, "Nom nouveau", reviewer="Ada")
    rate_source(store, one.actors[0].name, "B", reviewer="Ada")
    add_note(store, "à revoir", reviewer="Bo", dispatch=a)


def main() -> int:
    """Write the file, if there is none."""
    target = Path(sys.argv[1] if sys.argv[1:] else FOLDER) / f"{HEAD}.selon.xz"
    if target.exists():
        print(f"{target} is there and stays", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.selon"
        fill(path, Path(folder))
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.close()
        target.write_bytes(lzma.compress(path.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    return 0


if __name__ == "__main__":
    sys.exit(main())
