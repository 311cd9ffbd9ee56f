"""Named persons whom something befell: one death each, apart from those of others."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.happenings import Happening
from selon.ledger.mentions import sightings
from selon.ledger.model import Ledger
from selon.ledger.sightings import layout
from selon.ledger.victims import by_name
from selon.record import Actor, Place, Record


def words(ledger: Ledger) -> list[list[str]]:
    """Give the words of each incident's mentions."""
    return sorted(sorted(m.text for m in i.mentions) for i in ledger.incidents)


def shot(item: str, text: str, name: str, *, place: str, day: str | None = None) -> Record:
    """Give a dispatch on somebody shot, with one more sentence that names who."""
    m = Making(text, item=item, published="2020-03-14T18:00")
    person, town = m.actor(name), m.place(place)
    time = m.time("jeudi", day) if day else None
    m.event("abattu", place=town, time=time, recipients=(person,), mode="firearms")
    return m.record()


@pytest.mark.parametrize(
    "told", ["la mort lundi de Jean Test", "le meurtre du boulanger Jean Test"]
)
def test_victims_of_one_name_die_once_whatever_is_told_between(told: str) -> None:
    text = f"Jean Test a été abattu jeudi à Kandar.\nA Belmar, des amis pleurent {told}."
    m = Making(text, published="2020-03-14T18:00")
    person = m.actor("Jean Test")
    m.named_again(person, "Jean Test", 1)
    m.event(
        "abattu", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"), recipients=(person,)
    )
    word = "mort" if "mort" in told else "meurtre"
    assert words(build_ledger([m.record()])) == [["abattu", word]]


def test_victims_of_another_name_are_another_happening() -> None:
    text = "Jean Test a été abattu à Kandar.\nPaul Essai a été abattu peu après."
    m = Making(text)
    one, other = m.actor("Jean Test"), m.actor("Paul Essai")
    place = m.place("Kandar")
    m.event("abattu", place=place, recipients=(one,), mode="firearms")
    m.event("abattu", nth=1, place=place, recipients=(other,), mode="firearms")
    assert words(build_ledger([m.record()])) == [["abattu"], ["abattu"]]


def test_victims_join_dispatches_that_give_other_days_and_towns() -> None:
    a = shot("a", "Jean Test a été abattu jeudi à Kandar.", "Jean Test", place="Kandar",
             day="2020-03-12")  # fmt: skip
    b = shot("b", "Jean Test, 30 ans, a été abattu jeudi près de Ostrel.", "Jean Test",
             place="Ostrel", day="2020-03-05")  # fmt: skip
    c = shot("c", "Paul Essai, 30 ans, a été abattu jeudi près de Ostrel.", "Paul Essai",
             place="Ostrel", day="2020-03-05")  # fmt: skip
    found = sorted({m.dispatch for m in i.mentions} for i in build_ledger([a, b, c]).incidents)
    assert found == [{"a", "b"}, {"c"}]


def test_victims_named_are_apart_from_the_protests_over_their_death() -> None:
    text = "Des milliers de gens ont manifesté à Kandar contre la mort de Jean Test."
    m = Making(text)
    m.actor("Jean Test")
    m.event("ont manifesté", "PROTEST", mode="demo", place=m.place("Kandar"))
    assert words(build_ledger([m.record()])) == [["mort"], ["ont manifesté"]]


@pytest.mark.parametrize(("named", "incidents"), [(False, 1), (True, 2)])
def test_victims_of_arrest_in_a_crowd_are_told_with_it_unless_they_are_named(
    named: bool,
    incidents: int,
) -> None:
    whom = "Jean Test" if named else "30 personnes"
    m = Making(f"La police a arrêté jeudi {whom} lors d'une manifestation jeudi à Kandar.")
    place = m.place("Kandar")
    recipients = (m.actor("Jean Test"),) if named else ()
    counted = () if named else (m.count("30 personnes", 30, kind="detained", event="e1"),)
    m.event("a arrêté", "COERCE", mode="arrest", time=m.time("jeudi", "2020-03-12"),
                     place=place, recipients=recipients, figures=counted)  # fmt: skip
    m.event("manifestation", "PROTEST", mode="demo", place=place, time="t1")
    assert len(build_ledger([m.record()]).incidents) == incidents


def test_victims_in_the_background_are_not_those_whom_the_lead_leaves_nameless() -> None:
    m = Making(
        "Un homme a été tué à Kandar.\nLa police y enquête.\n"
        "Des défilés ont lieu depuis la mort de Jean Test."
    )
    m.actor("Jean Test")
    m.event("tué", place=m.place("Kandar"))
    assert ["mort"] in words(build_ledger([m.record()]))
    assert ["tué"] in words(build_ledger([m.record()]))


@pytest.mark.parametrize(("name", "incidents"), [("Jean Test", 1), ("Paul Essai", 2)])
def test_victims_are_named_behind_a_comma(name: str, incidents: int) -> None:
    m = Making(
        f"Un agent a blessé un passant, Jean Test, à Kandar.\nUne vidéo montre les tirs sur {name}."
    )
    passer, person = m.actor("un passant", "unnamed"), m.actor("Jean Test")
    if name == "Jean Test":
        m.named_again(person, name, 1)
    else:
        m.actor(name)
    m.event("a blessé", place=m.place("Kandar"), recipients=(passer,))
    m.event("tirs", mode="firearms")
    assert len(build_ledger([m.record()]).incidents) == incidents


def test_victims_are_no_places() -> None:
    m = Making("La famille a rendu hommage à Jean Test, abattu jeudi.")
    person = m.actor("Jean Test")
    m.rows["places"].append(Place("p1", "Jean Test", "city", mentions=(m.quote("Jean Test"),)))
    m.event("abattu", place="p1", recipients=(person,))
    incidents = build_ledger([m.record()]).incidents
    assert incidents
    assert not any(i.place for i in incidents)


def test_victims_are_told_of_behind_their_name() -> None:
    m = Making("La mort de Jean Test, un boulanger qui a péri asphyxié à Kandar, émeut.")
    baker = m.actor("un boulanger", "unnamed")
    m.actor("Jean Test")
    m.event("asphyxié", place=m.place("Kandar"), recipients=(baker,), mode="beat")
    (incident,) = build_ledger([m.record()]).incidents
    assert {x.text for x in incident.mentions} == {"mort", "asphyxié"}


@pytest.mark.parametrize(("named", "incidents"), [(True, 2), (False, 1)])
def test_victims_named_are_apart_from_the_protests_over_their_wounds(
    named: bool, incidents: int
) -> None:
    whom = "Jean Test" if named else "un passant"
    m = Making(f"La foule a défilé à Kandar, où la police a blessé {whom}.")
    victim = m.actor(whom, "person" if named else "unnamed")
    place = m.place("Kandar")
    m.event("a défilé", "PROTEST", mode="demo", place=place)
    m.event("a blessé", place=place, recipients=(victim,))
    assert len(build_ledger([m.record()]).incidents) == incidents


@pytest.mark.parametrize(("whom", "apart"), [("Jean Test", True), ("un passant", False)])
def test_victims_named_as_a_cause_are_not_those_who_were_hurt_after_it(
    whom: str, apart: bool
) -> None:
    m = Making(
        "Trois personnes ont été tuées à Kandar après que la police de la petite ville a blessé "
        f"{whom}.\nDes tirs ont retenti dans la rue."
    )
    place = m.place("Kandar")
    victim = m.actor(whom, "person" if apart else "unnamed")
    m.event("tuées", place=place, mode="firearms", figures=(m.count("Trois personnes", 3),))
    m.event("a blessé", place=place, recipients=(victim,), mode="firearms")
    m.event("tirs", place=place, mode="firearms")
    expected = [["a blessé"], ["tirs", "tuées"]] if apart else [["a blessé", "tirs", "tuées"]]
    assert words(build_ledger([m.record()])) == expected


@pytest.mark.parametrize(("day", "incidents"), [("2020-03-12", 1), ("2020-03-01", 2)])
def test_victims_hurt_on_one_day_join_dispatches_that_name_other_towns(
    day: str, incidents: int
) -> None:
    records = []
    for item, town, when in (("a", "Kandar", "2020-03-12"), ("b", "Ostrel", day)):
        m = Making(
            f"La police a blessé jeudi Jean Test dans une rue sombre près de {town}.", item=item
        )
        person, time = m.actor("Jean Test"), m.time("jeudi", when)
        m.event("a blessé", place=m.place(town), time=time, recipients=(person,))
        records.append(m.record())
    assert len(build_ledger(records).incidents) == incidents


def test_victims_before_a_participle_are_found_though_the_reading_took_another_word() -> None:
    m = Making("La vidéo montre Jean Test, grièvement blessé, à Kandar.")
    m.actor("Jean Test")
    video = m.actor("La vidéo", "unnamed")
    m.event("blessé", place=m.place("Kandar"), recipients=(video,))
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.event)
    assert found.victims == {"jean test"}


@pytest.mark.parametrize(("told", "kept"), [("jeudi la mort", False), ("la mort jeudi", True)])
def test_victims_named_behind_their_death_did_not_die_on_the_day_before_it(
    told: str, kept: bool
) -> None:
    m = Making(f"Une lettre évoque {told} de Jean Test.", published="2020-03-14T18:00")
    m.actor("Jean Test")
    m.time("jeudi", "2020-03-12")
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.text == "mort")
    assert found.own_time is kept


@pytest.mark.parametrize(("link", "apart"), [("rappelle en tout", False), ("vient après", True)])
def test_victims_of_a_death_told_as_a_cause_are_another_happening(link: str, apart: bool) -> None:
    m = Making(f"Le décès jeudi à Kandar de Jean Test {link} la mort de Paul Essai.")
    m.actor("Jean Test"), m.actor("Paul Essai")
    m.place("Kandar")
    record = m.record()
    first, second = sightings(record, layout(record))
    assert (first.earlier, second.earlier) == (False, apart)
    assert by_name(second, Happening([first])) < (-3.0 if apart else -2.0)
    assert (by_name(second, Happening([first])) < -3.0) is apart


def test_victims_are_named_within_the_names_of_others_too() -> None:
    m = Making(
        "La famille de Jean Test, un boulanger asphyxié à Kandar, proteste.\nJean Test dort."
    )
    m.actor("La famille de Jean Test", "unnamed")
    row = Actor("a9", "Jean Test", "person", mentions=(m.quote("Jean Test", 1),))
    m.rows["actors"].append(row)
    m.event("asphyxié", mode="beat", place=m.place("Kandar"))
    record = m.record()
    (found,) = sightings(record, layout(record))
    assert found.dead == {"jean test"}


@pytest.mark.parametrize(
    ("text", "word", "language", "dead"),
    [
        ("Jean Test est pleuré : sa mort reste obscure.", "mort", "fr", {"jean test"}),
        ("Jean Test a dit à Paul Essai que sa mort était proche.", "mort", "fr", set()),
        ("Jean Test dort.\nLa ville pleure sa mort.", "mort", "fr", set()),
        ("Jean Test a vu la ville et sa destruction.", "destruction", "fr", set()),
        ("Friends of John Test mourn his death.", "death", "en", {"john test"}),
    ],
)
def test_victims_are_whose_death_is_told_with_a_possessive(
    text: str, word: str, language: str, dead: set[str]
) -> None:
    m = Making(text, language=language)
    for name in ("Jean Test", "Paul Essai", "John Test"):
        if name in text:
            m.actor(name)
    m.event(word)
    record = m.record()
    (found,) = (s for s in sightings(record, layout(record)) if s.text == word)
    assert found.victims == dead
