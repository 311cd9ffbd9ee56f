from __future__ import annotations

import pytest

from reading.timing import draft, timexes
from selon.errors import DataError
from selon.language.pack import LanguagePack
from selon.reading.times import grammar
from selon.reading.times.resolve import VALUES


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Ouvert depuis trois ans.", "trois ans", "DURATION", "P3Y"),
        ("Fermé il y a quelques mois.", "quelques mois", "DURATION", "PXM"),
        ("Attendre une demi-heure.", "une demi-heure", "DURATION", "PT30M"),
        ("Attendre un an et demi.", "un an et demi", "DURATION", "P18M"),
        ("Attendre 3,5 secondes.", "3,5 secondes", "DURATION", "PT3.5S"),
        ("Une peine de six ans.", "six ans", "DURATION", "P6Y"),
        ("Rouvert au 2 mars.", "2 mars", "DATE", "2020-03-02"),
        ("Rouvert en juin dernier.", "juin dernier", "DATE", "2019-06"),
        ("Rouvert à la fin de l'année dernière.", "la fin de l'année dernière", "DATE", "2019"),
        ("Rouvert ce week-end.", "ce week-end", "DATE", "2020-W11-WE"),
        ("Rouvert la semaine dernière.", "la semaine dernière", "DATE", "2020-W10"),
        ("Rouvert hier matin.", "hier matin", "TIME", "2020-03-11TMO"),
        ("Rouvert dans la nuit.", "la nuit", "TIME", "2020-03-12TNI"),
        ("Rouvert chaque jour.", "chaque jour", "SET", "P1D"),
        ("Rouvert tous les jeudis.", "tous les jeudis", "SET", "XXXX-WXX-4"),
        ("Payé par semestre.", "semestre", "SET", "P6M"),
        ("Rouvert en été.", "été", "DATE", "XXXX-SU"),
        ("Rouvert cet été.", "cet été", "DATE", "2020-SU"),
        ("Rouvert au premier trimestre 2019.", "premier trimestre 2019", "DATE", "2019-Q1"),
        ("Né dans les années 1990.", "les années 1990", "DATE", "199"),
        ("Bâti au XIXe siècle.", "XIXe siècle", "DATE", "18"),
        ("Rouvert désormais.", "désormais", "TIME", "PRESENT_REF"),
        ("Rouvert vers 21 h 45.", "21 h 45", "TIME", "2020-03-12T21:45"),
        ("Rouvert à midi.", "midi", "TIME", "2020-03-12T12:00"),
        ("Rouvert à 11 heures.", "11 heures", "TIME", "2020-03-12T11:00"),
    ],
)
def test_expressions_have_timex3_extent_type_and_value(
    text: str, words: str, kind: str, value: str
) -> None:
    assert timexes(draft(text)) == [(words, kind, value)]


def test_expressions_of_a_range_are_two() -> None:
    found = timexes(draft("Ouvert de 8 h à 12 h 30, les 6 et 13 mars."))
    assert [(w, v) for w, _, v in found] == [
        ("8 h", "2020-03-12T08:00"), ("12 h 30", "2020-03-12T12:30"),
        ("les 6", "2020-03-06"), ("13 mars", "2020-03-13"),
    ]  # fmt: skip


class _Broken(LanguagePack):
    def __init__(self, pack: LanguagePack, pattern: str) -> None:
        super().__init__(pack.folder)
        rule = {"id": "x", "value": "none", "patterns": [pattern]}
        self._tables["times"] = pack.table("times") | {"rule": [rule]}


@pytest.mark.parametrize("pattern", ["le <x:nothing>", "le @nothing", "( le", "le )"])
def test_grammar_refuses_wrong_patterns(pattern: str) -> None:
    pack = draft("mot").pack
    with pytest.raises(DataError):
        grammar.grammar(_Broken(pack, pattern))


def test_grammar_every_rule_has_a_value_function() -> None:
    table = draft("mot").pack.table("times")
    assert {rule["value"] for rule in table["rule"]} <= {*VALUES, "none"}
