from __future__ import annotations

import pytest

from selon.dispatch.credits import byline_names, is_byline, is_credit, people


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("par Nadia Ferrol et Tom Vasseur", ("Nadia Ferrol", "Tom Vasseur")),
        ("Par Nadia FERROL", ("Nadia FERROL",)),
        ("PAR NADIA FERROL", ("NADIA FERROL",)),
        ("par Nadia Ferrol, Tom Vasseur et Ali ben Omar", ("Nadia Ferrol", "Tom Vasseur", "Ali ben Omar")),
        ("Par Nadia Ferrol à Belmont", ("Nadia Ferrol",)),
        ("Par Nadia Ferrol avec Tom Vasseur à Port-Clair", ("Nadia Ferrol", "Tom Vasseur")),
        ("De notre correspondant à Belmont, Tom Vasseur", ("Tom Vasseur",)),
        ("De notre correspondante", ()),
        ("De nos envoyés spéciaux à Belmont", ()),
        ("Propos recueillis par Nadia Ferrol", ("Nadia Ferrol",)),
        ("par Omar al-Tarvi, Lia d'Orval et Tom Vasseur", ("Omar al-Tarvi", "Lia d'Orval", "Tom Vasseur")),
    ],
)  # fmt: skip
def test_byline_gives_names(words, line, names):
    assert is_byline(line, words)
    assert byline_names(line, words) == names


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, le maire a démissionné.",
        "Par trois fois, les secours ont été repoussés",
        "par des hommes armés",
        "La rédaction d'un journal attaquée à Belmont",
        "Notre correspondant à Belmont a été arrêté par des hommes en civil",
        "Par Toutatis !",
    ],
)
def test_byline_is_no_prose(words, line):
    assert not is_byline(line, words)


@pytest.mark.parametrize(
    ("line", "contributors", "desk"),
    [
        (
            "(Avec Nadia Ferrol à Belmont, Delta TV à Port-Clair, Tom Vasseur et Lia Morin à Orval,; Paul Diaz, Ana Roch et Luc-André Toll pour le service français)",
            [("Nadia Ferrol", "Belmont"), ("Delta TV", "Port-Clair"), ("Tom Vasseur", "Orval"), ("Lia Morin", "Orval")],
            ["Paul Diaz", "Ana Roch", "Luc-André Toll"],
        ),
        ("(Paul Diaz, Ana Roch pour le service français)", [], ["Paul Diaz", "Ana Roch"]),
        (
            "(Reportage Nadia Ferrol; version française Paul Diaz, édité par Ana Roch)",
            [("Nadia Ferrol", None)],
            ["Paul Diaz", "Ana Roch"],
        ),
        (
            "(Reportage de Nadia Ferrol et Tom Vasseur à Belmont, avec la contribution de Lia Morin à Orval ; version française Paul Diaz, édité par Ana Roch)",
            [("Nadia Ferrol", "Belmont"), ("Tom Vasseur", "Belmont"), ("Lia Morin", "Orval")],
            ["Paul Diaz", "Ana Roch"],
        ),
        ("(Nadia Ferrol, version française Paul Diaz)", [("Nadia Ferrol", None)], ["Paul Diaz"]),
        (
            "(Reportage Omar al-Tarvi au Caire, avec la contribution d'Ana Roch à Orval, rédigé par Lia Morin, version française Paul Diaz)",
            [("Omar al-Tarvi", "Caire"), ("Ana Roch", "Orval")],
            ["Lia Morin", "Paul Diaz"],
        ),
        (
            "(Tom Vasseur et Omar al Tarvi, avec Nadia Ferrol à Amont; Ana Roch pour le service français, édité par Paul Diaz)",
            [("Tom Vasseur", None), ("Omar al Tarvi", None), ("Nadia Ferrol", "Amont")],
            ["Ana Roch", "Paul Diaz"],
        ),
        ("(Bureau de Belmont, version française Paul Diaz)", [], ["Paul Diaz"]),
        ("(Avec Nadia Ferrol; édité par Ana Roch)", [("Nadia Ferrol", None)], ["Ana Roch"]),
        ("(avec Tom Vasseur au Cap-Vert)", [("Tom Vasseur", "Cap-Vert")], []),
        ("(Propos recueillis par Nadia FERROL)", [("Nadia FERROL", None)], []),
        ("(Rédaction de Belmont, édité par Ana Roch)", [], ["Ana Roch"]),
        ("ab-cde/fg/hij", [], []),
        ("(Reuters)", [], []),
    ],
)  # fmt: skip
def test_people_reads_contributors_with_places_and_the_desk(words, line, contributors, desk):
    assert is_credit(line, words, foot=True)
    found, edited = people(line, words)
    assert [(c.name, c.place) for c in found] == contributors
    assert edited == desk


@pytest.mark.parametrize(
    "line",
    [
        "ab/cd/ef", "bur-abc-de/fg/hij", "burs-ab/cd", "bur", "abc-de/fgh", "ab/CD/efg/hi", "ab/cd (AFP, Reuters)",
        "AFP", "(AFP)", "Reuters", "avec AFP", "(avec AFP et Reuters)", "© 2020 AFP", "© AFP",
        "https://agence.example/depeche/42", "@agence_delta", "#Belmont #Tarvie", "Suivez-nous sur notre page",
        "Lire aussi : A Belmont, la vie reprend", "Tous droits réservés.", "Copyright Agence du Delta", "Publié le 3 mai 2020 à 12h30",
        "Mis à jour le 03/05/2020", "3 mai 2020", "03/05/2020 - 12h30", "Source : Agence du Delta", "URGENT", "Twitter: @agence_delta",
    ],
)  # fmt: skip
def test_credit_tells_lines_that_are_no_content(words, line):
    assert is_credit(line, words, foot=True)


@pytest.mark.parametrize(
    "line",
    [
        "Les secours ont fouillé les décombres.",
        "(Les combats ont repris dans la nuit.)",
        "Twitter a suspendu le compte du général",
        "Source de tensions, le barrage a été fermé.",
        "Le 3 mai 2020, la ville est tombée.",
        "Partager le pouvoir ne lui suffit plus",
        '"Nous partirons", a dit le maire.',
        "Porte-à-porte",
        "Cessez-le-feu",
        "Non.",
    ],
)
def test_credit_leaves_content_alone(words, line):
    assert not is_credit(line, words, foot=True)
