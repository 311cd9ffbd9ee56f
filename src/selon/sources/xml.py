"""XML as agencies send it, read safely: no network, no DTD, no entities of its own.

Bytes are taken as UTF-8 when they are sound UTF-8, whatever the file declares (one agency declares
Latin-1 and sends UTF-8), else as declared. A document may have 64 MB and a depth of 256; items are
given as they are complete, so that what stands before a break is read.
"""

from __future__ import annotations

import codecs
import html
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.errors import EncodingInput, InputError, TooLarge
from selon.sources.markup import Element, local
from selon.sources.options import LARGEST, need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.raw import Raw

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)", re.DOTALL)
_ROOT = re.compile(r"\s*<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)([^>]*)")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Root:
    """The first element of a document: its name without prefix, and its attributes as text."""

    name: str
    attributes: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as UTF-8, beside its own bytes; `encoding` where these are not as declared."""

    where: str
    name: str
    data: bytes
    utf8: bytes
    encoding: str | None


@lru_cache(maxsize=4)
def root(head: bytes) -> Root | None:
    """Tell the root of a document from its first bytes, None where there is none."""
    text = _decoded_head(head)
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    element = _ROOT.match(text, at)
    return Root(element.group(2), element.group(3)) if element else None


def _decoded_head(head: bytes) -> str:
    for mark, name in _WIDE:
        if head.startswith(mark):
            return head.decode(name, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def whole(raw: Raw) -> bytes:
    """Read a source whole; raises `TooLarge` beyond 64 MB."""
    data = raw.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        msg = f"larger than the {LARGEST // 1_000_000} MB that such a file may have"
        raise TooLarge(msg, where=raw.where, hint="cut it into smaller files")
    return data


def document(raw: Raw) -> Document:
    """Read a document and make it UTF-8; raises `InputError` for what is not to be parsed."""
    data = whole(raw)
    body, encoding = _as_utf8(data, raw.where)
    body = _DECLARATION.sub(b"", body, count=1)
    if b"<!ENTITY" in body:
        msg = "it declares entities of its own, which are never expanded"
        raise InputError(msg, where=raw.where, hint="have it sent without a DTD")
    return Document(raw.where, raw.name, data, _NAMED.sub(_character, body), encoding)


def _as_utf8(data: bytes, where: str) -> tuple[bytes, str | None]:
    for mark, name in _WIDE:
        if data.startswith(mark):
            return _recoded(data, name, where), None
    data = data.removeprefix(codecs.BOM_UTF8)
    declaration = _DECLARATION.match(data)
    named = _ENCODING.search(declaration.group()) if declaration else None
    declared = named.group(1).decode("ascii").lower() if named else "utf-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _recoded(data, declared, where), None
    try:
        known = codecs.lookup(declared).name
    except LookupError:
        known = declared
    odd = known not in {"utf-8", "ascii"} and not data.isascii()
    return data, f"utf-8, declared {declared}" if odd else None


def _recoded(data: bytes, declared: str, where: str) -> bytes:
    # What calls itself Latin-1 and holds bytes that Latin-1 leaves empty is Windows-1252.
    name = "cp1252" if declared in {"iso-8859-1", "latin1", "latin-1"} else declared
    try:
        return data.decode(name).encode("utf-8")
    except LookupError:
        msg = f"it declares an encoding {declared!r} that is none"
        raise EncodingInput(msg, where=where, hint="save it again as UTF-8") from None
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        msg = f"it declares {declared}, but byte {at} is none"
        raise EncodingInput(msg, where=where, hint="save it again as UTF-8") from None


def _character(found: re.Match[bytes]) -> bytes:
    """Give the character of an entity of HTML, which wire copy uses without declaring it."""
    if found.group(1) in _KEPT:
        return found.group()
    text = html.unescape(found.group().decode("ascii"))
    if text.startswith("&"):
        return found.group()
    # `&` and `<` under other names (`&AMP;`, `&LT;`) stay marked up.
    return text.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8")


def elements(document: Document, names: tuple[str, ...]) -> Iterator[Element]:
    """Give the elements of these names as each is complete, outer ones only where they nest not.

    Each is emptied once the next is asked for. Raises `InputError` with line and column where the
    document breaks off or is not well formed.
    """
    etree = need("lxml.etree")
    events = etree.iterparse(
        io.BytesIO(document.utf8),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in events:
            yield element
            element.clear(keep_tail=False)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = str(error.msg or "").partition(", line ")[0] or "it is empty"
        msg = f"broken XML at line {line}, column {column}: {reason}"
        hint = "what stands before is read; have it sent again"
        raise InputError(msg, where=document.where, hint=hint) from None


def child(element: Element | None, *path: str) -> Element | None:
    """Go down by names without namespace, each time to the first; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name.lower()), None)
    return element


def below(element: Element, name: str) -> Iterator[Element]:
    """Give all elements of this name below one, in order."""
    return (node for node in element.iter() if local(node) == name.lower())


def first(element: Element, name: str) -> Element | None:
    """Give the first element of this name below one."""
    return next(below(element, name), None)


def value(element: Element | None, attribute: str) -> str | None:
    """Give an attribute by its name without namespace, None where it is missing or empty."""
    if element is None:
        return None
    for name, found in element.attrib.items():
        if name.rpartition("}")[2].lower() == attribute.lower():
            return found.strip() or None
    return None
