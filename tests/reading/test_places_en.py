"""Places of English dispatches: nouns behind names, directions before them, capitals that act."""

from __future__ import annotations

import pytest

from selon.reading.reader import Reader

pytestmark = pytest.mark.model


def places(text: str) -> list[tuple[str, str]]:
    record = Reader("en").read(text, published="2020-03-12")
    return [(p.mentions[0].text, p.kind) for p in record.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell in Aleppo.", [("Aleppo", "city")]),
        ("Shells fell in the northern city of Kunduz.", [("Kunduz", "city")]),
        ("Shells fell in southern Helmand province.", [("Helmand", "admin")]),
        ("A convoy left for Idlib province.", [("Idlib", "admin")]),
        ("Fighting went on in South Sudan.", [("South Sudan", "country")]),
        (
            "They took the road to rebel-held Douma in Syria.",
            [("Douma", "city"), ("Syria", "country")],
        ),
        (
            "A bomb exploded near Tripoli airport in Libya.",
            [("Tripoli", "city"), ("Tripoli airport", "feature"), ("Libya", "country")],
        ),
        (
            "Envoys from the US, Britain and Turkey met in Amman.",
            [("US", "country"), ("Britain", "country"), ("Turkey", "country"), ("Amman", "city")],
        ),
        ("Shells fell near the capital Damascus.", [("Damascus", "city")]),
        ("They met in Camarines Norte Monday.", [("Camarines Norte", "admin")]),
        ("Shells fell in eastern Aleppo.", [("eastern Aleppo", "area"), ("Aleppo", "city")]),
    ],
)
def test_places_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Washington said it would help.",
        "Syrian troops and Iraqi militias attacked.",
        "The envoy gave support to Moscow.",
        "They watched the Iraqi-Syrian border.",
        "Don't go, the Taliban said in January.",
    ],
)
def test_places_that_act_or_are_none(text: str) -> None:
    assert places(text) == []
