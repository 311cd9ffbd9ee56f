from __future__ import annotations

import pytest

from selon.dispatch import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Le pont est tombé.", "La ville attend."],
        ["M. Ardan est arrivé.", "Mme Roche aussi."],
        ["Le Dr. Morin et le Gal. Toll ont parlé.", "Ils sont partis."],
        ["MM. Ardan et Toll ont parlé avec J. Smith et Anne-M. Le Goff."],
        ["J. K. Toll et G.W. Ardan se sont vus."],
        ["Le pays compte 3.000 soldats.", "Il en faut 12.500."],
        ["L'attaque a eu lieu à 11H30.", "Le calme est revenu."],
        ["Il y avait des vivres, de l'eau, etc. dans le convoi."],
        ["Il y avait des vivres, de l'eau, etc.", "Le convoi est reparti."],
        ["Voir art. 5 de l'accord (cf. annexe)."],
        ["Ils attendent...", "Personne ne vient."],
        ["Ils attendent... personne ne vient."],
        ["Ils attendent… personne ne vient."],
        ["Qui a tiré ?", "Personne ne le sait."],
        ["Qui a tiré?!", "Personne ne le sait."],
        ["Le plan B. Les alliés en parlent."],
        ['Le "plan A" a échoué.', "Reste le plan B.", "Les alliés en parlent."],
        ["La bataille de 52 av. J.-C. est connue."],
        ["Il est né le 5 janv. 1970 à Orval."],
        ["Le siège de l'O.N.U. à Belmont est fermé."],
        ["Le siège est à l'O.N.U.", "Les délégués sont partis."],
        ["Le pont (long de 3 km. Un record) est tombé."],
        ["Le pont est tombé.", "(Les secours sont en route.)", "La ville attend."],
        ["Les forces tiennent.", "(...) Elles ont repris le pont."],
        ["Les forces tiennent (...)", "Elles ont repris le pont."],
        ["Le pont est tombé.", "12 soldats sont morts."],
        ["Le pont est tombé.", "\u00c9galement touchée, la gare brûle."],
        ["Le pont est tombé.", "E\u0301galement touchée, la gare brûle."],
        ["Le pont est tombé 😢.", "La gare brûle."],
        ["Le pont\u00a0est tombé\u00a0!", "La gare brûle."],
        ["1. Le pont est tombé."],
        ["Le site www.orval.example est fermé.", "La gare brûle."],
        ["Sans point final"],
        ["Le pont est tombé.", "- La gare aussi.", "- L'école tient."],
    ],
)
@pytest.mark.parametrize("space", [" ", "  ", "\u00a0 "])
def test_split(words, parts, space):
    if parts[0] == "Le plan B. Les alliés en parlent.":
        parts = ["Le plan B.", "Les alliés en parlent."]
    text = space.join(parts)
    found = sentences.split(text, 0, len(text), [], words)
    assert [text[s:e] for s, e in found] == parts


def test_split_where_the_space_is_lost(words):
    text = "Le pont est tombé dans la nuit.Les secours attendent, a écrit @orval.Info hier."
    found = sentences.split(text, 0, len(text), [], words)
    assert text[slice(*found[0])] == "Le pont est tombé dans la nuit."
    assert len(found) == 2


@pytest.mark.parametrize(
    "parts",
    [
        ['"Le pont tient. La gare aussi. L\'école brûle", a dit le maire.', "La ville attend."],
        ['"Le pont tient", a-t-il dit.', '"La ville est à nous."', "Les secours attendent."],
        ['"Le pont tient", a-t-il dit.', '"nous restons", a ajouté le maire.'],
        ['"Partez !" ont crié les soldats.', '"Jamais !", ont répondu les habitants.'],
        ['"Partez !"', '"Jamais !"', "Le calme est revenu."],
        ['Le maire a dit: "Le pont tient. La gare aussi."', "Les secours attendent."],
        ['Il a crié "Partez !" à la foule.', "Elle est restée."],
        ["« Le pont tient. La gare aussi. » Le maire est optimiste."],
        ["« Où sont-ils ? » se demande le maire.", "Nul ne le sait."],
        ['Le maire parle de "trêve".', 'L\'armée, de "pause".'],
        ['"Le pont (...) tient. (...) La gare aussi", a dit le maire.'],
        ['"Le pont tient" (selon lui).', "La gare aussi."],
    ],
)
def test_sentences_keep_speech_with_its_tag(read, parts):
    if parts[0].endswith("Le maire est optimiste."):
        parts = ["« Le pont tient. La gare aussi. »", "Le maire est optimiste."]
    text = " ".join(parts)
    assert [text[s.start : s.end] for s in read(text).sentences] == parts


def test_split_where_line_ends_are_lost(words):
    parts = [
        "Le pont d'Orval est tombé dans la nuit de lundi à mardi, a annoncé le maire.",
        "Lire aussi : Trois morts dans une attaque à Belmont",
        "Les secours ont été ralentis par la crue, selon le journal Le Fleuve et la radio La Voix du delta.",
        "Belmont : attaque contre une école",
        "Près de 300 familles ont été évacuées.",
    ]
    text = " ".join([*parts, *["La ville attend des renforts."] * 20])
    found = sentences.split(text, 0, len(text), [], words)
    assert [text[s:e] for s, e in found][:5] == parts
