"""Files, folders and standard input as raw material for the formats."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from selon.errors import InputError, SelonError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

STDIN = "-"
_GZIP = b"\x1f\x8b"
_HEAD = 16_384
_PIECE = 1 << 16
_TRUSTED = 50_000_000  # bytes up to which anything may unpack
_RATIO = 100


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


def files(
    paths: Iterable[str | Path], suffixes: frozenset[str], taken: Callable[[Path], bool]
) -> Iterator[str | InputError]:
    """Give the addresses of all files, those of a folder sorted and filtered by ending.

    `taken` has the last word on a file of a folder.
    """
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
                if ending(p.name)[1] in suffixes
                and p.is_file()
                and not _hidden(p, Path(given))
                and taken(p)
            )
        except (OSError, ValueError) as error:
            yield broken(error, given)
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
            name, suffix = ending(Path(where).name)
            with Path(where).open("rb", buffering=_HEAD) as stream:
                yield _raw(where, stream, name, suffix)
    except SelonError:
        raise
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise broken(error, where) from None


def inner(where: str, name: str, suffix: str, stream: BinaryIO) -> Raw:
    """Give what lies inside another source as a source of its own, unpacked."""
    try:
        return _raw(where, stream, *((name, suffix) if suffix != ".gz" else ending(name)))
    except (OSError, EOFError, zlib.error) as error:
        raise broken(error, where) from None


def _raw(where: str, stream: BinaryIO, name: str, suffix: str) -> Raw:
    buffered = _buffered(stream)
    if buffered.peek(2).startswith(_GZIP):
        unpacked = cast("io.RawIOBase", Unpacked(where, buffered))
        buffered = io.BufferedReader(unpacked, _PIECE)
    return Raw(where, name, suffix, buffered.peek(_HEAD)[:_HEAD], buffered)


class Unpacked(gzip.GzipFile):
    """A gzip stream that stops at a bomb: what unpacks to far more than text ever does.

    It gives what it has at once, so that all that stands before a break is read.
    """

    def __init__(self, where: str, packed: io.BufferedReader) -> None:
        self._where = where
        self._counted = _Counted(packed)
        self._given = 0
        super().__init__(fileobj=cast("BinaryIO", self._counted))

    def read(self, size: int | None = -1) -> bytes:
        """Unpack at most so much; raises `TooLarge` at a bomb."""
        try:
            found = super().read1(_PIECE if size is None or size < 0 else size)
        except (EOFError, zlib.error) as error:  # some readers take EOFError for a good end
            raise gzip.BadGzipFile(str(error)) from error
        self._given += len(found)
        check_ratio(self._counted.taken, self._given, self._where)
        return found

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        """Unpack into a buffer."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    readinto1 = readinto


class _Counted:
    """A stream that counts what is taken from it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        found = self._stream.read(size)
        self.taken += len(found)
        return found


def check_ratio(packed: int, unpacked: int, where: str) -> None:
    """Refuse a bomb: beyond 50 MB, more than a hundred times what it was packed into."""
    if unpacked > _TRUSTED and unpacked > _RATIO * max(packed, 1):
        msg = f"it unpacks to more than {_RATIO} times its size, as no text does"
        raise TooLarge(msg, where=where, hint="unpack it yourself if you trust it")


def _buffered(stream: object) -> io.BufferedReader:
    """Give a stream that can be peeked into."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), _HEAD)


def ending(name: str) -> tuple[str, str]:
    """Cut a file's name into name and ending, `.gz` left out of both."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    stem, dot, suffix = bare.rpartition(".")
    return (stem, f".{suffix.lower()}") if dot and stem else (bare, "")


def broken(error: Exception, where: str) -> InputError:
    """Say in plain words why a file cannot be read, or not to its end."""
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        hint = "what stands before is read; have it sent again"
        return InputError("the packed file breaks off or is damaged here", where=where, hint=hint)
    if isinstance(error, FileNotFoundError):
        return InputError("there is no such file", where=where)
    if isinstance(error, PermissionError):
        return InputError("no permission to read it", where=where)
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return InputError(f"it cannot be read: {reason}", where=where)
