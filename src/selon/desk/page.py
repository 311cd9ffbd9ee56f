"""What a page is to the desk: a name, an address, routes, a place in the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import APIRouter


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the desk; `name` is that of its table of words, whose `nav` names it in the menu.

    `path` is where the menu leads, empty for a page that is reached from others only.
    """

    name: str
    path: str
    router: APIRouter
