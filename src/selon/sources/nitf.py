"""NITF, with the ways of EFE, PA and others.

EFE: the byline is initials and the dateline only a date, the place stands in the first paragraph.
PA: names are tagged inside the text, the abstract repeats the first paragraph. Bodies may be one
`<pre>`. A DOCTYPE is common; it is never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon._wire import Wire
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest, urgency_of
from selon.sources.dates import moment
from selon.sources.item import Item
from selon.sources.markup import inline, paragraphs
from selon.sources.wiring import each_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon._wire import WireStatus
    from selon.sources.item import Failure
    from selon.sources.markup import Element
    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".xml", ".nitf"})
_STATES: dict[str, WireStatus] = {
    "canceled": "canceled", "cancelled": "canceled", "killed": "canceled",
    "withheld": "withheld", "embargoed": "withheld",
}  # fmt: skip


def detects(raw: Raw) -> bool:
    """Take XML whose root is `nitf`."""
    found = xml.root(raw.head)
    return found is not None and found.name == "nitf"


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read the story."""

    def items(element: Element, where: str, doc: xml.Document) -> Iterator[Item]:
        yield _item(element, where, doc, options)

    yield from each_item(raw, ("nitf",), items)


def _item(element: Element, where: str, doc: xml.Document, options: Options) -> Item:
    data = xml.first(element, "docdata")
    head = xml.first(element, "body.head")
    wire = _wire(element, data, doc)
    headline = inline(xml.child(head, "hedline", "hl1")) or inline(xml.first(element, "title"))
    text = compose(
        _body(element, head),
        headline=headline,
        byline=inline(xml.child(head, "byline")),
        dateline=_dateline(head),
    )
    identity = xml.value(xml.child(data, "doc-id"), "id-string")
    return Item(
        "" if wire.status == "canceled" else checked(text, options, where),
        item=identity or doc.name,
        published=_published(element, data),
        title=headline,
        language=code_of(_language(element)),
        publisher=_publisher(element, data, head),
        uri=doc.where,
        format="nitf",
        sha256=digest(doc.data),
        revision=xml.value(xml.child(data, "du-key"), "version"),
        raw=doc.data,
        wire=wire,
    )


def _body(element: Element, head: Element | None) -> list[str]:
    content = xml.first(element, "body.content")
    found = paragraphs(content) if content is not None else []
    abstract = xml.child(head, "abstract")
    # An abstract repeats the body; it stands for it only where there is none.
    return found or (paragraphs(abstract) if abstract is not None else [])


def _dateline(head: Element | None) -> str | None:
    """Give a dateline that has a place; one that is a date alone says nothing."""
    dateline = xml.child(head, "dateline")
    place = xml.child(dateline, "location")
    if dateline is None or (place is None and xml.child(dateline, "story.date") is not None):
        return None
    return inline(dateline)


def _published(element: Element, data: Element | None) -> str | None:
    return (
        moment(xml.value(xml.child(data, "date.issue"), "norm"))
        or moment(xml.value(xml.first(element, "pubdata"), "date.publication"))
        or moment(xml.value(xml.first(element, "story.date"), "norm"))
    )


def _language(element: Element) -> str | None:
    body = xml.child(element, "body")
    for node in (body, element, xml.first(element, "body.content")):
        if found := xml.value(node, "lang") or xml.value(node, "baselang"):
            return found
    return None


def _publisher(element: Element, data: Element | None, head: Element | None) -> str | None:
    return (
        inline(xml.child(head, "distributor"))
        or xml.value(xml.child(data, "doc-id"), "regsrc")
        or inline(xml.child(head, "rights", "rights.owner"))
        or xml.value(xml.first(element, "pubdata"), "name")
        or xml.value(xml.first(element, "doc.copyright"), "holder")
    )


def _wire(element: Element, data: Element | None, doc: xml.Document) -> Wire:
    state = (xml.value(data, "management-status") or "usable").lower()
    status = _STATES.get(state, "usable")
    until = moment(xml.value(xml.child(data, "date.release"), "norm"))
    if status == "withheld" and until is not None:
        status = "usable"  # held until that time, not for good
    notes = [m for m in xml.below(element, "ed-msg") if xml.value(m, "info")]
    kinds = [xml.value(p, "tobject.property.type") for p in xml.below(element, "tobject.property")]
    return Wire(
        status=status,
        embargo=until,
        urgency=urgency_of(xml.value(xml.child(data, "urgency"), "ed-urg")),
        slug=_slug(element, data),
        genre=next((kind for kind in kinds if kind), None),
        note=" ".join(xml.value(note, "info") or "" for note in notes) or None,
        encoding=doc.encoding,
    )


def _slug(element: Element, data: Element | None) -> str | None:
    named = {xml.value(m, "name"): xml.value(m, "content") for m in xml.below(element, "meta")}
    for name in ("slugline", "anpa-keyword", "slug"):
        if named.get(name):
            return named[name]
    du_key = xml.child(data, "du-key")
    keywords = (xml.value(k, "key") for k in xml.below(element, "keyword"))
    return xml.value(du_key, "key") or next((k for k in keywords if k), None)
