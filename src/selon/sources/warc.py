"""Web archives (WARC, also WET) by warcio: each page, feed or text in them is read as its kind.

Only what a server answered with 200 and converted texts are read; pictures, scripts and the like
are passed over. The date of a record says when it was fetched and is not taken for publication.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from selon.errors import EmptyInput, InputError, SelonError, TooLarge
from selon.sources.item import Failure, Item
from selon.sources.options import LARGEST, need
from selon.sources.raw import inner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".warc", ".wet"})
_KINDS = re.compile(
    r"(text/(html|plain|xml)|application/([\w.+-]*xml|json|xhtml\S*))", re.IGNORECASE
)


def detects(raw: Raw) -> bool:
    """Take what opens with a record of a web archive."""
    return raw.head.startswith(b"WARC/")


def reading(
    read_inner: Callable[[Raw, Options], Iterator[Item | Failure]],
) -> Callable[[Raw, Options], Iterator[Item | Failure]]:
    """Give the reader of web archives; `read_inner` reads what is in a record."""

    def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
        given = False
        for number, record in enumerate(_records(raw), 1):
            if isinstance(record, Failure):
                given = True
                yield record
                break
            where = f"{raw.where}[{number}]"
            try:
                one = _payload(record, where)
                if one is not None:
                    given = True
                    yield from _named(read_inner(one, options), record, where)
            except SelonError as error:
                given = True
                yield Failure(error.where or where, error)
        if not given:
            raise EmptyInput("there is no page in it", where=raw.where)

    return read


def _records(raw: Raw) -> Iterator[Any]:
    """Give the records; a `Failure` where the archive breaks off."""
    need("warcio")
    archive, faults = need("warcio.archiveiterator"), need("warcio.exceptions")
    number = 0
    try:
        found = archive.ArchiveIterator(raw.stream, check_digests=False)
        while True:
            with redirect_stderr(io.StringIO()):  # warcio complains there by itself
                record = next(found, None)
            if record is None:
                return
            number += 1
            yield record
    except (faults.ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
        where = f"{raw.where}[{number + 1}]"
        msg = f"the archive breaks off or is damaged here: {error}"
        fault = InputError(" ".join(msg.split()), where=where, hint="what stands before is read")
        yield Failure(where, fault)


def _payload(record: Any, where: str) -> Raw | None:  # noqa: ANN401 - warcio's record
    """Give what is in a record when it may be a dispatch."""
    headers = record.rec_headers
    kind = headers.get_header("Content-Type") or ""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        kind = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type not in {"conversion", "resource"}:
        return None
    if not _KINDS.match(kind.strip()):
        return None
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        msg = f"larger than the {LARGEST // 1_000_000} MB that such a file may have"
        raise TooLarge(msg, where=where)
    left = record.raw_stream
    if getattr(left, "limit", 0) > 0 and not left.read(1) and left.limit > 0:
        raise InputError("the archive breaks off in this record", where=where)
    address = headers.get_header("WARC-Target-URI") or where
    try:
        path = PurePosixPath(urlsplit(address.strip("<>")).path)
    except ValueError:
        path = PurePosixPath()
    return inner(where, path.stem or "index", path.suffix.lower(), io.BytesIO(data))


def _named(
    found: Iterator[Item | Failure],
    record: Any,  # noqa: ANN401
    where: str,
) -> Iterator[Item | Failure]:
    """Give items the address they were fetched from, where they do not say their own."""
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    for one in found:
        if isinstance(one, Item) and (one.uri is None or one.uri.startswith(where)):
            named = one.item if one.format not in {"html", "text"} else address or one.item
            yield replace(one, uri=address or one.uri, item=named)
        else:
            yield one
