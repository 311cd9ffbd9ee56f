from __future__ import annotations

import pytest


def spoken(text, found):
    return [text[q.inner_start : q.inner_end] for q in found.quotations if q.speech]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ('"Nous tiendrons", a promis le colonel Maro.', ["Nous tiendrons"]),
        ('"Nous tiendrons" a promis le colonel Maro.', ["Nous tiendrons"]),
        ('"Nous tiendrons", a-t-elle ajouté.', ["Nous tiendrons"]),
        ('"Nous tiendrons !", s\'est exclamé le colonel.', ["Nous tiendrons !"]),
        ('"Nous tiendrons", selon le colonel.', ["Nous tiendrons"]),
        ('"Non", a répondu le colonel.', ["Non"]),
        ('"Pas un mot de plus", lâche-t-il.', ["Pas un mot de plus"]),
        ('"Nous tiendrons."', ["Nous tiendrons."]),
        ('Le colonel est formel: "nous tiendrons".', ["nous tiendrons"]),
        ("Le colonel a lancé : « Nous tiendrons. »", [" Nous tiendrons. "]),
        ('"La ville tiendra", a-t-il dit, "et le pont aussi tiendra".', ["La ville tiendra", "et le pont aussi tiendra"]),
        ('"Le feu, a raconté une voisine, venait du nord."', ["Le feu, a raconté une voisine, venait du nord."]),
        ('Dans la ville d\'Orval, "des hommes ont attaqué la gare", a raconté un voisin.', ["des hommes ont attaqué la gare"]),
        ('Mais "personne ne partira", a prévenu le colonel.', ["personne ne partira"]),
        ('Le colonel a crié "Partez d\'ici !"', ["Partez d'ici !"]),
        ('"Ils ont tiré" et "nous avons couru", a raconté un berger.', ["Ils ont tiré", "nous avons couru"]),
        ('"Ils ont tiré. Nous avons couru" vers le fleuve, a raconté un berger.', ["Ils ont tiré. Nous avons couru"]),
        ("« On a fui », a tweeté l'élue.", [" On a fui "]),
    ],
)  # fmt: skip
def test_speech_is_a_clause_that_stands_alone(read, text, speech):
    assert spoken(text, read(text)) == speech


@pytest.mark.parametrize(
    "text",
    [
        'Il a qualifié le raid de "lâche".',
        'Il a dit avoir "bon espoir" de conclure.',
        'Il estime que "la situation est grave".',
        'Il estime qu\'"il faut partir".',
        "L'armée \"n'a rien caché de ses pertes\", a assuré le colonel.",
        'Le "plan de paix", a dit le colonel, est mort.',
        'Les "soldats de la nuit" ont attaqué.',
        '"Les soldats de la nuit" ont attaqué la gare.',
        '"Plusieurs chefs" ont été tués, a dit le colonel.',
        '"Nous irons" jusqu\'au fleuve, a dit le colonel.',
        '"Si le pont tient", les convois passeront, a dit le colonel.',
        "Le colonel juge \"indispensable de tenir le pont jusqu'à l'arrivée des renforts attendus\".",
        'Le groupe, dit "La Porte", a revendiqué l\'attaque.',
        'Il a demandé "de tenir le pont", a rapporté un élu.',
        'Un film, "La gare brûle!" ou presque, sort lundi.',
    ],
)
def test_speech_is_no_fragment(read, text):
    assert spoken(text, read(text)) == []


def test_speech_sentences_are_cut_inside_the_marks(read):
    text = "\"Le pont tient. L'eau monte ! Qui viendra ?\", a demandé le maire à l'agence."
    found = read(text)
    assert [text[s.start : s.end] for s in found.speech_sentences] == [
        "Le pont tient.",
        "L'eau monte !",
        "Qui viendra ?",
    ]
    assert len(found.sentences) == 1


def test_speech_in_a_headline(read):
    text = (
        'Belmont : "Nous ne partirons pas", dit le maire\n\nLes secours ont fouillé les décombres.'
    )
    assert spoken(text, read(text)) == ["Nous ne partirons pas"]
