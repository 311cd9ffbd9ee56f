from __future__ import annotations

import pytest

P1 = "Les secours ont fouillé toute la nuit les décombres de l'immeuble effondré à Belmont."
P2 = "Trois corps ont été dégagés dans la matinée, a annoncé le préfet, qui craint d'autres victimes."
P3 = "Une enquête a été ouverte par le parquet d'Orval, selon une source judiciaire."


def kinds(text, found):
    return [(p.kind, text[p.start : p.end]) for p in found.parts]


def test_parts_of_a_dispatch_with_everything(read):
    text = "\n".join(
        [
            "LEAD 1-Tarvie-Trois morts à Belmont, une enquête ouverte",
            "(Actualisé avec enquête §3)",
            "par Nadia Ferrol et Tom Vasseur",
            f"BELMONT, Tarvie/ORVAL, 4 novembre (Reuters) - {P1}",
            P2,
            'UN "CIMETIÈRE" À CIEL OUVERT',
            P3,
            "(Avec Lia Morin à Orval; Paul Diaz pour le service français)",
        ]
    )
    found = read(text, published="2019-11-04")
    assert kinds(text, found) == [
        ("headline", "LEAD 1-Tarvie-Trois morts à Belmont, une enquête ouverte"),
        ("editor_note", "(Actualisé avec enquête §3)"),
        ("byline", "par Nadia Ferrol et Tom Vasseur"),
        ("dateline", "BELMONT, Tarvie/ORVAL, 4 novembre (Reuters) -"),
        ("paragraph", P1),
        ("paragraph", P2),
        ("subhead", 'UN "CIMETIÈRE" À CIEL OUVERT'),
        ("paragraph", P3),
        ("credit", "(Avec Lia Morin à Orval; Paul Diaz pour le service français)"),
    ]
    assert found.notes == ("Actualisé avec enquête §3",)
    assert found.byline == ("Nadia Ferrol", "Tom Vasseur")
    assert found.dateline_on == "2019-11-04"
    assert found.agency == "Reuters"
    assert found.desk == ("Paul Diaz",)
    assert [(c.name, c.place) for c in found.contributors] == [("Lia Morin", "Orval")]


def test_parts_of_a_dispatch_without_headline(read):
    text = f"par Nadia Ferrol\nBELMONT (Reuters) - {P1}\n{P2}"
    found = read(text)
    assert [p.kind for p in found.parts] == ["byline", "dateline", "paragraph", "paragraph"]
    assert found.headline is None


@pytest.mark.parametrize(
    "headline",
    [
        "Tarvie: trois morts dans l'effondrement d'un immeuble à Belmont",
        "Tarvie : qui a miné le pont ?",
        '"Nous avons tout perdu": à Belmont, les rescapés attendent',
        "Tarvie: trois morts (sources hospitalières)",
        "TROIS MORTS À BELMONT",
        'Pour le maire, "la ville ne cédera pas!"',
        "Les rebelles s'emparent de Belmont...",
    ],
)
@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_parts_headline(read, headline, separator):
    text = separator.join([headline, P1, P2])
    found = read(text)
    assert found.headline is not None
    assert found.headline.text == headline
    assert [p.kind for p in found.parts] == ["headline", "paragraph", "paragraph"]
    assert found.sentence_parts[0] == 0


def test_parts_headline_with_a_stop_counts_above_a_dateline_or_as_title(read):
    text = f"Trois morts à Belmont.\n\nBELMONT (AFP) - {P1}"
    assert read(text).headline.text == "Trois morts à Belmont."
    text = f"Trois morts à Belmont.\n\n{P1}"
    assert read(text).headline is None
    assert read(text, title="Trois  morts à Belmont.").headline.text == "Trois morts à Belmont."


@pytest.mark.parametrize("text", [P1, P1 + "\n", "Trois morts à Belmont", f"BELMONT (AFP) - {P1}"])
def test_parts_single_line_is_no_headline(read, text):
    found = read(text)
    assert found.headline is None
    assert [p.kind for p in found.parts if p.kind != "dateline"] == ["paragraph"]


@pytest.mark.parametrize(
    "title",
    [
        "DES NÉGOCIATIONS AU POINT MORT",
        '"TOUT A BRÛLÉ"',
        "- Plus un bruit -",
        '- "Plus un bruit" -',
        "-Plus un bruit-",
        "– Plus un bruit –",
        '"Plus un bruit" -',
        "- L'armée à l'offensive",
        "- Quel bilan ?",
        "Des négociations au point mort",
        '"Plus un bruit"',
        ". Un marché désert",
        "TARVIE",
    ],
)
@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_parts_section_titles(read, title, separator):
    text = separator.join(["Trois morts à Belmont", P1, P2, title, P3])
    found = read(text)
    assert [p.kind for p in found.parts] == [
        "headline",
        "paragraph",
        "paragraph",
        "subhead",
        "paragraph",
    ]
    assert all(found.parts[i].kind != "subhead" for i in found.sentence_parts)


@pytest.mark.parametrize(
    "line",
    [
        "Elle a tout perdu.",
        '"Nous partons", dit-elle.',
        "Pourquoi maintenant?",
        "Le bilan pourrait s'alourdir, les secours n'ayant pas encore atteint les villages isolés de la vallée",
    ],
)
def test_parts_short_paragraphs_are_no_titles(read, line):
    text = f"Trois morts à Belmont\n\n{P1}\n\n{line}\n\n{P3}"
    assert [p.kind for p in read(text).parts] == ["headline", "paragraph", "paragraph", "paragraph"]


def test_parts_lists_stay_paragraphs(read):
    text = f"Les villes touchées\n{P1}\n- Belmont\n- Orval\n- Port-Clair\n{P2}"
    assert {p.kind for p in read(text).parts[1:]} == {"paragraph"}


@pytest.mark.parametrize(
    ("note", "content"),
    [
        ("(NDLR: les noms ont été changés)", "NDLR: les noms ont été changés"),
        ("(Actualisé avec nouveau bilan, citations)", "Actualisé avec nouveau bilan, citations"),
        ("(répétition titre corrigé)", "répétition titre corrigé"),
        ("(Version actualisée avec réactions)", "Version actualisée avec réactions"),
        ("[Note de la rédaction : ce texte remplace le précédent]", "Note de la rédaction : ce texte remplace le précédent"),
        ("NDLR : les noms ont été changés", "NDLR : les noms ont été changés"),
    ],
)  # fmt: skip
def test_parts_editor_notes_above_and_below(read, note, content):
    above = f"Trois morts à Belmont\n{note}\nBELMONT (AFP) - {P1}\n{P2}"
    below = f"Trois morts à Belmont\n{P1}\n{P2}\n{note}"
    for text in (above, below):
        found = read(text)
        assert found.notes == (content,)
        assert ("editor_note", note) in kinds(text, found)
        assert note not in [text[s.start : s.end] for s in found.sentences]


def test_parts_editor_note_on_the_line_of_the_dateline(read):
    text = f"(Actualisé avec enquête) BELMONT (AFP) - {P1}\n{P2}"
    found = read(text)
    assert [p.kind for p in found.parts] == ["editor_note", "dateline", "paragraph", "paragraph"]
    assert found.agency == "AFP"


def test_parts_starred_note_at_the_foot(read):
    text = f"Trois morts à Belmont\n\n{P1}\n\n{P2}\n\n(*) prénom modifié"
    assert read(text).notes == ("(*) prénom modifié",)


@pytest.mark.parametrize("tail", ["(Paul Diaz pour le service français)", "ab-cde/fg/hij"])
def test_parts_credit_on_the_last_line(read, tail):
    text = f"Trois morts à Belmont\n{P1}\n{P2} {tail}"
    found = read(text)
    assert kinds(text, found)[-2:] == [("paragraph", P2), ("credit", tail)]


def test_parts_brackets_inside_a_paragraph_stay(read):
    text = (
        f"Trois morts à Belmont\n{P1}\nLe maire a promis une aide (dont le montant reste à fixer)."
    )
    assert read(text).parts[-1].kind == "paragraph"


def test_parts_publisher_lines_around(read):
    text = (
        f"Publié le 5 mai 2021 à 12h30\nTrois morts à Belmont\nAFP\n{P1}\n{P2}\n"
        f"Lire aussi : Orval se relève\n{P3}\n© AFP\n@agence_delta"
    )
    found = read(text)
    assert [p.kind for p in found.parts] == [
        "credit", "headline", "byline", "paragraph", "paragraph", "credit", "paragraph", "credit", "credit",
    ]  # fmt: skip
    assert found.agency == "AFP"
    assert found.dateline_on == "2021-05-05"


def test_parts_second_line_of_headline(read):
    text = f"Trois morts à Belmont\n\nLes secours cherchent encore des survivants\n\n{P1}\n\n{P2}"
    found = read(text)
    assert [p.kind for p in found.parts] == ["headline", "headline", "paragraph", "paragraph"]
    assert found.headline.text == "Trois morts à Belmont"


def test_parts_of_a_text_broken_at_a_width(read):
    text = (
        "Tarvie: trois morts dans l'effondrement d'un immeuble\n"
        "\n"
        "    BELMONT (Reuters) - Les secours ont fouillé toute la nuit les\n"
        "décombres de l'immeuble effondré à Belmont, sans retrouver de\n"
        "survivants, a annoncé le préfet.\n"
        "    UN QUARTIER FERMÉ\n"
        '    "Nous ne savons pas combien de personnes s\'y trouvaient", a dit\n'
        "le maire d'Orval, accouru sur les lieux.\n"
        "    (Paul Diaz pour le service français)\n"
    )
    found = read(text)
    assert [p.kind for p in found.parts] == [
        "headline",
        "dateline",
        "paragraph",
        "subhead",
        "paragraph",
        "credit",
    ]
    assert len(found.sentences) == 3
    assert len(found.speech_sentences) == 1


def test_parts_all_in_capitals_keeps_its_paragraphs(read):
    text = "\n".join(s.upper() for s in ["Trois morts à Belmont", P1, "Le maire accuse", P2])
    assert [p.kind for p in read(text).parts] == ["headline", "paragraph", "subhead", "paragraph"]
