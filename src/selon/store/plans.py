"""What is to be watched: a folder, or a list of folders and feeds in a TOML file.

every = 900                     # seconds between two looks at a feed

[[feed]]
address = "https://nord.example/rss"
publisher = "Agence Nord"       # also: language, every

[[folder]]
path = "incoming"               # also: publisher, language, map
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.errors import InputError, SettingError
from selon.sources.fetching import check_address
from selon.sources.options import parse_map

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERY = 900
"""Seconds between two looks at a feed when nobody says."""
LEAST = 60
"""Seconds that are always left between two looks at a feed."""
_FEED = {"address": str, "publisher": str, "language": str, "every": int}
_FOLDER = {"path": str, "publisher": str, "language": str, "map": str}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, and what its entries are taken for where they do not say themselves."""

    address: str
    every: int = EVERY
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder into which files come."""

    path: str
    publisher: str | None = None
    language: str | None = None
    names: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is watched."""

    feeds: tuple[Feed, ...] = ()
    folders: tuple[Folder, ...] = ()


def read_plan(path: str | Path, *, every: int = EVERY) -> Plan:
    """Give the plan of a folder or TOML file; raises `InputError` or `SettingError`."""
    path = Path(path)
    if path.is_dir():
        return Plan(folders=(Folder(str(path)),))
    where = str(path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InputError("there is no such file", where=where) from None
    except (OSError, ValueError) as error:
        msg = f"this is no list of feeds: {error}"
        raise InputError(msg, where=where, hint="a folder, or TOML with [[feed]]") from None
    _check(table, {"every": int, "feed": list, "folder": list}, where)
    every = table.get("every", every)
    feeds = tuple(_feed(row, every, where) for row in table.get("feed", ()))
    folders = tuple(_folder(row, path.parent, where) for row in table.get("folder", ()))
    if not feeds and not folders:
        msg = "it names neither a feed nor a folder"
        raise InputError(msg, where=where, hint='[[feed]] with address = "https://…"')
    return Plan(feeds, folders)


def _check(table: Any, known: Mapping[str, type], where: str) -> None:  # noqa: ANN401 - from TOML
    if not isinstance(table, dict):
        raise SettingError("a feed or folder is a table, as [[feed]]", where=where)
    for name, value in table.items():
        if name not in known:
            msg = f"unknown setting {name!r}"
            raise SettingError(msg, where=where, hint=f"there are: {', '.join(known)}")
        if not isinstance(value, known[name]) or isinstance(value, bool):
            msg = f"{name!r} cannot be {value!r}"
            raise SettingError(msg, where=where)


def _feed(row: Any, every: int, where: str) -> Feed:  # noqa: ANN401
    _check(row, _FEED, where)
    if "address" not in row:
        raise SettingError("a feed needs an address", where=where, hint="https://…")
    check_address(row["address"])
    return Feed(
        row["address"],
        max(LEAST, row.get("every", every)),
        row.get("publisher"),
        row.get("language"),
    )


def _folder(row: Any, base: Path, where: str) -> Folder:  # noqa: ANN401
    _check(row, _FOLDER, where)
    path = base / row.get("path", "")
    if "path" not in row or not path.is_dir():
        msg = "there is no such folder"
        raise InputError(msg, where=str(path) if "path" in row else where)
    names = parse_map(row["map"]) if "map" in row else None
    return Folder(str(path), row.get("publisher"), row.get("language"), names)
