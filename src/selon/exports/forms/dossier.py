"""A dossier to print: incidents with every claim in its sentence, who says it, and how it stands.

One HTML page that loads nothing and runs no script; its Content-Security-Policy allows its own
style alone. It is written incident by incident.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from selon._version import __version__
from selon._wording import label, short
from selon.exports.forms.dossier_chart import Chart, chart
from selon.exports.links import incident_link, passage_link
from selon.exports.notes import bounds_words, distinct, question_words, value_words, words
from selon.exports.precision import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon._wording import Language
    from selon.exports.material import Case, Material, Ref
    from selon.exports.model import Options

_LISTED = 300
"""Incidents that a table of contents has at most."""
_BEFORE, _AFTER = 160, 200
"""Characters round a quotation where its sentence is not known."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as the dossier shows it: its sentence in three pieces, the words in the middle."""

    value: str
    speaker: str
    own_voice: bool
    superseded: bool
    before: str
    quote: str
    after: str
    language: str
    when: str
    source: str
    offsets: str
    link: str
    is_address: bool
    review: str
    machine: str


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A question with its status, its reason, its claims and the chart of their bounds."""

    title: str
    status: str
    bounds: str
    reason: str
    rule: str
    claims: tuple[ClaimView, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the template `dossier_case.html` may use."""

    id: str
    label: str
    facts: tuple[tuple[str, str], ...]
    assessments: tuple[AssessmentView, ...]
    mentions: tuple[tuple[str, str], ...]
    refs: tuple[tuple[str, str, str, str], ...]
    link: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class HeadView:
    """All that the template `dossier_head.html` may use."""

    language: Language
    title: str
    filters: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str], ...]
    made_by: str
    style: Markup
    policy: str
    words: dict[str, str]


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the head, each incident, the foot."""
    said = {key: text[options.language] for key, text in words().items()}
    yield _render("dossier_head.html", head=_head(material, options, said))
    empty = True
    for case in material.cases():
        empty = False
        material.written()
        yield _render("dossier_case.html", case=_case(case, options, said))
    yield _render("dossier_foot.html", empty=empty, words=said)


def _render(name: str, **values: object) -> bytes:
    return _environment().get_template(name).render(**values).encode("utf-8", "surrogatepass")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("selon.exports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _head(material: Material, options: Options, said: dict[str, str]) -> HeadView:
    style = (files("selon.exports") / "templates" / "dossier.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    f = material.filters
    asked = [(said.get(f"filter_{x.name}", x.name), getattr(f, x.name)) for x in fields(f)]
    listed = material.listed(_LISTED + 1)
    return HeadView(
        contents=tuple(listed) if 1 < len(listed) <= _LISTED else (),
        language=options.language,
        title=said["dossier"],
        filters=tuple((name, str(value)) for name, value in asked if value is not None),
        made_by=f"Selon {__version__}",
        style=Markup(style),  # noqa: S704 - our own file, whose hash the policy has
        policy=(
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        ),
        words=said,
    )


def _case(case: Case, options: Options, said: dict[str, str]) -> CaseView:
    i, place, language = case.incident, case.incident["place"] or {}, options.language
    where = ", ".join(
        x for x in (place.get("name"), place.get("admin1"), place.get("country")) if x
    )
    if place.get("radius_km"):
        where = f"{where} (± {place['radius_km']:g} km)"
    kind = label("event_type", i["type"], language) if i["type"] else ""
    facts = (
        (said["type"], " / ".join(x for x in (kind, i["mode"]) if x)),
        (said["when"], until(i["start"], i["end"]) or ""),
        (said["where"], where),
        (said["actors"], ", ".join(short(a) for a in i["actors"])),
        (said["recipients"], ", ".join(short(a) for a in i["recipients"])),
    )
    quoted: dict[str, dict[str, None]] = {}
    for m in i["mentions"]:
        quoted.setdefault(m["dispatch_id"], {})[m["text"]] = None
    refs = case.ordered()
    return CaseView(
        id=case.id,
        label=i["label"],
        facts=tuple((name, value) for name, value in facts if value),
        assessments=tuple(_assessment(case, a, options, said) for a in i["assessments"]),
        mentions=tuple((r.item, ", ".join(quoted[r.id])) for r in refs if r.id in quoted),
        refs=tuple(
            ((r.published or "")[:16].replace("T", " "), r.publisher or "", r.title or r.item, r.id)
            for r in refs
        ),
        link=incident_link(options, case.id),
        words=said,
    )


def _assessment(
    case: Case, a: dict[str, Any], options: Options, said: dict[str, str]
) -> AssessmentView:
    language = options.language
    bounds = ""
    if a["low"] is not None or a["high"] is not None:
        bounds = bounds_words(a["low"], a["high"], None, language)
    shown = distinct(a["claims"])
    return AssessmentView(
        title=question_words(a, language).rpartition(" (")[0],
        status=a["status"],
        bounds=bounds,
        reason=(a["reason_fr"] if language == "fr" else "") or a["reason"],
        rule=a["by"],
        claims=tuple(_claim(case, c, options, said) for c in shown),
        chart=chart(shown, said["own_voice"], language),
    )


def _claim(case: Case, c: dict[str, Any], options: Options, said: dict[str, str]) -> ClaimView:
    ref = case.refs[c["dispatch_id"]]
    before, quote, after = _sentence(case, ref, c["start"], c["end"], c["text"])
    known = case.reviewed(c)
    machine = ""
    if known.state == "corrected" and hasattr(known.machine, "bound"):
        m = known.machine
        machine = bounds_words(m.low, m.high, m.bound, options.language)
    review = said[f"review_{known.state}"] if known.state != "unreviewed" else ""
    if known.reviewer:
        review = f"{review} ({known.reviewer}, {(known.at or '')[:10]})"
    link = passage_link(options, ref.id, c["start"], c["end"])
    return ClaimView(
        value=value_words(c, options.language),
        speaker=c["speaker"] or said["own_voice"],
        own_voice=c["speaker"] is None,
        superseded=c["superseded"],
        before=before,
        quote=quote,
        after=after,
        language=ref.language,
        when=(c["as_of"] or ref.published or "")[:16].replace("T", " "),
        source=", ".join(x for x in (ref.publisher, ref.item) if x),
        offsets=f"{c['start']}–{c['end']}",
        link=link,
        is_address=bool(options.base),
        review=review,
        machine=machine,
    )


def _sentence(case: Case, ref: Ref, start: int, end: int, text: str) -> tuple[str, str, str]:
    """Give the sentence round a quotation, cut at it."""
    judged = case.shelf.get(ref.id)
    if judged is None:
        return "", text, ""
    d = judged.machine.dispatch
    inside = [s for s in d.sentences if s.start <= start and end <= s.end]
    first, last = (inside[0].start, inside[0].end) if inside else (start, end)
    first, last = max(first, start - _BEFORE), min(last, end + _AFTER)
    before, after = d.text[first:start], d.text[end:last]
    if inside and first > inside[0].start:
        before = f"…{before}"
    if inside and last < inside[0].end:
        after = f"{after}…"
    return before, d.text[start:end], after
