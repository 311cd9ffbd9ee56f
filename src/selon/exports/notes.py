"""An incident told in a few lines: what was claimed, by whom, in which words, and where to look.

For columns of free text, where forms without speakers keep what their numbers cannot say.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selon._wording import label, number, short
from selon.exports.links import passage_link

if TYPE_CHECKING:
    from selon._wording import Language
    from selon.exports.material import Case
    from selon.exports.model import Options

_CLAIMS = 6
_SIGNS = {"at_least": "≥", "more_than": ">", "less_than": "<", "at_most": "≤", "about": "≈"}


@cache
def words() -> dict[str, dict[str, str]]:
    """Give the words of the interface in exports for people."""
    found: dict[str, dict[str, str]] = tomllib.loads(
        (files("selon.exports") / "words.toml").read_text("utf-8")
    )
    return found


def word(key: str, language: Language) -> str:
    """Give one of these words."""
    return words()[key][language]


def told(case: Case, options: Options) -> str:
    """Tell an incident: its label, its claims by question, where its first mention stands."""
    language = options.language
    pieces = [f"{case.incident['label']}."]
    for a in case.incident["assessments"]:
        answers = distinct(a["claims"])
        said = [claim_words(c, language) for c in answers[:_CLAIMS]]
        more = len(answers) - _CLAIMS
        if more > 0:
            said.append(f"+{more}")
        pieces.append(f"{question_words(a, language)}: {'; '.join(said)}.")
    first = case.incident["mentions"][0]
    pieces.append(passage_link(options, first["dispatch_id"], first["start"], first["end"]))
    return " ".join(pieces)


def distinct(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each answer of each speaker once, those that still stand first, in the order of time."""
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    for c in claims:
        names = ("speaker", "low", "high", "bound", "value", "denied", "superseded")
        first.setdefault(tuple(c[name] for name in names), c)
    return sorted(first.values(), key=lambda c: c["superseded"])


def question_words(assessment: dict[str, Any], language: Language) -> str:
    """Name a question, of whom, and how it stands."""
    asked = question_label(assessment["question"], language)
    for group, value in (("who", assessment["who"]), ("scope", assessment["scope"])):
        if value not in ("all", None):
            asked = f"{asked}, {label(group, value, language)}"
    return f"{asked} ({word(assessment['status'], language)})"


def question_label(question: str, language: Language) -> str:
    """Name a question."""
    known = words().get(f"question_{question}")
    return known[language] if known else label("figure_kind", question, language)


def claim_words(claim: dict[str, Any], language: Language, *, quoted: bool = True) -> str:
    """Tell a claim: what, by whom, in which words."""
    what = value_words(claim, language)
    who = claim["speaker"] or word("own_voice", language)
    tail = f" ({word('superseded', language)})" if claim["superseded"] else ""
    quote = f" « {short(claim['text'])} »" if quoted else ""
    return f"{what} – {who}{quote}{tail}"


def value_words(claim: dict[str, Any], language: Language) -> str:
    """Tell what a claim says: bounds, or a value, denied or not."""
    low, high = claim["low"], claim["high"]
    if low is None and high is None:
        value = claim["value"] or ""
        if value in ("asserted", ""):
            return word("denied" if claim["denied"] else "asserted", language)
        return f"{word('not', language)} {value}" if claim["denied"] else str(value)
    return bounds_words(low, high, claim["bound"], language)


def bounds_words(low: int | None, high: int | None, bound: str | None, language: Language) -> str:
    """Write bounds in short."""
    if low is not None and high is not None and low != high:
        return f"{number(low, language)}–{number(high, language)}"
    value = low if low is not None else high
    if value is None:
        return "?"
    sign = _SIGNS.get(bound or "", "" if low == high else ("≥" if high is None else "≤"))
    return f"{sign}\u00a0{number(value, language)}" if sign else number(value, language)
