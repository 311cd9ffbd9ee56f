"""Which of the things told in one sentence came first, and whose day it names."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.mentions import sightings
from selon.ledger.sightings import layout


def own(text: str, trigger: str, day: str, language: str = "fr") -> bool:
    """Say whether a mention that the reading gave a day keeps it."""
    m = Making(text, published="2020-03-14T18:00", language=language)
    m.event(trigger, "PROTEST", time=m.time(day, "2020-03-12"), mode="demo")
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.event)
    return found.own_time


@pytest.mark.parametrize(
    ("text", "trigger", "day", "kept"),
    [
        ("La foule défilait après une vidéo sur le boulanger, blessé jeudi.", "défilait", "jeudi", False),
        ("La foule défilait jeudi après une vidéo sur le boulanger blessé.", "défilait", "jeudi", True),
        ("La foule défilait jeudi après une vidéo sur le boulanger blessé.", "blessé", "jeudi", False),
        ("La foule défilait peu après minuit jeudi.", "défilait", "jeudi", True),
        ("Après la grève de jeudi, la foule a défilé.", "a défilé", "jeudi", False),
        ("Après la grève, la foule a défilé jeudi.", "a défilé", "jeudi", True),
        ("Le maire est parti après la grève, tandis que la foule défilait jeudi.", "défilait", "jeudi", True),
        ("Le maire est parti après la grève, tandis que la foule défilait jeudi.", "grève", "jeudi", False),
        ("Un homme a été arrêté jeudi pour des tirs de roquettes.", "tirs", "jeudi", False),
        ("Un homme a été arrêté pour des tirs de roquettes jeudi.", "tirs", "jeudi", True),
    ],
)  # fmt: skip
def test_clauses_keep_a_day_for_what_stands_on_its_side_of_after(
    text: str, trigger: str, day: str, kept: bool
) -> None:
    assert own(text, trigger, day) is kept


@pytest.mark.parametrize(
    ("text", "trigger", "kept"),
    [
        ("Angry crowds marched after a video of the baker, hurt Thursday.", "marched", False),
        ("Crowds marched Thursday after a video of the hurt baker.", "marched", True),
        ("A man was arrested Thursday over a rocket attack.", "attack", False),
        ("The mayor left after the strike, while crowds marched Thursday.", "strike", False),
    ],
)
def test_clauses_keep_a_day_in_english_too(text: str, trigger: str, kept: bool) -> None:
    assert own(text, trigger, "Thursday", "en") is kept


@pytest.mark.parametrize(
    ("told", "tied"),
    [
        ("Trois hommes ont été tués jeudi lors d'une attaque.", True),
        ("Trois hommes ont été tués dans une violente attaque.", True),
        ("Trois hommes ont été tués, dans un livre il raconte une attaque.", False),
        ("Trois hommes ont été tués dans la rue après une attaque.", False),
    ],
)
def test_clauses_tie_the_dead_to_the_deed_that_they_died_in(told: str, tied: bool) -> None:
    m = Making(told)
    m.event("attaque")
    record = m.record()
    fate, deed = sightings(record, layout(record))
    assert (deed.same_as == fate.key) is tied


def test_clauses_tie_the_dead_to_their_deed_though_more_speaks_for_another() -> None:
    m = Making(
        "Une attaque a visé jeudi une banque de Kandar.\n"
        "A Belmar, deux hommes ont été tués lors d'une attaque.",
    )
    kandar, belmar = m.place("Kandar"), m.place("Belmar")
    m.event("attaque", place=kandar, time=m.time("jeudi", "2020-03-12"))
    m.event("attaque", nth=1, place=belmar)
    found = [sorted(x.text for x in i.mentions) for i in build_ledger([m.record()]).incidents]
    assert sorted(found) == [["attaque"], ["attaque", "tués"]]


@pytest.mark.parametrize(("told", "length"), [("dans la nuit", 2), ("dans la matinée", 1)])
def test_clauses_let_a_night_without_a_day_begin_on_the_day_before(told: str, length: int) -> None:
    m = Making(f"Une attaque a eu lieu {told}.", published="2020-03-12T18:00")
    m.event("attaque", time=m.time(told, "2020-03-12"))
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.event)
    assert found.days is not None
    assert found.days.length == length


@pytest.mark.parametrize(("told", "incidents"), [("Les manifestations", 2), ("Ces émeutes", 1)])
def test_clauses_keep_a_movement_apart_from_a_day_of_it_unless_it_is_pointed_at(
    told: str, incidents: int
) -> None:
    m = Making(f"Des milliers de gens ont défilé jeudi à Kandar.\n{told} secouent le pays.")
    place, time = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    m.event("ont défilé", "PROTEST", place=place, time=time, mode="demo")
    m.event(told.split()[1], "PROTEST", mode="demo")
    assert len(build_ledger([m.record()]).incidents) == incidents


@pytest.mark.parametrize(
    ("lead", "told", "trigger", "bygone", "language"),
    [
        ("Une attaque a visé", "Ces derniers mois, deux attaques ont eu lieu.", "attaques", True, "fr"),
        ("Une attaque a visé", "Ce matin, deux attaques ont eu lieu.", "attaques", False, "fr"),
        ("Une attaque a visé", "Ces derniers mois, l'attaque a été préparée.", "attaque", False, "fr"),
        ("An attack hit", "In recent months, two attacks took place.", "attacks", True, "en"),
    ],
)  # fmt: skip
def test_clauses_tell_deeds_of_months_gone_by(
    lead: str, told: str, trigger: str, bygone: bool, language: str
) -> None:
    m = Making(f"{lead} jeudi Kandar.\n{told}", language=language)
    m.event(trigger, nth=int(trigger == "attaque"))
    record = m.record()
    found = [s for s in sightings(record, layout(record)) if s.event]
    assert [s.bygone for s in found] == [bygone]


def test_clauses_keep_deeds_of_years_gone_by_apart_from_what_the_dispatch_is_about() -> None:
    texts = ("L'an dernier, des attaques ont", "Dans la rue, des attaques ont")
    apart = []
    for told in texts:
        m = Making(f"Des attaques ont visé jeudi Kandar.\n{told} fait des morts.")
        m.event("attaques", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
        m.event("attaques", nth=1)
        apart.append(len(build_ledger([m.record()]).incidents))
    assert apart == [2, 1]
