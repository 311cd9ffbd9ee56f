"""`/imports`: dispatches in, and what became of them; `/status`: the desk itself.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from sqlalchemy import func, select

from selon._version import __version__
from selon.desk.state import TheDesk
from selon.desk.upkeep import Condition
from selon.desk.views.importing import ImportResult, Said, Upload, import_result, start_import
from selon.store import schema

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Status:
    """The desk: which version, which store, how much is in it, whether the ledger is up to date."""

    selon: str
    store: str
    dispatches: int
    incidents: int
    ledger: Condition
    importing: bool


@router.post("/imports", status_code=202, tags=["imports"])
def start(
    desk: TheDesk,
    text: Annotated[str, Form()] = "",
    title: Annotated[str | None, Form()] = None,
    published: Annotated[str | None, Form()] = None,
    publisher: Annotated[str | None, Form()] = None,
    language: Annotated[str | None, Form()] = None,
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> ImportResult:
    """Begin to read a text or files; ask for the result by its id."""
    job = start_import(
        desk,
        text=text,
        title=title,
        uploads=[Upload(f.filename or "", f.file) for f in files or ()],
        said=Said(published or None, publisher or None, language or None),
    )
    return import_result(desk, job.id)


@router.get("/imports/{job}", tags=["imports"])
def get(desk: TheDesk, job: str) -> ImportResult:
    """Give an import as it stands: `waiting`, `reading`, `done` or `failed`."""
    return import_result(desk, job)


@router.get("/status", tags=["desk"])
def status(desk: TheDesk) -> Status:
    """Say what the desk holds and does."""
    with desk.store.read() as connection:
        dispatches, incidents = (
            connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (schema.dispatches, schema.incidents)
        )
    return Status(
        __version__, desk.store.path.name, dispatches, incidents, desk.upkeep.condition,
        desk.jobs.under_way is not None,
    )  # fmt: skip
