"""Pages from templates: what every page gets, and how a page or a problem is answered.

A template gets three things: `page`, a frozen dataclass with all that it shows; `frame`, what all
pages have; `t`, the page's words. Everything is escaped; no template writes `| safe`.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from selon._telling import hinted, told, translated
from selon._version import __version__
from selon._wording import LANGUAGES, label, number
from selon.desk.problems import answer, wants_json
from selon.desk.words import words

if TYPE_CHECKING:
    from fastapi import Request
    from fastapi.responses import Response

    from selon._wording import Language
    from selon.desk.jobs import Job
    from selon.desk.problems import Problem
    from selon.desk.state import Desk
    from selon.desk.upkeep import Condition

THEMES = ("auto", "light", "dark")
_TURNING = {n: f"⟨U+{n:04X}⟩" for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; `here` says that it leads to what is shown."""

    label: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round every page."""

    language: Language
    theme: str
    address: str
    menu: tuple[Link, ...]
    languages: tuple[Link, ...]
    themes: tuple[Link, ...]
    csrf: str
    reviewer: str
    store: str
    writable: bool
    ledger: Condition
    job: Job | None
    demo: bool
    token: bool
    version: str
    fragment: bool
    renewed: bool


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """A problem as a page tells it."""

    problem: Problem
    meaning: str


@cache
def environment() -> Environment:
    """Give the templates' environment."""
    made = Environment(
        loader=PackageLoader("selon.desk"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    made.filters["address"] = lambda value: quote(str(value), safe="")
    made.filters |= {"told": told, "hinted": hinted}
    return made


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a template writes
    """Show characters that turn the direction of text instead of obeying them."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(_TURNING)
    return value


def language_of(request: Request) -> Language:
    """Give the language that the address asks for, else the browser's choice, else the desk's."""
    for asked in (request.query_params.get("lang"), request.cookies.get("selon_lang")):
        if asked in LANGUAGES:
            return asked
    language: Language = request.app.state.desk.settings.language
    return language


def theme_of(request: Request) -> str:
    """Give the theme that was chosen; `auto` follows the system."""
    for asked in (request.query_params.get("theme"), request.cookies.get("selon_theme")):
        if asked in THEMES:
            return asked
    return "auto"


def reviewer_of(request: Request) -> str:
    """Give the name under which this browser reviews."""
    desk: Desk = request.app.state.desk
    return unquote(request.cookies.get("selon_reviewer", "")).strip() or desk.settings.reviewer


def is_fragment(request: Request) -> bool:
    """Say whether htmx asks, which puts a part of a page in place."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-boosted") != "true"


def page(
    request: Request,
    template: str,
    content: Any,  # noqa: ANN401 - the dataclass of that page
    *,
    name: str,
    status: int = 200,
) -> Response:
    """Answer with a page: its template, its content (a dataclass), the name of its words."""
    assert is_dataclass(content), "what a template shows is a dataclass"
    from selon.desk.safety import CSRF, csrf  # noqa: PLC0415 - safety answers with pages

    desk: Desk = request.app.state.desk
    language = language_of(request)
    cookie = request.cookies.get(CSRF) or secrets.token_hex(16)
    t = words(name, language)
    html = environment().get_template(template).render(
        page=content,
        t=t,
        frame=_frame(request, desk, language, csrf(desk, cookie)),
        label=lambda group, value: label(group, value, language),
        number=lambda value: number(value, language),
    )  # fmt: skip
    response = HTMLResponse(html, status)
    response.headers["vary"] = "hx-request, cookie"
    response.headers["content-language"] = language
    if CSRF not in request.cookies:
        remember(response, CSRF, cookie, secret=True)
    for key in ("lang", "theme"):
        asked = request.query_params.get(key)
        if asked in (*LANGUAGES, *THEMES):
            remember(response, f"selon_{key}", asked)
    return response


def remember(response: Response, key: str, value: str, *, secret: bool = False) -> None:
    """Set a cookie; `secret` ones end with the browser and no script reads them."""
    response.set_cookie(
        key, quote(value), max_age=None if secret else _YEAR, httponly=secret, samesite="strict"
    )


def respond(request: Request, problem: Problem) -> Response:
    """Answer with a problem: JSON where a program asks, else a page that says what to do."""
    if wants_json(request):
        return answer(problem)
    language = language_of(request)
    t = words("problem", language)
    meaning = t(problem.code) if problem.code in t else t("unknown")
    content = ProblemPage(_in(problem, language), meaning)
    return page(request, "problem.html", content, name="problem", status=problem.status)


def _in(problem: Problem, language: Language) -> Problem:
    """Put a problem into the language of its page."""
    details = tuple(
        one | {"message": translated(one["message"], language, group="field") or one["message"]}
        for one in problem.details
    )
    message = "; ".join(f"{one['field']}: {one['message']}" for one in details)
    return replace(
        problem, message=message or told(problem.message, language), details=details,
        hint=problem.hint and hinted(problem.hint, language),
    )  # fmt: skip


def _frame(request: Request, desk: Desk, language: Language, csrf: str) -> Frame:
    path = request.url.path
    query = [(k, v) for k, v in request.query_params.multi_items() if k not in ("lang", "theme")]
    theme = theme_of(request)
    t = words("base", language)

    if is_fragment(request):  # a part of a page belongs to the address of that page
        shown = urlsplit(request.headers.get("hx-current-url", ""))
        path, query = shown.path or path, parse_qsl(shown.query)

    def here(**more: str) -> str:
        asked = urlencode([*query, *more.items()])
        return f"{path}?{asked}" if asked else path

    return Frame(
        language=language,
        theme=theme,
        address=here(),
        menu=tuple(
            Link(words(p.name, language).nav, p.path, _is_in(path, p.path))
            for p in request.app.state.pages
            if p.path
        ),
        languages=tuple(Link(x, here(lang=x), x == language) for x in LANGUAGES),
        themes=tuple(Link(t(f"theme_{x}"), here(theme=x), x == theme) for x in THEMES),
        csrf=csrf,
        reviewer=reviewer_of(request),
        store=desk.store.path.name,
        writable=desk.store.writable,
        ledger=desk.upkeep.condition,
        job=desk.jobs.under_way,
        demo=desk.settings.demo,
        token=desk.settings.token is not None,
        version=__version__,
        fragment=is_fragment(request),
        renewed=desk.upkeep.condition == "fresh"
        and request.query_params.get("was") in ("stale", "building"),
    )


def _is_in(path: str, start: str) -> bool:
    return path == start or path.startswith(f"{start.rstrip('/')}/")
