"""What went wrong, in one shape: JSON for the API, a page for people.

    {"error": {"code": "not_found", "message": "…", "hint": "… or null", "status": 404,
               "details": []}}

`code` is stable. For an error of Selon it is that error's own code (`setting`, `store`, …).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException
from fastapi.responses import JSONResponse, Response

from selon.errors import (
    DataError,
    InputError,
    MissingPart,
    RecordError,
    SelonError,
    SettingError,
    TooLarge,
)

if TYPE_CHECKING:
    from fastapi import Request

API = "/api/"
_CODES = {
    400: "bad_request",
    401: "not_signed_in",
    403: "refused",
    404: "not_found",
    405: "method",
    413: "too_large",
    422: "invalid",
    429: "too_many",
}
_STATUS: dict[type[SelonError], int] = {
    TooLarge: 413,
    SettingError: 400,
    InputError: 422,
    RecordError: 422,
    DataError: 500,
    MissingPart: 501,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; `details` name fields of a request that are wrong."""

    status: int
    code: str
    message: str
    hint: str | None = None
    details: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of every error of the API."""

    error: Problem


def refuse(
    status: int, message: str, *, code: str | None = None, hint: str | None = None
) -> HTTPException:
    """Give the exception that ends a request with a problem."""
    problem = Problem(status, code or _CODES.get(status, "error"), message, hint)
    return HTTPException(status, detail=problem)


def of_selon(error: SelonError) -> Problem:
    """Give the problem behind an error of Selon."""
    status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 500)
    if error.code == "store":
        status = 404 if error.message.startswith("there is no ") else 409
    return Problem(status, error.code, error.message, error.hint)


def of_http(status: int, detail: Any) -> Problem:  # noqa: ANN401 - whatever was raised
    """Give the problem behind a status that the framework or we raised."""
    if isinstance(detail, Problem):
        return detail
    return Problem(status, _CODES.get(status, "error"), str(detail))


def wants_json(request: Request) -> bool:
    """Say whether a program asks, not a person at a page."""
    return request.url.path.startswith(API)


def answer(problem: Problem) -> Response:
    """Write a problem as JSON."""
    content = {"error": asdict(problem)}
    content["error"]["details"] = list(problem.details)
    headers = {"WWW-Authenticate": "Bearer"} if problem.status == 401 else None
    return JSONResponse(content, status_code=problem.status, headers=headers)
