"""Corrections that were made in another program, as that program's files say them.

A correction names a row by its dispatch and id (or its span), and says a verdict, or what the
row's fields are to be. Readers of the forms give them one by one; `returning` weighs them against
the store and appends reviews.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.errors import InputError, SelonError, SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMS = ("labelstudio", "brat", "csv", "xlsx")
FIELDS = frozenset({
    "stance", "form", "kind", "who", "low", "high", "bound", "type", "mode", "status", "change",
})  # fmt: skip
"""Fields that can be put right elsewhere."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody left of a row; `where` says where in the file, for people.

    `fields` are the values it is to have, of those that the form shows; `verdict` is said outright,
    or None where the fields tell. `gone` says that the row was deleted. `reading` names the reading
    that the file was exported from, where the form says so.
    """

    where: str
    dispatch: str
    row: str | None = None
    span: tuple[int, int] | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    verdict: str | None = None
    gone: bool = False
    reviewer: str | None = None
    at: str | None = None
    note: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a file that is no correction: where it stands and what is wrong with it."""

    where: str
    error: SelonError


@dataclass(frozen=True, slots=True)
class Present:
    """Which rows of a dispatch a form still has: those that it showed and has no more are gone."""

    where: str
    dispatch: str
    rows: frozenset[str]
    sections: frozenset[str]
    reviewer: str | None = None
    at: str | None = None
    reading: str | None = None


Found = Correction | Unread | Present


def read(path: str | Path, form: str | None = None) -> Iterator[Found]:
    """Give what a file (or a folder of brat's) says, its form told by its content.

    Raises `InputError` for a file that is none of the forms, `SettingError` for an unknown form.
    """
    path = Path(path)
    if not path.exists():
        raise InputError("there is no such file", where=str(path))
    if form is not None and form not in FORMS:
        raise SettingError(f"no form is called {form!r}", hint=", ".join(FORMS))
    yield from _reader(form or told(path))(path)


def told(path: Path) -> str:
    """Tell the form of a file by its beginning."""
    if path.is_dir() or path.suffix == ".ann":
        return "brat"
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK"):
        return "xlsx" if b"[Content_Types].xml" in head or b"xl/" in head else "brat"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return "labelstudio"
    return "csv"


def _reader(form: str) -> Callable[[Path], Iterator[Found]]:
    from selon.exports.back import (  # noqa: PLC0415 - each other
        from_brat,
        from_csv,
        from_labelstudio,
        from_xlsx,
    )

    return {
        "labelstudio": from_labelstudio.read,
        "brat": from_brat.read,
        "csv": from_csv.read,
        "xlsx": from_xlsx.read,
    }[form]
