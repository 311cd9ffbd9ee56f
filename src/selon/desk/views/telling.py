"""Counts, questions and statuses in the reader's words, shared by the pages that compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from selon._wording import label, labels
from selon.desk.words import table
from selon.exports._basemap import world
from selon.ledger.reasons import count_words

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.store.listings import Finding


@dataclass(frozen=True, slots=True)
class FindingView:
    """What stands to one question, in words; `status` stays as it is in data."""

    question: str
    value: str
    status: str
    standing: str


def term(group: str, value: str, language: Language) -> str:
    """Give the label of what the ledger says, the value itself where there is none."""
    found = table("terms").get(f"{group}.{value}")
    return found[language] if found else value


def question(name: str, who: str, language: Language, *, scope: str | None = None) -> str:
    """Give a question, with the group it is asked for, and what it counts beside the incident."""
    known = labels()["figure_kind"]
    asked = known[name][language] if name in known else term("question", name, language)
    group = "" if who in ("all", "") else label("who", who, language)
    return " · ".join(x for x in (asked, group, scope and label("scope", scope, language)) if x)


def count(low: int | None, high: int | None, bound: str | None, language: Language) -> str:
    """Write a count with its bounds; empty when there is none."""
    if low is None and high is None:
        return ""
    return count_words(low, high, bound).tell(language)


def finding(one: Finding, language: Language) -> FindingView:
    """Tell a finding."""
    return FindingView(
        question(one.question, one.who, language, scope=one.scope),
        count(one.low, one.high, None, language),
        one.status,
        term("standing", one.status, language),
    )


@cache
def country(code: str | None, language: Language) -> str:
    """Give a country's name, its code where the base map has no name."""
    if not code:
        return ""
    found = next((c[language] for c in world()["countries"] if c["code"] == code), None)
    return str(found or code)


def period(start: str | None, end: str | None) -> str:
    """Write when something happened; empty when nobody says."""
    if not start and not end:
        return ""
    return start or end or "" if start == end or not (start and end) else f"{start} – {end}"
