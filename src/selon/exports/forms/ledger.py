"""The ledger as published (`selon.ledger/1`): an incident a line, with all that is said of it.

The same lines as `selon ledger --format jsonl`, with the dispatches of each incident, a link for
each passage, and what people hold of each claim.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from selon._json import to_dict
from selon.exports.links import incident_link, passage_link
from selon.ledger.model import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the incidents."""
    for case in material.cases():
        material.written()
        line = json.dumps(_incident(case, options), ensure_ascii=False)
        yield f"{line}\n".encode("utf-8", "surrogatepass")


def _incident(case: Case, options: Options) -> dict[str, Any]:
    i = case.incident
    return {
        "schema": SCHEMA,
        **i,
        "mentions": [m | {"link": _link(m, options)} for m in i["mentions"]],
        "assessments": [
            a | {"claims": [_claim(case, c, options) for c in a["claims"]]}
            for a in i["assessments"]
        ],
        "dispatches": [asdict(ref) for ref in case.ordered()],
        "link": incident_link(options, case.id),
    }


def _claim(case: Case, claim: dict[str, Any], options: Options) -> dict[str, Any]:
    known = case.reviewed(claim)
    return claim | {
        "link": _link(claim, options),
        "review": {
            "state": known.state,
            "reviewer": known.reviewer,
            "at": known.at,
            "machine": to_dict(known.machine) if known.machine is not None else None,
        },
    }


def _link(at: dict[str, Any], options: Options) -> str:
    return passage_link(options, at["dispatch_id"], at["start"], at["end"])
