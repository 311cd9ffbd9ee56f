"""GeoJSON (RFC 7946): a feature an incident, a point with the radius in which it may lie.

Incidents without a point are features without geometry, so that a list beside a map has them too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selon.exports.forms.incident_rows import review_state
from selon.exports.links import incident_link, passage_link
from selon.exports.tolls import given, in_force, toll
from selon.record import FIGURE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write a feature collection, one feature a line."""
    yield b'{"type": "FeatureCollection", "features": ['
    comma = "\n"
    for case in material.cases():
        material.written()
        feature = json.dumps(_feature(case, options), ensure_ascii=False)
        yield f"{comma}{feature}".encode("utf-8", "surrogatepass")
        comma = ",\n"
    yield b"\n]}\n"


def _feature(case: Case, options: Options) -> dict[str, Any]:
    place = case.incident["place"]
    point = None
    if place is not None and place["latitude"] is not None:
        point = {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}
    return {
        "type": "Feature",
        "id": case.id,
        "geometry": point,
        "properties": properties(case, options),
    }


def properties(case: Case, options: Options) -> dict[str, Any]:
    """Give an incident flat, with its claims as a list that keeps speaker, words and place."""
    i, place = case.incident, case.incident["place"] or {}
    counts: dict[str, Any] = {}
    for kind in FIGURE_KINDS:
        found = toll(case, kind)
        if found:
            counts[f"{kind}_low"], counts[f"{kind}_high"] = found.low, found.high
            counts[f"{kind}_status"] = found.status
    blamed, held = case.assessment("responsibility"), case.assessment("holder")
    return {
        "id": case.id, "label": i["label"], "event_type": i["type"], "event_mode": i["mode"],
        "start": i["start"], "end": i["end"], "place": place.get("name"),
        "admin1": place.get("admin1"), "country": place.get("country"),
        "radius_km": place.get("radius_km"), "geonames_id": place.get("geonames_id"),
        "actors": i["actors"], "recipients": i["recipients"], **counts,
        "responsible": given(in_force(blamed)) if blamed else [],
        "holder": given(in_force(held)) if held else [],
        "contested": [a["question"] for a in i["assessments"] if a["status"] == "contested"],
        "dispatches": [
            {"id": r.id, "item": r.item, "title": r.title, "publisher": r.publisher,
             "published": r.published}
            for r in case.ordered()
        ],
        "claims": [claim_json(case, a, c, options) for a, c in case.claims()],
        "review": review_state(case),
        "link": incident_link(options, case.id),
    }  # fmt: skip


def claim_json(
    case: Case, assessment: dict[str, Any], claim: dict[str, Any], options: Options
) -> dict[str, Any]:
    """Give a claim with the question it answers and how that stands."""
    known = case.reviewed(claim)
    machine = known.machine if hasattr(known.machine, "bound") else None
    return {
        "question": assessment["question"], "who": assessment["who"],
        "status": assessment["status"], "speaker": claim["speaker"], "low": claim["low"],
        "high": claim["high"], "bound": claim["bound"], "value": claim["value"],
        "denied": claim["denied"], "superseded": claim["superseded"],
        "dispatch": claim["dispatch_id"], "start": claim["start"], "end": claim["end"],
        "text": claim["text"],
        "link": passage_link(options, claim["dispatch_id"], claim["start"], claim["end"]),
        "review": known.state,
        "machine": {"low": machine.low, "high": machine.high, "bound": machine.bound}
        if machine is not None and known.state == "corrected" else None,
    }  # fmt: skip
