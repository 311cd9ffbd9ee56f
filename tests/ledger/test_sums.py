"""Counts that a sentence leaves to the reader: totals, bands, the order of the dead."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def counted(record: Record, question: str) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for _, a, c in build_ledger([record]).claims():
        if a.question == question:
            found.setdefault(a.who, []).append(c.low)
    return found


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Une attaque à Kandar: sept bergers et leur guide sont morts.", 8),
        ("Une attaque à Kandar: sept bergers nomades et leur guide sont morts.", 8),
        ("Une attaque à Kandar: sept bergers ont été tués avec leur guide.", 8),
        ("Une attaque à Kandar: sept bergers ont été tués avec leur guide et leur chauffeur.", 9),
        ("Une attaque à Kandar: sept bergers et le guide sont morts.", 8),
        ("Une attaque à Kandar a tué sept bergers et le maire en est ému.", None),
        ("Une attaque à Kandar: sept bergers ont été tués avec leur chien.", None),
        ("Une attaque à Kandar: sept bergers et leur camion ont brûlé.", None),
        ("Une attaque à Kandar: sept bergers sont morts, et leur guide dort.", None),
    ],
)
def test_sums_add_a_companion_who_is_not_counted(text: str, total: int | None) -> None:
    m = Making(text)
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("sept bergers", 7, event=event, who="civilian")
    assert counted(m.record(), "killed").get("all") == ([total] if total else None)


def test_sums_add_others_who_are_told_beside_the_first() -> None:
    m = Making("Une attaque à Kandar: 63 bergers ont été blessés, et 17 autres soignés.")
    event = m.event("attaque", place=m.place("Kandar"))
    for words, n in (("63 bergers", 63), ("17 autres", 17)):
        m.count(words, n, event=event, kind="injured")
    assert counted(m.record(), "injured")["all"] == [80]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Cinq députés", [5]),
        ("Cinq sociétés", None),
        ("Des députés", None),
    ],
)
def test_sums_count_who_acts(words: str, found: list[int] | None) -> None:
    m = Making(f"{words} ont démissionné à Kandar.")
    band = m.actor(words, "unnamed")
    m.event("ont démissionné", "RETREAT", mode="resign", actors=[band], place=m.place("Kandar"))
    assert counted(m.record(), "participants").get("all") == found


def test_sums_leave_who_acts_to_a_count_of_the_record() -> None:
    m = Making("Cinq bergers ont manifesté à Kandar.")
    band = m.actor("Cinq bergers", "unnamed")
    event = m.event("ont manifesté", "PROTEST", actors=[band], place=m.place("Kandar"))
    m.count("Cinq bergers", 5, event=event, kind="participants")
    assert counted(m.record(), "participants") == {"all": [5]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La mort d'un berger est le troisième décès depuis la manifestation à Kandar."),
        ("en", "A shepherd's is the third death since the manifestation in Kandar."),
    ],
)
def test_sums_count_the_dead_by_their_order(language: str, text: str) -> None:
    m = Making(text, language=language)
    m.event("manifestation", "PROTEST", place=m.place("Kandar"))
    assert counted(m.record(), "killed")["all"] == [3]


def test_sums_hold_those_whose_release_is_asked_for() -> None:
    m = Making("Ravel Onda demande la libération de 33 bergers à Kandar.")
    event = m.event("libération", "RETREAT", mode="release", status="demanded",
                    place=m.place("Kandar"))  # fmt: skip
    m.count("33 bergers", 33, event=event, kind="released")
    assert counted(m.record(), "detained") == {"all": [33]}


def test_sums_do_not_add_a_part_that_behind_among_is_told() -> None:
    m = Making("Une attaque à Kandar: quatre bergers, dont un enfant, sont morts.")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("quatre bergers", 4, event=event, who="civilian")
    m.count("un enfant", 1, event=event, who="child", by="xx.figure.participle")
    assert counted(m.record(), "killed").get("all") is None


def test_counts_take_no_nation_from_the_next_line() -> None:
    m = Making("Une attaque à Kandar: un berger tué\nRéunion à Belmar.")
    m.count("un berger tué", 1, event=m.event("attaque", place=m.place("Kandar")))
    assert list(counted(m.record(), "killed")) == ["all"]


def test_counts_of_whose_release_is_asked_for_are_held_and_not_released() -> None:
    m = Making("Mila Torv demande à Kandar la libération de 33 bergers.")
    m.event("libération", "RETREAT", mode="release", status="demanded", place=m.place("Kandar"))
    m.count("33 bergers", 33, kind="released")
    found = {
        (a.question, a.scope): c.low for _, a, c in build_ledger([m.record()]).claims() if c.low
    }
    assert found == {("detained", None): 33, ("released", "planned"): 33}


@pytest.mark.parametrize(("word", "scope"), [("inculpé du meurtre", None), ("menacé", "planned")])
def test_counts_of_a_deed_somebody_is_charged_with_are_not_planned(
    word: str, scope: str | None
) -> None:
    m = Making(f"Un garde va être {word} d'un berger à Kandar.")
    event = m.event(word.rsplit(maxsplit=1)[-1], status="planned", place=m.place("Kandar"))
    m.count("un berger", 1, event=event)
    assert {a.scope for _, a, c in build_ledger([m.record()]).claims() if c.low} == {scope}


@pytest.mark.parametrize(("words", "counted_"), [("Aucune des victimes", 0), ("Aucun mort", 1)])
def test_counts_of_none_of_those_known_are_none(words: str, counted_: int) -> None:
    m = Making(f"Une attaque à Kandar.\n{words} n'est à relever.")
    m.event("attaque", place=m.place("Kandar"))
    m.count(words, 0)
    assert len(counted(m.record(), "killed")) == counted_


def test_sums_a_count_of_all_to_which_a_companion_is_added_is_a_part() -> None:
    m = Making("Une attaque à Kandar: sept personnes et leur guide sont mortes.")
    event = m.event("attaque", place=m.place("Kandar"))
    m.count("sept personnes", 7, event=event)
    assert counted(m.record(), "killed") == {"all": [8], "sept personnes": [7]}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Un raid à Kandar: trois rebelles locaux et une femme sont morts.", 4),
        ("Un raid à Kandar: trois rebelles sont morts, comme une femme.", None),
    ],
)
def test_sums_add_fighters_and_others_who_are_subjects_of_one_verb(
    text: str, total: int | None
) -> None:
    m = Making(text)
    event = m.event("raid", place=m.place("Kandar"))
    m.count("trois rebelles", 3, event=event, who="combatant")
    m.count("une femme", 1, event=event, who="woman")
    assert counted(m.record(), "killed").get("all") == ([total] if total else None)


def test_counts_of_inhabitants_at_a_protest_are_of_all_who_took_part() -> None:
    m = Making("Des centaines de villageois ont manifesté à Kandar.")
    event = m.event("ont manifesté", "PROTEST", place=m.place("Kandar"))
    m.count("centaines de villageois", 200, event=event, kind="participants", who="civilian")
    assert counted(m.record(), "participants") == {"all": [200]}


@pytest.mark.parametrize(("link", "total"), [("et de", [30]), ("contre", None)])
def test_sums_add_those_who_are_freed_together_not_for_each_other(
    link: str, total: list[int] | None
) -> None:
    m = Making(f"La libération à Kandar de 20 rebelles {link} 10 gardes est prévue.")
    event = m.event("libération", "RETREAT", place=m.place("Kandar"))
    m.count("20 rebelles", 20, kind="released", event=event, who="combatant")
    m.count(
        "10 gardes", 10, kind="released", event=event, who="military", by="fr.figure.coordination"
    )
    assert counted(m.record(), "released").get("all") == total
