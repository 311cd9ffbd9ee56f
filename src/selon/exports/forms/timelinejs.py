"""TimelineJS 3: a slide an incident, with its claims and their words; vague days said in words.

An incident without a day stands on the day on which it was first told, and its display date says
so. Texts are escaped: TimelineJS shows them as HTML.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from selon._wording import short
from selon.exports.forms.plover import quad
from selon.exports.links import incident_link, passage_link
from selon.exports.notes import claim_words, distinct, question_words, word
from selon.exports.precision import first_told, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options

_CLAIMS = 5
_QUADS = {
    "VERBAL COOPERATION": "quad_talk", "MATERIAL COOPERATION": "quad_help",
    "VERBAL CONFLICT": "quad_quarrel", "MATERIAL CONFLICT": "quad_fight",
}  # fmt: skip


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the configuration, one event a line."""
    title = {"text": {"headline": word("timeline", options.language), "text": ""}}
    yield f'{{"title": {json.dumps(title, ensure_ascii=False)}, "events": ['.encode()
    comma = "\n"
    for case in material.cases():
        event = _event(case, options)
        if event is None:
            material.leave_out("no_day", case.id)
            continue
        material.written()
        yield f"{comma}{json.dumps(event, ensure_ascii=False)}".encode("utf-8", "surrogatepass")
        comma = ",\n"
    yield b"\n]}\n"


def _event(case: Case, options: Options) -> dict[str, Any] | None:
    i, language = case.incident, options.language
    told = first_told(case)
    start = i["start"] or told
    if start is None:
        return None
    place = i["place"] or {}
    # TimelineJS gives each group a row: four and one more can be seen, sixteen cannot.
    kind = word(_QUADS[quad(i["type"])] if i["type"] else "other", language)
    made: dict[str, Any] = {
        "unique_id": case.id,
        "start_date": _date(start),
        "display_date": until(i["start"], i["end"]) or word("told_on", language).format(day=start),
        "group": kind,
        "text": {"headline": escape(i["label"]), "text": _text(case, options)},
    }
    if i["end"] and i["end"] != i["start"]:
        made["end_date"] = _date(i["end"])
    if place.get("latitude") is not None:
        where = ", ".join(x for x in (place["name"], place["admin1"], place["country"]) if x)
        made["location"] = {  # TimelineJS ignores it, StoryMaps of the same house read it
            "name": where, "lat": place["latitude"], "lon": place["longitude"],
        }  # fmt: skip
    return made


def _date(day: str) -> dict[str, int]:
    """Give year, month and day, as far as the day is known."""
    names = ("year", "month", "day")
    return {name: int(n) for name, n in zip(names, day[:10].split("-"), strict=False)}


def _text(case: Case, options: Options) -> str:
    language = options.language
    pieces = []
    for a in case.incident["assessments"]:
        items = []
        for c in distinct(a["claims"])[:_CLAIMS]:
            told = escape(claim_words(c, language, quoted=False))
            quote = escape(short(c["text"]))
            link = passage_link(options, c["dispatch_id"], c["start"], c["end"])
            quoted = f"« {quote} »"
            if options.base:
                quoted = f'<a href="{escape(link)}">{quoted}</a>'
            items.append(f"<li>{told} {quoted}</li>")
        pieces.append(f"<p>{escape(question_words(a, language))}</p><ul>{''.join(items)}</ul>")
    refs = [f"{r.publisher or ''} {(r.published or '')[:10]}".strip() for r in case.ordered()]
    sources = escape("; ".join(dict.fromkeys(x for x in refs if x)))
    if options.base:
        at = escape(incident_link(options, case.id))
        sources = f'{sources} · <a href="{at}">{escape(case.id)}</a>'
    return "".join(pieces) + f"<p><small>{sources}</small></p>"
