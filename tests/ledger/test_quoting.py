"""The words that a claim of a count is quoted by, and the names of parts."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.quoting import part_name, part_of
from selon.record import Mention, Record


def words(record: Record) -> list[str]:
    return [c.text for _, _, c in build_ledger([record]).claims()]


@pytest.mark.parametrize(
    ("text", "count", "quoted"),
    [
        (
            "Trois bergers, surpris près du puits, ont été tués dans une attaque.",
            "Trois bergers",
            "Trois bergers, surpris près du puits, ont été tués",
        ),
        ("Une attaque a fait 4 morts.", "4 morts", "4 morts"),
        ("Une attaque a eu lieu. La mort de deux gardes est confirmée.", "deux gardes", None),
    ],
)
def test_quoting_takes_the_word_that_says_what_befell(
    text: str, count: str, quoted: str | None
) -> None:
    m = Making(text)
    m.count(count, 3, event=m.event("attaque"))
    assert words(m.record()) == [quoted or "mort de deux gardes"]


def test_quoting_stops_at_the_next_count_of_the_kind() -> None:
    m = Making("Une attaque a touché trois bergers et deux gardes ont été tués.")
    event = m.event("attaque")
    m.count("trois bergers", 3, event=event, who="civilian", bound="about")
    m.count("deux gardes", 2, event=event, who="police")
    assert words(m.record()) == ["trois bergers", "deux gardes ont été tués"]


@pytest.mark.parametrize(
    ("count", "code", "name"),
    [
        ("six bergers", "fr", "bergers"),
        ("trois autres", "fr", "trois autres"),
        ("deux hommes tués", "fr", "deux hommes tués"),
        ("quatre élèves blessés", "fr", "élèves"),
        ("six shepherds", "en", "shepherds"),
        ("two other men", "en", "two other men"),
        ("6 bergers", "xx", "bergers"),
    ],
)
def test_quoting_names_a_part_by_what_it_tells(count: str, code: str, name: str) -> None:
    assert part_name(Mention(0, len(count), count), code) == name


def test_quoting_names_a_bare_number_by_its_place() -> None:
    m = Making("Ils étaient 2.500 personnes à Kandar, 1.800 à Belmar et 90.")
    m.count("2.500 personnes", 2500, place_mention=m.quote("Kandar"))
    m.count("1.800", 1800, place_mention=m.quote("Belmar"))
    m.count("90", 90)
    names = [part_of(f, "fr") for f in m.record().figures]
    assert names == ["2 500 personnes", "Belmar", "90"]


@pytest.mark.parametrize(
    ("words", "name"),
    [("un homme", "one person"), ("un garde", "garde"), ("deux hommes", "deux hommes")],
)
def test_quoting_a_man_is_no_group_of_his_own(words: str, name: str) -> None:
    m = Making(f"Parmi eux {words} de Kandar.")
    m.count(words, 2 if words.endswith("s") else 1)
    (figure,) = m.record().figures
    assert part_of(figure, "fr") == name
