from __future__ import annotations

from typing import Any

import pytest

from ledger_making import Making, toll
from selon.ledger.builder import build_ledger
from selon.ledger.model import Assessment
from selon.ledger.reasons import Reason, count_words, ledger_rules
from selon.record import Record

MORNING, EVENING, NEXT = "2020-03-12T09:00", "2020-03-12T20:00", "2020-03-13T09:00"
OFFICIAL: dict[str, dict[str, Any]] = {
    "Aline Test": {"sector": "GOV", "country": "XXX"},
    "Jean Essai": {"sector": "MIL", "country": "XXX"},
}


def assessed(records: list[Record], question: str = "killed", who: str = "all") -> Assessment:
    found = [
        a
        for i in build_ledger(records).incidents
        for a in i.assessments
        if (a.question, a.who) == (question, who)
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("records", "status", "rule"),
    [
        ([toll("a", MORNING, [("Aline Test", 5)])], "single", "single.speaker"),
        (
            [toll("a", MORNING, [("Aline Test", 5), ("Jean Essai", 5)])],
            "corroborated",
            "corroborated.counts",
        ),
        (
            [toll("a", MORNING, [("Aline Test", 5), ("Jean Essai", 5)], kinds=OFFICIAL)],
            "single",
            "single.line",
        ),
        (
            [toll("a", MORNING, [("Aline Test", 5), ("Jean Essai", 12)])],
            "contested",
            "contested.counts",
        ),
        (
            [toll("a", MORNING, [("Aline Test", 5)]), toll("b", EVENING, [("Aline Test", 9)])],
            "revised",
            "revised.speaker",
        ),
        (
            [toll("a", MORNING, [("Aline Test", 5)]), toll("b", EVENING, [("Jean Essai", 9)])],
            "revised",
            "revised.later",
        ),
        (
            [toll("a", MORNING, [("Aline Test", 9)]), toll("b", EVENING, [("Jean Essai", 5)])],
            "contested",
            "contested.counts",
        ),
    ],
)
def test_assessments_of_counts(records: list[Record], status: str, rule: str) -> None:
    found = assessed(records)
    assert (found.status, found.by) == (status, f"ledger.{rule}")
    assert found.reason and found.reason_fr and found.reason != found.reason_fr


@pytest.mark.parametrize(
    ("speaker", "status"), [("Carla Tiers", "revised"), ("Aline Test", "corroborated")]
)
def test_assessments_settled_later_are_contested_no_more(speaker: str, status: str) -> None:
    records = [
        toll("a", MORNING, [("Aline Test", 5), ("Jean Essai", 12)]),
        toll("b", NEXT, [(speaker, 12)]),
    ]
    assert assessed(records).status == status


def test_assessments_show_the_range_and_who_stands_at_each_end() -> None:
    found = assessed([toll("a", MORNING, [("Aline Test", 5), ("Jean Essai", 12)])])
    assert (found.low, found.high) == (5, 12)
    assert (found.low_speaker, found.high_speaker) == ("Aline Test", "Jean Essai")


def test_assessments_mark_what_a_speaker_has_superseded() -> None:
    records = [toll("a", MORNING, [("Aline Test", 5)]), toll("b", EVENING, [("Aline Test", 9)])]
    found = assessed(records)
    assert [(c.low, c.superseded) for c in found.claims] == [(5, True), (9, False)]
    assert (found.low, found.high) == (9, 9)


def test_assessments_count_a_surname_as_the_person_named_before() -> None:
    first = toll("a", MORNING, [("Aline Test", 5)])
    second = toll("b", EVENING, [("Test", 5)])
    assert assessed([first, second]).status == "single"


def test_assessments_give_the_dispatch_itself_no_voice() -> None:
    m = Making("Cinq morts jeudi à Kandar dans une attaque, compte 5 morts Aline Test.")
    town, day = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    event = m.event("attaque", place=town, time=day)
    m.count("Cinq morts", 5, event=event)
    said = m.says(m.actor("Aline Test", role="maire"), "5 morts")
    m.count("5 morts", 5, event=event, statement=said)
    found = assessed([m.record()])
    assert found.status == "single"
    assert {c.speaker for c in found.claims} == {None, "Aline Test"}


def test_assessments_take_parts_for_no_rivals_of_their_total() -> None:
    m = Making("Aline Test compte huit morts, dont six Français et un guide, jeudi à Kandar.")
    town, day = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    said = m.says(m.actor("Aline Test"), "huit morts, dont six Français et un guide")
    event = m.event("compte", place=town, time=day)
    for words, n, rule in (
        ("huit morts", 8, "counted_noun"),
        ("six Français", 6, "part"),
        ("un guide", 1, "part"),
    ):
        m.count(words, n, event=event, statement=said, by=f"xx.figure.{rule}")
    record = m.record()
    assert assessed([record]).status == "single"
    assert assessed([record]).low == 8
    assert assessed([record], who="foreign (French)").low == 6
    assert assessed([record], who="guide").low == 1


def test_assessments_add_victims_told_side_by_side() -> None:
    m = Making("Aline Test compte dix civils et un policier tués jeudi à Kandar.")
    town, day = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    said = m.says(m.actor("Aline Test"), "dix civils et un policier tués")
    event = m.event("tués", place=town, time=day)
    m.count("dix civils", 10, who="civilian", event=event, statement=said)
    m.count(
        "un policier",
        1,
        who="police",
        event=event,
        statement=said,
        by="xx.figure.coordination",
    )
    assert assessed([m.record()]).low == 11
    assert assessed([m.record()], who="civilian").low == 10


def denial(stance: str) -> Record:
    m = Making("Les Loups revendiquent l'attaque de jeudi à Kandar.\nL'armée dément avoir attaqué.")
    town, day = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    wolves = m.actor("Loups", "armed_group")
    army = m.actor("armée", "organisation", sector="MIL")
    first = m.says(wolves, "l'attaque", stance="claim_responsibility")
    m.event("attaque", place=town, time=day, statement=first, actors=[wolves])
    second = m.says(army, "avoir attaqué", stance=stance)
    status = "denied" if stance == "deny" else "actual"
    m.event("avoir attaqué", place=town, statement=second, actors=[army], status=status)
    return m.record()


def test_assessments_of_who_denies_what_another_claims_are_in_harmony() -> None:
    found = assessed([denial("deny")], question="responsibility")
    assert found.status == "single"
    assert [(c.value, c.denied) for c in found.claims] == [("Loups", False), ("armée", True)]


@pytest.mark.parametrize(
    ("accusation", "rule"),
    [
        ("Aline Test impute cette attaque à l'Ostrie.", "contested.denial"),
        ("L'attaque a été attribuée à l'Ostrie.", "contested.attributed"),
    ],
)
def test_assessments_of_responsibility_put_on_who_denies_are_contested(
    accusation: str, rule: str
) -> None:
    m = Making(f"Attaque à Kandar.\n{accusation}\nL'Ostrie a démenti.")
    town = m.place("Kandar")
    first = m.event("Attaque", place=town)
    m.event("attaque", place=town, same_as=first)
    if "Aline Test" in accusation:
        m.actor("Aline Test", role="députée")
    m.named_again(m.actor("Ostrie", "state", country="YYY", sector="GOV"), "Ostrie", nth=1)
    found = assessed([m.record()], question="responsibility")
    assert (found.status, found.by) == ("contested", f"ledger.{rule}")
    assert "Ostrie" in found.reason


@pytest.mark.parametrize(("order", "status"), [(1, "contested"), (-1, "single")])
def test_assessments_of_a_denial_that_answers_what_was_told_before(order: int, status: str) -> None:
    told = "Aline Test dit que l'Ostrie a attaqué des gens."
    denied = "L'Ostrie nie être responsable de l'attaque."
    m = Making("\n".join(["Attaque à Kandar.", *[told, denied][::order]]))
    town = m.place("Kandar")
    first = m.event("Attaque", place=town)
    state = m.actor("Ostrie", "state", country="YYY", sector="MIL")
    said = m.says(m.actor("Aline Test", role="députée"), "l'Ostrie a attaqué des gens")
    m.event("a attaqué", place=town, actors=[state], statement=said, same_as=first)
    denial = m.says(state, "être responsable de l'attaque", "deny")
    m.event("attaque", place=town, statement=denial, same_as=first)
    assert assessed([m.record()], question="responsibility").status == status


@pytest.mark.parametrize(("stance", "status"), [("accuse", "corroborated"), ("claim", "single")])
def test_assessments_of_who_tells_of_a_claim_bear_it_not_out(stance: str, status: str) -> None:
    lines = ["Attaque à Kandar.", "Alin impute cette attaque à la Ligue."]
    lines += ["Bela impute cette attaque à la Ligue."]
    m = Making("\n".join(lines))
    town = m.place("Kandar")
    first = m.event("Attaque", place=town)
    m.named_again(m.actor("Ligue", "armed_group"), "Ligue", nth=1)
    m.actor("Bela", role="médecin")
    m.event("attaque", nth=1, place=town, same_as=first)
    if stance == "accuse":
        m.actor("Alin", role="députée")
        m.event("attaque", nth=0, place=town, same_as=first)
    else:
        said = m.says("a1", "impute cette attaque", "claim_responsibility")
        m.event("attaque", nth=0, place=town, statement=said, same_as=first)
    assert assessed([m.record()], question="responsibility").status == status


def test_assessments_of_speakers_in_passing_say_so() -> None:
    m = Making("\n".join(f"{n} dit qu'une attaque a eu lieu à Kandar." for n in ("Alin", "Bela")))
    town = m.place("Kandar")
    for k, name in enumerate(("Alin", "Bela")):
        said = m.says(m.actor(name, role=f"rôle {k}"), "qu'une attaque a eu lieu à Kandar", nth=k)
        m.event("attaque", nth=k, place=town, statement=said)
    found = assessed([m.record()], question="happened")
    assert (found.status, found.by) == ("single", "ledger.single.passing")


def test_assessments_of_the_same_words_are_one_claim() -> None:
    m = Making("Alin dit que Bela dit : il y a eu une attaque à Kandar.")
    town = m.place("Kandar")
    for k, name in enumerate(("Alin", "Bela")):
        m.says(m.actor(name, role=f"rôle {k}"), "il y a eu une attaque à Kandar")
    m.event("attaque", place=town, statement="s1")
    m.event("attaque", place=town, statement="s2", same_as="e1")
    assert assessed([m.record()], question="happened").status == "single"


def test_assessments_of_persons_without_number_revise_nothing() -> None:
    m = Making("Des Français ont péri dans une attaque jeudi à Kandar, confirme Paris.")
    said = m.says(m.actor("Paris", "state", sector="GOV", country="FRA"), "Des Français ont péri")
    m.event("attaque", place=m.place("Kandar"), time=m.time("jeudi", "2020-03-12"))
    assert said
    later = Making(
        "Aline Test compte six Français tués dans l'attaque jeudi à Kandar.", item="d2",
        published="2020-03-13T18:00",
    )  # fmt: skip
    town, day = later.place("Kandar"), later.time("jeudi", "2020-03-12")
    told = later.says(later.actor("Aline Test", role="maire"), "six Français tués dans l'attaque")
    event = later.event("attaque", place=town, time=day, statement=told)
    later.count("six Français", 6, statement=told, event=event)
    found = assessed([m.record(), later.record()], who="foreign (French)")
    assert [(c.speaker, c.low, c.high) for c in found.claims] == [
        ("Paris", 2, None), ("Aline Test", 6, 6),
    ]  # fmt: skip
    assert (found.status, found.low, found.high) == ("single", 6, 6)


def test_assessments_every_rule_named_in_code_has_both_sentences() -> None:
    rules = ledger_rules()
    for name, sentences in rules.items():
        assert set(sentences) == {"en", "fr"}, name
    slots = {"name": "A", "other": None, "value": count_words(5, None, "at_least"), "second": "x"}
    for name in rules:
        if name == "own":
            continue
        told = Reason(name, slots | {"names": "A, B"})
        assert told.tell("en")[-1] == "." and told.tell("fr")[-1] == "."


@pytest.mark.parametrize(
    ("count", "en", "fr"),
    [
        ((5, 5, "exact"), "5", "5"),
        ((5, None, "at_least"), "≥ 5", "≥ 5"),
        ((6000, 6000, "about"), "≈ 6,000", "≈ 6\u202f000"),
        ((20, 99, "vague"), "20–99", "20–99"),
        ((None, 30, "at_most"), "≤ 30", "≤ 30"),
        ((None, None, None), "?", "?"),
    ],
)
def test_reasons_write_counts_in_the_readers_language(
    count: tuple[int | None, int | None, str | None], en: str, fr: str
) -> None:
    assert count_words(*count).tell("en") == en
    assert count_words(*count).tell("fr") == fr
