"""Who holds a place: taken, lost, held, contested, beaten back, besieged, abandoned."""

from __future__ import annotations

import pytest

from reading.event_texts import held, read
from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


ROWS = [
    ("Les rebelles ont pris la ville de Kidal mardi.", "captured", "la ville de Kidal", "rebelles"),
    ("L'armée a repris le village.", "captured", "le village", "armée"),
    ("Les Kurdes se sont emparés de la base.", "captured", "la base", "Kurdes"),
    ("La ville est tombée aux mains des rebelles.", "captured", "La ville", "rebelles"),
    ("La prise de la ville par les rebelles a surpris.", "captured", "la ville", "rebelles"),
    ("L'armée a perdu le contrôle du village.", "lost", "village", None),
    ("Les rebelles ont été chassés de la ville.", "lost", "la ville", None),
    ("Les rebelles contrôlent le nord du pays.", "holds", "le nord du pays", "rebelles"),
    ("L'armée contrôle toujours la ville.", "holds", "la ville", "armée"),
    ("La ville, tenue par les rebelles, est calme.", "holds", "La ville", "rebelles"),
    ("Une offensive des rebelles contre la ville a échoué.", "contested", "la ville", None),
    ("Les combats font rage pour le contrôle de la ville.", "contested", "la ville", None),
    ("L'armée a repoussé une attaque contre la ville.", "repelled", "la ville", "armée"),
    ("La ville est assiégée par l'armée.", "besieged", "La ville", None),
    ("L'armée encercle la ville.", "besieged", "la ville", None),
    ("Les rebelles se sont retirés de la ville.", "abandoned", "la ville", None),
    ("L'armée a abandonné la base.", "abandoned", "la base", None),
    ("Les rebelles se sont emparés de Bria mardi.", "captured", "Bria", "rebelles"),
    ("L'armée a étendu son contrôle sur toute la ville.", "captured", "toute la ville", "armée"),
    ("L'armée a chassé les rebelles de la ville de Kidal.", "lost", "la ville de Kidal", None),
    ("Alep-Est est assiégée par l'armée.", "besieged", "Alep-Est", None),
    ("Les forces du Kemar contrôlent Sanaa depuis 2014.", "holds", "Sanaa", "forces"),
    ("Les rebelles avaient pris en janvier Bria.", "captured", "Bria", "rebelles"),
    ("Il a fallu deux jours à l'armée pour reprendre la ville.", "captured", "la ville", None),
    ('"Nous nous sommes retirés de la ville", dit Ali Test.', "abandoned", "la ville", None),
]


@pytest.mark.parametrize(("text", "change", "place", "holder"), ROWS)
def test_row(reader, text, change, place, holder):
    rows = held(read(reader, text))
    assert [(c, p) for c, p, _, _ in rows] == [(change, place)]
    name = rows[0][2]
    assert (name is None) == (holder is None)
    assert (name or "").startswith(holder or "")


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe a pris la tête du championnat.",
        "Le siège de l'entreprise a été vendu.",
        "L'armée n'a pas repris le village.",
        "L'armée va reprendre le village.",
        "Le gouvernement contrôle les prix.",
        "La douane contrôle les voyageurs.",
    ],
)
def test_no_row(reader, text):
    assert held(read(reader, text)) == []


def test_trying_to_take_is_contesting(reader):
    (row,) = held(read(reader, "L'armée tente de reprendre l'aéroport."))
    assert row[0] == "contested"


def test_the_share_of_a_place(reader):
    (row,) = read(reader, "Les rebelles contrôlent 40% du pays.").control
    assert row.share is not None
    assert (row.share.low, row.share.high) == (0.4, 0.4)


def test_a_claim_of_control_points_to_its_statement(reader):
    record = read(reader, '"Nous avons repris la ville", a dit un général.')
    (row,) = record.control
    assert row.statement == record.statements[0].id
