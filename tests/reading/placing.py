"""Drafts of invented copy for tests of places: what stands in square brackets is a mention."""

from __future__ import annotations

import re

from selon.dispatch import anatomy
from selon.language import load
from selon.reading.draft import Draft
from selon.reading.parsing import parse
from selon.sources import Item

PACK = load("fr")


def draft(text: str) -> Draft:
    """Lay out a text without tags or parse."""
    made = Draft(Item(text), anatomy(text, PACK), PACK)
    made.finish()
    return made


def parsed(text: str) -> Draft:
    """Lay out and parse a text."""
    return next(iter(parse([Draft(Item(text), anatomy(text, PACK), PACK)])))


def marked(text: str) -> tuple[str, list[str]]:
    """Take the brackets out of a text; give it with the words that stood in them."""
    return re.sub(r"[\[\]]", "", text), re.findall(r"\[([^\[\]]+)\]", text)
