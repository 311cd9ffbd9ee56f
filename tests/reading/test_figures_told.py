"""Counts told by words of care, of being present, of what is not known, and of some of those told."""

from __future__ import annotations

from functools import cache

import pytest

from selon.dispatch import anatomy
from selon.language import load
from selon.reading.draft import Draft
from selon.reading.figures import read_figures
from selon.reading.parsing import parse
from selon.sources import Item

# text, then for each figure in it: kind, who, low, high
CASES: list[tuple[str, list[tuple[str, str, int | None, int | None]]]] = [
    # people who are treated or do not wake
    ("Entre 20 et 50 personnes reçoivent des soins.", [("injured", "unspecified", 20, 50)]),
    ("Entre 20 et 50 personnes reçoivent des aides.", []),
    ("Sept personnes sont dans un état inconscient.", [("injured", "unspecified", 7, 7)]),
    ("Seize ouvriers ont été intoxiqués par la fumée.", [("injured", "civilian", 16, 16)]),
    # a deed that is told as done is one
    ("Une interpellation a eu lieu à Rabal.", [("detained", "unspecified", 1, 1)]),
    ("Une arrestation a été effectuée lundi.", [("detained", "unspecified", 1, 1)]),
    ("Une arrestation pourrait avoir lieu.", []),
    ("Une marche a eu lieu après une arrestation.", []),
    # who is present where something happens
    ("Environ 80 personnes étaient présentes à Rabal.", [("participants", "protester", 80, 80)]),
    ("Trois personnes étaient présentes à Rabal.", []),
    # a crowd that does what a passive tells
    ("Ils ont été rejoints par des dizaines de jeunes.", [("participants", "protester", 20, 99)]),
    ("Le maire a été accueilli par 300 partisans.", [("participants", "protester", 300, 300)]),
    ("Le chanteur est suivi par 300 personnes.", []),
    ("Le maire a été accueilli par deux élus.", []),
    # a crowd told before, which a pronoun counts
    (
        "Des gens ont manifesté à Rabal. Ils étaient 2.000, selon la police.",
        [("participants", "protester", 2000, 2000)],
    ),
    ("Des gens ont voté à Rabal. Ils étaient 2.000, selon la police.", []),
    ("Des gens ont manifesté à Rabal. Ils étaient là 20 ans plus tôt.", []),
    ("Des gens ont manifesté à Rabal. Ils sont 12 à le dire.", []),
    # a number that nobody knows, and a handful
    ("Le choc a fait un nombre inconnu de morts.", [("killed", "unspecified", 1, None)]),
    ("Le choc a fait un nombre record de dégâts.", []),
    ("Une poignée de personnes ont été tuées.", [("killed", "unspecified", 2, 9)]),
    # a couple is two, of what it is made of
    ("Un couple de policiers a été tué à Rabal.", [("killed", "police", 2, 2)]),
    ("Un jeune couple a été arrêté lundi.", [("detained", "unspecified", 2, 2)]),
    ("Un couple d'oiseaux a été tué.", []),
    ("Les hommages aux deux gardes tués à Toura l'ont été dans une ambiance glaciale.", [
        ("killed", "unspecified", 2, 2),
    ]),
    # people under ruins, or not there when counted
    ("Il y a encore dix personnes sous les décombres.", [("missing", "unspecified", 10, 10)]),
    ("Vingt personnes sont portées manquantes.", [("missing", "unspecified", 20, 20)]),
    ("La Ligue condamne l'exécution d'un jeune handicapé.", [("killed", "unspecified", 1, 1)]),
    # a toll that rises
    ("Le nombre de morts est passé de 16 à 20 à Rabal.", [
        ("killed", "unspecified", 16, 16), ("killed", "unspecified", 20, 20),
    ]),
    ("Le nombre de morts a augmenté de 20 à Rabal.", []),
    # some of those told before: of the nearest who are enough
    ("La crue a fait 19 morts et 14 blessés. Quinze d'entre eux étaient des femmes.", [
        ("killed", "unspecified", 19, 19), ("injured", "unspecified", 14, 14),
        ("killed", "woman", 15, 15),
    ]),
    ("La crue a fait 19 morts et 14 blessés. Dix d'entre eux étaient des femmes.", [
        ("killed", "unspecified", 19, 19), ("injured", "unspecified", 14, 14),
        ("injured", "woman", 10, 10),
    ]),
    ("Trois personnes sont mortes. L'une d'elles est un enfant.", [
        ("killed", "unspecified", 3, 3), ("killed", "child", 1, 1),
    ]),
    ("Trois personnes sont mortes. L'un d'eux l'a raconté.", [("killed", "unspecified", 3, 3)]),
]  # fmt: skip

FR = load("fr")


@cache
def figures() -> list[list[tuple[str, str, int | None, int | None]]]:
    drafts = [Draft(Item(text), anatomy(text, FR), FR) for text, _ in CASES]
    return [[(f.kind, f.who, f.low, f.high) for f in read_figures(d)] for d in parse(drafts)]


@pytest.mark.model
@pytest.mark.parametrize("n", range(len(CASES)), ids=[text[:40] for text, _ in CASES])
def test_figures_told(n: int) -> None:
    assert figures()[n] == CASES[n][1]
