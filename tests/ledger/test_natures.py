"""What kind of deed speakers say that it was, or was not."""

from __future__ import annotations

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger

FR = "Une attaque a visé Kandar.\n"
EN = "An attaque hit Kandar.\n"


def called(
    text: str, said: str | None = None, language: str = "fr"
) -> set[tuple[str | None, str, bool]]:
    m = Making(text, language=language)
    m.event("attaque", place=m.place("Kandar"))
    speaker = m.actor("Ravel Onda", role="maire")
    if said is not None:
        m.says(speaker, said)
    return {
        (c.speaker, c.value, c.denied)
        for _, a, c in build_ledger([m.record()]).claims()
        if a.question == "happened" and c.value not in (None, "asserted")
    }


@pytest.mark.parametrize(
    ("language", "said", "value", "denied"),
    [
        ("fr", "les faits sont considérés comme un acte terroriste", "acte terroriste", False),
        ("fr", "les faits ne relèvent pas du terrorisme", "acte terroriste", True),
        ("fr", "il a été victime d'un crime raciste", "crime raciste", False),
        ("fr", "rien ne permet de retenir une hypothèse terroriste", "acte terroriste", True),
        ("fr", "ce n'est pas un règlement de comptes", "règlement de comptes", True),
        ("en", "it is not being treated as a terrorist attack", "act of terrorism", True),
        ("en", "he was the victim of a hate crime", "racist crime", False),
    ],
)
def test_natures_are_told_by_speakers(language: str, said: str, value: str, denied: bool) -> None:
    text = {"fr": FR + "Selon Ravel Onda, {}.", "en": EN + "Ravel Onda says that {}."}[language]
    assert called(text.format(said), said, language) == {("Ravel Onda", value, denied)}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (FR + 'Elle n\'est pas considérée comme "terroriste" par Ravel Onda.', True),
        (FR + "Ravel Onda a écarté tout acte criminel.", True),
        (FR + "Les voisins de Ravel Onda crient au crime raciste.", False),
    ],
)
def test_natures_are_of_who_calls_it_so(text: str, denied: bool) -> None:
    assert {(speaker, no) for speaker, _, no in called(text)} == {("Ravel Onda", denied)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FR + "C'est un acte terroriste.", None),  # the dispatch calls nothing so
        (FR + "Selon Ravel Onda, il faut déterminer si c'est un acte terroriste.",
         "il faut déterminer si c'est un acte terroriste"),
        (FR + "Selon Ravel Onda, le chef est un terroriste.", "le chef est un terroriste"),
        (FR + "Selon Ravel Onda, le groupe est considéré comme terroriste.",
         "le groupe est considéré comme terroriste"),
        ("Un concert a eu lieu à Kandar.\nSelon Ravel Onda, c'est un acte terroriste.",
         "c'est un acte terroriste"),
    ],
)  # fmt: skip
def test_natures_need_a_speaker_and_a_deed(text: str, said: str | None) -> None:
    if "attaque" in text:
        assert called(text, said) == set()
    else:
        m = Making(text)
        m.place("Kandar")
        m.says(m.actor("Ravel Onda"), said or "")
        assert not list(build_ledger([m.record()]).claims())


def test_natures_are_of_the_deed_told_by_other_words() -> None:
    m = Making("Des tirs à Kandar.\nSelon Ravel Onda, il a été victime d'un crime raciste.")
    m.event("tirs", place=m.place("Kandar"))
    m.says(m.actor("Ravel Onda", role="maire"), "il a été victime d'un crime raciste")
    (shots,) = [i for i in build_ledger([m.record()]).incidents if i.mentions[0].text == "tirs"]
    assert "crime raciste" in {c.value for a in shots.assessments for c in a.claims}


def test_natures_that_one_asserts_and_another_denies_are_contested() -> None:
    m = Making(
        FR + "Selon Ravel Onda, c'est un acte terroriste.\n"
        "Selon Mila Torv, ce n'est pas un acte terroriste."
    )
    m.event("attaque", place=m.place("Kandar"))
    m.says(m.actor("Ravel Onda", role="maire"), "c'est un acte terroriste")
    m.says(m.actor("Mila Torv", role="avocate"), "ce n'est pas un acte terroriste")
    (found,) = [
        a
        for i in build_ledger([m.record()]).incidents
        for a in i.assessments
        if a.question == "happened"
    ]
    assert (found.status, found.by) == ("contested", "ledger.contested.nature")
    assert "acte terroriste" in found.reason.lower()
