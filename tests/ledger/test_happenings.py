"""Mentions of one dispatch that are of its main story, told anew or in its headline."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.happenings import group
from selon.ledger.mentions import sightings
from selon.ledger.sightings import layout
from selon.record import Place


def grouped(m: Making) -> list[list[str]]:
    """Give the words of each happening of a dispatch."""
    record = m.record()
    found = group(sightings(record, layout(record)), published=737_500)  # in March 2020
    return [[s.text for s in h.sightings] for h in found]


@pytest.mark.parametrize(
    ("headline", "lead", "last", "together"),
    [
        ("Le maire de Kandar raconte", "Des tirs avaient retenti en 2015", "L'attaque", True),
        ("Le maire de Kandar raconte", "Des tirs avaient retenti en 2015", "Une attaque", False),
        (
            "Le maire parle des tirs",
            "\nIl pleut.\nDes coups de feu datent de 2015",
            "L'attaque",
            False,
        ),
    ],
)
def test_happenings_of_old_that_open_a_dispatch_are_told_on_without_a_date(
    headline: str, lead: str, last: str, together: bool
) -> None:
    m = Making(
        f"{headline}\n\n{lead}.\nIl pleuvait.\nIl ventait.\nLes voisins dormaient.\n"
        f"{last} a été décrite au tribunal.\n"
    )
    word = "coups de feu" if "coups" in lead else "tirs"
    m.event(word, time=m.time("2015", "2015-01-07", "2015-01-07"))
    m.event("attaque")
    assert ([word, "attaque"] in grouped(m)) == together


@pytest.mark.parametrize(("lead", "together"), [("Des", True), ("\nIl pleut.\nDes", False)])
def test_happenings_of_the_headline_are_those_of_the_first_paragraph(
    lead: str, together: bool
) -> None:
    m = Making(f"Des tirs inquiètent Kandar\n\n{lead} tirs ont retenti jeudi.\n")
    m.event("tirs", mode="firearms", status="planned")
    m.event("tirs", nth=1, mode="firearms", time=m.time("jeudi", "2020-03-12"))
    assert (["tirs", "tirs"] in grouped(m)) == together


def test_happenings_of_a_protest_take_the_toll_behind_its_headline() -> None:
    m = Making("Deux morts dans un défilé à Kandar\n\nDeux voisins sont tombés jeudi à Kandar.\n")
    place = m.place("Kandar")
    m.event("défilé", "PROTEST", place=place)
    m.count("Deux voisins", 2, place=place)
    assert any({"défilé", "Deux voisins"} <= set(told) for told in grouped(m))


@pytest.mark.parametrize(
    ("text", "language", "together"),
    [
        ("Des voisins défilent après la mort d'un passant.", "fr", False),
        ("Des voisins défilent contre la mort d'un passant.", "fr", False),
        ("Des voisins défilent, avec la mort d'un passant.", "fr", True),
        ("Neighbours march over the death of one passer-by.", "en", False),
    ],
)
def test_happenings_that_a_protest_is_over_are_not_the_protest(
    text: str, language: str, together: bool
) -> None:
    m = Making(text, language=language)
    march = m.event("défilent" if language == "fr" else "march", "PROTEST")
    m.count("passant" if language == "fr" else "one", 1, event=march)
    assert (len(grouped(m)) == 1) == together


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (" et la police a tiré sur les manifestants.", True),
        (" et la police a tiré sur un camion.", False),
        (".\nIl pleuvait.\nIl ventait.\nLa police a tiré sur les manifestants.", False),
    ],
)
def test_happenings_of_a_protest_are_what_is_done_to_the_crowd(second: str, together: bool) -> None:
    m = Making(f"Un défilé a eu lieu à Kandar{second}")
    m.event("défilé", "PROTEST", mode="demo", place=m.place("Kandar"))
    m.event("a tiré", mode="firearms")
    assert (["défilé", "a tiré"] in grouped(m)) == together


@pytest.mark.parametrize(("country", "together"), [("XXX", True), ("YYY", False)])
def test_happenings_abroad_are_other_protests(country: str, together: bool) -> None:
    m = Making("Un défilé a eu lieu à Kandar.\nEn Orie, un défilé a réuni dix voisins.")
    m.event("défilé", "PROTEST", mode="demo", place=m.place("Kandar"))
    m.rows["places"].append(
        Place("p2", "Orie", "country", 50.0, 20.0, 300.0, country, mentions=(m.quote("Orie"),))
    )
    m.event("défilé", "PROTEST", nth=1, mode="demo", place="p2")
    assert (["défilé", "défilé"] in grouped(m)) == together


@pytest.mark.parametrize(
    ("between", "together"), [("Un bus a eu du retard à Belmar", True), ("Un car a brûlé", False)]
)
def test_happenings_of_the_lead_take_a_bare_toll_far_below_where_no_other_is_told(
    between: str, together: bool
) -> None:
    m = Making(
        "Des tirs à Kandar\n\nDes tirs ont éclaté à Kandar.\n"
        f"Il pleut.\n{between}.\n" + "Il vente.\n" * 7 + "On compte neuf morts.\n"
    )
    place = m.place("Kandar")
    m.event("tirs", mode="firearms", place=place)
    m.event("tirs", nth=1, mode="firearms", place=place)
    if not together:
        m.event("a brûlé", mode="destroy")
    m.count("neuf morts", 9)
    assert (["tirs", "tirs", "neuf morts"] in grouped(m)) == together
