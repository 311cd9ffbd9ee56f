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
    # a deed counts nobody, a wonder is nobody, an age is told in between
    ("Il a fui par crainte d'une arrestation.", []),
    ("C'est un miracle qu'aucun garde n'ait été tué.", [
        ("aucun garde", "killed", "unspecified", 0, 0, "exact"),
    ]),
    ("Rabal: un adolescent de 16 ans tué par balles", [
        ("un adolescent", "killed", "child", 1, 1, "exact"),
    ]),
    ("Le nombre de rebelles étrangers au front est de moins de 2.000.", [
        ("moins de 2.000", "forces", "combatant", None, 2000, "less_than"),
    ]),
    ("Il a annoncé la mobilisation des 13.000 soldats de la garde.", [
        ("13.000 soldats", "forces", "military", 13000, 13000, "exact"),
    ]),
    ("Des milliers de militants du mouvement Terre ont manifesté à Rabal.", [
        ("Des milliers de militants du mouvement", "participants", "protester", 2000, 9999, "vague"),
    ]),
    ("Quelque 200 insulaires et une centaine de cheminots ont manifesté.", [
        ("Quelque 200 insulaires", "participants", "civilian", 200, 200, "about"),
        ("une centaine de cheminots", "participants", "civilian", 100, 100, "about"),
    ]),
    # mortal wounds, what is done to oneself, what people are seen to do, who is left without
    ("Un garde a mortellement blessé un berger à Rabal.", [
        ("un berger", "killed", "civilian", 1, 1, "exact"),
    ]),
    ("Trois hommes se sont fait arrêter à Rabal.", [
        ("Trois hommes", "detained", "unspecified", 3, 3, "exact"),
    ]),
    ("Trois hommes se sont fait connaître à Rabal.", []),
    ("La crise a vu des milliers de bergers battre le pavé.", [
        ("des milliers de bergers", "participants", "civilian", 2000, 9999, "vague"),
    ]),
    ("La crue a laissé sans abri 300 personnes.", [
        ("300 personnes", "displaced", "unspecified", 300, 300, "exact"),
    ]),
    ("La crue a fait deux morts de plus, portant à 14 le nombre total.", [
        ("deux morts", "killed", "unspecified", 2, 2, "exact"),
        ("14", "killed", "unspecified", 14, 14, "exact"),
    ]),
    ("La crue a fait deux morts, portant à 14 le nombre de digues.", [
        ("deux morts", "killed", "unspecified", 2, 2, "exact"),
    ]),
    # who comes out, strikes or signs; who is brought home
    ("Des centaines de bergers sont sortis dans la rue.", [
        ("Des centaines de bergers", "participants", "civilian", 200, 999, "vague"),
    ]),
    ("Mille chercheurs ont signé une pétition.", [
        ("Mille chercheurs", "participants", "protester", 1000, 1000, "exact"),
    ]),
    ("Mille chercheurs ont signé un contrat.", []),
    ("Des centaines de bergers se sont mis en grève.", [
        ("Des centaines de bergers", "participants", "civilian", 200, 999, "vague"),
    ]),
    ("Le Rabal a rapatrié dix bergers.", [
        ("dix bergers", "evacuated", "civilian", 10, 10, "exact"),
    ]),
    # a fight is no body, who is taken with somebody, who suffers
    ("Un corps-à-corps a eu lieu à Rabal.", []),
    ("Le maire a été arrêté le 9 mai avec trois élus.", [
        ("trois élus", "detained", "civilian", 3, 3, "exact"),
    ]),
    ("Le maire a été arrêté tout comme deux élus.", [
        ("deux élus", "detained", "civilian", 2, 2, "exact"),
    ]),
    ("Le maire a parlé le 9 mai avec trois élus.", []),
    ("Vingt bergers ont souffert de brûlures.", [
        ("Vingt bergers", "injured", "civilian", 20, 20, "exact"),
    ]),
    # a part that a comma closes, a sentence to death, a sentence to prison
    ("La guerre a fait mille morts, dont 20 soldats, et fait fuir 300 bergers.", [
        ("mille morts", "killed", "unspecified", 1000, 1000, "exact"),
        ("20 soldats", "killed", "military", 20, 20, "exact"),
        ("300 bergers", "displaced", "civilian", 300, 300, "exact"),
    ]),
    ("Cent bergers ont été blessés, dont douze sont morts.", [
        ("Cent bergers", "injured", "civilian", 100, 100, "exact"),
        ("douze", "killed", "civilian", 12, 12, "exact"),
    ]),
    ("La cour confirme la condamnation à mort de trois élus.", []),
    ("Trois élus ont été condamnés à cinq ans de prison.", [
        ("Trois élus", "detained", "civilian", 3, 3, "exact"),
    ]),
    # participles and passives, headlines without articles
    ("Trois soldats tués dans le Nord", [
        ("Trois soldats tués", "killed", "military", 3, 3, "exact"),
    ]),
    ("Trois civils ont été tués et douze blessés mardi.", [
        ("Trois civils", "killed", "civilian", 3, 3, "exact"),
        ("douze blessés", "injured", "civilian", 12, 12, "exact"),
    ]),
    ("Sept personnes, quatre Suédois et trois Danois, ont été tuées.", [
        ("Sept personnes", "killed", "unspecified", 7, 7, "exact"),
        ("quatre Suédois", "killed", "unspecified", 4, 4, "exact"),
        ("trois Danois", "killed", "unspecified", 3, 3, "exact"),
    ]),
    ("Un berger qui a voulu s'enfuir a été retrouvé et poignardé à mort.", [
        ("Un berger", "killed", "civilian", 1, 1, "exact"),
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
    ("Quelque 25 miliciens ont péri et quatre fillettes ont été blessées.", [
        ("Quelque 25 miliciens", "killed", "combatant", 25, 25, "about"),
        ("quatre fillettes", "injured", "child", 4, 4, "exact"),
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
    ("L'incendie a coûté la vie à 61 personnes, dont 13 femmes et 8 enfants.", [
        ("61 personnes", "killed", "unspecified", 61, 61, "exact"),
        ("13 femmes", "killed", "woman", 13, 13, "exact"),
        ("8 enfants", "killed", "child", 8, 8, "exact"),
    ]),
    ("Près de 70.000 habitants ont fui leurs villages.", [
        ("Près de 70.000 habitants", "displaced", "civilian", 70000, 70000, "about"),
    ]),
    ("Les combats ont contraint 2,5 millions de personnes à l'exil.", [
        ("2,5 millions de personnes", "displaced", "unspecified", 2500000, 2500000, "exact"),
    ]),
    ("Dans la plaine où vivent encore 4.000 civils, l'eau manque.", [
        ("4.000 civils", "besieged", "civilian", 4000, 4000, "exact"),
    ]),
    ("On craint le massacre des 3.000 villageois qui vivent toujours dans la vallée.", [
        ("3.000 villageois", "besieged", "civilian", 3000, 3000, "exact"),
    ]),
    ("Environ 900 familles ou 4.200 personnes ont besoin d'une aide d'urgence.", [
        ("4.200 personnes", "in_need", "unspecified", 4200, 4200, "exact"),
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
    ("Où sont morts 31 parachutistes, un monument a été dressé.", [
        ("31 parachutistes", "killed", "military", 31, 31, "exact"),
    ]),
    # nouns that govern the people
    ("Le ministère a annoncé la mort d'un officier et de deux soldats.", [
        ("un officier", "killed", "military", 1, 1, "exact"),
        ("deux soldats", "killed", "military", 2, 2, "exact"),
    ]),
    ("Il dénonce l'assassinat, la nuit, par des inconnus, de neuf gendarmes.", [
        ("neuf gendarmes", "killed", "police", 9, 9, "exact"),
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
    ("Le contingent compte plus de 700 militaires.", [
        ("plus de 700 militaires", "forces", "military", 700, None, "more_than"),
    ]),
    ("Un assaut mené par 200 hommes a été repoussé.", [
        ("200 hommes", "forces", "military", 200, 200, "exact"),
    ]),
    ("Le poste a été attaqué par six rebelles, tous tués, a dit le maire.", [
        ("six rebelles", "forces", "combatant", 6, 6, "exact"),
        ("six rebelles, tous tués", "killed", "combatant", 6, 6, "exact"),
    ]),
    # totals
    ("Le bilan est passé de 5 à 12 morts.", [
        ("5", "killed", "unspecified", 5, 5, "exact"),
        ("12 morts", "killed", "unspecified", 12, 12, "exact"),
    ]),
    ("Le nombre de déplacés dépasse 300.000.", [
        ("300.000", "displaced", "unspecified", 300000, 300000, "exact"),
    ]),
    ("Ce décès porte à 17 le nombre de gendarmes tués.", [
        ("17", "killed", "unspecified", 17, 17, "exact"),
    ]),
    ("Le bilan s'alourdit à 45 morts, contre 30 la veille.", [
        ("45 morts", "killed", "unspecified", 45, 45, "exact"),
        ("30", "killed", "unspecified", 30, 30, "exact"),
    ]),
    # parts
    ("Neuf des 31 victimes étaient des mineurs.", [
        ("Neuf", "killed", "unspecified", 9, 9, "exact"),
        ("31 victimes", "killed", "unspecified", 31, 31, "exact"),
    ]),
    ("Parmi les morts figure au moins un juge.", [
        ("au moins un juge", "killed", "unspecified", 1, None, "at_least"),
    ]),
    ("Trente combattants, dont vingt soldats, ont été tués.", [
        ("Trente combattants", "killed", "combatant", 30, 30, "exact"),
        ("vingt soldats", "killed", "military", 20, 20, "exact"),
    ]),
    ("Les assaillants ont pillé le dépôt, tuant quatre gardes et en blessant six autres.", [
        ("quatre gardes", "killed", "unspecified", 4, 4, "exact"),
        ("six autres", "injured", "unspecified", 6, 6, "exact"),
    ]),
    # who
    ("Neuf membres des forces de sécurité ont été tués.", [
        ("Neuf membres des forces de sécurité", "killed", "mixed", 9, 9, "exact"),
    ]),
    ("Soixante-dix policiers et soldats ont été relâchés.", [
        ("Soixante-dix policiers et soldats", "released", "mixed", 70, 70, "exact"),
    ]),
    ("La guerre a fait des milliers de morts, pour la plupart des civils.", [
        ("des milliers de morts", "killed", "mixed", 2000, 9999, "vague"),
    ]),
    # a crowd by what it does, between whom there are clashes, and a people by its name
    ("Une centaine de personnes ont fait irruption sur la place de Rabal.", [
        ("Une centaine de personnes", "participants", "protester", 100, 100, "about"),
    ]),
    ("Environ 200 villageois ont bloqué la route de Rabal.", [
        ("Environ 200 villageois", "participants", "civilian", 200, 200, "about"),
    ]),
    ("Des heurts ont éclaté à Rabal entre des centaines de villageois et la police.", [
        ("des centaines de villageois", "participants", "civilian", 200, 999, "vague"),
    ]),
    ("La police a dispersé 300 personnes à Rabal.", [
        ("300 personnes", "participants", "protester", 300, 300, "exact"),
    ]),
    ("Au rassemblement de Rabal, il y avait 700 personnes.", [
        ("700 personnes", "participants", "protester", 700, 700, "exact"),
    ]),
    ("L'appel a mobilisé 200 tchétchènes.", [
        ("200 tchétchènes", "participants", "protester", 200, 200, "exact"),
    ]),
    ("Des milliers de villageois font face à la faim.", []),
    # what was only tried hurt nobody
    ("Un Corse qui avait tenté de poignarder un policier a été blessé.", [
        ("Un Corse", "injured", "unspecified", 1, 1, "exact"),
    ]),
]  # fmt: skip

NOTHING = [
    "Trois attaques ont eu lieu en 2016 à 12 km de la ville.",
    "Un homme de 47 ans a pris la parole devant les députés.",
    "La police a ouvert une enquête sur 14 meurtres.",
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
