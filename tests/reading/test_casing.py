"""Dispatches in capitals: told, turned into small letters of the same length, quoted as they came."""

from __future__ import annotations

import pytest

from selon import language
from selon.reading.casing import in_capitals, truecased
from selon.reading.reader import Reader
from selon.record import mentions_in
from selon.sources import Item

PACK = language.load("en")
TEXT = (
    "GUERRILLAS OF THE INVENTED LIBERATION FRONT (ILF) ATTACKED A BRIDGE IN PERU ON 5 MARCH. "
    "MAYOR PABLO INVENTO SAID HE WOULD NOT RESIGN."
)


def test_in_capitals() -> None:
    assert in_capitals(TEXT)
    assert not in_capitals(TEXT.capitalize())
    assert not in_capitals("UN CHIEF IN PERU")


@pytest.mark.parametrize(
    "words",
    ["Guerrillas of the", "(ILF)", "a bridge in Peru on 5 March.", "Mayor Pablo Invento said he"],
)
def test_truecased_keeps_names(words: str) -> None:
    found = truecased(TEXT, PACK)
    assert words in found
    assert found.upper() == TEXT


def test_truecased_keeps_the_length() -> None:
    text = "THE İNVENTED STRAẞE OF ÉTÉ " * 4
    assert len(truecased(text, PACK)) == len(text)


@pytest.mark.model
def test_reader_quotes_the_text_as_it_came() -> None:
    record = Reader("en").read(Item(TEXT, published="1990-03-06"))
    assert record.dispatch.text == TEXT
    assert all(m.text == TEXT[m.start : m.end] for m in mentions_in(record))
    assert [e.type for e in record.events][:1] == ["ASSAULT"]
    assert [p.country for p in record.places] == ["PER"]
