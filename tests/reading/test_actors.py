"""Actors and speakers over whole invented dispatches: joining, pronouns, pointing phrases, rows."""

from __future__ import annotations

import pytest

from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


def speakers(record):
    """Give the speakers' names in the order of the statements."""
    names = {actor.id: actor.name for actor in record.actors}
    return [names.get(s.speaker) for s in record.statements]


def row(record, name):
    """Give the one actor row of a name."""
    found = [a for a in record.actors if a.name == name]
    assert len(found) == 1, [a.name for a in record.actors]
    return found[0]


SPEAKERS = [
    pytest.param(
        "Le ministre saoudien des Finances Karim al-Jadaan a affirmé que tout irait bien. "
        "Karim ben Salmane a estimé que non. M. Jadaan a ajouté que le budget suivrait.",
        ["Karim al-Jadaan", "Karim ben Salmane", "Karim al-Jadaan"],
        id="a-shared-first-name-joins-nobody",
    ),
    pytest.param(
        "Ilan Maro a déclaré que le pont tenait. Lise Maro a déclaré que le pont était tombé. "
        "Mme Maro a précisé que la route était coupée.",
        ["Ilan Maro", "Lise Maro", "Lise Maro"],
        id="a-title-chooses-by-gender",
    ),
    pytest.param(
        "Le général Ilan Maro a indiqué que ses hommes tenaient le pont. "
        "Le général Maro a ajouté que la route était libre.",
        ["Ilan Maro", "Ilan Maro"],
        id="rank-and-surname",
    ),
    pytest.param(
        "Le directeur de l'Observatoire kandarais des droits (OKD), Ilan Maro, a indiqué que "
        "la ville était vide. Le directeur de l'OKD a précisé que le pont était tombé.",
        ["Ilan Maro", "Ilan Maro"],
        id="role-with-the-acronym-of-its-body",
    ),
    pytest.param(
        "Une source militaire a affirmé que le pont était tombé. Selon cette source, la route est "
        "coupée. La gare est fermée, a ajouté la même source.",
        ["source militaire", "source militaire", "source militaire"],
        id="this-source-and-the-same-source",
    ),
    pytest.param(
        "L'ONG Terre Neuve a dénoncé une \"mascarade\". L'organisation a ajouté que le vote "
        "était truqué.",
        ["Terre Neuve", "Terre Neuve"],
        id="a-body-by-its-kind",
    ),
    pytest.param(
        "Le Front du Sud a annoncé que ses hommes tenaient le pont. L'armée syrienne a démenti "
        "que le pont soit tombé. Le mouvement a ajouté que la route était libre.",
        ["Front du Sud", "armée syrienne", "Front du Sud"],
        id="the-movement-is-no-army",
    ),
    pytest.param(
        '"Nous tenons le pont", a affirmé le colonel Ilan Maro. Une voisine, Lise Vash, a fui. '
        '"Tout a brûlé", a-t-elle raconté.',
        ["Ilan Maro", "Lise Vash"],
        id="a-tag-takes-the-person-who-fits",
    ),
    pytest.param(
        "Le maire Ilan Maro a promis que le pont serait refait. La ville attend. "
        '"Nous tiendrons", a-t-il ajouté.',
        ["Ilan Maro", "Ilan Maro"],
        id="a-tag-goes-on-with-the-last-speaker",
    ),
    pytest.param(
        'Ilan Maro a appelé au calme. "Rentrez chez vous", a-t-il lancé.',
        ["Ilan Maro"],
        id="a-tag-takes-the-subject-before",
    ),
    pytest.param(
        "Le gouverneur Ilan Maro a reçu l'ambassadrice. Il a affirmé que le pont tenait, "
        "et selon lui la route est libre.",
        ["Ilan Maro", "Ilan Maro"],
        id="a-pronoun-goes-on-with-the-subject",
    ),
    pytest.param(
        "Donald Marot a visité la ville de Kandar mardi. Donald Marot a salué les soldats. "
        "Le président américain a affirmé que la guerre était finie.",
        ["Donald Marot"],
        id="the-office-of-whom-the-dispatch-is-about",
    ),
    pytest.param(
        "Un général kandarais nie tout recul\n\n"
        "Le général kandarais Ilan Maro a affirmé lundi que ses hommes tenaient le pont.",
        ["Ilan Maro"],
        id="somebody-of-the-headline-named-later",
    ),
    pytest.param(
        "Bakou a affirmé que le pont était tombé. L'Azerbaïdjan a précisé que la route était "
        "coupée.",
        ["Azerbaïdjan", "Azerbaïdjan"],
        id="a-capital-is-its-state",
    ),
    pytest.param(
        "Ilan Maro, un voisin, qui dit avoir tout vu, a fui. Il affirme que le pont est tombé.",
        ["Ilan Maro", "Ilan Maro"],
        id="an-apposition-before-a-relative",
    ),
    pytest.param(
        "\"Ils nous ont chargés\", a confié un étudiant qui n'a donné que son prénom, Lise.",
        ["Lise"],
        id="only-a-first-name-given",
    ),
    pytest.param(
        "Les habitants ont fui. L'un d'eux affirme que le pont est tombé.",
        ["L'un d'eux"],
        id="one-of-them",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPEAKERS)
def test_actors_lead_statements_to_their_speaker(reader, text, names):
    record = reader.read(text, published="2020-06-10")
    found = speakers(record)
    for name in names:
        assert name in found
        found.remove(name)


def test_actors_row_joins_names_acronym_and_short_forms(reader):
    record = reader.read(
        "L'Union kandaraise des secours (UKS) a indiqué que la ville était vide. Son président, "
        "Ilan Maro, a fui. M. Maro travaille pour l'UKS. \"Il est loin\", dit l'UKS.",
        published="2020-06-10",
    )
    body = row(record, "Union kandaraise des secours")
    assert (body.kind, body.aliases) == ("organisation", ("UKS",))
    assert [m.text for m in body.mentions] == ["Union kandaraise des secours", "UKS", "UKS"]
    person = row(record, "Ilan Maro")
    assert (person.kind, person.role) == ("person", "président")
    assert [m.text for m in person.mentions] == ["président, Ilan Maro", "M. Maro"]


def test_actors_row_has_no_double_alias(reader):
    record = reader.read(
        "Les Talibans ont affirmé que le pont tenait. Les talibans ont ajouté que la route était "
        "libre. Selon les TALIBANS, la ville dort.",
        published="2020-06-10",
    )
    assert row(record, "Talibans").aliases == ()


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Au cours de la nuit, le pont est tombé.", "cours"),
        ("Un homme est mort en Australie.", "Australie"),
        ("Jeudi, le pont de Kandar est tombé.", "Jeudi"),
        ("Le Covid-19 recule, selon le maire.", "Covid-19"),
        ("Des soins lui ont été donnés avant l'arrivée de secours.", "secours"),
    ],
)
def test_actors_leave_out_what_names_nobody(reader, text, absent):
    record = reader.read(text, published="2020-06-10")
    assert absent not in {a.name for a in record.actors}


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector", "country"),
    [
        ("La Russie a accusé l'Ukraine de mentir.", "Russie", "state", "GOV", "RUS"),
        ("Les rebelles Houthis ont tiré sur le port.", "Houthis", "armed_group", "REB", "YEM"),
        ("L'agence Tass a annoncé la chute du pont.", "Tass", "media", "JRN", "RUS"),
        ("Les forces de l'ordre ont tiré.", "forces de l'ordre", "organisation", "COP", None),
    ],
)
def test_actors_row_tells_kind_sector_and_country(reader, text, name, kind, sector, country):
    found = row(reader.read(text, published="2020-06-10"), name)
    assert (found.kind, found.sector, found.country) == (kind, sector, country)


def test_actors_mentions_quote_the_text(reader):
    record = reader.read(
        "Le maire de Kandar, Ilan Maro, a affirmé que le pont tenait. M. Maro part à l'ONU.",
        published="2020-06-10",
    )
    for actor in record.actors:
        assert actor.mentions
        for mention in actor.mentions:
            assert record.dispatch.text[mention.start : mention.end] == mention.text
