"""The anatomy of English wire copy, on invented dispatches."""

from __future__ import annotations

import pytest

from selon import language
from selon.dispatch import anatomy


def read(text, **more):
    return anatomy(text, language.load("en"), **more)


def kinds(found, text):
    return [(p.kind, text[p.start : p.end]) for p in found.parts]


BODY = "Troops entered the town on Friday, officials said."
TEXT = (
    "Troops enter Kandar\n\nBy Ilan Maro and Lise Bel\n\n"
    f"KANDAR, Syria, Nov 28 (Reuters) - {BODY}\n\n"
    "(Reporting by Ilan Maro; Additional reporting by Terno Vash; Editing by Lise Bel)\n\n"
    "Our Standards: The Thomson Reuters Trust Principles.\n"
)


def test_anatomy_en_reuters():
    found = read(TEXT, published="2016-11-29")
    assert found.agency == "Reuters"
    assert found.byline == ("Ilan Maro", "Lise Bel")
    assert found.dateline_on == "2016-11-28"
    parts = dict(kinds(found, TEXT))
    assert parts["headline"] == "Troops enter Kandar"
    assert parts["paragraph"] == BODY
    assert found.desk == ("Lise Bel",)
    credits_ = [text for kind, text in kinds(found, TEXT) if kind == "credit"]
    assert "Terno Vash" in credits_[0]
    assert "Trust Principles" not in parts["paragraph"]


@pytest.mark.parametrize(
    ("line", "agency", "day"),
    [
        ("BEIRUT (Reuters) - ", "Reuters", None),
        ("KANDAR, Syria (AP) — ", "AP", None),
        ("Kandar, March 3, 2020 (AFP) - ", "AFP", "2020-03-03"),
        ("KANDAR, 3 March (BBC) - ", "BBC", "2020-03-03"),
    ],
)
def test_anatomy_en_datelines(line, agency, day):
    found = read(f"A headline here\n\n{line}{BODY}\n", published="2020-03-04")
    assert found.agency == agency
    assert found.dateline_on == day


def test_anatomy_en_abbreviations_end_no_sentence():
    text = "Gen. Maro met the U.N. envoy on Jan. 3. He left at 5 p.m. on Friday."
    found = read(text)
    assert [text[s.start : s.end] for s in found.sentences] == [
        "Gen. Maro met the U.N. envoy on Jan. 3.",
        "He left at 5 p.m. on Friday.",
    ]


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_anatomy_en_direct_speech(marks):
    text = f"{marks[0]}We will hold the town,{marks[1]} the mayor of Kandar said on Friday."
    found = read(text)
    assert [q.speech for q in found.quotations] == [True]
