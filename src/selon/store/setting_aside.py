"""What was set aside: listed with its reason, and tried again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from selon.sources import Item, read_paths
from selon.store import schema
from selon.store.clock import now
from selon.store.growing.refusing import PREFIX
from selon.store.ingesting import Report, ingest
from selon.store.itemising import unpack_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from selon.sources import Failure
    from selon.store.store import Store

_q = schema.quarantine
_UNREAD = (_q.c.settled_at.is_(None), ~_q.c.key.startswith(PREFIX))
_PLACE = re.compile(r"(?:!.*|\[\d+\]|:\d+)$")


@dataclass(frozen=True, slots=True)
class AsideRow:
    """One item that could not be read: where it stands, why, and what can be done."""

    id: int
    address: str
    code: str
    message: str
    hint: str | None
    set_aside_at: str
    selon: str


def asides(store: Store, *, limit: int | None = None, of_ledger: bool = False) -> list[AsideRow]:
    """List what is set aside and not settled, the newest first.

    That is what could not be read, and what the ledger could not take in; with `of_ledger` the
    latter alone.
    """
    names = ("id", "address", "code", "message", "hint", "set_aside_at", "selon")
    asked = select(*(_q.c[name] for name in names)).where(_q.c.settled_at.is_(None))
    if of_ledger:
        asked = asked.where(_q.c.key.startswith(PREFIX))
    with store.read() as connection:
        found = connection.execute(asked.order_by(_q.c.id.desc()).limit(limit)).all()
    return [AsideRow(*row) for row in found]


def count_asides(connection: Connection) -> int:
    """Say how many items are set aside and not settled."""
    asked = select(func.count()).select_from(_q).where(_q.c.settled_at.is_(None))
    return connection.scalar(asked) or 0


def retry(
    store: Store,
    *,
    processes: int | None = None,
    language: str | None = None,
    names: Mapping[str, str] | None = None,
    on_step: Callable[[Report], None] | None = None,
) -> Report:
    """Read again what was set aside: the item as it was kept, else the file it stood in.

    What is read now, or refused for another reason, is settled; a file that is no longer there
    leaves its refusals as they are. What the ledger could not take in is left to
    `refresh(store, retry=True)`.
    """
    with store.read() as connection:
        asked = select(_q.c.id, _q.c.address, _q.c.code, _q.c.message, _q.c.content, _q.c.raw)
        rows = connection.execute(asked.where(*_UNREAD)).all()
    paths = {row.id: file_of(row.address) for row in rows if row.content is None}
    tried = {row.id for row in rows if row.content is not None or paths[row.id] is not None}
    files = list(dict.fromkeys(path for path in paths.values() if path is not None))

    def items() -> Iterator[Item | Failure]:
        for row in rows:
            if row.content is not None:
                yield unpack_item(row.content, _bytes(store, row.raw))
        yield from read_paths(files, names=names)

    report = ingest(store, items(), processes=processes, language=language, on_step=on_step)
    _settle(store, [row for row in rows if row.id in tried], report)
    return report


def settle_files(store: Store, files: list[str], report: Report) -> None:
    """Settle what was set aside of files that have been read again since."""
    if not files:
        return
    with store.read() as connection:
        asked = select(_q.c.id, _q.c.address, _q.c.code, _q.c.message)
        rows = connection.execute(asked.where(*_UNREAD)).all()
    known = set(files)
    _settle(store, [row for row in rows if file_of(row.address) in known], report)


def _settle(store: Store, rows: Sequence[Any], report: Report) -> None:
    again = {(r.where, r.code, r.message) for r in report.refused}
    settled = [row.id for row in rows if (row.address, row.code, row.message) not in again]
    if settled:
        mine = update(_q).where(_q.c.id.in_(settled)).values(settled_at=now())
        store.write(lambda connection: connection.execute(mine))


def file_of(address: str) -> str | None:
    """Give the file that an address lies in (`a.zip!b.xml[3]` in `a.zip`), None if it is gone."""
    here = address
    while True:
        try:
            if Path(here).is_file():
                return here
        except (OSError, ValueError):
            return None
        shorter = _PLACE.sub("", here)
        if shorter == here:
            return None
        here = shorter


def _bytes(store: Store, number: int | None) -> bytes | None:
    if number is None:
        return None
    with store.read() as connection:
        found: bytes | None = connection.scalar(
            select(schema.raw.c.bytes).where(schema.raw.c.id == number)
        )
    return found
