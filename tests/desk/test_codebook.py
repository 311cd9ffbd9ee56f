from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selon._wording import LANGUAGES
from selon.desk.views.codebook import codebook
from selon.ledger.model import QUESTIONS, STANDINGS
from selon.ledger.reasons import ledger_rules
from selon.reading.rules import rules
from selon.record import EVENT_TYPES
from selon.store.reviews import State

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.mark.parametrize("language", LANGUAGES)
def test_codebook_defines_every_value_of_every_vocabulary(language: str) -> None:
    for one in codebook(language).vocabularies:
        assert one.label, one.name
        assert one.definition, one.name
        assert one.terms, one.name
        for term in one.terms:
            assert term.label, f"{one.name}.{term.value}"
            assert term.definition, f"{one.name}.{term.value}"


def test_codebook_is_made_from_the_codes_own_tables() -> None:
    book = codebook("fr")
    found = {one.name: [term.value for term in one.terms] for one in book.vocabularies}
    assert set(found["event_type"]) == set(EVENT_TYPES)
    assert found["question"] == list(QUESTIONS)
    assert found["standing"] == list(STANDINGS)
    assert found["state"] == list(State)
    assert {r.name for group in book.reading for r in group.rules} == set(rules())
    assert {r.name for group in book.ledger for r in group.rules} == set(ledger_rules())


def test_codebook_page_has_an_anchor_for_each_value_and_rule(desk: TestClient) -> None:
    shown = desk.get("/codebook?lang=fr").text
    for anchor in ("status.denied", "standing.contested", f"rule-{next(iter(rules()))}"):
        assert f'id="{anchor}"' in shown
