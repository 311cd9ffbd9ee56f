"""MUC-4: reading messages and keys, templates of a record, scoring slot by slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selon.errors import DataError
from selon.evaluation.muc4 import number_of, templates_of
from selon.evaluation.muc4_keys import Fill, Template, day_of, fill_of, read_muc4
from selon.evaluation.muc4_score import compare, score_message
from selon.reading.reader import Reader
from selon.record import Figure, Mention
from selon.sources import Item

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = """DEV-MUC3-9001 (INVENTED)

   LIMA, 5 MAR 89 (AGENCIA INVENTADA) -- [REPORT] [TEXT] SIX GUERRILLAS
KIDNAPPED MAYOR PABLO INVENTO IN LIMA YESTERDAY.

   NOTHING ELSE IS KNOWN.

DEV-MUC3-9002 (INVENTED)

   CLANDESTINE, NO DATE -- [TEXT] NOTHING HAPPENED.
"""
KEYS = """;;; a comment
0.  MESSAGE: ID                     DEV-MUC3-9001 (INVENTED)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  04 MAR 89
4.  INCIDENT: TYPE                  KIDNAPPING
6.  INCIDENT: INSTRUMENT ID         *
18. HUM TGT: NAME                   "PABLO INVENTO"
21. HUM TGT: NUMBER                 1: "PABLO INVENTO"
                                    ? 2 / PLURAL: "GUARDS" / "MEN"

0.  MESSAGE: ID                     DEV-MUC3-9002 (INVENTED)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev-muc3-9001-9100").write_text(TEXTS, "utf-8")
    (tmp_path / "key-dev-9001.muc4").write_text(KEYS, "utf-8")
    return tmp_path


def test_read_muc4_joins_lines_behind_the_header(folder: Path) -> None:
    first, second = read_muc4(folder)
    assert first.text.startswith("SIX GUERRILLAS KIDNAPPED MAYOR PABLO INVENTO")
    assert first.text.endswith("NOTHING ELSE IS KNOWN.")
    assert (first.place, first.published) == ("LIMA", "1989-03-05")
    assert second.templates == ()


def test_read_muc4_keys(folder: Path) -> None:
    (template,) = read_muc4(folder)[0].templates
    assert template.optional
    assert template.slots["HUM TGT: NUMBER"] == [
        Fill(("1",), ("PABLO INVENTO",)),
        Fill(("2", "PLURAL"), ("GUARDS", "MEN"), optional=True),
    ]
    assert "INCIDENT: INSTRUMENT ID" not in template.slots


def test_read_muc4_refuses_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no message"):
        read_muc4(tmp_path)


def test_fill_of_names_keeps_colons() -> None:
    assert fill_of('"A: B" / "C"').values == ("A: B", "C")
    assert day_of("13 NOV 00") == "1900-11-13"
    assert day_of("NO DATE") is None


@pytest.mark.parametrize(
    ("low", "high", "bound", "written"),
    [(6, 6, "exact", "6"), (6, None, "at_least", "6-"), (6, 8, "range", "6-8"),
     (10, 10, "about", "~10"), (20, 99, "vague", "PLURAL")],
)  # fmt: skip
def test_number_of(low: int, high: int | None, bound: str, written: str) -> None:
    figure = Figure(
        id="f1", mention=Mention(0, 1, "6"), kind="killed", who="unspecified", low=low,
        high=high, bound=bound, by="en.figure",  # type: ignore[arg-type]
    )  # fmt: skip
    assert number_of(figure) == written


@pytest.mark.parametrize(
    ("slot", "key", "given", "points"),
    [
        ("INCIDENT: DATE", "04 MAR 89", "04 MAR 89", 1.0),
        ("INCIDENT: DATE", "- 04 MAR 89", "04 MAR 89", 0.5),
        ("INCIDENT: DATE", "03 MAR 89", "04 MAR 89", 0.0),
        ("INCIDENT: LOCATION", "PERU: LIMA (CITY)", "LIMA", 1.0),
        ("INCIDENT: LOCATION", "PERU: LIMA (CITY)", "PERU", 0.5),
        ("INCIDENT: TYPE", "BOMBING", "ATTACK", 0.5),
        ("HUM TGT: NAME", "MAYOR PABLO INVENTO", "INVENTO", 1.0),
    ],
)
def test_compare_points(slot: str, key: str, given: str, points: float) -> None:
    assert compare(slot, [Fill((key,))], [Fill((given,))]).points == points


def test_compare_numbers_ask_for_their_target() -> None:
    key = [Fill(("3",), ("GUARDS",))]
    assert compare("HUM TGT: NUMBER", key, [Fill(("3",), ("THE GUARDS",))]).points == 1.0
    assert compare("HUM TGT: NUMBER", key, [Fill(("3",), ("PEASANTS",))]).points == 0.5


def test_score_message_counts_what_is_left_over() -> None:
    key = [Template({"INCIDENT: TYPE": [Fill(("BOMBING",))]})]
    given = [
        Template({"INCIDENT: TYPE": [Fill(("BOMBING",))]}),
        Template({"INCIDENT: TYPE": [Fill(("ARSON",))]}),
    ]
    counts = score_message(key, given)
    assert counts.matched["INCIDENT: TYPE"].f1 == 1.0
    assert counts.all["INCIDENT: TYPE"].precision == 0.5
    assert score_message([Template(key[0].slots, optional=True)], []).all[
        "INCIDENT: TYPE"
    ].key == 0  # fmt: skip


@pytest.mark.model
def test_templates_of_a_record_in_capitals(folder: Path) -> None:
    message = read_muc4(folder)[0]
    record = Reader("en").read(Item(message.text, published=message.published))
    assert record.dispatch.text == message.text
    (template,) = templates_of(record, message.place)
    assert template.slots["INCIDENT: TYPE"] == [Fill(("KIDNAPPING",))]
    assert template.slots["INCIDENT: DATE"] == [Fill(("04 MAR 89",))]
    assert any("INVENTO" in f.values[0] for f in template.slots["HUM TGT: NAME"])
