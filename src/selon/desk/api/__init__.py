"""The REST API, one module a subject; what pages show and do can be had and done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.desk.api import codebook, decisions, dispatches, exports, imports, incidents, reviews

if TYPE_CHECKING:
    from fastapi import APIRouter

PREFIX = "/api/v1"

ROUTERS: tuple[APIRouter, ...] = (
    incidents.router,
    dispatches.router,
    reviews.router,
    decisions.router,
    imports.router,
    exports.router,
    codebook.router,
)
