"""HTML pages: the article without what surrounds it, found by trafilatura."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from selon.errors import EmptyInput
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest
from selon.sources.dates import is_published, moment
from selon.sources.encoding import decode
from selon.sources.item import Item
from selon.sources.markup import squeeze
from selon.sources.options import need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.item import Failure
    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_OPENS = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9._-]+)""", re.IGNORECASE)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.created", "dc.date", "date", "pubdate", "publication_date", "parsely-pub-date",
)  # fmt: skip


def detects(raw: Raw) -> bool:
    """Take what opens like a page: a doctype of HTML, or its first elements."""
    found = xml.root(raw.head)
    if found is not None and found.name.lower() in {"html", "head", "body"}:
        return True
    return bool(_OPENS.search(raw.head)) and raw.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the page as one dispatch."""
    data = xml.whole(raw)
    yield page(data, raw, options)


def page(data: bytes, raw: Raw, options: Options) -> Item:
    """Make an item of a page; raises `EmptyInput` when it holds no article."""
    text = _text(data, raw.where)
    tree = _tree(text)
    found = _extracted(text) if tree is not None else None
    if found is None or not found.text:
        hint = "the page holds no article, or makes it by script"
        raise EmptyInput("there is no text in it", where=raw.where, hint=hint)
    named = _named(tree)
    headline = named.get("og:title") or squeeze(found.title) or None
    body = [squeeze(line) for line in found.text.split("\n")]
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    link = canonical or named.get("og:url") or ""
    return Item(
        checked(compose(body, headline=headline), options, raw.where),
        item=raw.name,
        published=_published(tree, named),
        title=headline,
        language=code_of(next(iter(tree.xpath("/html/@lang | /html/@xml:lang")), None)),
        publisher=named.get("og:site_name") or named.get("application-name"),
        uri=link if link.startswith(("http://", "https://")) else raw.where,
        format="html",
        sha256=digest(data),
        raw=data,
    )


def _text(data: bytes, where: str) -> str:
    """Decode as UTF-8 where that is sound, else as the page says."""
    named = _CHARSET.search(data[:4096])
    for name in ("utf-8-sig", named.group(1).decode() if named else None):
        try:
            if name:
                return data.decode("cp1252" if name.lower() == "iso-8859-1" else name)
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data, where=where, markup=True)


def _tree(text: str) -> Any:  # noqa: ANN401 - an lxml element
    """Parse the page, without anything it names being fetched; None for an empty one."""
    html, etree = need("lxml.html"), need("lxml.etree")
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", "")), parser=parser
        )
    except (etree.LxmlError, ValueError):
        return None


def _extracted(text: str) -> Any:  # noqa: ANN401 - trafilatura's document
    need("lxml.html")
    return need("trafilatura").bare_extraction(
        text, include_comments=False, include_tables=False, with_metadata=True
    )


def _named(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """Give what `meta` says, by name or property in small letters; the first one counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = squeeze(meta.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _published(tree: Any, named: dict[str, str]) -> str | None:  # noqa: ANN401
    """Give the date that the page states: never one that was guessed from its text."""
    for name in _DATES:
        if date := moment(named.get(name)):
            return date
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            if date := _stated(json.loads(script)):
                return date
        except (ValueError, RecursionError):
            continue
    stamps = tree.xpath("//time/@datetime | //*[@itemprop='datePublished']/@content")
    dates = (date for stamp in stamps if (date := moment(stamp)))
    return next((date for date in dates if is_published(date)), None)


def _stated(value: Any, depth: int = 0) -> str | None:  # noqa: ANN401
    """Find `datePublished` in JSON-LD."""
    if depth > 5:
        return None
    if isinstance(value, dict):
        date = value.get("datePublished")
        if isinstance(date, str) and (found := moment(date)):
            return found
        value = list(value.values())
    if isinstance(value, list):
        return next((d for one in value if (d := _stated(one, depth + 1))), None)
    return None
