"""NewsML-G2: `newsMessage` with an `itemSet`, or one item alone; only text items are read.

Dialects: Reuters gives a time stamp as dateline and its desk as `located`, so neither is taken for
the place of the story; ANSA sends `inlineData` that calls itself plain text and holds `<p>`, broken
lines and the dateline. A canceled item has no body: it withdraws what was sent under its `guid`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon._wire import Wire
from selon.sources import xml
from selon.sources.composing import checked, code_of, compose, digest, urgency_of
from selon.sources.dates import moment
from selon.sources.item import Item
from selon.sources.markup import fragment, inline, paragraphs
from selon.sources.wiring import each_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon._wire import WireStatus
    from selon.sources.item import Failure
    from selon.sources.markup import Element
    from selon.sources.options import Options
    from selon.sources.raw import Raw

SUFFIXES = frozenset({".xml"})
_ROOTS = {"newsMessage", "newsItem", "packageItem", "knowledgeItem", "conceptItem", "itemSet"}
_NAMESPACE = "iptc.org/std/nar"


def detects(raw: Raw) -> bool:
    """Take XML whose root is one of G2 and names its namespace."""
    found = xml.root(raw.head)
    if found is None or found.name not in _ROOTS:
        return False
    return found.name == "newsMessage" or _NAMESPACE in found.attributes


def read(raw: Raw, options: Options) -> Iterator[Item | Failure]:
    """Read each text item; packages, pictures and concepts are passed over."""

    def items(element: Element, where: str, doc: xml.Document) -> Iterator[Item]:
        kind = _code(xml.child(element, "itemMeta", "itemClass"))
        if kind in {"", "text"}:
            yield _item(element, where, doc, options)

    yield from each_item(raw, ("newsItem",), items)


def _item(element: Element, where: str, doc: xml.Document, options: Options) -> Item:
    meta, content = xml.child(element, "itemMeta"), xml.child(element, "contentMeta")
    wire = _wire(meta, content, doc)
    headline = _headline(meta, content)
    text = compose(
        _body(xml.child(element, "contentSet")),
        headline=headline,
        byline=inline(xml.child(content, "by")),
        dateline=inline(xml.child(content, "dateline")),
    )
    return Item(
        "" if wire.status == "canceled" else checked(text, options, where),
        item=xml.value(element, "guid") or doc.name,
        published=moment(inline(xml.child(meta, "versionCreated")))
        or moment(inline(xml.child(meta, "firstCreated")))
        or moment(inline(xml.child(content, "contentCreated"))),
        title=headline,
        language=_language(element, content),
        publisher=_name(xml.child(meta, "provider")) or _source(content),
        uri=doc.where,
        format="newsmlg2",
        sha256=digest(doc.data),
        revision=xml.value(element, "version"),
        raw=doc.data,
        wire=wire,
    )


def _headline(meta: Element | None, content: Element | None) -> str | None:
    """Give the main headline; those of other roles are sub-headlines and short forms."""
    found = [h for h in content if _is(h, "headline")] if content is not None else []
    plain = [h for h in found if xml.value(h, "role") is None or "main" in _role(h)]
    best = next(iter(plain or found), None)
    return inline(best) or inline(xml.child(meta, "title"))


def _is(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith(f"}}{name}")


def _role(element: Element) -> str:
    return (xml.value(element, "role") or "").rpartition(":")[2].lower()


def _body(content: Element | None) -> list[str]:
    """Give the paragraphs of the first form of the content that has any."""
    for form in content if content is not None else ():
        if _is(form, "inlineXML"):
            prose = xml.first(form, "body.content")
            if prose is None:
                prose = xml.first(form, "body")
            found = paragraphs(form if prose is None else prose)
        elif _is(form, "inlineData"):
            found = fragment("".join(form.itertext()))
        else:
            continue
        if found:
            return found
    return []


def _language(element: Element, content: Element | None) -> str | None:
    return code_of(xml.value(xml.child(content, "language"), "tag") or xml.value(element, "lang"))


def _name(party: Element | None) -> str | None:
    """Give the name of a party: in words, else as a code."""
    if party is None:
        return None
    named = inline(xml.child(party, "name")) or xml.value(party, "literal")
    return named or _code(party) or None


def _source(content: Element | None) -> str | None:
    return _name(xml.child(content, "infoSource")) or inline(xml.child(content, "creditline"))


def _code(element: Element | None) -> str:
    """Give a controlled value without its vocabulary: `stat:usable` is `usable`."""
    found = xml.value(element, "qcode") or xml.value(element, "uri") or ""
    return found.rpartition("/")[2].rpartition(":")[2].lower()


def _wire(meta: Element | None, content: Element | None, doc: xml.Document) -> Wire:
    states: dict[str, WireStatus] = {
        "canceled": "canceled", "cancelled": "canceled", "withheld": "withheld",
    }  # fmt: skip
    embargo = xml.child(meta, "embargoed")
    status = states.get(_code(xml.child(meta, "pubStatus")), "usable")
    until = moment(inline(embargo))
    if embargo is not None and until is None and status == "usable":
        status = "withheld"  # the standard: an embargo whose end is told by other means
    return Wire(
        status=status,
        embargo=until,
        urgency=urgency_of(inline(xml.child(content, "urgency"))),
        slug=inline(xml.child(content, "slugline")),
        genre=_name(xml.child(content, "genre")),
        note=inline(xml.child(meta, "edNote")),
        encoding=doc.encoding,
    )
