"""The English pack: its tables beside the French ones, its form lexicon, its parses."""

from __future__ import annotations

import pytest

from selon import language
from selon.language.clear import Sentence, moods, universal

TABLES = ["anatomy", "attribution", "reference", "reporting", "syntax"]


@pytest.mark.parametrize("name", TABLES)
def test_en_pack_has_what_rules_ask_of_a_table(name):
    french, english = (language.load(code).table(name) for code in ("fr", "en"))
    unused = {"negation", "governors", "connectors", "pronouns", "contractions"}
    needed = set(french) - (unused | {"determiners"} if name == "attribution" else set())
    assert needed <= set(english)


def test_en_pack_organisations_point_to_french_ones():
    french, english = (language.load(code).table("organisations") for code in ("fr", "en"))
    known = {entry["name"] for part in ("organisations", "cased") for entry in french[part]}
    keys = [e["key"] for e in english["organisations"] if "key" in e]
    assert len(keys) > 100
    assert set(keys) <= known


def test_en_pack_shares_first_names():
    english = language.load("en")
    assert english.table("names") == language.load("fr").table("names")


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("said", ("say", "J3s")),
        ("shelling", ("shell", "G")),
        ("taken", ("take", "K")),
        ("denies", ("deny", "P3s")),
        ("wo", ("will", "F3s")),
        ("'ve", ("have", "P3p")),
    ],
)
def test_en_pack_form_lexicon_reads_verbs(form, reading):
    assert reading in language.load("en").morphology.verb_tags(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("airstrikes", "airstrike"), ("gunmen", "gunman"), ("hostages", "hostage"), ("men", "man")],
)
def test_en_pack_form_lexicon_reads_nouns(form, lemma):
    assert language.load("en").morphology.lemma(form, "n") == lemma


def sentence(rows):
    """Make a sentence of (word, tag, label, head) rows."""
    words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    return Sentence(words, tags, deps, heads)


def test_clear_prepositions_become_case_marks():
    found = universal(
        sentence(
            [
                ("Troops", "NNS", "nsubj", 1),
                ("fired", "VBD", "ROOT", -1),
                ("on", "IN", "prep", 1),
                ("crowds", "NNS", "pobj", 2),
                ("in", "IN", "prep", 3),
                ("Kandar", "NNP", "pobj", 4),
            ]
        ),
        set(),
    )
    assert found.heads == [1, -1, 3, 1, 5, 3]
    assert found.deps == ["nsubj", "ROOT", "case", "obl", "case", "nmod"]


def test_clear_predicates_head_their_copula():
    found = universal(
        sentence(
            [
                ("Maro", "NNP", "nsubj", 1),
                ("is", "VBZ", "ROOT", -1),
                ("a", "DT", "det", 3),
                ("doctor", "NN", "attr", 1),
            ]
        ),
        {1},
    )
    assert found.deps == ["nsubj", "cop", "det", "ROOT"]
    assert found.heads == [3, 3, 3, -1]


def test_clear_names_open_with_their_head():
    found = universal(
        sentence(
            [
                ("Ilan", "NNP", "compound", 1),
                ("Maro", "NNP", "nsubj", 2),
                ("fled", "VBD", "ROOT", -1),
            ]
        ),
        set(),
    )
    assert found.deps == ["nsubj", "flat:name", "ROOT"]
    assert found.heads == [2, 0, -1]


def test_clear_an_auxiliary_makes_a_past_a_participle():
    parse = sentence([("had", "VBD", "aux", 1), ("fled", "VBD", "ROOT", -1)])
    assert moods(parse, 1) == "K"
