"""RSS and Atom by feedparser: an entry is an item.

Feeds often hold summaries only; then the summary is the text. The whole text is taken where an
entry has it (`content`). What stands behind the links is never fetched.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from selon._wire import Wire
from selon.errors import EmptyInput, InputError, SelonError
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest
from selon.sources.dates import moment
from selon.sources.item import Failure, Item
from selon.sources.markup import fragment, squeeze
from selon.sources.options import need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
_NAMED = frozenset({".rss", ".atom", ".rdf"})
_ENTRY = re.compile(rb"<(?:\w+:)?(item|entry)[\s>].*?</(?:\w+:)?\1\s*>", re.DOTALL)
_OPEN = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")


def detects(raw: Raw) -> bool:
    """Take XML whose root is `rss`, Atom's `feed` or `RDF` of RSS 1, and pages that pose as one."""
    found = xml.root(raw.head)
    if found is None:
        return False
    if _poses(raw):
        return True
    return found.name == "rss" or (
        found.name in {"feed", "RDF"}
        and any(mark in raw.head for mark in (b"/Atom", b"atom/ns", b"rss/1.0", b"rss/0.9"))
    )


def _poses(raw: Raw) -> bool:
    """Tell a page in a file that is named as a feed: an error of a server, a portal."""
    found = xml.root(raw.head)
    return raw.suffix in _NAMED and found is not None and found.name.lower() == "html"


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the entries in the order of the feed; what it broke off in is named."""
    if _poses(raw):
        hint = "look for its RSS or Atom address"
        raise InputError("this is a page, no feed", where=raw.where, hint=hint)
    doc = xml.document(raw)
    try:
        parsed = need("feedparser").parse(doc.utf8)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        msg = f"broken XML: {type(error).__name__}: {error}"
        raise InputError(msg, where=raw.where, hint="have it sent again") from None
    sources = [found.group() for found in _ENTRY.finditer(doc.utf8)]
    cut = bool(parsed.bozo) and not _END.search(doc.utf8)
    entries, about = parsed.entries, _sound(parsed.feed)
    if cut and len(_OPEN.findall(doc.utf8)) > len(sources):
        entries = entries[: len(sources)]  # the last one is not whole
    for number, entry in enumerate(entries, 1):
        where = f"{raw.where}[{number}]"
        source = sources[number - 1] if len(sources) == len(entries) else b""
        try:
            yield _item(_sound(entry), about, source, doc, options, where)
        except SelonError as error:
            yield Failure(error.where or where, error)
    if cut:
        where = f"{raw.where}[{len(entries) + 1}]"
        hint = "what stands before is read; have it sent again"
        yield Failure(where, InputError("the feed breaks off here", where=where, hint=hint))
    elif not entries:
        if parsed.bozo:
            msg = f"broken XML: {parsed.bozo_exception}"
            raise InputError(msg, where=raw.where, hint="is this the feed's address?")
        raise EmptyInput("the feed has no entries", where=raw.where)


def _item(
    entry: Any,  # noqa: ANN401 - feedparser's own kind of dict
    feed: Any,  # noqa: ANN401
    source: bytes,
    doc: xml.Document,
    options: Options,
    where: str,
) -> Item:
    headline = " ".join(fragment(entry.get("title", ""))) or None
    text = compose(_body(entry), headline=headline, byline=None)
    raw = source or _canonical(entry)
    link = entry.get("link") or None
    tags = [tag.get("term") for tag in entry.get("tags", []) if tag.get("term")]
    own = entry.get("source", {}).get("title")
    return Item(
        checked(text, options, where),
        item=entry.get("id") or link or f"{doc.name}-{where.rpartition('[')[2][:-1]}",
        published=moment(entry.get("published") or entry.get("updated")),
        title=headline,
        language=_language(entry, feed),
        publisher=squeeze(own or feed.get("title") or feed.get("publisher")) or None,
        uri=link or doc.where,
        format="feed",
        sha256=digest(raw),
        revision=_revision(entry),
        raw=raw,
        wire=Wire(genre=tags[0] if tags else None, encoding=doc.encoding),
    )


def _body(entry: Any) -> list[str]:  # noqa: ANN401
    """Give the longest text of the entry: its content, else its summary, else its title."""
    forms = [form.get("value", "") for form in entry.get("content", [])]
    forms.append(entry.get("summary", ""))
    found = max((fragment(form) for form in forms if form), key=_letters, default=[])
    return found or fragment(entry.get("title", ""))


def _letters(lines: list[str]) -> int:
    return sum(map(len, lines))


def _language(entry: Any, feed: Any) -> str | None:  # noqa: ANN401
    content: dict[str, Any] = next(iter(entry.get("content", [])), {})
    detail = entry.get("title_detail", {})
    named = content.get("language") or entry.get("language") or feed.get("language")
    return code_of(named or detail.get("language"))


def _revision(entry: Any) -> str | None:  # noqa: ANN401
    """Give when an entry was changed, where it says that it was."""
    published, updated = moment(entry.get("published")), moment(entry.get("updated"))
    return updated if published and updated and updated != published else None


def _sound(value: Any) -> Any:  # noqa: ANN401
    """Copy what feedparser found, without halves of characters, into plain dicts and lists.

    Its own dicts lend dates to one another, so that one cannot tell what the entry says itself.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_sound(one) for one in value]
    if isinstance(value, dict):
        return {name: _sound(one) for name, one in dict.items(value)}
    return value


def _canonical(entry: Any) -> bytes:  # noqa: ANN401
    plain = {k: v for k, v in entry.items() if isinstance(v, str)}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()
