"""The pages, one module each; the menu lists them in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.desk.pages import codebook, entrance, export, imports, reader, review, search

if TYPE_CHECKING:
    from selon.desk.page import Page

PAGES: tuple[Page, ...] = (
    search.PAGE,
    reader.PAGE,
    review.PAGE,
    imports.PAGE,
    export.PAGE,
    codebook.PAGE,
    entrance.PAGE,
)
