"""NewsML 1.2, as AFP sends it: root `NewsML`, one or more `NewsItem`.

Two dialects are known from AFP. 2014: `Version="1.2"`, body in `nitf/body/body.content`, times with
an offset. 2024: no version, two `NewsComponent` in each other, `<p>` right in `DataContent`. The
dateline stands apart from the body in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon._wire import Wire
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest, urgency_of
from selon.sources.dates import moment
from selon.sources.item import Item
from selon.sources.markup import inline, local, paragraphs
from selon.sources.wiring import each_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon._wire import WireStatus
    from selon.sources.item import Failure
    from selon.sources.markup import Element
    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".xml", ".newsml"})
_STATUS: dict[str, WireStatus] = {
    "usable": "usable", "embargoed": "withheld", "withheld": "withheld", "canceled": "canceled",
    "cancelled": "canceled",
}  # fmt: skip


def detects(raw: Raw) -> bool:
    """Take XML whose root is `NewsML`, or a `NewsItem` alone."""
    found = xml.root(raw.head)
    return found is not None and found.name in {"NewsML", "NewsItem"}


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read each text of each item; pictures and the like are passed over."""

    def items(element: Element, where: str, doc: xml.Document) -> Iterator[Item]:
        found = 0
        wire = _wire(element, doc)
        for component in _components(element):
            found += 1
            yield _item(element, component, wire, found, where, doc, options)
        if not found and wire.status == "canceled":
            yield _item(element, element, wire, 1, where, doc, options)

    yield from each_item(raw, ("NewsItem",), items)


def _components(element: Element) -> Iterator[Element]:
    """Give the innermost components that have a text."""
    for component in xml.below(element, "NewsComponent"):
        content = xml.child(component, "ContentItem")
        if content is None or xml.child(content, "DataContent") is None:
            continue
        kind = (xml.value(xml.child(content, "MediaType"), "FormalName") or "Text").lower()
        if kind in {"text", "complexdata"}:
            yield component


def _item(
    element: Element,
    component: Element,
    wire: Wire,
    number: int,
    where: str,
    doc: xml.Document,
    options: Options,
) -> Item:
    lines = [found for c in _upwards(component) if (found := xml.child(c, "NewsLines")) is not None]

    def line(name: str) -> str | None:
        texts = (inline(xml.child(found, name)) for found in lines)
        return next((text for text in texts if text), None)

    headline = line("HeadLine")
    content = xml.child(component, "ContentItem", "DataContent")
    body = paragraphs(_prose(content)) if content is not None else []
    text = compose(body, headline=headline, byline=line("ByLine"), dateline=line("DateLine"))
    number_of = f"#{number}" if number > 1 else ""
    return Item(
        "" if wire.status == "canceled" else checked(text, options, where),
        item=(_identity(element) or doc.name) + number_of,
        published=_published(element),
        title=headline,
        language=_language(component),
        publisher=_publisher(component, element),
        uri=doc.where,
        format="newsml1",
        sha256=digest(doc.data),
        revision=inline(xml.first(element, "RevisionId")),
        raw=doc.data,
        wire=wire,
    )


def _prose(content: Element) -> Element:
    found = xml.first(content, "body.content")
    return content if found is None else found


def _upwards(component: Element) -> Iterator[Element]:
    """Give a component and those around it, inside out."""
    node = component
    while node is not None and local(node) != "newsitem":
        yield node
        node = node.getparent()


def _identity(element: Element) -> str | None:
    """Give the id that all versions share: the public identifier without its revision."""
    public = inline(xml.first(element, "PublicIdentifier"))
    revision = xml.first(element, "RevisionId")
    number = inline(revision) or ""
    if public:
        for end in (f":{number}{xml.value(revision, 'Update') or ''}", f":{number}"):
            if number and public.endswith(end):
                return public.removesuffix(end)
        return public
    names = ("ProviderId", "DateId", "NewsItemId")
    pieces = [inline(xml.first(element, name)) for name in names]
    return f"urn:newsml:{':'.join(p or '' for p in pieces)}" if pieces[2] else None


def _published(element: Element) -> str | None:
    """Give the moment of this version, else of the first, of the envelope, of the day."""
    for name in ("ThisRevisionCreated", "FirstCreated"):
        if found := moment(inline(xml.first(element, name))):
            return found
    envelope = element.getparent()
    sent = xml.first(envelope, "DateAndTime") if envelope is not None else None
    return moment(inline(sent)) or moment(inline(xml.first(element, "DateId")))


def _language(component: Element) -> str | None:
    for node in _upwards(component):
        found = xml.value(xml.child(node, "DescriptiveMetadata", "Language"), "FormalName")
        if code := code_of(found or xml.value(node, "lang")):
            return code
    item = next(component.iterancestors("{*}NewsItem"), None)
    return code_of(xml.value(item, "lang"))


def _publisher(component: Element, element: Element) -> str | None:
    for node in _upwards(component):
        party = xml.child(node, "AdministrativeMetadata", "Provider", "Party")
        if found := xml.value(party, "FormalName"):
            return found
    return inline(xml.first(element, "ProviderId"))


def _wire(element: Element, doc: xml.Document) -> Wire:
    management = xml.child(element, "NewsManagement")
    status = xml.value(xml.child(management, "Status"), "FormalName") or "usable"
    known = _STATUS.get(status.lower(), "usable")
    change = xml.child(management, "StatusWillChange")
    future = (xml.value(xml.child(change, "FutureStatus"), "FormalName") or "").lower()
    slug = inline(xml.first(element, "SlugLine")) or inline(xml.first(element, "NameLabel"))
    urgency = xml.child(management, "Urgency")
    return Wire(
        status=known,
        embargo=moment(inline(xml.child(change, "DateAndTime"))) if future == "usable" else None,
        urgency=urgency_of(xml.value(urgency, "FormalName")),
        slug=slug,
        genre=xml.value(xml.first(element, "Genre"), "FormalName"),
        note=inline(xml.child(management, "Instruction"))
        or xml.value(xml.child(management, "Instruction"), "FormalName"),
        encoding=doc.encoding,
    )
