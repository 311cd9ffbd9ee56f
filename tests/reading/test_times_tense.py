from __future__ import annotations

import pytest

from reading.timing import THURSDAY, parsed, rows
from selon.reading.times.tense import FUTURE, OPEN, PAST, PLANNED, direction

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "look"),
    [
        ("Le ministre rencontrera les rebelles lundi.", "lundi", FUTURE),
        ("Le ministre a rencontré les rebelles lundi.", "lundi", PAST),
        ("Le ministre rencontrait les rebelles lundi.", "lundi", PAST),
        ("Le ministre va rencontrer les rebelles lundi.", "lundi", PLANNED),
        ("Le ministre doit rencontrer les rebelles lundi.", "lundi", PLANNED),
        ("Une réunion est prévue lundi à Orvane.", "lundi", PLANNED),
        ("L'accord signé lundi n'a pas tenu.", "lundi", PAST),
        ("Les rebelles se sont rendus lundi.", "lundi", PAST),
        ("Le ministre rencontre lundi les rebelles.", "lundi", OPEN),
    ],
)
def test_direction_follows_the_verb(text: str, word: str, look: int) -> None:
    assert direction(parsed(text), text.index(word)) == look


@pytest.mark.parametrize(
    ("text", "mention", "start"),
    [
        ("Le ministre rencontrera lundi les rebelles.", "lundi", "2020-03-16"),
        ("Le ministre a rencontré lundi les rebelles.", "lundi", "2020-03-09"),
        ("Le Conseil doit se réunir mardi.", "mardi", "2020-03-17"),
        ("Le Conseil doit se réunir jeudi.", "jeudi", "2020-03-12"),
        ("Le Conseil devait se réunir mercredi.", "mercredi", "2020-03-11"),
        ("Le Conseil se réunira mercredi.", "mercredi", "2020-03-18"),
        ("Le procès s'ouvrira en septembre.", "en septembre", "2020-09"),
        ("Le procès s'est ouvert en septembre.", "en septembre", "2019-09"),
        ("Le procès devait s'ouvrir en janvier.", "en janvier", "2020-01"),
        ("Le procès s'ouvrira le 2 juin.", "le 2 juin", "2020-06-02"),
        ("Le procès s'est ouvert le 2 juin.", "le 2 juin", "2019-06-02"),
        ("Le chef brigue sa réélection en mai.", "en mai", "2020-05"),
        ("Le maire a appelé à une grève dès vendredi.", "dès vendredi", "2020-03-13"),
        ("Le maire a ordonné dès mardi un couvre-feu.", "dès mardi", "2020-03-10"),
        ("Le couvre-feu a été prolongé jusqu'à mardi.", "jusqu'à mardi", "2020-03-17"),
        ("« Revenez lundi », a dit le garde.", "lundi", "2020-03-16"),
        ("Ils ont marché ce week-end.", "ce week-end", "2020-03-07"),
        ("Ils marcheront ce week-end.", "ce week-end", "2020-03-14"),
        ("Ils marcheront cette nuit.", "cette nuit", "2020-03-12"),
        ("Ils ont marché cette nuit.", "cette nuit", "2020-03-11"),
    ],
)
def test_times_take_their_direction_from_the_clause(text: str, mention: str, start: str) -> None:
    assert [(m, s) for m, s, _ in rows(parsed(text))] == [(mention, start)]


def test_times_ranges_lie_where_the_clause_looks() -> None:
    assert rows(parsed("Des trêves ont tenu du 3 au 5 mai.")) == [
        ("du 3 au 5 mai", "2019-05-03", "2019-05-05")
    ]
    assert rows(parsed("Des trêves tiendront du 3 au 5 mai.")) == [
        ("du 3 au 5 mai", "2020-05-03", "2020-05-05")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La ville a été reprise aujourd'hui.", True),
        ("Les promesses faites aujourd'hui ne suffisent pas.", True),
        ("Aujourd'hui, les civils sont menacés.", False),
        ("Jan Orso, aujourd'hui professeur, a parlé.", False),
        ("Le marché est ouvert le mercredi.", False),
        ("Le marché a brûlé le mercredi.", True),
        ("Les 2000 hommes de la garde sont partis.", False),
        ("Le scrutin de 2018 a été annulé.", True),
        ("Un convoi de 2000 hommes est parti.", False),
    ],
)
def test_times_tell_a_day_from_these_days(text: str, *, found: bool) -> None:
    assert bool(rows(parsed(text))) == found


def test_times_before_dawn_belong_to_the_day_that_ended() -> None:
    made = parsed("Le chef sera reçu mercredi.", published=f"{THURSDAY}T01:10")
    assert rows(made) == [("mercredi", "2020-03-11", "2020-03-11")]


def test_times_of_a_chronicle_keep_its_year() -> None:
    made = parsed(
        "En mars 1951, les rebelles prennent Kandar.", "",
        "Le 4 avril, l'armée revient.", "",
        "Entre mai et juillet, la ville est bombardée.", "",
        "Lundi, le président a salué les morts.", "",
        "En janvier, il avait promis un musée.",
    )  # fmt: skip
    assert [s for _, s, _ in rows(made)] == [
        "1951-03",
        "1951-04-04",
        "1951-05",
        "2020-03-09",
        "2020-01",
    ]
