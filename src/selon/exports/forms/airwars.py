"""A table in the manner of Airwars: killed and injured with minimum and maximum, by group.

Grades are proposed from what the ledger knows: `Contested` for competing claims of who did it,
`Confirmed` when the one held responsible admits it, `Fair` for two independent speakers or more,
`Weak` for one. `Discounted` is for people alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.exports.forms.incident_rows import review_state
from selon.exports.forms.tidy import rows_as_csv
from selon.exports.links import incident_link, passage_link
from selon.exports.policies import minmax
from selon.exports.tolls import given, in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options

_GROUPS = ("civilian", "combatant", "child", "woman", "journalist", "medical", "aid_worker")
_COLUMNS = [
    "code", "incident_date", "incident_date_end", "location", "admin1", "country", "latitude",
    "longitude", "geolocation_accuracy", "strike_status", "grading", "belligerents", "victims",
    *(
        f"{harm}_{group}_{end}"
        for group in ("total", *_GROUPS)
        for harm in ("killed", "injured")
        for end in ("min", "max")
    ),
    "claims", "speakers", "sources", "summary", "quotation", "dispatch", "start", "end", "link",
    "incident_link", "review",
]  # fmt: skip
_ACCURACY = ((1.0, "neighbourhood_area"), (5.0, "village"), (15.0, "town"), (60.0, "district"))


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write a row for each incident in which somebody was reported killed or injured."""
    yield from rows_as_csv([_COLUMNS], rows(material, options))


def rows(material: Material, options: Options) -> Iterator[list[Any]]:
    """Give the rows."""
    for case in material.cases():
        claims = [c for _, c in case.claims("killed", "injured")]
        if not claims:
            material.leave_out("no_harm", case.id)
            continue
        material.written()
        yield _row(case, claims, options)


def _row(case: Case, claims: list[dict[str, Any]], options: Options) -> list[Any]:

    i, place = case.incident, case.incident["place"] or {}
    counts: list[Any] = []
    for group in (None, *_GROUPS):
        for harm in ("killed", "injured"):
            counts += minmax(case, harm, group)
    refs = case.ordered()
    speakers = dict.fromkeys(c["speaker"] for c in claims if c["speaker"])
    first = claims[0]
    at = (first["dispatch_id"], first["start"], first["end"])
    return [
        case.id, i["start"], i["end"], place.get("name"), place.get("admin1"),
        place.get("country"), place.get("latitude"), place.get("longitude"), accuracy(place),
        strike_status(case), grading(case), "; ".join(i["actors"]), "; ".join(i["recipients"]),
        *counts, len(claims), "; ".join(speakers),
        "; ".join(dict.fromkeys(r.publisher for r in refs if r.publisher)), i["label"],
        first["text"], *at, passage_link(options, *at), incident_link(options, case.id),
        review_state(case),
    ]  # fmt: skip


def grading(case: Case) -> str:
    """Propose a grade; people decide."""
    blame = case.assessment("responsibility")
    if blame is not None and blame["status"] == "contested":
        return "Contested"
    if _admitted(case):
        return "Confirmed"
    counted = [
        a
        for a in case.incident["assessments"]
        if a["question"] in ("killed", "injured", "happened")
    ]
    if any(a["status"] == "corroborated" for a in counted):
        return "Fair"
    voices = {c["voice"] or c["speaker"] for a in counted for c in a["claims"] if c["speaker"]}
    return "Fair" if len(voices) > 1 else "Weak"


def strike_status(case: Case) -> str:
    """Say what Airwars calls the status of a strike."""
    blame = case.assessment("responsibility")
    if blame is not None and blame["status"] == "contested":
        return "contested_strike"
    if _admitted(case):
        return "declared_strike"
    voices = {c["voice"] or c["speaker"] for _, c in case.claims() if c["speaker"]}
    return "likely_strike" if len(voices) > 1 else "single_source_claim"


def accuracy(place: dict[str, Any]) -> str:
    """Name how near a point is known, by its radius."""
    km = place.get("radius_km")
    if place.get("latitude") is None or km is None:
        return ""
    return next((name for limit, name in _ACCURACY if km <= limit), "province")


def _admitted(case: Case) -> bool:
    """Whether somebody says to have done it."""
    blame = case.assessment("responsibility")
    if blame is None:
        return False
    named = set(given(in_force(blame)))
    return any(c["speaker"] in named and not c["denied"] for c in in_force(blame))
