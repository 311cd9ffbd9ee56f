"""Claims to have won a vote, official results, and who rejects them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger_making import Making
from selon.ledger.builder import build_ledger
from selon.ledger.model import Assessment

FR = "L'élection a eu lieu à Kandar.\n"
EN = "The election took place in Kandar.\n"


def asked(text: str, language: str = "fr") -> Assessment | None:
    m = Making(text, language=language)
    m.place("Kandar")
    for name, kind in (
        ("Ravel Onda", "person"), ("Mira Sol", "person"), ("opposition", "unnamed"),
    ):  # fmt: skip
        if name in text:
            actor = m.actor(name, kind)
            for nth in range(1, text.count(name)):
                m.named_again(actor, name, nth)
    found = [a for i in build_ledger([m.record()]).incidents for a in i.assessments]
    return next((a for a in found if a.question == "happened"), None)


def made(assessment: Assessment | None) -> set[tuple[str | None, str | None]]:
    return {(c.speaker, c.value) for c in assessment.claims} if assessment else set()


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("fr", FR + "Ravel Onda affirme avoir remporté l'élection. L'opposition conteste les"
         " résultats.", "ledger.contested.result"),
        ("fr", FR + "Ravel Onda a revendiqué la victoire. Mira Sol s'est proclamée vainqueur.",
         "ledger.contested.results"),
        ("fr", FR + "Le résultat officiel donne Ravel Onda vainqueur. Les résultats de l'élection"
         " ont été rejetés par l'opposition.", "ledger.contested.result"),
        ("en", EN + "Ravel Onda claimed victory. The opposition rejected the results.",
         "ledger.contested.result"),
        ("en", EN + "Ravel Onda claimed victory. Mira Sol declared herself the winner.",
         "ledger.contested.results"),
    ],
)  # fmt: skip
def test_votes_are_contested_by_two_victors_or_a_rejection(
    language: str, text: str, rule: str
) -> None:
    found = asked(text, language)
    assert found is not None
    assert (found.status, found.by) == ("contested", rule)


@pytest.mark.parametrize(("kind", "won"), [("person", True), ("state", False)])
def test_votes_are_won_by_no_state(kind: str, won: bool) -> None:
    m = Making(FR + "Kandarie a crié victoire. L'opposition conteste les résultats.")
    m.place("Kandar")
    m.actor("Kandarie", kind)
    m.actor("opposition", "unnamed")
    found = [a for i in build_ledger([m.record()]).incidents for a in i.assessments]
    assert any(a.status == "contested" for a in found) is won


def test_votes_are_told_by_who_is_said_to_have_won() -> None:
    found = asked(
        FR + "Le résultat officiel donne Ravel Onda vainqueur. L'opposition conteste les résultats."
    )
    assert found is not None
    assert found.reason == (
        "The result of the vote is disputed: Ravel Onda won, according to the agency itself;"
        " rejected by opposition."
    )
    assert found.reason_fr == (
        "Résultat du vote contesté. Vainqueur selon l'agence elle-même : Ravel Onda."
        " Rejeté par : opposition."
    )


def test_votes_that_one_claims_to_have_won_are_claims_in_the_words_of_the_text() -> None:
    found = asked(FR + "Ravel Onda a pris la parole : il affirme avoir gagné l'élection.")
    assert made(found) == {("Ravel Onda", "affirme avoir gagné")}


@pytest.mark.parametrize(
    "text",
    [
        FR + "Ravel Onda a revendiqué la victoire. Ravel Onda s'est proclamé vainqueur.",
        FR + "Ravel Onda a revendiqué la victoire. Mira Sol a fait campagne à Kandar.",
    ],
)
def test_votes_with_one_victor_are_not_contested(text: str) -> None:
    found = asked(text)
    assert found is not None
    assert found.status == "single"


def test_votes_need_a_vote_in_the_dispatch() -> None:
    text = "Ravel Onda a revendiqué la victoire. Mira Sol s'est proclamée vainqueur à Kandar."
    assert asked(text) is None


def test_votes_claimed_by_a_pronoun_are_not_the_mediums_that_asked() -> None:
    m = Making(
        "L'élection a eu lieu à Kandar.\n"
        "A la DN, après une élection qu'elle affirme avoir remporté, Mira Sol a estimé : tout ira.",
        publisher="DN",
    )
    m.place("Kandar")
    m.actor("DN", "media", sector="JRN")
    m.says(m.actor("Mira Sol"), "tout ira")
    m.rows["statements"][-1] = replace(m.rows["statements"][-1], cue=m.quote("a estimé"))
    claims = [c for _, a, c in build_ledger([m.record()]).claims() if a.question == "happened"]
    assert [c.speaker for c in claims] == ["Mira Sol"]
