"""Zip archives: each file in one is read as if it lay in a folder, within bounds.

A bomb is refused by what its directory says and, where that lies, while it is unpacked; archives
in archives are not opened.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from selon.errors import BinaryInput, EmptyInput, InputError, SelonError, TooLarge
from selon.sources.item import Failure, Item
from selon.sources.options import LARGEST
from selon.sources.raw import check_ratio, inner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".zip"})
MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_OFFICE = ("[Content_Types].xml", "mimetype")
_MOST = 1_000_000  # files that an archive may have
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    ValueError, OverflowError,
)  # fmt: skip


def detects(raw: Raw) -> bool:
    """Take what opens like a zip archive."""
    return raw.head.startswith((MAGIC, _EMPTY))


def reading(
    read_inner: Callable[[Raw, Options], Iterator[Item | Failure]],
    endings: Callable[[], frozenset[str]],
) -> Callable[[Raw, Options], Iterator[Item | Failure]]:
    """Give the reader of archives; `read_inner` reads a file in one, of these endings."""

    def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
        archive = _opened(raw)
        with archive:
            wanted = [m for m in archive.infolist() if _is_wanted(m, endings())]
            if not wanted:
                raise EmptyInput("there is no dispatch in this archive", where=raw.where)
            for member in wanted:
                where = f"{raw.where}!{member.filename}"
                try:
                    yield from read_inner(_member(archive, member, where), options)
                except SelonError as error:
                    yield Failure(error.where or where, error)

    return read


def _opened(raw: Raw) -> zipfile.ZipFile:
    stream = raw.stream
    source = stream if stream.seekable() else io.BytesIO(stream.read(LARGEST))
    try:
        archive = zipfile.ZipFile(source)
    except _FAULTS as error:
        msg = f"a damaged zip archive: {error}"
        raise InputError(msg, where=raw.where, hint="have it sent again") from None
    names = archive.namelist()
    if any(name in _OFFICE for name in names[:3]):
        msg = "this is an office document, not text"
        raise BinaryInput(msg, where=raw.where, hint="save it as plain text first")
    if len(names) > _MOST:
        msg = f"an archive of more than {_MOST:,} files"
        raise TooLarge(msg, where=raw.where, hint="cut it into smaller files")
    try:
        infos = archive.infolist()
        packed, unpacked = sum(i.compress_size for i in infos), sum(i.file_size for i in infos)
        check_ratio(packed, unpacked, raw.where)
    except SelonError:
        archive.close()
        raise
    return archive


def _is_wanted(member: zipfile.ZipInfo, endings: frozenset[str]) -> bool:
    path = PurePosixPath(member.filename)
    suffix = PurePosixPath(path.name.removesuffix(".gz")).suffix.lower()
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not member.is_dir() and not hidden and suffix in endings - SUFFIXES


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> Raw:
    """Unpack a file, no further than one may be large."""
    path = PurePosixPath(member.filename)
    try:
        with archive.open(member) as stream:
            data = stream.read(LARGEST + 1)
    except _FAULTS as error:
        reason = "it is locked by a password" if member.flag_bits & 1 else str(error)
        msg = f"damaged in its archive: {reason}"
        raise InputError(msg, where=where, hint="have it sent again") from None
    if len(data) > LARGEST:
        msg = f"larger than the {LARGEST // 1_000_000} MB that such a file may have"
        raise TooLarge(msg, where=where, hint="cut it into smaller files")
    check_ratio(member.compress_size, len(data), where)
    return inner(where, path.stem, path.suffix.lower(), io.BytesIO(data))
