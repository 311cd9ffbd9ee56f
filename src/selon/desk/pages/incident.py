"""One incident, and what people decide about it: one with another, not one, another name.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from selon.desk.page import Page
from selon.desk.pages.entrance import local
from selon.desk.problems import refuse
from selon.desk.rendering import page
from selon.desk.requests import FormFields, PageLanguage, ReviewerName
from selon.desk.state import TheDesk
from selon.desk.views import deciding
from selon.desk.views.incident import IncidentView, incident_view
from selon.desk.views.ratings import scale_words

router = APIRouter()
PAGE = Page("incident", "", router)


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """An incident, and the scale on which people rate its claims."""

    one: IncidentView
    credibility: tuple[tuple[str, str], ...]


@router.get("/incidents/{incident}")
def show(request: Request, desk: TheDesk, language: PageLanguage, incident: str) -> Response:
    """Show all on one incident."""
    found = incident_view(desk.store, incident, language)
    if found.id != incident:  # the beginning of an id, or one under which it was listed before
        return RedirectResponse(_address(found.id, request.url.query), 307)
    content = IncidentPage(found, scale_words("credibility", language))
    return page(request, "incident.html", content, name="incident")


@router.post("/incidents/{incident}/rename")
def rename(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Give it another label."""
    given = dict(form)
    label, note = given.get("label", ""), given.get("note")
    deciding.rename(desk, incident, label, reviewer=reviewer, note=note)
    return _after(incident)


@router.post("/incidents/{incident}/merge")
def merge(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Hold another incident, given by its id or address, to be the same."""
    given = dict(form)
    other = deciding.named_in(given.get("other", ""))
    deciding.merge(desk, incident, other, reviewer=reviewer, note=given.get("note"))
    return _after(incident)


@router.post("/incidents/{incident}/split")
def split(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Hold some mentions, each given as `DISPATCH START`, not to be of this incident."""
    away = [value.rsplit(" ", 1) for key, value in form if key == "away"]
    if any(len(one) != 2 or not one[1].isdecimal() for one in away):
        raise refuse(400, "a mention is named by its dispatch and its start", code="mention")
    keys = [(dispatch, int(start)) for dispatch, start in away]
    deciding.split(desk, incident, keys, reviewer=reviewer, note=dict(form).get("note"))
    return _after(incident)


@router.post("/incidents/{incident}/note")
def note(desk: TheDesk, reviewer: ReviewerName, form: FormFields, incident: str) -> Response:
    """Leave a note on it."""
    deciding.note_incident(desk, incident, dict(form).get("note", ""), reviewer=reviewer)
    return RedirectResponse(f"/incidents/{quote(incident)}#decisions", 303)


@router.post("/dispatches/{dispatch}/rows/{row}/credibility")
def rate(
    desk: TheDesk, reviewer: ReviewerName, form: FormFields, dispatch: str, row: str
) -> Response:
    """Rate what a row claims."""
    given = dict(form)
    value, note = given.get("credibility", ""), given.get("note")
    deciding.rate_claim(desk, dispatch, row, value, reviewer=reviewer, note=note)
    back = given.get("back") or f"/dispatches/{quote(dispatch)}?row={quote(row)}"
    return RedirectResponse(local(back), 303)


@router.post("/actors/rename")
def rename_speaker(desk: TheDesk, reviewer: ReviewerName, form: FormFields) -> Response:
    """Call an actor otherwise in all dispatches; the name of another makes the two one."""
    given = dict(form)
    name, new = given.get("name", ""), given.get("new_name", "")
    deciding.rename_actor(desk, name, new, reviewer=reviewer, note=given.get("note"))
    return RedirectResponse(local(given.get("back", "/sources")), 303)


def _address(incident: str, query: str) -> str:
    return f"/incidents/{incident}" + (f"?{query}" if query else "")


def _after(incident: str) -> Response:
    return RedirectResponse(f"/incidents/{quote(incident)}", 303)
