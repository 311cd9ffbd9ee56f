from __future__ import annotations

import pytest

from selon.gazetteer import Gazetteer
from selon.reading.places.model import Asked, Query
from selon.reading.places.resolution import resolve


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(packs=())


def _taken(gazetteer: Gazetteer, *asked: Asked) -> list[tuple[str, str | None] | None]:
    verdicts = resolve(list(asked), gazetteer).verdicts
    return [(v.choice.kind, v.choice.country) if v.choice else None for v in verdicts]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["Alep"], [("city", "SYR")]),
        (["Washington"], [("city", "USA")]),
        (["Tripoli", "Libye"], [("city", "LBY"), ("country", "LBY")]),
        (["Tripoli", "Beyrouth", "Liban"], [("city", "LBN"), ("city", "LBN"), ("country", "LBN")]),
        (["Syrie", "Paris"], [("country", "SYR"), ("city", "FRA")]),
        (["Niger", "Niamey"], [("country", "NER"), ("city", "NER")]),
        (["Sahel", "Burkina Faso"], [("area", None), ("country", "BFA")]),
    ],
)
def test_resolution_by_the_company_that_names_keep(
    gazetteer: Gazetteer, names: list[str], wanted: list[tuple[str, str | None]]
) -> None:
    assert _taken(gazetteer, *(Asked(Query(name)) for name in names)) == wanted


def test_resolution_container_beside_the_name_decides(gazetteer: Gazetteer) -> None:
    texas = Asked(Query("Texas"))
    assert _taken(gazetteer, Asked(Query("Paris"), inside=[1]), texas)[0] == ("city", "USA")
    france = Asked(Query("France"), 3.0)
    assert _taken(gazetteer, Asked(Query("Paris")), texas, france)[0] == ("city", "FRA")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        (Query("Idlib"), "city"),
        (Query("Idlib", frozenset({"admin"})), "admin"),
        (Query("Ghazni", frozenset({"city"})), "city"),
    ],
)
def test_resolution_cue_says_town_or_unit(gazetteer: Gazetteer, query: Query, kind: str) -> None:
    (taken,) = _taken(gazetteer, Asked(query))
    assert taken is not None
    assert taken[0] == kind


def test_resolution_nationality_beside_the_name(gazetteer: Gazetteer) -> None:
    lebanese = Asked(Query("Tripoli", country="LBN"))
    assert _taken(gazetteer, lebanese, Asked(Query("Libye"), 3.0))[0] == ("city", "LBN")


def test_resolution_no_name_confirms_itself(gazetteer: Gazetteer) -> None:
    once = resolve([Asked(Query("Londres"), 1.0)], gazetteer).verdicts[0]
    often = resolve([Asked(Query("Londres"), 9.0)], gazetteer).verdicts[0]
    assert once.options[0].score == often.options[0].score


@pytest.mark.parametrize("name", ["Xyzzyville", "Orvanka"])
def test_resolution_unheard_names_stay_unknown(gazetteer: Gazetteer, name: str) -> None:
    assert _taken(gazetteer, Asked(Query(name))) == [None]


def test_resolution_confidence_is_a_chance_and_falls_with_rivals(gazetteer: Gazetteer) -> None:
    sure, unsure = (
        resolve([Asked(Query(name))], gazetteer).verdicts[0].confidence
        for name in ("Mogadiscio", "Springfield")
    )
    assert 0 < unsure < 0.6 < sure < 1


def test_resolution_is_repeatable(gazetteer: Gazetteer) -> None:
    asked = [Asked(Query(name)) for name in ("Tripoli", "Paris", "Hama", "Homs", "Damas")]
    first = resolve(asked, gazetteer).verdicts
    assert [v.options for v in resolve(asked, gazetteer).verdicts] == [v.options for v in first]
