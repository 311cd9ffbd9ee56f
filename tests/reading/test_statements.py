"""Each construction of attribution, on invented sentences."""

from __future__ import annotations

import pytest

from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


def told(reader, text):
    """Give (speaker, cue, form, stance, content) of each statement of a text."""
    record = reader.read(text, published="2020-06-10")
    names = {actor.id: actor.name for actor in record.actors}
    return [
        (
            names.get(s.speaker),
            s.cue.text if s.cue else None,
            s.form,
            s.stance,
            " | ".join(m.text for m in s.content),
        )
        for s in record.statements
    ]


CASES = [
    pytest.param(
        "Dix soldats sont morts dans deux attaques imputées par les autorités aux rebelles.",
        ("autorités", "imputées", "indirect", "accuse", "deux attaques"),
        id="imputed-by-some-to-others",
    ),
    pytest.param(
        "Dix soldats sont morts dans des attaques imputées aux rebelles par les autorités.",
        ("autorités", "imputées", "indirect", "accuse", "des attaques"),
        id="imputed-to-some-by-others",
    ),
    pytest.param(
        "Le gouverneur Samir Oud a par ailleurs affirmé mardi que le pont était tombé.",
        ("Samir Oud", "a par ailleurs affirmé", "indirect", "say", "le pont était tombé"),
        id="that-clause-with-adverb-and-date",
    ),
    pytest.param(
        '"Nous tiendrons", a promis mardi à la presse le colonel Tarek Maro.',
        ("Tarek Maro", "a promis", "direct", "promise", "Nous tiendrons"),
        id="inverted-tag",
    ),
    pytest.param(
        '"Le feu, a raconté une voisine, venait du nord."',
        ("voisine", "a raconté", "direct", "say", "Le feu | venait du nord"),
        id="tag-inside-the-quotation",
    ),
    pytest.param(
        "Le pont est tombé, a indiqué à l'AFP un élu local sous couvert d'anonymat.",
        ("élu local", "a indiqué", "indirect", "say", "Le pont est tombé"),
        id="plain-clause-and-tag",
    ),
    pytest.param(
        'Le ministre a qualifié le raid de "lâche".',
        ("ministre", "a qualifié", "mixed", "say", "lâche"),
        id="fragment",
    ),
    pytest.param(
        "La mission dit avoir évacué 40 blessés.",
        ("mission", "dit", "indirect", "say", "avoir évacué 40 blessés"),
        id="infinitive",
    ),
    pytest.param(
        "Les insurgés se disent prêts à négocier.",
        ("insurgés", "se disent", "indirect", "say", "prêts à négocier"),
        id="reflexive",
    ),
    pytest.param(
        "Le groupe Etoile noire a revendiqué l'attaque dans un communiqué.",
        (
            "Etoile noire", "a revendiqué", "indirect", "claim_responsibility", "l'attaque",
        ),
        id="claimed-noun",
    ),
    pytest.param(
        "Un attentat revendiqué par les rebelles a fait dix morts.",
        ("rebelles", "revendiqué", "indirect", "claim_responsibility", "Un attentat"),
        id="agent-of-a-participle",
    ),
    pytest.param(
        "L'hôpital de Sarda a recensé neuf morts.",
        ("hôpital de Sarda", "a recensé", "indirect", "say", "neuf morts"),
        id="counting-verb",
    ),
    pytest.param(
        "Selon les secours, le bilan pourrait monter.",
        ("secours", "Selon", "according_to", "say", "le bilan pourrait monter"),
        id="selon-opening",
    ),
    pytest.param(
        "Cinq civils ont été tués, d'après les autorités locales.",
        ("autorités locales", "d'après", "according_to", "say", "Cinq civils ont été tués"),
        id="selon-closing",
    ),
    pytest.param(
        "Le raid aurait tué douze personnes.",
        (None, None, "conditional", "say", "Le raid aurait tué douze personnes"),
        id="press-conditional",
    ),
    pytest.param(
        'Il a dit: "La ville est à nous."',
        (None, "a dit", "direct", "say", "La ville est à nous"),
        id="colon",
    ),
    pytest.param(
        "Deux hommes ont été arrêtés, a-t-on appris de source policière.",
        (
            "source policière", "a-t-on appris", "according_to", "say",
            "Deux hommes ont été arrêtés",
        ),
        id="impersonal",
    ),
    pytest.param(
        "Le maire dément que le pont soit tombé.",
        ("maire", "dément", "indirect", "deny", "le pont soit tombé"),
        id="denial",
    ),
    pytest.param(
        "Après avoir déclaré que le pont était tombé, le maire Samir Oud a fermé la route.",
        ("Samir Oud", "avoir déclaré", "indirect", "say", "le pont était tombé"),
        id="perfect-infinitive-that-opens",
    ),
    pytest.param(
        "Le maire Samir Oud a fermé la route après avoir annoncé que le pont était tombé.",
        ("Samir Oud", "avoir annoncé", "indirect", "say", "le pont était tombé"),
        id="perfect-infinitive-behind",
    ),
    pytest.param(
        "Soulignant que le pont était tombé, le maire Samir Oud a fermé la route.",
        ("Samir Oud", "Soulignant", "indirect", "say", "le pont était tombé"),
        id="gerundive-that-opens",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statements_construction(reader, text, expected):
    assert expected in told(reader, text)


def test_statements_second_cue_shares_the_speaker(reader):
    found = told(
        reader, "La police a dit que la rue était fermée, ajoutant que deux agents manquaient."
    )
    assert [row[0] for row in found] == ["police", "police"]
    assert found[0][4] == "la rue était fermée"
    assert found[1][4] == "deux agents manquaient"


def test_statements_speech_without_cue_goes_on(reader):
    text = '"Nous tiendrons", a déclaré le général Maro. "La ville est à nous."'
    found = told(reader, text)
    assert [row[1] for row in found] == ["a déclaré", None]
    assert {row[0] for row in found} == {"Maro"}


def test_statements_pronoun_in_tag_is_last_speaker(reader):
    text = (
        "Le ministre Ali Dorn a annoncé une trêve. Le général Sami Brok est à Genève.\n\n"
        '"Tout est prêt", a affirmé Mme Lina Tarr. "Nous attendons", a-t-elle ajouté.'
    )
    assert told(reader, text)[-1][0] == "Lina Tarr"


def test_statements_nested_source_gets_the_figure(reader):
    text = (
        "Un négociateur a admis que la garnison partirait pour épargner les 4.000 habitants "
        "encore présents, selon l'ONU."
    )
    by_cue = {row[1]: row for row in told(reader, text)}
    assert by_cue["a admis"][0] == "négociateur"
    assert by_cue["selon"][4].startswith("4.000 habitants")


@pytest.mark.parametrize(
    "text",
    [
        "Les prix varient selon les cas.",
        "Le convoi est parti selon le calendrier convenu.",
        "Il aurait dû partir lundi.",
        "Si la trêve tenait, les blessés seraient évacués.",
        "Le porte-parole n'a pas précisé si des civils étaient morts.",
        "Le ministre doit annoncer mardi que la loi est retirée.",
    ],
)
def test_statements_what_hands_nothing_over(reader, text):
    assert told(reader, text) == []


def test_statements_contents_are_true_quotations(reader):
    text = "«\u00a0Nous sommes là\u00a0», a dit l’élu 😀 d’Épinal. Un témoin a vu “deux morts”."
    record = reader.read(text, published="2020-06-10")
    for statement in record.statements:
        for mention in statement.content:
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Ardanie: une ONG confirme 14 morts à Kandar", "ONG", "14 morts à Kandar"),
        (
            "Kandar : Lame verte dit avoir tué 15 soldats",
            "Lame verte",
            "avoir tué 15 soldats",
        ),
        (
            "Conflit au Kemar: au moins 15 morts dans des raids, selon une ONG",
            "ONG",
            "au moins 15 morts dans des raids",
        ),
    ],
)
def test_statements_the_scene_of_a_headline_is_no_speaker(reader, headline, speaker, content):
    text = f"{headline}\n\nLa situation restait calme mardi dans la capitale.\n"
    (statement,) = told(reader, text)
    assert (statement[0], statement[4]) == (speaker, content)


@pytest.mark.parametrize(
    ("headline", "speaker", "form", "content"),
    [
        ('Kandar: "une honte", s\'emporte Maro', "Tarek Maro", "direct", "une honte"),
        ('Maro à Tabel: "nous tiendrons"', "Tarek Maro", "direct", "nous tiendrons"),
        ("Kandar: le siège va durer (Maro)", "Tarek Maro", "according_to", "le siège va durer"),
        (
            '"Le pont tient", se félicite Maro (Onu)',
            "Tarek Maro",
            "direct",
            "Le pont tient",
        ),
    ],
)
def test_statements_a_headline_names_its_speaker_in_short(reader, headline, speaker, form, content):
    text = f"{headline}\n\nLe colonel Tarek Maro s'est rendu mardi sur place.\n"
    (statement,) = told(reader, text)
    assert (statement[0], statement[2], statement[4]) == (speaker, form, content)


@pytest.mark.parametrize(
    "headline", ['Ardanie: "accident" sur un site, Tabel sous pression', 'Kandar: "une honte"']
)
def test_statements_a_scene_before_a_quotation_says_nothing(reader, headline):
    text = f"{headline}\n\nA Kandar, en Ardanie, le colonel Tarek Maro s'est tu.\n"
    assert told(reader, text) == []


def test_statements_a_time_of_saying_stands_in_the_sentence(reader):
    text = "Le pont est tombé, a annoncé le préfet. En 2019, il avait été bombardé."
    (statement,) = reader.read(text, published="2020-06-10").statements
    assert statement.time is None
    said = "Le pont est tombé, a annoncé mardi le préfet."
    record = reader.read(said, published="2020-06-10")
    assert record.row(record.statements[0].time).mention.text == "mardi"
