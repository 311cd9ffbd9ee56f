"""The text of a dispatch whose source keeps headline, byline, dateline and body apart.

They are put in the order in which an agency prints them, one paragraph below the other; nothing
is added but line ends.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from selon.errors import EmptyInput
from selon.sources.encoding import tidy
from selon.sources.text import check_length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.sources.options import Options

_INITIALS = re.compile(r"[a-z]{1,4}([/.\-][a-z]{1,4})*\.?", re.IGNORECASE)
_STAMP = re.compile(r"\d{4}-?\d{2}-?\d{2}([T ].*)?")
_DASHES = ("-", "–", "—")


def compose(
    body: Iterable[str],
    *,
    headline: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
) -> str:
    """Give the text: headline, byline, dateline, body; empty when there is no body.

    A dateline that is a time stamp and a byline of initials say nothing to a reader and are left
    out, and so is a headline or dateline that the body repeats.
    """
    lines = [line for line in body if line]
    if not lines:
        return ""
    if dateline and not _STAMP.fullmatch(dateline) and not lines[0].startswith(dateline):
        if dateline.endswith(_DASHES):
            lines[0] = f"{dateline} {lines[0]}"
        else:
            lines.insert(0, dateline)
    if byline and not _INITIALS.fullmatch(byline) and byline not in lines[:2]:
        lines.insert(0, byline)
    if headline and lines[0] != headline:
        lines.insert(0, headline)
    return "\n\n".join(lines) + "\n"


def checked(text: str, options: Options, where: str) -> str:
    """Give a composed text; raises `EmptyInput` or `TooLarge` where it is no dispatch."""
    text = tidy(text, where=where)
    check_length(len(text), options.longest, where)
    if not text.strip():
        raise EmptyInput("there is no text in it", where=where)
    return text


def digest(data: bytes) -> str:
    """Give the hash by which bytes are known."""
    return hashlib.sha256(data).hexdigest()


def code_of(language: str | None) -> str | None:
    """Give the language of a tag such as `fr-FR`, in small letters."""
    found = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", (language or "").strip())
    return found.group().lower() if found else None


def urgency_of(value: str | int | None) -> int | None:
    """Give an urgency of 1 to 9, None for anything else."""
    found = re.fullmatch(r"[1-9]", str(value if value is not None else "").strip())
    return int(found.group()) if found else None
