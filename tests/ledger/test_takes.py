from __future__ import annotations

from itertools import permutations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.takes import fingerprint, is_take
from selon.record import Record

BODY = (
    "Une explosion a secoué jeudi matin le port de Kandar, où un navire venait d'accoster.\n"
    "Les pompiers ont mis deux heures à éteindre le feu, a raconté un docker.\n"
    "La route de la côte est restée fermée jusqu'au soir, selon la mairie.\n"
)
MORE = "Le navire transportait des engrais, a précisé la capitainerie en fin de journée.\n"
AGAIN = (  # the first sentence as it was, the rest in other words
    "Une explosion a secoué jeudi matin le port de Kandar, où un navire venait d'accoster.\n"
    "Les pompiers ont mis deux heures, selon un docker.\n"
    "Le soir, la mairie a rouvert la route du littoral, longtemps barrée, à tous les camions.\n"
)
OTHER = (
    "Des pourparlers se sont ouverts lundi à Belmar entre les deux camps.\n"
    "La route de la côte est restée fermée jusqu'au soir, selon la mairie.\n"
    "Une centaine de délégués doivent y prendre part pendant toute la semaine.\n"
)


def dispatch(item: str, text: str, published: str) -> Record:
    return Making(text, item=item, published=published).record()


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (BODY + MORE, "2020-03-12T20:00", True),
        (BODY, "2020-03-12T18:30", True),
        (BODY + MORE, "2020-03-20T20:00", False),
        (AGAIN, "2020-03-13T14:00", True),
        (AGAIN, "2020-03-14T00:00", False),
        (OTHER, "2020-03-12T20:00", False),
    ],
)
def test_takes_are_nearly_the_same_text_soon_after(
    text: str, published: str, expected: bool
) -> None:
    first = fingerprint(dispatch("a", BODY, "2020-03-12T18:00"))
    assert is_take(first, fingerprint(dispatch("b", text, published))) is expected


def test_takes_are_chained_in_time_whatever_the_order() -> None:
    records = [
        dispatch("a", BODY, "2020-03-12T18:00"),
        dispatch("b", BODY + MORE, "2020-03-12T19:00"),
        dispatch("c", BODY + MORE + "Fin.\n", "2020-03-12T21:00"),
        dispatch("d", OTHER, "2020-03-12T18:30"),
    ]
    for order in permutations(records):
        takes = build_ledger(order).takes
        assert [[d.item for d in t.dispatches] for t in takes] == [["a", "b", "c"]]


def test_takes_are_found_without_a_date() -> None:
    a = Making(BODY, item="a", published=None).record()
    b = Making(BODY + MORE, item="b", published=None).record()
    assert len(build_ledger([a, b]).takes) == 1


def test_takes_of_few_words_are_known_by_all_of_them() -> None:
    short, same, other = (
        fingerprint(Making(text, item=item).record())
        for item, text in (("a", "Kandar brûle"), ("b", "KANDAR brûle !"), ("c", "Belmar brûle"))
    )
    assert len(short.runs) == 1
    assert short.runs == same.runs != other.runs
    assert fingerprint(Making("…", item="d").record()).runs == {0}
