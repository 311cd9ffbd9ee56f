"""The pages, one module each; the menu lists them in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.desk.pages import (
    codebook,
    contested,
    entrance,
    export,
    imports,
    incident,
    reader,
    review,
    search,
    situation,
    sources,
)

if TYPE_CHECKING:
    from selon.desk.page import Page

PAGES: tuple[Page, ...] = (
    situation.PAGE,
    contested.PAGE,
    sources.PAGE,
    search.PAGE,
    reader.PAGE,
    review.PAGE,
    imports.PAGE,
    export.PAGE,
    codebook.PAGE,
    incident.PAGE,
    entrance.PAGE,
)
