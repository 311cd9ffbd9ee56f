"""The checks of `selon doctor`, each a row: what, how it stands, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import re
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from selon import _settings
from selon import language as languages
from selon._folders import cache_folder, data_folder
from selon._version import __version__
from selon.errors import SelonError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

State = Literal["ok", "absent", "wrong"]
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)["']""")
_NOT_FOR_USERS = ("dev", "docs")
_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    `group` and `name` say what, `detail` what was found. `absent` is something that may be left
    out, `wrong` something that must be mended; `remedy` is the line that does it.
    """

    group: str
    name: str
    state: State
    detail: str
    remedy: str | None = None


def checkup(store: str | Path | None = None) -> list[Check]:
    """Look at everything; nothing is changed, but the gazetteer may be unpacked."""
    found: list[Check] = []
    groups: tuple[Callable[[], Iterator[Check]], ...] = (
        _program, _packages, _models, _gazetteer, _sqlite, _formats, _folders, _configuration,
    )  # fmt: skip
    for group in groups:
        name = group.__name__.removeprefix("_")
        try:
            found.extend(group())
        except SelonError as error:
            found.append(Check(name, error.where or name, "wrong", error.message, error.hint))
    if store is not None:
        found.extend(_store(Path(store)))
    return found


def _program() -> Iterator[Check]:
    yield Check("program", "selon", "ok", __version__)
    version = ".".join(str(n) for n in sys.version_info[:3])
    good = sys.version_info[:2] >= _OLDEST
    remedy = None if good else "install Python 3.11 or newer"
    yield Check("program", "python", "ok" if good else "wrong", version, remedy)


def _packages() -> Iterator[Check]:
    """Look for each package that Selon names, those of the extras as what may be left out."""
    missing: dict[str, list[str]] = {}
    there: dict[str, int] = {}
    for line in importlib.metadata.requires("selon") or []:
        name, extra = _NAME.match(line), _EXTRA.search(line)
        group = extra.group(1) if extra else ""
        if name is None or group in _NOT_FOR_USERS or name.group().lower() == "selon":
            continue
        version = _version(name.group())
        there.setdefault(group, 0)
        there[group] += version is not None
        if version is None:
            missing.setdefault(group, []).append(name.group())
    for group in sorted(there):
        gone = missing.get(group, [])
        if not gone:
            yield Check("packages", group or "core", "ok", f"{there[group]} of {there[group]}")
            continue
        total = there[group] + len(gone)
        target = f"selon[{group}]" if group else "selon"
        detail = f"{there[group]} of {total}, without {', '.join(gone)}"
        state: State = "absent" if group else "wrong"
        yield Check("packages", group or "core", state, detail, f"pip install '{target}'")


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _models() -> Iterator[Check]:
    """Look for the model of each language; without one, reading finds less."""
    for code in languages.available():
        package = languages.load(code).model
        if not package:
            yield Check("models", code, "ok", "read without a model")
            continue
        version = _version(package)
        if version is None:
            remedy = f"pip install {package.replace('_', '-')}"
            yield Check("models", code, "wrong", f"{package} is not installed", remedy)
        else:
            yield Check("models", code, "ok", f"{package} {version}")


def _gazetteer() -> Iterator[Check]:
    from selon.gazetteer import installed  # noqa: PLC0415 - opens the index

    path = installed.shipped_path()
    if not path.is_file():
        remedy = "unset SELON_GAZETTEER, or name a file that `selon gazetteer build` made"
        yield Check("gazetteer", str(path), "wrong", "there is no such file", remedy)
        return
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            (count,) = connection.execute("SELECT count(*) FROM place").fetchone()
    except sqlite3.Error as error:
        remedy = f"remove {path}; it is unpacked anew"
        yield Check("gazetteer", str(path), "wrong", f"it cannot be read: {error}", remedy)
        return
    yield Check("gazetteer", str(path), "ok", f"{count:,} places")
    for pack in sorted(installed.packs_folder().glob("*.sqlite")):
        yield Check("gazetteer", pack.stem, "ok", str(pack))


def _sqlite() -> Iterator[Check]:
    with sqlite3.connect(":memory:") as connection:
        for part, line in {
            "fts5": "CREATE VIRTUAL TABLE a USING fts5(b)",
            "rtree": "CREATE VIRTUAL TABLE c USING rtree(d, e, f)",
        }.items():
            try:
                connection.execute(line)
            except sqlite3.Error:
                remedy = "use a Python whose SQLite has it"
                yield Check("sqlite", part, "wrong", "SQLite was built without it", remedy)
            else:
                yield Check("sqlite", part, "ok", sqlite3.sqlite_version)


def _formats() -> Iterator[Check]:
    from selon.sources import formats  # noqa: PLC0415

    yield Check("formats", "read", "ok", ", ".join(form.name for form in formats()))


def _folders() -> Iterator[Check]:
    for name, folder in (("cache", cache_folder()), ("data", data_folder())):
        yield Check("folders", name, "ok", str(folder))


def _configuration() -> Iterator[Check]:
    """Say which settings somebody has made, and where."""
    for name in _settings.settings():
        value, source = _settings.origin(name)
        if source is not None:
            shown = "…" if name == "desk_token" else value
            yield Check("settings", name, "ok", f"{shown} ({source})")


def _store(path: Path) -> Iterator[Check]:
    """Look a store over without bringing it up to a newer schema."""
    from selon.store import version as made_for  # noqa: PLC0415
    from selon.store.files import connected  # noqa: PLC0415

    group = "store"
    if not path.is_file():
        remedy = "`selon ingest PATH --store FILE` makes one"
        yield Check(group, str(path), "wrong", "there is no such store", remedy)
        return
    try:
        with closing(connected(path)) as connection:
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            if mark != made_for.APPLICATION_ID:
                yield Check(group, str(path), "wrong", "this is no store", "name another file")
                return
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            (count,) = connection.execute("SELECT count(*) FROM dispatches").fetchone()
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        remedy = f"keep it; `sqlite3 {path} .recover` saves what can be read"
        yield Check(group, str(path), "wrong", f"it cannot be read: {error}", remedy)
        return
    yield from _stored(group, path, version, count, sound)


def _stored(group: str, path: Path, version: str, count: int, sound: str) -> Iterator[Check]:
    from selon.store import version as made_for  # noqa: PLC0415
    from selon.store.migrating import known  # noqa: PLC0415

    detail = f"schema {version}, {count:,} dispatches"
    if sound != "ok":
        remedy = f"keep it; `sqlite3 {path} .recover` saves what can be read"
        yield Check(group, str(path), "wrong", f"damaged: {sound}", remedy)
    elif version == made_for.HEAD:
        yield Check(group, str(path), "ok", detail)
    elif version in known():
        remedy = f"selon search --store {path} brings it up to {made_for.HEAD}"
        yield Check(group, str(path), "absent", detail, remedy)
    else:
        yield Check(group, str(path), "wrong", f"{detail}, of a newer version", "update Selon")
