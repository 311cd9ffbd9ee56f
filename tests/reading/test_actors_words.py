"""Words and names of actors: lexicon look-ups, whole names, short forms, phrases read by hand."""

from __future__ import annotations

import pytest
from tests.reading.acting import PACK, described, drafted

from selon.reading.actor_words import actor_words
from selon.reading.actors.identity import EXACT, FIRST, PART, SURNAME, likeness
from selon.reading.actors.names import fold
from selon.reading.actors.wording import whole_words

KNOWN = actor_words(PACK)
GIVEN = frozenset({"mohammed", "ilan", "lise", "saad", "rafic"})


@pytest.mark.parametrize(
    ("tagged", "words"),
    [
        ("Mohammed/PROPN al/PROPN ~-/PROPN ~Jadaan/PROPN", ["Mohammed", "al-Jadaan"]),
        ("Kim/PROPN Jong/PROPN ~-/PROPN ~un/PRON", ["Kim", "Jong-un"]),
        ("N'/ADV ~Djamena/PROPN", ["N'Djamena"]),
        ("L'/DET armée/NOUN", ["L'", "armée"]),
        ("J./PROPN ~-C./PROPN Maro/PROPN", ["J.-C.", "Maro"]),
        ("a/AUX ~-t-il/PRON dit/VERB", ["a", "-t-il", "dit"]),
    ],
)
def test_wording_joins_what_the_tokenizer_cut(tagged, words):
    draft = drafted(tagged)
    assert [w.text for w in whole_words(draft.tokens, frozenset({"n'"}))] == words


def test_wording_leaves_other_tokens_alone():
    draft = drafted("Le/DET ministre/NOUN al/PROPN ~-/PROPN ~Jadaan/PROPN")
    assert whole_words(draft.tokens)[1] is draft.tokens[1]


@pytest.mark.parametrize(
    ("short", "long", "titled", "kind"),
    [
        ("Assad", "Bachar Assad", False, SURNAME),
        ("Mohammed", "Mohammed Salmane", False, FIRST),
        ("Mohammed", "Mohammed Salmane", True, PART),
        ("Saad Hariri", "Rafic Hariri", False, 0),
        ("Mohamed Salmane", "Mohammed Salmane", False, PART),
        ("I Maro", "Ilan Maro", False, PART),
        ("Ilan Maro", "Ilan Maro", False, EXACT),
        ("Suu Kyi", "Aung San Suu Kyi", False, SURNAME),
        ("Maro", "Lise Vash", False, 0),
    ],
)
def test_identity_tells_how_far_two_names_are_one(short, long, titled, kind):
    found = likeness(fold(short).split(), fold(long).split(), titled=titled, given=GIVEN)
    assert found == kind


@pytest.mark.parametrize(
    ("tagged", "words"),
    [
        ("forces/NOUN de/ADP l'/DET ordre/NOUN", 4),
        ("Premier/ADJ ministre/NOUN", 2),
        ("Médecins/NOUN sans/ADP frontières/NOUN", 3),
        ("hauts/ADJ responsables/NOUN", 2),
        ("Vienne/PROPN", 1),
        ("vienne/VERB", 0),
        ("ONU/PROPN", 1),
        ("pam/NOUN", 0),
    ],
)
def test_words_find_the_longest_phrase_with_its_capitals(tagged, words):
    draft = drafted(f"les/DET {tagged}")
    found = KNOWN.phrase_at(draft.tokens, 1)
    assert (found[1] if found else 0) == words


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ex-pêcheur", "pêcheur"),
        ("ministre-adjoint", "ministre"),
        ("porte-parole", "porte-parole"),
    ],
)
def test_words_read_compound_roles(word, lemma):
    assert KNOWN.role(drafted(f"le/DET {word}/NOUN").tokens[1]).lemma == lemma


@pytest.mark.parametrize(
    ("tagged", "name", "role"),
    [
        (
            "le/DET président/NOUN syrien/ADJ Ilan/PROPN Maro/PROPN",
            "Ilan Maro", "président syrien",
        ),
        (
            "Ilan/PROPN Maro/PROPN ,/PUNCT porte-parole/NOUN du/ADP gouverneur/NOUN",
            "Ilan Maro", "porte-parole du gouverneur",
        ),
        (
            "le/DET porte-parole/NOUN du/ADP gouverneur/NOUN ,/PUNCT Ilan/PROPN Maro/PROPN",
            "Ilan Maro", "porte-parole du gouverneur",
        ),
        (
            "le/DET ministre/NOUN de/ADP la/DET Défense/PROPN Ilan/PROPN Maro/PROPN",
            "Ilan Maro", "ministre de la Défense",
        ),
        (
            "le/DET patron/NOUN des/ADP sénateurs/NOUN LR/PROPN Ilan/PROPN Maro/PROPN",
            "Ilan Maro", "patron des sénateurs LR",
        ),
        ("LR/PROPN Ilan/PROPN Maro/PROPN", "Ilan Maro", None),
        (
            "la/DET maire/NOUN de/ADP Washington/PROPN Lise/PROPN Maro/PROPN",
            "Lise Maro", "maire de Washington",
        ),
        ("côté/NOUN le/DET ministre/NOUN Ilan/PROPN Maro/PROPN", "Ilan Maro", "ministre"),
        (
            "l'/DET ancien/ADJ président/NOUN Ilan/PROPN Maro/PROPN",
            "Ilan Maro", "ancien président",
        ),
        ("M./NOUN de/ADP Maro/PROPN", "de Maro", None),
        ("l'/DET Algérien/PROPN Ilan/PROPN Maro/PROPN", "Ilan Maro", None),
    ],
)  # fmt: skip
def test_phrase_parts_a_person_from_role_and_party(tagged, name, role):
    found = described(tagged)
    assert (found.kind, found.label, found.role) == ("person", name, role)


@pytest.mark.parametrize(
    ("tagged", "kind", "name"),
    [
        ("l'/DET ONG/NOUN Médecins/NOUN sans/ADP frontières/NOUN", "organisation", "Médecins sans frontières"),
        ("l'/DET association/NOUN Terre/PROPN Neuve/PROPN", "organisation", "Terre Neuve"),
        ("les/DET autorités/NOUN soudanaises/ADJ de/ADP transition/NOUN et/CCONJ", "state", "autorités soudanaises de transition"),
        ("les/DET services/NOUN du/ADP procureur/NOUN dans/ADP un/DET communiqué/NOUN", "organisation", "services du procureur"),
        ("les/DET forces/NOUN rebelles/ADJ", "armed_group", "forces rebelles"),
        ("un/DET rebelle/NOUN", "unnamed", "rebelle"),
        ("les/DET rebelles/NOUN", "armed_group", "rebelles"),
        ("les/DET habitants/NOUN de/ADP la/DET ville/NOUN", "population", "habitants de la ville"),
        ("des/DET habitants/NOUN", "unnamed", "habitants"),
        ("une/DET vidéo/NOUN", "document", "vidéo"),
        ("Bakou/PROPN", "state", "Bakou"),
        ("un/DET homme/NOUN de/ADP 40/NUM ans/NOUN", "unnamed", "homme"),
    ],
)  # fmt: skip
def test_phrase_gives_a_clean_name_and_kind(tagged, kind, name):
    found = described(f"selon/ADP {tagged}")
    assert (found.kind, found.label) == (kind, name)


@pytest.mark.parametrize(
    ("tagged", "sector", "country"),
    [
        ("un/DET responsable/NOUN militaire/ADJ", "MIL", None),
        ("un/DET officiel/NOUN russe/ADJ", "GOV", "RUS"),
        ("le/DET porte-parole/NOUN de/ADP la/DET police/NOUN", "COP", None),
        ("le/DET président/NOUN du/ADP Hamas/PROPN", "REB", "PSE"),
        ("un/DET chercheur/NOUN français/ADJ", "EDU", "FRA"),
        ("une/DET source/NOUN médicale/ADJ palestinienne/ADJ", "MED", "PSE"),
        ("le/DET spécialiste/NOUN du/ADP Yémen/PROPN", "EDU", None),
    ],
)
def test_phrase_gives_sector_and_country(tagged, sector, country):
    found = described(f"selon/ADP {tagged}")
    assert (found.sector, found.country) == (sector, country)


def test_phrase_gives_the_acronym_to_the_body_before_it():
    found = described(
        "Ilan/PROPN Maro/PROPN ,/PUNCT un/DET responsable/NOUN de/ADP l'/DET Union/PROPN "
        "kandaraise/ADJ des/ADP secours/NOUN (/PUNCT UKS/PROPN )/PUNCT"
    )
    assert found.aliases == []
    assert [(d.label, d.aliases) for d in found.inner] == [
        ("Union kandaraise des secours", ["UKS"])
    ]
