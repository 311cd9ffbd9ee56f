from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest

from ledger_making import Making, toll
from selon.ledger.builder import LedgerBuilder, build_ledger, read_chapter
from selon.ledger.happenings import group
from selon.ledger.joining import forbidden, portray, story_of
from selon.ledger.judgements import Judgements, merge, split
from selon.ledger.meeting import blocks
from selon.ledger.mentions import sightings
from selon.ledger.model import Ledger
from selon.ledger.published import ledger_json
from selon.ledger.sightings import layout
from selon.record import Record


def items(ledger: Ledger) -> list[list[str]]:
    """Give the dispatches of each incident."""
    return sorted(sorted({m.dispatch for m in i.mentions}) for i in ledger.incidents)


def attack(item: str, place: str, day: str, published: str) -> Record:
    return toll(item, published, [("Aline Test", 5)], place=place, day=day)


def test_incidents_of_one_day_and_town_are_one() -> None:
    a = attack("a", "Kandar", "2020-03-12", "2020-03-12T12:00")
    b = attack("b", "Kandar", "2020-03-12", "2020-03-12T18:00")
    assert items(build_ledger([a, b])) == [["a", "b"]]


@pytest.mark.parametrize(
    ("place", "day"),
    [("Belmar", "2020-03-12"), ("Ostrel", "2020-03-12"), ("Kandar", "2020-03-05")],
)
def test_incidents_elsewhere_or_of_another_day_stay_apart(place: str, day: str) -> None:
    a = attack("a", "Kandar", "2020-03-12", "2020-03-12T18:00")
    b = attack("b", place, day, "2020-03-12T18:00")
    assert items(build_ledger([a, b])) == [["a"], ["b"]]


def test_incidents_are_never_joined_on_a_place_alone() -> None:
    records = []
    for item, words, published in (
        ("a", "Des tirs ont retenti au nord de Kandar.", "2020-03-12T18:00"),
        ("b", "Une bombe a détruit un entrepôt de grain à Kandar.", "2020-04-20T18:00"),
    ):
        m = Making(words, item=item, published=published)
        trigger = "tirs" if item == "a" else "bombe"
        m.event(trigger, place=m.place("Kandar"))
        records.append(m.record())
    assert items(build_ledger(records)) == [["a"], ["b"]]


def test_incidents_are_the_same_in_any_order_and_bit_by_bit() -> None:
    records = [
        attack("a", "Kandar", "2020-03-12", "2020-03-12T12:00"),
        attack("b", "Kandar", "2020-03-12", "2020-03-12T18:00"),
        attack("c", "Belmar", "2020-03-12", "2020-03-12T19:00"),
        attack("d", "Kandar", "2020-03-12", "2020-03-13T08:00"),
    ]
    expected = json.dumps(ledger_json(build_ledger(records)))
    for order in permutations(records):
        builder = LedgerBuilder()
        for record in order:
            builder.add(record)
            builder.ledger()
        builder.add(order[0])
        assert json.dumps(ledger_json(builder.ledger())) == expected


def test_incidents_merged_split_and_named_by_hand_stay_so() -> None:
    a = attack("a", "Kandar", "2020-03-12", "2020-03-12T12:00")
    b = attack("b", "Belmar", "2020-03-12", "2020-03-12T18:00")
    apart = build_ledger([a, b])
    pairs = merge(*apart.incidents)
    together = build_ledger([b, a], judgements=Judgements(merges=pairs))
    assert items(together) == [["a", "b"]]

    c = attack("c", "Kandar", "2020-03-12", "2020-03-12T18:00")
    (one,) = build_ledger([a, c]).incidents
    away = [m.key for m in one.mentions if m.dispatch == "c"]
    by_hand = Judgements(splits=split(one, away), names={one.key: "Le pont de Kandar"})
    again = build_ledger([c, a], judgements=by_hand)
    assert items(again) == [["a"], ["c"]]
    assert "Le pont de Kandar" in {i.label for i in again.incidents}


def test_incidents_tell_type_place_days_and_verbatim_mentions() -> None:
    record = attack("a", "Kandar", "2020-03-12", "2020-03-12T12:00")
    (incident,) = build_ledger([record]).incidents
    assert (incident.type, incident.start, incident.end) == (
        "ASSAULT", "2020-03-12", "2020-03-12",
    )  # fmt: skip
    assert incident.place is not None and incident.place.name == "Kandar"
    for m in incident.mentions:
        assert record.dispatch.text[m.start : m.end] == m.text
    for a in incident.assessments:
        for c in a.claims:
            assert record.dispatch.text[c.start : c.end] == c.text


def test_incidents_of_nothing_are_none() -> None:
    ledger = build_ledger([Making("Rien à signaler.").record()])
    assert ledger.incidents == ()
    assert ledger_json(build_ledger([]))["incidents"] == []


def test_incidents_do_not_depend_on_which_of_two_is_named_first() -> None:
    march, marches = (
        replace(read_chapter(attack("a", "Kandar", day, "2020-09-12")).portraits[0], family=family)
        for day, family in (("2020-03-12", "protest"), ("2020-09-11", "protest campaign"))
    )
    assert forbidden(march, marches) == forbidden(marches, march)


def told(item: str, sentence: str, word: str, type_: str, published: str) -> Record:
    """Give a dispatch of one story that speaks of something without its day."""
    lead = "La crise du port de Kandar oppose le président Aline Test au ministre Paul Essai."
    m = Making(f"{lead}\n\nIl pleut.\nIl vente.\n{sentence}", item=item, published=published)
    for name in ("Aline Test", "Paul Essai"):
        m.actor(name)
    m.place("Kandar")
    m.event(word, type_)
    return m.record()


@pytest.mark.parametrize(
    ("first", "second", "type_", "found"),
    [
        ("accord", "accord", "AGREE", [["a", "b"]]),
        ("pourparlers", "négociations", "CONSULT", [["a", "b"]]),
        ("plaintes", "plaintes", "ACCUSE", [["a"], ["b"]]),
    ],
)
def test_incidents_of_one_story_that_happen_once_are_one_without_a_day(
    first: str, second: str, type_: str, found: list[list[str]]
) -> None:
    a = told("a", f"Chacun attend beaucoup : {first}.", first, type_, "2020-03-12T12:00")
    b = told("b", f"Rien ne bouge encore, {second} ou pas.", second, type_, "2020-03-20T12:00")
    assert items(build_ledger([a, b])) == found


@pytest.mark.parametrize(("word", "incidents"), [("attaques", 2), ("attaque", 1)])
def test_incidents_told_as_several_are_not_the_one_told_before(word: str, incidents: int) -> None:
    article = "des" if word == "attaques" else "cette"
    m = Making(
        f"Une attaque a eu lieu à Kandar.\nIl pleuvait.\nIl ventait.\nLa région connaît {article} {word}."
    )
    m.event("attaque", place=m.place("Kandar"))
    m.event(word, nth=1 if word == "attaque" else 0)
    assert len(build_ledger([m.record()]).incidents) == incidents


def test_incidents_of_two_countries_need_more_than_a_day_and_a_word() -> None:
    def visit(item: str, lead: str, sentence: str, town: str) -> Record:
        m = Making(f"{lead}\n\nIl pleut.\n{sentence}", item=item, published="2020-03-12T18:00")
        m.place(town)
        m.event("visite", "CONSULT", mode="visit", time=m.time("jeudi", "2020-03-12"))
        return m.record()

    a = visit(
        "a",
        "Le port a rouvert.",
        "Une visite du premier adjoint reste prévue jeudi soir à Kandar.",
        "Kandar",
    )
    b = visit(
        "b",
        "La récolte est bonne.",
        "En visite jeudi, Zoé Ruiz admire les halles restaurées de Ostrel.",
        "Ostrel",
    )
    assert items(build_ledger([a, b])) == [["a"], ["b"]]


def test_incidents_of_a_night_are_told_of_either_day() -> None:
    def stabbed(item: str, nights: list[tuple[str, str]]) -> Record:
        told = "".join(f"Une attaque a eu lieu {words} à Kandar.\n" for words, *_ in nights)
        m = Making(told.rstrip(), item=item, published="2020-03-13T18:00")
        place = m.place("Kandar")
        for n, (words, day) in enumerate(nights):
            time = m.time(words, day, "2020-03-12" if words == "la nuit" else day)
            m.event("attaque", nth=n, place=place, time=time)
        return m.record()

    a = stabbed("a", [("mercredi", "2020-03-11")])
    b = stabbed("b", [("la nuit", "2020-03-11"), ("jeudi", "2020-03-12")])
    assert items(build_ledger([a, b])) == [["a", "b"]]


def test_incidents_take_places_of_one_name_for_one_in_stories_of_one_country() -> None:
    records = []
    for item, town in (("a", (12.5, 41.0)), ("b", (44.5, 10.0))):
        m = Making("Une attaque a visé jeudi la banque de Kandar près du vieux port.", item=item)
        place = m.place("Kandar")
        row = replace(m.rows["places"][0], latitude=town[0], longitude=town[1])
        m.rows["places"][0] = row
        m.event("attaque", place=place, time=m.time("jeudi", "2020-03-12"))
        records.append(m.record())
    assert len(build_ledger(records).incidents) == 1


@pytest.mark.parametrize(("later", "met"), [("2020-03-19", True), ("2020-03-31", False)])
def test_incidents_without_a_day_meet_those_of_a_week_later(later: str, met: bool) -> None:
    portraits = []
    for item, day in (("a", "2020-03-12"), ("b", later)):
        m = Making("Le soulèvement continue.", item=item, published=f"{day}T18:00")
        m.event("soulèvement", "PROTEST")
        record = m.record()
        (h,) = group(sightings(record, layout(record)))
        portraits.append(portray(record, 0, h, story_of(record)))
    weeks = [{b for b in blocks(p) if b[0] == "week"} for p in portraits]
    assert bool(weeks[0] & weeks[1]) is met


@pytest.mark.parametrize(
    ("words", "type_", "modes", "incidents"),
    [
        (("tirs", "incendie volontaire"), "ASSAULT", (None, None), 2),
        (("tirs", "attaque"), "ASSAULT", (None, None), 1),
        (("tirs", "fusillade"), "ASSAULT", ("firearms", "firearms"), 1),
        (("arrestation", "interpellation"), "COERCE", ("arrest", "arrest"), 1),
        (("arrestation", "interdiction"), "COERCE", ("arrest", "restrict"), 2),
    ],
)
def test_incidents_of_other_kinds_need_more_than_a_place_and_a_day(
    words: tuple[str, str], type_: str, modes: tuple[str | None, str | None], incidents: int
) -> None:
    records = []
    for item, word, mode, more in zip("ab", words, modes, ("Il pleut", "Il vente"), strict=True):
        text = f"La fronde des dockers agite le port, dit Aline Test.\n\n{more}.\n{word} à Kandar."
        m = Making(text, item=item, published="2020-03-12T18:00")
        m.actor("Aline Test")
        m.event(word, type_, mode=mode, place=m.place("Kandar"))
        records.append(m.record())
    assert len(build_ledger(records).incidents) == incidents


WHEAT = "du blé pour nourrir trois mille familles sans terre"
BRIDGE = "un pont neuf afin que passent les bateaux lourds"


@pytest.mark.parametrize(("other", "incidents"), [("Aline Test", 1), ("Paul Essai", 2)])
def test_incidents_of_asking_are_of_who_asks(other: str, incidents: int) -> None:
    records = []
    for item, name, rest in (("a", "Aline Test", WHEAT), ("b", other, BRIDGE)):
        text = f"Le port dort.\n\nIl pleut.\n{name} a réclamé jeudi {rest}."
        m = Making(text, item=item)
        asking = m.actor(name)
        m.event("a réclamé", "REQUEST", actors=(asking,), time=m.time("jeudi", "2020-03-12"))
        records.append(m.record())
    assert len(build_ledger(records).incidents) == incidents
