"""The desk put together: a store, pages, the API, and what guards them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteError

from selon._version import __version__
from selon.desk.api import PREFIX, ROUTERS
from selon.desk.jobs import Jobs
from selon.desk.pages import PAGES
from selon.desk.problems import Problem, Shape, of_http, of_selon
from selon.desk.rendering import respond
from selon.desk.safety import Safety, guard
from selon.desk.settings import Settings
from selon.desk.state import Desk
from selon.desk.upkeep import Upkeep
from selon.errors import SelonError
from selon.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def create_app(path: str | Path, settings: Settings | None = None) -> FastAPI:
    """Make the application of a store, which is made when it is missing.

    Raises `StoreError` when it cannot be opened. The store is closed with the application.
    """
    path = Path(path)
    store = Store.open(path, create=not path.exists())
    upkeep = Upkeep(store)
    desk = Desk(store, settings or Settings(), upkeep, Jobs(store, upkeep))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        close(desk)

    app = FastAPI(
        title="Selon",
        version=__version__,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(guard)],
        responses={"default": {"model": Shape, "description": "What went wrong"}},
    )
    app.state.desk = desk
    app.state.pages = PAGES
    for one in PAGES:
        app.include_router(one.router, include_in_schema=False)
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    app.mount("/static", StaticFiles(directory=str(files("selon.desk") / "static")))
    app.mount("/vendor", StaticFiles(directory=str(files("selon.exports") / "vendor")))
    app.add_api_route("/", _home, include_in_schema=False)
    app.add_middleware(Safety, desk=desk)
    _tell_problems(app)
    return app


def close(desk: Desk) -> None:
    """End what runs in the background, then close the store."""
    desk.jobs.close()
    desk.upkeep.close()
    desk.store.close()


def _home() -> Response:
    """Lead to the first page of the menu."""
    return RedirectResponse(next(p.path for p in PAGES if p.path), 307)


def _tell_problems(app: FastAPI) -> None:
    """Answer everything that goes wrong in the one shape."""

    @app.exception_handler(StarletteError)
    @app.exception_handler(HTTPException)
    def http(request: Request, error: StarletteError) -> Response:
        return respond(request, of_http(error.status_code, error.detail))

    @app.exception_handler(SelonError)
    def selon(request: Request, error: SelonError) -> Response:
        return respond(request, of_selon(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        details = tuple(
            {"field": ".".join(str(part) for part in one["loc"][1:]), "message": str(one["msg"])}
            for one in error.errors()
        )
        message = "; ".join(f"{one['field']}: {one['message']}" for one in details)
        return respond(request, Problem(422, "invalid", message, None, details))

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        message = f"{type(error).__name__}: {error}"
        return respond(request, Problem(500, "unexpected", message))
