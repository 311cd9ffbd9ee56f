"""E-mail as it is kept in `.eml` files: the message, and attached dispatches in any format."""

from __future__ import annotations

import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from selon.errors import EmptyInput, SelonError
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest
from selon.sources.dates import moment
from selon.sources.encoding import decode
from selon.sources.item import Failure, Item
from selon.sources.markup import fragment, squeeze, unwrap
from selon.sources.raw import inner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".eml"})
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):[ \t]", re.MULTILINE)
_OURS = {
    b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received",
    b"return-path", b"delivered-to", b"content-type",
}  # fmt: skip
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_TAKEN = ("text/", "application/xml", "application/json", "application/rss", "message/rfc822")


def detects(raw: Raw) -> bool:
    """Take what opens with four headers of a mail and nothing else."""
    block = re.split(rb"\r?\n\r?\n", raw.head, maxsplit=1)[0]
    names = [name.lower() for name in _HEADER.findall(block)]
    known = {name for name in names if name in _OURS}
    starts = bool(_HEADER.match(block))
    return starts and b"from" in known and len(known) >= (2 if raw.suffix == ".eml" else 4)


def reading(
    read_inner: Callable[[Raw, Options], Iterator[Item | Failure]],
) -> Callable[[Raw, Options], Iterator[Item | Failure]]:
    """Give the reader of mail; `read_inner` reads what is attached."""

    def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
        import email  # noqa: PLC0415 - slow to import
        from email import policy  # noqa: PLC0415

        data = xml.whole(raw)
        message = email.message_from_bytes(data, policy=policy.default)
        body, given = _body(message, raw.where), 0
        if body:
            given += 1
            yield _item(message, body, data, raw, options)
        for number, part in enumerate(message.iter_attachments(), 2):
            name = part.get_filename() or ""
            if not part.get_content_type().startswith(_TAKEN) and not name.endswith(".xml"):
                continue
            given += 1
            where = f"{raw.where}[{number}]"
            content = part.get_payload(decode=True)
            found = content if isinstance(content, bytes) else part.as_bytes()
            stem = PurePath(name).stem or f"{raw.name}-{number}"
            one = inner(where, stem, PurePath(name).suffix.lower(), io.BytesIO(found))
            try:
                yield from read_inner(one, options)
            except SelonError as error:
                yield Failure(where, error)
        if not given:
            raise EmptyInput("there is no text in it", where=raw.where)

    return read


def _item(message: EmailMessage, body: list[str], data: bytes, raw: Raw, options: Options) -> Item:
    subject = _header(message, "subject")
    sender = _header(message, "from") or ""
    identity = (_header(message, "message-id") or "").strip("<> ")
    return Item(
        checked(compose(body, headline=subject), options, raw.where),
        item=identity or raw.name,
        published=moment(_header(message, "date")),
        title=subject,
        language=code_of(_header(message, "content-language")),
        publisher=squeeze(re.sub(r"<[^>]*>", "", sender).strip(' "')) or squeeze(sender) or None,
        uri=raw.where,
        format="mail",
        sha256=digest(data),
        raw=data,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """Give a header decoded; a broken one as well as it can be."""
    try:
        return squeeze(str(message.get(name, ""))) or None
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
        found = next((v for k, v in message.raw_items() if k.lower() == name), "")
        return squeeze(str(found)) or None


def _body(message: EmailMessage, where: str) -> list[str]:
    """Give the paragraphs of the message without its signature; plain text before HTML."""
    found: list[tuple[bool, str]] = []
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_attachment() or kind not in {"text/plain", "text/html"}:
            continue
        if kind == "text/plain" and message.get_content_type() != kind and part.get_filename():
            continue
        found.append((kind == "text/html", _text(part, where)))
    plain = [text for is_html, text in found if not is_html and text.strip()]
    if plain:
        return unwrap(_SIGNATURE.split(plain[0])[0])
    return fragment(found[0][1]) if found else []


def _text(part: EmailMessage, where: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode(data, where=where)
