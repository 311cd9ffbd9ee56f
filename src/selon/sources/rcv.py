"""News items of Reuters' research corpora RCV1 and RCV2: root `newsitem`, one a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon._wire import Wire
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest
from selon.sources.dates import moment
from selon.sources.item import Item
from selon.sources.markup import inline, paragraphs
from selon.sources.wiring import each_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.sources.item import Failure
    from selon.sources.markup import Element
    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".xml"})


def detects(raw: Raw) -> bool:
    """Take XML whose root is `newsitem` in small letters."""
    found = xml.root(raw.head)
    return found is not None and found.name == "newsitem"


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the news item."""

    def items(element: Element, where: str, doc: xml.Document) -> Iterator[Item]:
        body = xml.child(element, "text")
        headline = inline(xml.child(element, "headline"))
        text = compose(
            paragraphs(body) if body is not None else [],
            headline=headline,
            byline=inline(xml.child(element, "byline")),
            dateline=inline(xml.child(element, "dateline")),
        )
        yield Item(
            checked(text, options, where),
            item=xml.value(element, "itemid") or doc.name,
            published=moment(xml.value(element, "date")),
            title=headline,
            language=code_of(xml.value(element, "lang")),
            publisher="Reuters",
            uri=doc.where,
            format="rcv",
            sha256=digest(doc.data),
            raw=doc.data,
            wire=Wire(slug=inline(xml.child(element, "title")), encoding=doc.encoding),
        )

    yield from each_item(raw, ("newsitem",), items)
