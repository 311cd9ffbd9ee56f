"""Dispatches brought in through the desk: what was pasted or uploaded, and what became of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from selon.desk.jobs import Refusal  # noqa: TC001 - the API resolves the types of its answers
from selon.desk.problems import refuse
from selon.desk.views.dispatches import DispatchView, by_text
from selon.errors import InputError, SettingError
from selon.language import available
from selon.sources import Failure, Item, read_paths
from selon.sources.dates import is_published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from selon.desk.jobs import Job
    from selon.desk.state import Desk

MOST = 5000
"""Dispatches that one import may bring."""
SHOWN = 200
_ODD = re.compile(r"[^\w.\- ]+")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Said:
    """What the person who imports says of dispatches that do not say it themselves."""

    published: str | None = None
    publisher: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not is_published(self.published):
            msg = f"{self.published!r} is no ISO day or time"
            raise SettingError(msg, hint="2016-12-08 or 2016-12-08T18:42")
        if self.language is not None and self.language not in available():
            msg = f"no language is read that is called {self.language!r}"
            raise SettingError(msg, hint=", ".join(available()))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent, under the name that its sender gave it."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class ImportResult:
    """An import as it stands: how far, what was stored, what was set aside and why."""

    id: str
    state: str
    total: int
    done: int
    stored: int
    reread: int
    known: int
    refused: tuple[Refusal, ...]
    reason: str
    dispatches: tuple[DispatchView, ...]
    cut: bool

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


def start_import(
    desk: Desk,
    *,
    text: str = "",
    title: str | None = None,
    uploads: Sequence[Upload] = (),
    said: Said | None = None,
) -> Job:
    """Take what was pasted and uploaded, and begin to read it.

    Raises `SettingError` when there is nothing in it; refuses with 413 what is too much.
    """
    said = said or Said()
    if not desk.store.writable:
        raise refuse(409, "this store cannot be written to", code="store")
    if len(uploads) > desk.settings.upload_files:
        raise refuse(413, f"more than {desk.settings.upload_files} files at once")
    items: list[Item | Failure] = []
    if text.strip():
        items.append(_pasted(text, title, said))
    if uploads:
        items += _uploaded(uploads, said)
    if not items:
        raise SettingError("there is nothing to read", hint="paste a text or choose files")
    if len(items) > MOST:
        raise refuse(
            413, f"more than {MOST} dispatches at once", hint="`selon ingest` takes any number"
        )
    return desk.jobs.start(items, language=said.language)


def import_result(desk: Desk, job_id: str) -> ImportResult:
    """Give an import as it stands; refuses with 404 when it is forgotten."""
    job = desk.jobs.get(job_id)
    if job is None:
        raise refuse(404, f"there is no import {job_id!r}", hint="the desk forgets old ones")
    found = by_text(desk.store, job.texts[:SHOWN]) if job.ended else ()
    return ImportResult(
        job.id, job.state, job.total, job.done, job.stored, job.reread, job.known, job.refused,
        job.reason, found, len(job.texts) > SHOWN,
    )  # fmt: skip


def _pasted(text: str, title: str | None, said: Said) -> Item:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    data = text.encode()
    return Item(
        text, title=title or None, published=said.published, publisher=said.publisher,
        language=said.language, sha256=hashlib.sha256(data).hexdigest(), raw=data,
    )  # fmt: skip


def _uploaded(uploads: Iterable[Upload], said: Said) -> list[Item | Failure]:
    """Read files as they would be read from a folder; no path of this machine is kept."""
    found: list[Item | Failure] = []
    with TemporaryDirectory(prefix="selon-import-") as folder:
        paths = [_saved(Path(folder), upload) for upload in uploads]
        texts = {p.stem for p in paths if p.suffix == ".txt"}
        # What a file NAME.json says of NAME.txt beside it is no dispatch of its own.
        wanted = [p for p in paths if not (p.suffix == ".json" and p.stem in texts)]
        read = read_paths(
            wanted, published=said.published, publisher=said.publisher, language=said.language
        )
        for one in read:
            found.append(_without(one, f"{folder}/"))
            if len(found) > MOST:
                break
    return found


def _saved(folder: Path, upload: Upload) -> Path:
    """Save a file under a harmless name that no other has."""
    name = _ODD.sub("_", PurePosixPath(upload.name.replace("\\", "/")).name).lstrip(".")[-120:]
    path = folder / (name or "upload")
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{number}-{name}"
    with path.open("wb") as stream:
        while piece := upload.stream.read(_PIECE):
            stream.write(piece)
    return path


def _without(one: Item | Failure, folder: str) -> Item | Failure:
    if isinstance(one, Item):
        here = (one.uri or "").startswith(folder)
        return replace(one, uri=(one.uri or "").removeprefix(folder)) if here else one
    error = one.error
    where = one.where.removeprefix(folder)
    told = InputError(error.message.replace(folder, ""), where=where, hint=error.hint)
    told.code = error.code  # type: ignore[misc] # the same error, told without our folder
    return Failure(where, told)
