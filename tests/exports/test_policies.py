"""Ranges become one number, or three, by a named rule."""

from __future__ import annotations

from typing import Any

import pytest

from selon.exports.material import Case
from selon.exports.policies import conservative, estimate, minmax


def claim(low: int | None, high: int | None = None, **more: Any) -> dict[str, Any]:
    given = {
        "speaker": "x", "voice": "", "low": low, "high": high, "bound": "exact", "denied": False,
        "superseded": False, "as_of": "2020-01-01", "dispatch_id": "d", "value": None,
    }  # fmt: skip
    return given | more


def case(*claims: dict[str, Any], who: str = "all", **more: Any) -> Case:
    assessment = {
        "question": "killed", "who": who, "scope": None, "status": "single",
        "low": min((c["low"] or 0 for c in claims), default=None), "high": None,
        "claims": list(claims),
    }  # fmt: skip
    return Case({"id": "i1", "assessments": [assessment | more]}, {}, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claims", "figure"),
    [
        ([claim(12, 12)], 12),
        ([claim(12, 12), claim(5, 5, speaker="y")], 5),
        ([claim(20, 99, bound="vague")], 10),
        ([claim(24, 99, bound="vague")], 12),
        ([claim(200, 999, bound="vague")], 100),
        ([claim(2000, 9999, bound="vague")], 1000),
        ([claim(2, 9, bound="vague")], 3),
        ([claim(None, 30, bound="at_most")], 30),
        ([claim(5, 5, superseded=True), claim(9, 9)], 9),
        ([claim(5, 5, denied=True), claim(9, 9)], 9),
        # A floor that a later count is above contradicts nothing.
        ([claim(73, None, bound="at_least"), claim(158, 158, as_of="2020-01-04")], 158),
        ([claim(73, 73), claim(158, 158, as_of="2020-01-04")], 73),
    ],
)
def test_policies_conservative(claims: list[dict[str, Any]], figure: int) -> None:
    assert conservative(case(*claims), "killed") == figure


def test_policies_nobody_counts() -> None:
    assert conservative(case(), "killed") is None
    assert conservative(case(claim(3, 3)), "injured") is None
    assert estimate(case(), "killed") is None
    assert minmax(case(), "killed") == (None, None)


def test_policies_best_is_what_most_independent_voices_give() -> None:
    found = estimate(
        case(
            claim(12, 12, voice="a"),
            claim(9, 9, voice="b"),
            claim(9, 9, voice="c"),
            claim(20, None, voice="d", bound="at_least"),
        ),
        "killed",
    )
    assert found is not None
    assert (found.best, found.low, found.high) == (9, 9, 20)


def test_policies_best_among_equals_is_the_latest() -> None:
    found = estimate(
        case(claim(12, 12, voice="a"), claim(15, 17, voice="b", as_of="2020-01-02")), "killed"
    )
    assert found is not None
    assert (found.best, found.low, found.high) == (15, 12, 17)


def test_policies_one_wire_in_many_papers_is_one_voice() -> None:
    same = [claim(5, 5, voice="a", dispatch_id=f"d{n}") for n in range(5)]
    found = estimate(case(*same, claim(7, 7, voice="b", as_of="2020-01-02")), "killed")
    assert found is not None
    assert found.best == 7


def test_policies_minimum_and_maximum() -> None:
    found = case(claim(5, 5), claim(12, None, bound="at_least", speaker="y"), claim(8, 40))
    assert minmax(found, "killed") == (5, 40)


def test_policies_parts_stand_in_for_a_total_that_nobody_gives() -> None:
    found = case(claim(4, 4), who="civilian")
    assert conservative(found, "killed") == 4
    assert minmax(found, "killed", "civilian") == (4, 4)
    assert minmax(found, "killed", "child") == (None, None)
