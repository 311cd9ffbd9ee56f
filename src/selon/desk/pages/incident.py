"""One incident, and what people decide about it: one with another, not one, another name.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from selon.desk.page import Page
from selon.desk.pages.entrance import local
from selon.desk.problems import refuse
from selon.desk.rendering import page
from selon.desk.requests import FormFields, PageLanguage, ReviewerName
from selon.desk.state import TheDesk
from selon.desk.views.incident import incident_view
from selon.store.judging import merge_incidents, rename_actor, rename_incident, split_incident

router = APIRouter()
PAGE = Page("incident", "", router)


@router.get("/incidents/{incident}")
def show(request: Request, desk: TheDesk, language: PageLanguage, incident: str) -> Response:
    """Show all on one incident."""
    found = incident_view(desk.store, incident, language)
    if found.id != incident:  # the beginning of an id, or one under which it was listed before
        return RedirectResponse(_address(found.id, request.url.query), 307)
    return page(request, "incident.html", found, name="incident")


@router.post("/incidents/{incident}/rename")
def rename(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Give it another label."""
    rename_incident(desk.store, incident, dict(form).get("label", ""), reviewer=reviewer)
    return _after(desk, incident)


@router.post("/incidents/{incident}/merge")
def merge(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Hold another incident, given by its id or address, to be the same."""
    other = dict(form).get("other", "").strip().rstrip("/").rpartition("/")[2].partition("?")[0]
    if not other or other == incident:
        raise refuse(400, "name another incident by its id or address", code="no_other")
    merge_incidents(desk.store, incident, other, reviewer=reviewer)
    return _after(desk, incident)


@router.post("/incidents/{incident}/split")
def split(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Hold some mentions, each given as `DISPATCH START`, not to be of this incident."""
    away = [value.rsplit(" ", 1) for key, value in form if key == "away"]
    if any(len(one) != 2 or not one[1].isdecimal() for one in away):
        raise refuse(400, "a mention is named by its dispatch and its start", code="mention")
    keys = [(dispatch, int(start)) for dispatch, start in away]
    split_incident(desk.store, incident, keys, reviewer=reviewer)
    return _after(desk, incident)


@router.post("/actors/rename")
def rename_speaker(desk: TheDesk, reviewer: ReviewerName, form: FormFields) -> Response:
    """Call an actor otherwise in all dispatches; the name of another makes the two one."""
    given = dict(form)
    name, new = given.get("name", ""), given.get("new_name", "")
    rename_actor(desk.store, name, new, reviewer=reviewer)
    desk.upkeep.touch()
    return RedirectResponse(local(given.get("back", "/sources")), 303)


def _address(incident: str, query: str) -> str:
    return f"/incidents/{incident}" + (f"?{query}" if query else "")


def _after(desk: TheDesk, incident: str) -> Response:
    desk.upkeep.touch()
    return RedirectResponse(f"/incidents/{incident}", 303)
