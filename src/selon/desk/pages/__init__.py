"""The pages, one module each; the menu lists them in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.desk.pages import codebook, entrance, imports, reader, review

if TYPE_CHECKING:
    from selon.desk.page import Page

PAGES: tuple[Page, ...] = (
    reader.PAGE,
    review.PAGE,
    imports.PAGE,
    codebook.PAGE,
    entrance.PAGE,
)
