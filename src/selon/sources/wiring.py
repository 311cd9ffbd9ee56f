"""What the XML formats of wires share: items one by one, each fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.errors import EmptyInput, InputError, SelonError
from selon.sources import xml
from selon.sources.item import Failure, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon.sources.markup import Element
    from selon.sources.raw import Raw

    Read = Callable[[Element, str, xml.Document], Iterator[Item]]


def each_item(raw: Raw, names: tuple[str, ...], read: Read) -> Iterator[Item | Failure]:
    """Read every element of these names; one that is broken or cut off is named by its number."""
    doc = xml.document(raw)
    number = given = 0
    found = xml.elements(doc, names)
    while True:
        where = f"{raw.where}[{number + 1}]"
        try:
            element = next(found, None)
        except InputError as error:
            if number:
                error.where = where
                yield Failure(where, error)
                return
            raise
        if element is None:
            break
        number += 1
        try:
            for item in read(element, raw.where if _alone(element) else where, doc):
                given += 1
                yield item
        except SelonError as error:
            given += 1
            yield Failure(error.where or where, error)
    if not given:
        raise EmptyInput("there is no text item in it", where=raw.where)


def _alone(element: Element) -> bool:
    """Whether an element is the document."""
    return element.getparent() is None
