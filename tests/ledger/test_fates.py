from __future__ import annotations

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.record import Record


def killed(*records: Record) -> dict[str, list[tuple[int | None, int | None]]]:
    """Give the counts of the dead by who they are of, over all incidents."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    for _, a, c in build_ledger(records).claims():
        if a.question == "killed":
            found.setdefault(a.who, []).append((c.low, c.high))
    return found


def shot(item: str, text: str, word: str) -> Making:
    m = Making(text, item=item)
    m.event(word, place=m.place("Kandar"), recipients=[m.actor("Un garde", "unnamed")])
    return m


def test_fates_one_person_killed_without_a_number_is_one() -> None:
    m = shot("a", "Un garde a été abattu à Kandar.", "abattu")
    assert killed(m.record()) == {"all": [(1, 1)]}


def test_fates_a_plural_or_a_population_is_no_count() -> None:
    m = Making("Les bergers ont été tués à Kandar.", item="a")
    m.event("tués", place=m.place("Kandar"), recipients=[m.actor("Les bergers", "population")])
    assert killed(m.record()) == {}


def test_fates_a_number_in_the_sentence_counts_instead() -> None:
    m = shot("a", "Un garde a été abattu à Kandar, soit 4 morts.", "abattu")
    m.count("4 morts", 4)
    assert killed(m.record()) == {"all": [(4, 4)]}


def test_fates_beside_a_toll_one_person_is_a_part() -> None:
    text = "L'attaque à Kandar a fait 4 morts.\nUn garde a été abattu dans l'attaque à Kandar."
    m = Making(text, item="a")
    town = m.place("Kandar")
    event = m.event("attaque", place=town)
    m.count("4 morts", 4, event=event)
    guard = m.actor("Un garde", "unnamed")
    m.event("abattu", place=town, recipients=[guard], same_as=event)
    assert killed(m.record()) == {"all": [(4, 4)], "un garde": [(1, 1)]}
