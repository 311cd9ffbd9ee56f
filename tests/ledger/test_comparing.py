from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ledger_making import Making, toll
from selon.ledger.builder import build_ledger
from selon.ledger.comparing import epidemic_words, reaches
from selon.ledger.model import Assessment
from selon.ledger.sightings import layout
from selon.record import Record

MORNING, EVENING, LATER = "2020-03-12T09:00", "2020-03-12T20:00", "2020-03-14T09:00"


def told(lines: list[tuple[str, str, int]], **more: Any) -> Record:
    """Give a dispatch on one attack; each line is a speaker, the words of a count, its number."""
    text = ["Attaque jeudi à Kandar."]
    text += [f"Selon {name}, l'attaque a fait {words}" for name, words, _ in lines]
    m = Making("\n".join(text), published=MORNING)
    town, time = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    m.event("Attaque", place=town, time=time)
    for k, (name, words, n) in enumerate(lines):
        said = m.says(m.actor(name, role=f"rôle {k}"), f"l'attaque a fait {words}")
        event = m.event("attaque", nth=k, statement=said, place=town)
        counted = words.split("|")[0]
        m.count(counted, n, statement=said, event=event, **more)
    return m.record()


def found(records: list[Record], question: str = "killed") -> list[Assessment]:
    return [
        a
        for i in build_ledger(records).incidents
        for a in i.assessments
        if a.question == question and a.who == "all"
    ]


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (("40 blessés", 40), ("25 blessés", 25), "contested"),
        (("40 blessés", 40), ("25 personnes", 25), "contested"),
        (("40 blessés", 40), ("25 passagers", 25), "single"),
        (("40 blessés", 40), ("3 blessés", 3), "single"),
        (("40 blessés", 40), ("25 nouveaux blessés", 25), "single"),
        (("40 blessés", 40), ("25 personnes touchées", 25), "single"),
        (("40 blessés", 40), ("25 personnes|, dont une touchée", 25), "contested"),
    ],
)
def test_comparing_counts_of_the_same_people_only(
    first: tuple[str, int], second: tuple[str, int], status: str
) -> None:
    record = told([("Aline Test", *first), ("Jean Essai", *second)], kind="injured")
    (a,) = found([record], "injured")
    assert a.status == status


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("blessés.", "contested"),
        ("blessés légèrement.", "single"),
        ("blessés dans un état critique.", "single"),
        ("blessés, dont deux grièvement.", "contested"),
        ("blessés la semaine dernière.", "single"),
    ],
)
def test_comparing_reads_on_to_the_next_comma(behind: str, status: str) -> None:
    lines = ["Attaque jeudi à Kandar.", "Selon Aline Test, l'attaque a fait 40 blessés."]
    lines.append(f"Selon Jean Essai, l'attaque a fait 25 {behind}")
    m = Making("\n".join(lines), published=MORNING)
    town, time = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    m.event("Attaque", place=town, time=time)
    for k, (name, n) in enumerate((("Aline Test", 40), ("Jean Essai", 25))):
        said = m.says(m.actor(name, role=f"rôle {k}"), f"l'attaque a fait {n} blessés")
        event = m.event("attaque", nth=k, statement=said, place=town)
        m.count(f"{n} blessés", n, statement=said, event=event, kind="injured")
    (a,) = found([m.record()], "injured")
    assert a.status == status


def test_comparing_counts_of_two_towns_are_no_rivals() -> None:
    lines = ["Attaque jeudi à Kandar.", "Selon Aline Test, l'attaque a fait 7 morts."]
    lines.append("Selon Jean Essai, l'attaque a fait 4 morts à Belmar.")
    m = Making("\n".join(lines), published=MORNING)
    town, other = m.place("Kandar"), m.place("Belmar")
    m.event("Attaque", place=town, time=m.time("jeudi", "2020-03-12"))
    for k, (name, n, place) in enumerate((("Aline Test", 7, town), ("Jean Essai", 4, other))):
        said = m.says(m.actor(name, role=f"rôle {k}"), f"l'attaque a fait {n} morts")
        event = m.event("attaque", nth=k, statement=said, place=town)
        m.count(f"{n} morts", n, statement=said, event=event, place=place)
    (a,) = found([m.record()])
    assert a.status == "single"


@pytest.mark.parametrize(("high", "status"), [(400, "contested"), (50_000, "contested")])
def test_comparing_crowds_may_lie_far_apart(high: int, status: str) -> None:
    record = told(
        [("Aline Test", f"{high} manifestants", high), ("Jean Essai", "900 manifestants", 900)],
        kind="participants",
    )
    (a,) = found([record], "participants")
    assert a.status == status


def test_revising_every_toll_that_was_overtaken_is_superseded() -> None:
    records = [
        toll("a", MORNING, [("Aline Test", 73)]),
        toll("b", EVENING, [("Jean Essai", 100)]),
        toll("c", LATER, [("Mila Torv", 158)]),
    ]
    (a,) = found(records)
    assert (a.status, a.low, a.high) == ("revised", 158, 158)
    assert [c.superseded for c in a.claims] == [True, True, False]
    assert "73" in a.reason
    assert "158" in a.reason


def test_revising_a_lower_count_of_another_revises_nothing() -> None:
    records = [
        toll("a", MORNING, [("Aline Test", 9)]),
        toll("b", "2020-03-22T09:00", [("Jean Essai", 5)]),
    ]
    (a,) = found(records)
    assert a.status == "single"


def test_revising_ends_when_what_happened_is_background() -> None:
    records = [
        toll("a", MORNING, [("Aline Test", 5)]),
        toll("b", "2020-09-12T09:00", [("Jean Essai", 9)]),
    ]
    assert [a.status for a in found(records)] != ["revised"]


def test_comparing_counts_the_words_of_an_epidemic() -> None:
    assert epidemic_words(Making("Le virus court. L'épidémie a fait 5 morts.").record()) == 2
    assert epidemic_words(Making("L'attaque a fait 5 morts.").record()) == 0


def test_comparing_a_local_part_is_no_rival_of_a_total() -> None:
    offices = {
        "Aline Test": {"role": "Premier ministre", "sector": "GOV", "country": "XXX"},
        "Jean Essai": {"role": "chef des pompiers locaux"},
    }
    (a,) = found([toll("a", MORNING, [("Aline Test", 40), ("Jean Essai", 5)], kinds=offices)])
    assert a.status == "single"
    (b,) = found([toll("a", MORNING, [("Aline Test", 5), ("Jean Essai", 40)], kinds=offices)])
    assert b.status == "contested"


def test_revising_about_two_hundred_is_no_news_after_191() -> None:
    first = toll("a", MORNING, [("Aline Test", 191)])
    about = toll("b", EVENING, [("Jean Essai", 200)])
    vague = replace(about, figures=(replace(about.figures[0], bound="about"),))
    (a,) = found([first, vague])
    assert a.status != "revised"
    (b,) = found([first, about])
    assert b.status == "revised"


def test_comparing_offices_of_two_places_count_apart() -> None:
    lines = ["Incendie jeudi à Kandar.", "Selon Aline Test, l'attaque a fait 7 morts."]
    lines.append("Selon Jean Essai, à Belmar, l'attaque a fait 4 morts.")
    m = Making("\n".join(lines), published=MORNING)
    town, _ = m.place("Kandar"), m.place("Belmar")
    m.event("Incendie", place=town, time=m.time("jeudi", "2020-03-12"))
    roles = ("chef des pompiers de Kandar", "shérif de Belmar")
    for k, (name, n) in enumerate((("Aline Test", 7), ("Jean Essai", 4))):
        said = m.says(m.actor(name, role=roles[k]), f"l'attaque a fait {n} morts")
        event = m.event("attaque", nth=k, statement=said, place=town)
        m.count(f"{n} morts", n, statement=said, event=event)
    (a,) = found([m.record()])
    assert a.status == "single"


def bounded(first: tuple[int, str], second: tuple[int, str]) -> str:
    m = Making("Attaque jeudi à Kandar.\nAline Test compte aa morts.\nJean Essai compte bb morts.")
    town = m.place("Kandar")
    event = m.event("Attaque", place=town, time=m.time("jeudi", "2020-03-12"))
    for name, words, (low, bound) in (
        ("Aline Test", "aa morts", first),
        ("Jean Essai", "bb morts", second),
    ):
        said = m.says(m.actor(name, role=f"rôle {name}"), words)
        high = low if bound == "exact" else None
        m.count(words, low, high, bound=bound, statement=said, event=event)
    return found([m.record()])[0].status


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ((20, "more_than"), (40, "exact"), "corroborated"),
        ((10, "more_than"), (90, "exact"), "single"),
        ((2, "exact"), (2, "exact"), "corroborated"),
        ((1, "exact"), (1, "exact"), "single"),
    ],
)
def test_corroborating_counts_are_near_and_of_several(
    first: tuple[int, str], second: tuple[int, str], status: str
) -> None:
    assert bounded(first, second) == status


@pytest.mark.parametrize(
    ("count", "later", "status"),
    [
        (12, EVENING, "corroborated"),
        (2, EVENING, "single"),
        (12, "2020-06-12T09:00", "single"),
    ],
)
def test_corroborating_in_another_dispatch_is_no_accident(
    count: int, later: str, status: str
) -> None:
    records = [
        toll("a", MORNING, [("Aline Test", count)]),
        toll("b", later, [("Jean Essai", count)]),
    ]
    assert found(records)[0].status == status


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("à Kandar", "à Belmar", "single"),
        ("à Kandar", "à Kandar", "contested"),
        ("à Kandar", "hier", "contested"),
    ],
)
def test_contesting_is_not_of_counts_beside_two_places(
    first: str, second: str, status: str
) -> None:
    lines = ["Des pluies jeudi.", f"Alin Ost compte aa morts {first}."]
    lines += [f"Bela Nord compte bb morts {second}."]
    m = Making("\n".join(lines))
    event = m.event("pluies", "ASSAULT", time=m.time("jeudi", "2020-03-12"))
    for name in {w.removeprefix("à ") for w in (first, second)} - {"hier"}:
        m.place(name)
    for name, words, n in (("Alin Ost", "aa morts", 40), ("Bela Nord", "bb morts", 25)):
        said = m.says(m.actor(name, role=f"rôle {name}"), words)
        m.count(words, n, statement=said, event=event)
    assert found([m.record()])[0].status == status


def test_comparing_what_all_of_the_injured_met_narrows_nothing() -> None:
    m = Making("L'attaque a fait 15 blessés. Les 15 blessés sont hospitalisés, 15 hospitalisés là.")
    m.count("15 blessés", 15, kind="injured")
    m.count("15 blessés", 15, kind="injured", nth=1)
    m.count("15 hospitalisés", 15, kind="injured")
    found = list(reaches(r := m.record(), layout(r)).values())
    assert [x.some for x in found] == [False, False, True]


@pytest.mark.parametrize(("number", "status"), [(1, "single"), (3, "contested")])
def test_comparing_one_of_a_group_with_several_of_it(number: int, status: str) -> None:
    lines = [("Aline Test", "5 enfants", 5), ("Jean Essai", f"{number} enfants", number)]
    record = told(lines, who="child")
    (a,) = [
        a
        for i in build_ledger([record]).incidents
        for a in i.assessments
        if (a.question, a.who) == ("killed", "child")
    ]
    assert a.status == status
