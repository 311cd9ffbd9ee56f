from __future__ import annotations

from functools import cache

import pytest

from selon.dispatch import anatomy
from selon.language import load
from selon.reading.draft import Draft
from selon.reading.figures import read_figures
from selon.reading.figures.lexicon import figure_lexicon
from selon.reading.parsing import parse
from selon.record import FIGURE_KINDS, Figure
from selon.sources import Item

FR = load("fr")

# sentence, then for each figure in it: words, kind, who, low, high, bound
CASES: list[tuple[str, list[tuple[str, str, str, int | None, int | None, str]]]] = [
    # the counted noun says the kind
    ("Le raid a fait au moins sept morts et 40 blessés.", [
        ("au moins sept morts", "killed", "unspecified", 7, None, "at_least"),
        ("40 blessés", "injured", "unspecified", 40, None, "at_least"),
    ]),
    ("La crue a fait 12 morts au moins et une centaine de disparus.", [
        ("12 morts au moins", "killed", "unspecified", 12, None, "at_least"),
        ("une centaine de disparus", "missing", "unspecified", 100, 100, "about"),
    ]),
    ("Des milliers de manifestants se sont réunis à Rabal.", [
        ("Des milliers de manifestants", "participants", "protester", 2000, 9999, "vague"),
    ]),
    ("Onze corps ont été retrouvés dans une fosse.", [
        ("Onze corps", "killed", "unspecified", 11, 11, "exact"),
    ]),
    # participles and passives, headlines without articles
    ("Trois soldats tués dans le Nord", [
        ("Trois soldats tués", "killed", "military", 3, 3, "exact"),
    ]),
    ("Trois civils ont été tués et douze blessés mardi.", [
        ("Trois civils", "killed", "civilian", 3, 3, "exact"),
        ("douze blessés", "injured", "civilian", 12, 12, "exact"),
    ]),
    ("Huit personnes, six Suédois et deux Danois, ont été tuées.", [
        ("Huit personnes", "killed", "unspecified", 8, 8, "exact"),
        ("six Suédois", "killed", "unspecified", 6, 6, "exact"),
        ("deux Danois", "killed", "unspecified", 2, 2, "exact"),
    ]),
    ("Une femme qui a tenté de s'échapper a été rattrapée et égorgée.", [
        ("Une femme", "killed", "woman", 1, 1, "exact"),
    ]),
    ("Aucun soldat n'a été blessé.", [
        ("Aucun soldat", "injured", "military", 0, 0, "exact"),
    ]),
    ("Deux agents ont été mortellement blessés.", [
        ("Deux agents", "killed", "unspecified", 2, 2, "exact"),
    ]),
    ("Nigeria: douze employés d'une banque enlevés, sept relâchés", [
        ("douze employés", "abducted", "civilian", 12, 12, "exact"),
        ("sept relâchés", "released", "civilian", 7, 7, "exact"),
    ]),
    # verbs whose subject or object the people are
    ("Quelque 18 insurgés ont péri et trois enfants ont été blessés.", [
        ("Quelque 18 insurgés", "killed", "combatant", 18, 18, "about"),
        ("trois enfants", "injured", "child", 3, 3, "exact"),
    ]),
    ("Quatre marins ont trouvé la mort et deux sont portés disparus.", [
        ("Quatre marins", "killed", "military", 4, 4, "exact"),
        ("deux", "missing", "military", 2, 2, "exact"),
    ]),
    ("La garde a tué dimanche douze rebelles et en a capturé trente.", [
        ("douze rebelles", "killed", "combatant", 12, 12, "exact"),
        ("trente", "detained", "combatant", 30, 30, "exact"),
    ]),
    ("L'armée dit avoir perdu quatre hommes.", [
        ("quatre hommes", "killed", "military", 4, 4, "exact"),
    ]),
    ("L'incendie a coûté la vie à 304 personnes, dont 10 femmes et 23 enfants.", [
        ("304 personnes", "killed", "unspecified", 304, 304, "exact"),
        ("10 femmes", "killed", "woman", 10, 10, "exact"),
        ("23 enfants", "killed", "child", 23, 23, "exact"),
    ]),
    ("Près de 500.000 habitants ont fui leurs villages.", [
        ("Près de 500.000 habitants", "displaced", "civilian", 500000, 500000, "about"),
    ]),
    ("Les combats ont contraint 2,5 millions de personnes à l'exil.", [
        ("2,5 millions de personnes", "displaced", "unspecified", 2500000, 2500000, "exact"),
    ]),
    ("Dans la plaine où vivent encore 4.000 civils, l'eau manque.", [
        ("4.000 civils", "besieged", "civilian", 4000, 4000, "exact"),
    ]),
    ("Il faut éviter le massacre des 3.000 civils qui se trouvent toujours dans la citadelle.", [
        ("3.000 civils", "besieged", "civilian", 3000, 3000, "exact"),
    ]),
    ("Environ 1.500 personnes ont besoin d'une aide d'urgence.", [
        ("Environ 1.500 personnes", "in_need", "unspecified", 1500, 1500, "about"),
    ]),
    ("La famine menace 4 millions de personnes dans le pays.", [
        ("4 millions de personnes", "in_need", "unspecified", 4000000, 4000000, "exact"),
    ]),
    ("Un homme armé retient six personnes en otage.", [
        ("six personnes", "abducted", "unspecified", 6, 6, "exact"),
    ]),
    ("La marche a rassemblé 12.000 personnes selon la police, 40.000 selon les syndicats.", [
        ("12.000 personnes", "participants", "protester", 12000, 12000, "exact"),
        ("40.000", "participants", "protester", 40000, 40000, "exact"),
    ]),
    ("Ils étaient 3.000 à défiler dans la capitale.", [
        ("3.000", "participants", "protester", 3000, 3000, "exact"),
    ]),
    ("Quelque 350 pêcheurs ont été évacués vers le port.", [
        ("Quelque 350 pêcheurs", "evacuated", "civilian", 350, 350, "about"),
    ]),
    ("Où sont morts 58 parachutistes, un monument a été dressé.", [
        ("58 parachutistes", "killed", "military", 58, 58, "exact"),
    ]),
    # nouns that govern the people
    ("Le ministère a annoncé la mort d'un officier et de deux soldats.", [
        ("un officier", "killed", "military", 1, 1, "exact"),
        ("deux soldats", "killed", "military", 2, 2, "exact"),
    ]),
    ("Il dénonce l'exécution, jeudi, par les insurgés, de 28 soldats.", [
        ("28 soldats", "killed", "military", 28, 28, "exact"),
    ]),
    ("La libération par l'armée de 50 rebelles et celle par les rebelles de 20 soldats ont eu lieu.",
     [
        ("50 rebelles", "released", "combatant", 50, 50, "exact"),
        ("20 soldats", "released", "military", 20, 20, "exact"),
    ]),
    ("Une famille de cinq personnes a été tuée.", [
        ("cinq personnes", "killed", "unspecified", 5, 5, "exact"),
    ]),
    # strength
    ("La force compte plus de 5.000 militaires.", [
        ("plus de 5.000 militaires", "forces", "military", 5000, None, "more_than"),
    ]),
    ("Un assaut mené par 200 hommes a été repoussé.", [
        ("200 hommes", "forces", "military", 200, 200, "exact"),
    ]),
    ("Le poste a été attaqué par trois combattants, tous tués, a dit le maire.", [
        ("trois combattants", "forces", "combatant", 3, 3, "exact"),
        ("trois combattants, tous tués", "killed", "combatant", 3, 3, "exact"),
    ]),
    # totals
    ("Le bilan est passé de 5 à 12 morts.", [
        ("5", "killed", "unspecified", 5, 5, "exact"),
        ("12 morts", "killed", "unspecified", 12, 12, "exact"),
    ]),
    ("Le nombre de déplacés dépasse 300.000.", [
        ("300.000", "displaced", "unspecified", 300000, 300000, "exact"),
    ]),
    ("Ce décès porte à 43 le nombre de soldats tués.", [
        ("43", "killed", "unspecified", 43, 43, "exact"),
    ]),
    ("Le bilan s'alourdit à 45 morts, contre 30 la veille.", [
        ("45 morts", "killed", "unspecified", 45, 45, "exact"),
        ("30", "killed", "unspecified", 30, 30, "exact"),
    ]),
    # parts
    ("Onze des 26 victimes étaient des infirmières.", [
        ("Onze", "killed", "unspecified", 11, 11, "exact"),
        ("26 victimes", "killed", "unspecified", 26, 26, "exact"),
    ]),
    ("Parmi les morts figure au moins un juge.", [
        ("au moins un juge", "killed", "unspecified", 1, None, "at_least"),
    ]),
    ("Quatorze combattants, dont dix soldats, ont été tués.", [
        ("Quatorze combattants", "killed", "combatant", 14, 14, "exact"),
        ("dix soldats", "killed", "military", 10, 10, "exact"),
    ]),
    ("Les assaillants ont brûlé le poste, tuant cinq gardes et en blessant deux autres.", [
        ("cinq gardes", "killed", "unspecified", 5, 5, "exact"),
        ("deux autres", "injured", "unspecified", 2, 2, "exact"),
    ]),
    # who
    ("Quatorze membres des forces de sécurité ont été tués.", [
        ("Quatorze membres des forces de sécurité", "killed", "mixed", 14, 14, "exact"),
    ]),
    ("Quatre-vingt policiers et soldats ont été relâchés.", [
        ("Quatre-vingt policiers et soldats", "released", "mixed", 80, 80, "exact"),
    ]),
    ("La guerre a fait des milliers de morts, pour la plupart des civils.", [
        ("des milliers de morts", "killed", "mixed", 2000, 9999, "vague"),
    ]),
]  # fmt: skip

NOTHING = [
    "Trois attaques ont eu lieu en 2016 à 12 km de la ville.",
    "Un homme de 47 ans a pris la parole devant les députés.",
    "La police a ouvert une enquête sur 23 meurtres.",
    "Le taux est passé de 12% à 20% entre 2011 et 2016.",
    "Un policier a tiré, puis un avion a décollé à 11H30.",
    "Le projet coûtera 24 millions d'euros sur deux ans.",
    "La ville compte deux millions d'habitants.",
    "Vingt villages ont été libérés et douze chars capturés.",
    "Un total de trois mosquées a été détruit par un obus.",
    "Les deux soldats ont parlé à la presse.",
    "L'interdiction des rassemblements de plus de dix personnes demeure.",
    "Ils sont arrivés par dizaines dans la nuit.",
]


def draft(text: str) -> Draft:
    return Draft(Item(text), anatomy(text, FR), FR)


@cache
def figures() -> dict[str, list[Figure]]:
    texts = [text for text, _ in CASES] + NOTHING
    return {made.text: read_figures(made) for made in parse(draft(text) for text in texts)}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_figures_read(
    text: str, expected: list[tuple[str, str, str, int | None, int | None, str]]
) -> None:
    found = [(f.mention.text, f.kind, f.who, f.low, f.high, f.bound) for f in figures()[text]]
    assert found == expected


@pytest.mark.model
@pytest.mark.parametrize("text", NOTHING)
def test_figures_counts_of_no_people(text: str) -> None:
    assert figures()[text] == []


@pytest.mark.model
def test_figures_are_numbered_in_text_order_and_quote_the_text() -> None:
    for text, found in figures().items():
        assert [f.id for f in found] == [f"f{n}" for n in range(1, len(found) + 1)]
        assert [f.mention.start for f in found] == sorted(f.mention.start for f in found)
        assert all(text[f.mention.start : f.mention.end] == f.mention.text for f in found)
        assert all(f.by.startswith("fr.figure.") for f in found)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Douze personnes sont mortes mardi à Rabal.", "Rabal"),
        ("A Rabal, la police a arrêté trois hommes.", "Rabal"),
        ("Douze personnes sont mortes, a dit le maire de Rabal.", None),
    ],
)
def test_figures_note_the_place_right_by_them(text: str, place: str | None) -> None:
    (made,) = parse([draft(text)])
    (figure,) = read_figures(made)
    assert (figure.place_mention.text if figure.place_mention else None) == place


@pytest.mark.model
def test_figures_point_back_over_sentences() -> None:
    (made,) = parse([draft("A Rabal, 500 personnes ont défilé. A Toura, ils étaient 200.")])
    assert [(f.low, f.kind) for f in read_figures(made)] == [
        (500, "participants"),
        (200, "participants"),
    ]


def test_figures_without_numbers_or_tokens_are_none() -> None:
    made = draft("Rien à signaler.")
    made.finish()
    assert read_figures(made) == []


def test_figure_lexicon_knows_forms_and_kinds() -> None:
    lexicon = figure_lexicon(FR)
    soldiers, ex_soldiers = lexicon.noun("soldats"), lexicon.noun("ex-soldats")
    assert soldiers is not None
    assert soldiers.armed
    assert soldiers == ex_soldiers
    assert lexicon.noun("jihadistes") is not None
    attack = lexicon.noun("attaques")
    assert attack is not None
    assert attack.thing
    for table in (lexicon.patient, lexicon.agent, lexicon.reflexive, lexicon.states):
        assert set(table.values()) <= set(FIGURE_KINDS)
