"""Files, folders and standard input as raw material for the formats."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from selon.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

STDIN = "-"
_GZIP = b"\x1f\x8b"
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Raw:
    """An open source: the address it was named by, its name without ending, its bytes.

    `suffix` is in small letters and without `.gz`; `head` are the first bytes, which `stream`
    still gives.
    """

    where: str
    name: str
    suffix: str
    head: bytes
    stream: io.BufferedReader


def files(paths: Iterable[str | Path], suffixes: frozenset[str]) -> Iterator[str | InputError]:
    """Give the addresses of all files, those of a folder sorted and filtered by ending."""
    for path in paths:
        given = str(path)
        if given == STDIN:
            yield given
            continue
        try:
            if not Path(given).is_dir():
                yield given
                continue
            inside = sorted(
                p
                for p in Path(given).rglob("*")
                if _ending(p.name)[1] in suffixes and p.is_file() and not _hidden(p, Path(given))
            )
        except (OSError, ValueError) as error:
            yield _error(error, given)
            continue
        if not inside:
            wanted = ", ".join(sorted(suffixes))
            yield InputError(f"no dispatches in this folder (files in {wanted})", where=given)
        yield from (str(p) for p in inside)


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


@contextmanager
def opened(where: str) -> Iterator[Raw]:
    """Open a file or standard input, unpacked; raises `InputError` naming file and reason."""
    try:
        if where == STDIN:
            yield _raw(where, sys.stdin.buffer, "stdin", "")
        else:
            name, suffix = _ending(Path(where).name)
            with Path(where).open("rb") as stream:
                yield _raw(where, stream, name, suffix)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise _error(error, where) from None


def _raw(where: str, stream: BinaryIO, name: str, suffix: str) -> Raw:
    buffered = _buffered(stream)
    if buffered.peek(2).startswith(_GZIP):
        buffered = _buffered(gzip.GzipFile(fileobj=buffered))
    return Raw(where, name, suffix, buffered.peek(_HEAD)[:_HEAD], buffered)


def _buffered(stream: object) -> io.BufferedReader:
    """Give a stream that can be peeked into."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), _HEAD)


def _ending(name: str) -> tuple[str, str]:
    """Cut a file's name into name and ending, `.gz` left out of both."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    stem, dot, suffix = bare.rpartition(".")
    return (stem, f".{suffix.lower()}") if dot and stem else (bare, "")


def _error(error: Exception, where: str) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("there is no such file", where=where)
    if isinstance(error, PermissionError):
        return InputError("no permission to read it", where=where)
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return InputError(f"it cannot be read: {reason}", where=where)
