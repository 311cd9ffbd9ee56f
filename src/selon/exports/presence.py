"""Which fields an incident or a record has something in: what a loss report counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.record import FIGURE_KINDS

if TYPE_CHECKING:
    from selon.exports.material import Case
    from selon.store.shelf import Judged

CASE_FIELDS = (
    "id", "label", "type", "days", "place", "radius", "actors", "killed", "injured", "counts",
    "who", "range", "speaker", "denial", "revision", "status", "reason", "responsibility",
    "holder", "quotation", "offsets", "link", "dispatches", "review",
)  # fmt: skip
RECORD_FIELDS = (
    "id", "text", "source", "parts", "actors", "places", "times", "statements", "figures",
    "events", "control", "speaker", "range", "modality", "relations", "quotation", "offsets",
    "rule", "link", "review",
)  # fmt: skip
_ALWAYS_IN_CASE = frozenset({"id", "label", "quotation", "offsets", "link", "dispatches"})
_ALWAYS_IN_RECORD = frozenset({"id", "text", "source", "link"})
_OTHER_COUNTS = frozenset(FIGURE_KINDS) - {"killed", "injured"}


def in_case(case: Case) -> set[str]:
    """List the fields that an incident has something in."""
    incident = case.incident
    questions = {a["question"] for a in incident["assessments"]}
    claims = [c for a in incident["assessments"] for c in a["claims"]]
    has = {
        "type": incident["type"],
        "days": incident["start"],
        "place": incident["place"],
        "radius": (incident["place"] or {}).get("radius_km"),
        "actors": incident["actors"] or incident["recipients"],
        "killed": "killed" in questions,
        "injured": "injured" in questions,
        "counts": questions & _OTHER_COUNTS,
        "who": any(a["who"] != "all" for a in incident["assessments"]),
        "range": any(c["bound"] not in (None, "exact") for c in claims)
        or any(
            a["low"] != a["high"] for a in incident["assessments"] if a["question"] in FIGURE_KINDS
        ),
        "speaker": any(c["speaker"] for c in claims),
        "denial": any(c["denied"] for c in claims),
        "revision": any(c["superseded"] for c in claims),
        "status": incident["assessments"],
        "reason": incident["assessments"],
        "responsibility": "responsibility" in questions,
        "holder": "holder" in questions,
        "review": any(case.reviewed(c).state != "unreviewed" for c in claims),
    }
    return {name for name, there in has.items() if there} | _ALWAYS_IN_CASE


def in_record(judged: Judged) -> set[str]:
    """List the fields that a record has something in."""
    r = judged.record
    rows = [*r.statements, *r.figures, *r.events, *r.control]
    has = {
        "parts": r.dispatch.parts,
        **{section: getattr(r, section) for section in RECORD_FIELDS[4:11]},
        "speaker": any(s.speaker for s in r.statements),
        "range": any(f.bound != "exact" for f in r.figures),
        "modality": any(e.status != "actual" for e in r.events),
        "relations": any(getattr(row, "statement", None) for row in rows) or r.statements,
        "quotation": rows,
        "offsets": rows,
        "rule": rows,
        "review": judged.standings,
    }
    return {name for name, there in has.items() if there} | _ALWAYS_IN_RECORD
