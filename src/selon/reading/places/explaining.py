"""Why a place was taken for what it is: the candidates, their points, the one that won."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selon._wording import label
from selon.reading.places.rows import distinct
from selon.reading.places.survey import survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon._wording import Language
    from selon.gazetteer import Candidate
    from selon.reading.draft import Draft
    from selon.reading.places.model import Option, Verdict
    from selon.record import Place

_MOST = 6  # candidates that are worth a line


@cache
def _sentences() -> dict[str, dict[str, str]]:
    path = files("selon.reading.places") / "reasons.toml"
    return tomllib.loads(path.read_text("utf-8"))


def explain_place(
    draft: Draft,
    place: Place,
    *,
    language: Language = "en",
    blocked: Sequence[tuple[int, int]] = (),
) -> list[str]:
    """Give a line for each candidate that was weighed, the best first, with what it weighed.

    `draft` and `blocked` must be what the place was read from. A place that the gazetteer does not
    have gets a line that says so; so does one that the words around it placed.
    """
    seen = survey(draft, blocked=blocked)
    spans = {(m.start, m.end) for m in place.mentions}
    for one in distinct(seen):
        held = [at for at in one.spots if (seen.spots[at].start, seen.spots[at].end) in spans]
        if held:
            lines: list[str] = []
            if one.choice is None and one.point is not None:
                lines.append(_say("around", language).format(name=place.name))
            verdict = next((v for at in held if (v := seen.verdicts[at]) is not None), None)
            if verdict is not None and verdict.options:
                lines += _lines(verdict, language)
            elif not lines:
                lines.append(_say("none", language).format(name=place.name))
            return lines
    return []


def _say(key: str, language: str) -> str:
    return _sentences()[key][language]


def _lines(verdict: Verdict, language: Language) -> list[str]:
    lines = []
    for number, option in enumerate(verdict.options[:_MOST]):
        line = (
            f"{_named(option.candidate, language)}: {option.score:.1f} = {_told(option, language)}"
        )
        if not number:
            line += f" — {_say('chosen' if verdict.choice else 'refused', language)}"
        lines.append(line)
    return lines


def _told(option: Option, language: str) -> str:
    return ", ".join(
        _say(key, language).format(points=f"{points:+.1f}") for key, points in option.reasons
    )


def _named(one: Candidate, language: Language) -> str:
    """Write a candidate so that namesakes differ: name, kind, unit, country, GeoNames id."""
    parts = [label("place_kind", one.kind, language), one.admin1, one.country]
    number = f" [{one.geonames_id}]" if one.geonames_id else ""
    return f"{one.name_fr} ({', '.join(p for p in parts if p)}){number}"
