"""Counts whose verb or noun stands farther off, and numbers that count nobody."""

from __future__ import annotations

from functools import cache

import pytest

from selon.dispatch import anatomy
from selon.language import load
from selon.reading.draft import Draft
from selon.reading.figures import read_figures
from selon.reading.parsing import parse
from selon.sources import Item

FR = load("fr")

# sentence, then kind, who and number of each figure in it
CASES: list[tuple[str, list[tuple[str, str, int | None]]]] = [
    # the verb stands before an adjunct
    (
        "La police a interpellé dans la nuit de mardi à mercredi 36 personnes pour des vols.",
        [("detained", "unspecified", 36)],
    ),
    (
        "Les enquêteurs ont aussi interpellé depuis 2018 six suspects de Rabal.",
        [("detained", "unspecified", 6)],
    ),
    (
        "La marche a réuni sur la vaste place du village des milliers de jeunes.",
        [("participants", "protester", 2000)],
    ),
    (
        "Une manifestation interdite avait toutefois rassemblé à Rabal au moins 20.000 personnes.",
        [("participants", "protester", 20000)],
    ),
    (
        "La justice a condamné lundi à la perpétuité, par contumace, deux Libanais.",
        [("detained", "unspecified", 2)],
    ),
    (
        "Le parti a fait descendre chaque week-end 2.000 personnes dans les rues de Rabal.",
        [("participants", "protester", 2000)],
    ),
    ("Des tirs ont touché trois personnes dans la rue.", [("injured", "unspecified", 3)]),
    ("L'épidémie a touché trois personnes dans la rue.", []),
    ("Le chef est mort dans un assaut contre 12 fermes.", []),
    # a further verb or participle of the same subject
    (
        "Un adolescent de 17 ans est soupçonné d'être l'auteur des tirs et a été interpellé.",
        [("detained", "child", 1)],
    ),
    (
        "Neuf femmes tentaient de déposer une gerbe à Rabal, avant d'être arrêtées.",
        [("detained", "woman", 9)],
    ),
    ("Le juge annonce six personnes inculpées et écrouées.", [("detained", "unspecified", 6)]),
    (
        "Plusieurs de ses membres ont été convoqués par les juges, arrêtés ou condamnés.",
        [("detained", "unspecified", 2)],
    ),
    ("Un homme tue trois personnes dans son usine.", [("killed", "unspecified", 3)]),
    ("Deux hommes sont venus lundi et la police a arrêté leur chef.", []),
    # a verb that is left out, and people told one after another
    (
        "Deux personnes ont été arrêtées dimanche et treize autres lundi.",
        [("detained", "unspecified", 2), ("detained", "unspecified", 13)],
    ),
    (
        "Deux soldats ont été tués et un grièvement blessé par une bombe.",
        [("killed", "military", 2), ("injured", "military", 1)],
    ),
    (
        "Deux jeunes ont été tués et un troisième, âgé de 16 ans, blessé.",
        [("killed", "unspecified", 2), ("injured", "unspecified", 1)],
    ),
    (
        "L'attaque a coûté la vie à six de nos compatriotes et à deux Nigériens.",
        [("killed", "unspecified", 6), ("killed", "unspecified", 2)],
    ),
    (
        "Après avoir tué un employé, Jean Marot, puis deux clients, il s'est enfui.",
        [("killed", "civilian", 1), ("killed", "civilian", 2)],
    ),
    (
        "Un soldat a tiré, tuant cinq d'entre eux et blessant 13 autres.",
        [("killed", "unspecified", 5), ("injured", "unspecified", 13)],
    ),
    # parts
    (
        "L'explosion a tué 18 personnes. Quinze d'entre elles étaient des femmes.",
        [("killed", "unspecified", 18), ("killed", "woman", 15)],
    ),
    (
        "Sur les 146 personnes décédées, 101 sont des enfants.",
        [("killed", "unspecified", 146), ("killed", "child", 101)],
    ),
    ("Sur les quatorze accusés, trois manquent à l'appel.", [("missing", "unspecified", 3)]),
    (
        "Le gang compte 70.000 membres, dont 17.000 sont derrière les barreaux.",
        [("detained", "unspecified", 17000)],
    ),
    (
        "La guerre a tué des milliers de gens, dont 240 soldats, et poussé 500 autres à fuir.",
        [
            ("killed", "unspecified", 2000),
            ("killed", "military", 240),
            ("displaced", "unspecified", 500),
        ],
    ),
    (
        "L'attaque a fait 23 victimes, dont 3 morts et 20 blessés.",
        [("killed", "unspecified", 3), ("injured", "unspecified", 20)],
    ),
    # nouns that govern
    ("Un massacre d'un millier de villageois a eu lieu.", [("killed", "civilian", 1000)]),
    ("Un échange de 40 prisonniers a eu lieu lundi.", [("released", "unspecified", 40)]),
    ("Les rebelles ont échangé 30 prisonniers.", [("released", "unspecified", 30)]),
    (
        "La police annonce l'arrestation et l'inculpation de deux hommes.",
        [("detained", "unspecified", 2)],
    ),
    ("Le procès suit le placement en garde à vue de 78 personnes.", [("detained", "unspecified", 78)]),
    ("La police fait état de 14 gardes à vue.", [("detained", "unspecified", 14)]),
    (
        "L'assassinat lors d'une embuscade de 12 soldats a choqué.",
        [("killed", "military", 12)],
    ),
    (
        "L'assassinat par des rebelles présumés de 8 personnes a choqué.",
        [("killed", "unspecified", 8)],
    ),
    ("Une manifestation interdite de 20.000 personnes a eu lieu.", [("participants", "protester", 20000)]),
    ("Le bébé est mort le 12 juillet lors d'un barbecue.", []),
    # where people are taken
    ("Quatre personnes ont été emmenées en ambulance.", [("injured", "unspecified", 4)]),
    ("Douze journalistes ont été emmenés au poste.", [("detained", "journalist", 12)]),
    # turnouts
    (
        "Quelque 60.000 personnes ont rendu hommage à la victime à Rabal.",
        [("participants", "protester", 60000)],
    ),
    (
        "A Rabal 2.500 personnes se sont agenouillées sur la place.",
        [("participants", "protester", 2500)],
    ),
    (
        "Près de 300 personnes se sont retrouvées sur le parvis de la mairie.",
        [("participants", "protester", 300)],
    ),
    (
        "Des milliers de gens ont réclamé justice pour la victime.",
        [("participants", "protester", 2000)],
    ),
    (
        "De violentes échauffourées avec des centaines de jeunes ont eu lieu.",
        [("participants", "protester", 200)],
    ),
    (
        "Quelque 200 personnes se sont donné rendez-vous avant de défiler.",
        [("participants", "protester", 200)],
    ),
    (
        "Les tirs ont éclaté là où étaient massés environ 500 jeunes.",
        [("participants", "protester", 500)],
    ),
    # one who is named, with an apposition; company; a violent death
    (
        "Les marches ont suivi la mort de Jean Marot, un berger de 46 ans.",
        [("killed", "civilian", 1)],
    ),
    ("La police a arrêté Jean Marot, un militant.", [("detained", "unspecified", 1)]),
    ("Après la mort de Jean Marot, un soldat a ouvert le feu.", []),
    (
        "Jean Marot a été arrêté aux côtés de six autres personnes.",
        [("detained", "unspecified", 6)],
    ),
    ("Une mère de famille a été battue à mort.", [("killed", "woman", 1)]),
    ("Treize personnes ont été déclarées mortes.", [("killed", "unspecified", 13)]),
    ("Un jeune de 12 ans a été arrêté.", [("detained", "child", 1)]),
    ("Un agent depuis 12 ans a été arrêté.", [("detained", "unspecified", 1)]),
    (
        "Des milliers de gens ont perdu leur maison.",
        [("displaced", "unspecified", 2000)],
    ),
    (
        "Une femme découverte sans vie, un homme en garde à vue",
        [("killed", "woman", 1), ("detained", "unspecified", 1)],
    ),
    (
        "Le virus a contaminé 600 personnes dans le pays dont 20 sont décédées.",
        [("killed", "unspecified", 20)],
    ),
    # causes, days, animals, the ill, and who is hit by no shot
    ("Il est mort d'un malaise brutal.", []),
    ("La petite est morte dans la nuit du 6 au 7 août.", []),
    ("La mort de 380 dauphins-pilotes a ému le pays.", []),
    ("Un vidéo-blogueur en vue a été arrêté.", [("detained", "unspecified", 1)]),
    ("Dans la ville, 575 malades du choléra sont hospitalisés.", []),
    ("Quelque 85.000 enfants ont été touchés par la crise.", []),
    ("Douze soldats ont été touchés par des balles.", [("injured", "military", 12)]),
    ("Ces quarante femmes postées à leur fenêtre regardent.", []),
    # numbers of a period, names, and soldiers before a court
    ("Les combats font 30 à 60 tués par jour.", []),
    ("Chaque année, 2.000 personnes sont tuées dans le pays.", []),
    ("Des milliers de gens manifestent chaque dimanche.", [("participants", "protester", 2000)]),
    ('La radio "Mille Collines" s\'est réfugiée en Suisse.', []),
    ("Le ministre a annoncé le renvoi de 21 militaires.", []),
    ("Seuls 110 policiers ont été inculpés pour homicide.", []),
    ("La troupe de 250 danseurs est partie.", []),
    ("Deux fugitifs sont recherchés.", []),
]  # fmt: skip


def draft(text: str) -> Draft:
    return Draft(Item(text), anatomy(text, FR), FR)


@cache
def figures() -> list[list[tuple[str, str, int | None]]]:
    drafts = parse([draft(text) for text, _ in CASES])
    return [[(f.kind, f.who, f.low) for f in read_figures(made)] for made in drafts]


@pytest.mark.model
@pytest.mark.parametrize("n", range(len(CASES)), ids=[text[:40] for text, _ in CASES])
def test_figures_reach(n: int) -> None:
    assert figures()[n] == CASES[n][1]


@pytest.mark.model
def test_figures_some_of_those_told_before_are_a_part() -> None:
    (made,) = parse([draft("Six hommes ont été blessés. Deux d'entre eux sont à l'hôpital.")])
    assert [f.by for f in read_figures(made)] == ["fr.figure.participle", "fr.figure.part"]
