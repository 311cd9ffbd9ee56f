"""A third language read by its pack alone, without a model: invented Spanish dispatches."""

from __future__ import annotations

import pytest

from selon.language import load
from selon.reading.numerals import find_numerals
from selon.reading.reader import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader("es")


def told(record):
    names = {actor.id: actor.name for actor in record.actors}
    return [
        (names.get(s.speaker), s.form, s.stance, " | ".join(m.text for m in s.content))
        for s in record.statements
    ]


DISPATCHES = {
    "tags-and-datelines": (
        ("Doce muertos en Kandar\n\n"
        "KANDAR, 12 de marzo (EFE) - Al menos doce personas murieron el jueves en Kandar, informó "
        "el alcalde, Ilán Maro.\n\n"
        '"Resistiremos", dijo el coronel Tarek Bel a los periodistas.\n'),
        [
            (
                "Ilán Maro", "indirect", "say",
                "Al menos doce personas murieron el jueves en Kandar",
            ),
            ("Tarek Bel", "direct", "say", "Resistiremos"),
        ],
    ),
    "clauses": (
        ("El gobierno afirmó que el ejército había tomado el puente. "
        "La ministra de Salud, Lina Oro, advirtió de que faltan médicos."),
        [
            ("gobierno", "indirect", "say", "el ejército había tomado el puente"),
            ("Lina Oro", "indirect", "warn", "faltan médicos"),
        ],
    ),
    "según": (
        ("Según la oposición, los rebeldes atacaron el puesto. "
        "El convoy nunca llegó, según la ONU."),
        [
            ("oposición", "according_to", "say", "los rebeldes atacaron el puesto"),
            ("ONU", "according_to", "say", "El convoy nunca llegó"),
        ],
    ),
    "denials": (
        "Los rebeldes negaron haber disparado contra el hospital.",
        [("rebeldes", "indirect", "deny", "haber disparado contra el hospital")],
    ),
    "two-verbs": (
        "El portavoz dijo que el camino estaba abierto y añadió que nadie había muerto.",
        [
            ("portavoz", "indirect", "say", "el camino estaba abierto"),
            ("portavoz", "indirect", "say", "nadie había muerto"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), DISPATCHES.values(), ids=DISPATCHES.keys())
def test_es_pack_statements(reader, text, wanted):
    assert told(reader.read(text, published="2020-03-13")) == wanted


def test_es_pack_dateline_and_agency(reader):
    record = reader.read(DISPATCHES["tags-and-datelines"][0], published="2020-03-13")
    assert record.dispatch.agency == "EFE"
    assert [p.kind for p in record.dispatch.parts][:3] == ["headline", "dateline", "paragraph"]
    assert record.made_by.model is None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("el 10 de marzo de 2020", "2020-03-10", "2020-03-10"),
        ("el jueves", "2020-03-12", "2020-03-12"),
        ("ayer", "2020-03-12", "2020-03-12"),
        ("marzo de 2019", "2019-03", "2019-03"),
    ],
)
def test_es_pack_times(reader, words, start, end):
    record = reader.read(f"El puente cayó {words}.", published="2020-03-13")
    assert [(t.start, t.end) for t in record.times] == [(start, end)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("treinta y cinco", (35, 35, "exact")),
        ("ciento veinte mil", (120_000, 120_000, "exact")),
        ("más de doscientas", (200, None, "more_than")),
        ("unos 1.500", (1500, 1500, "about")),
        ("decenas de miles", (20_000, 99_999, "vague")),
        ("dos millones y medio", (2_500_000, 2_500_000, "exact")),
    ],
)
def test_es_pack_numbers(words, wanted):
    text = f"{words} personas"
    (found,) = find_numerals(text, 0, len(text), load("es"))
    assert (found.low, found.high, found.bound) == wanted


def test_es_pack_is_told_from_the_text():
    text = "El gobierno afirmó que el ejército había tomado el puente y la ciudad entera."
    assert Reader().read(text).dispatch.language == "es"


def test_es_pack_sections_without_lexicon_stay_empty(reader):
    record = reader.read("Los rebeldes atacaron Kandar y murieron doce personas.")
    assert (record.figures, record.events, record.control) == ((), (), ())
