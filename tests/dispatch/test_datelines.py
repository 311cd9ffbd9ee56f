from __future__ import annotations

import pytest

from selon.dispatch import datelines

BODY = "Les secours ont fouillé les décombres."


@pytest.mark.parametrize(
    ("dateline", "places", "agency", "on"),
    [
        ("ORVAL, Tarvie/BELMONT (Reuters) - ", [("ORVAL", "Tarvie"), ("BELMONT", None)], "Reuters", None),
        ("BELMONT (Reuters) - ", [("BELMONT", None)], "Reuters", None),
        ("BELMONT (Reuters) – ", [("BELMONT", None)], "Reuters", None),
        ("BELMONT, 4 novembre (Reuters) - ", [("BELMONT", None)], "Reuters", "2019-11-04"),
        ("BELMONT/PORT-CLAIR, 3 mai (Reuters) — ", [("BELMONT", None), ("PORT-CLAIR", None)], "Reuters", "2020-05-03"),
        ("Port-Clair, 10 juil 2024 (AFP) - ", [("Port-Clair", None)], "AFP", "2024-07-10"),
        ("Port-Clair (Tarvie), 10 juil 2024 (AFP) - ", [("Port-Clair", "Tarvie")], "AFP", "2024-07-10"),
        ("Belmont (AFP) - ", [("Belmont", None)], "AFP", None),
        ("Saint-Orval-des-Monts (Tarvie) (AFP) - ", [("Saint-Orval-des-Monts", "Tarvie")], "AFP", None),
        ("LE PONT D'ORVAL (AP) — ", [("LE PONT D'ORVAL", None)], "AP", None),
        ("CAMP DE BELLE-EAU, nord de la Tarvie, 1er mars (Reuters) - ", [("CAMP DE BELLE-EAU", "nord de la Tarvie")], "Reuters", "2020-03-01"),
        ("A bord du Belmont, en mer Claire (AFP) - ", [("A bord du Belmont", "en mer Claire")], "AFP", None),
        ("N'DARA (Agence du Delta) - ", [("N'DARA", None)], "Agence du Delta", None),
        ("BELMONT, 4 novembre - ", [("BELMONT", None)], None, "2019-11-04"),
        ("BELMONT - ", [("BELMONT", None)], None, None),
        ("TARVIE - ", [("TARVIE", None)], None, None),
        ("Belmont, le 12 février 2018 - ", [("Belmont", None)], None, "2018-02-12"),
        ("2 novembre 2012. - ", [], None, "2012-11-02"),
        ("(AFP) - ", [], "AFP", None),
        ("AFP - ", [], "AFP", None),
        ("Belmont (Reuters/AFP) - ", [("Belmont", None)], "Reuters/AFP", None),
        ("BELMONT (Reuters) ", [("BELMONT", None)], "Reuters", None),
        ("URGENT - ", [], None, None),
    ],
)  # fmt: skip
def test_find_reads_places_agency_and_day(words, dateline, places, agency, on):
    text = dateline + BODY
    found = datelines.find(text, 0, len(text), words, published="2020-01-15")
    assert found is not None
    assert [(p.mention.text, p.within and p.within.text) for p in found.places] == places
    assert found.agency == agency
    assert found.on == on
    assert text[found.body :] == BODY
    assert text[: found.end] == dateline.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Le maire - un ancien colonel - a démissionné.",
        "L'ONU - qui n'a pas réagi - enquête.",
        "Un journaliste de l'agence (AFP) a été blessé.",
        "Le général Ardan (Reuters avait annoncé sa mort) est apparu en public.",
        '"Nous partirons demain", a dit le maire (AFP).',
        "L'Union des forces vives (UFV) - principale coalition - refuse.",
        "ONU et gouvernement négocient",
        "En mai 2019 - un an plus tôt - la ville était tombée.",
    ],
)
def test_find_leaves_prose_alone(words, text):
    assert datelines.find(text, 0, len(text), words) is None


@pytest.mark.parametrize(
    ("published", "on"),
    [
        ("2020-01-02", "2019-12-31"),
        ("2019-12-31T23:50:00+01:00", "2019-12-31"),
        ("2019-01-02", "2018-12-31"),
        (None, None),
    ],
)
def test_find_takes_the_year_nearest_to_publication(words, published, on):
    text = "BELMONT, 31 décembre (Reuters) - " + BODY
    found = datelines.find(text, 0, len(text), words, published)
    assert found is not None
    assert found.on == on


def test_find_survives_a_day_that_does_not_exist(words):
    text = "BELMONT, 31 février 2020 (Reuters) - " + BODY
    found = datelines.find(text, 0, len(text), words)
    assert found is not None
    assert found.on is None
