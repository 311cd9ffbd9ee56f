"""PLOVER PLV: reading the table, choosing the event of a sentence, the roots of plans and denials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selon.errors import DataError
from selon.evaluation.plv import Coded, Sentence, best_event, read_plv, root_of, tally
from selon.record import Event, Mention, Participant

if TYPE_CHECKING:
    from pathlib import Path

TABLE = (
    "\tsentence_id\tsentence\tmarked_sentence\tgold_root\n"
    "0\t7\tx\tOn Monday <s>Tarsa</s> accused <t>Luria</t> of fraud.\tACCUSE\n"
)
TEXT = "Tarsa accused Luria and met Oren."


def _mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), words)


def _event(trigger: str, kind: str, actor: str, recipient: str, status: str = "actual") -> Event:
    return Event(
        id="e1",
        trigger=_mention(trigger),
        type=kind,  # type: ignore[arg-type]
        mode=None,
        actors=(Participant("a1", _mention(actor)),),
        recipients=(Participant("a2", _mention(recipient)),),
        status=status,  # type: ignore[arg-type]
        by="en.event.active",
    )


def test_read_plv_marks(tmp_path: Path) -> None:
    path = tmp_path / "PLV_train.tsv"
    path.write_text(TABLE, "utf-8")
    (sentence,) = read_plv(path)
    assert sentence.text == "On Monday Tarsa accused Luria of fraud."
    assert sentence.root == "ACCUSE"
    assert sentence.source is not None
    assert sentence.target is not None
    assert sentence.text[slice(*sentence.source)] == "Tarsa"
    assert sentence.text[slice(*sentence.target)] == "Luria"


def test_read_plv_refuses_another_table(tmp_path: Path) -> None:
    path = tmp_path / "PLV_other.tsv"
    path.write_text("a\tb\n1\t2\n", "utf-8")
    with pytest.raises(DataError, match="marked_sentence"):
        read_plv(path)


def test_best_event_meets_both_actors() -> None:
    events = [
        _event("accused", "ACCUSE", "Tarsa", "Luria"),
        _event("met", "CONSULT", "Tarsa", "Oren"),
    ]
    oren = TEXT.index("Oren")
    sentence = Sentence("1", TEXT, "CONSULT", (0, 5), (oren, oren + 4))
    found = best_event(events, sentence)
    assert found is events[1]
    assert best_event([], sentence) is None


@pytest.mark.parametrize(
    ("kind", "status", "root"),
    [
        ("CONSULT", "actual", "CONSULT"),
        ("CONSULT", "planned", "AGREE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("ASSAULT", "hypothetical", "ASSAULT"),
        ("AID", "denied", "REJECT"),
        ("RETREAT", "actual", "YIELD"),
        ("CONCEDE", "actual", "YIELD"),
        ("REQUEST", "planned", "REQUEST"),
    ],
)
def test_root_of_status(kind: str, status: str, root: str) -> None:
    assert root_of(_event("met", kind, "Tarsa", "Oren", status)) == root


def test_tally_counts_each_sentence_once() -> None:
    sentence = Sentence("1", TEXT, "ACCUSE", None, None)
    report = tally([Coded(sentence, "ACCUSE"), Coded(sentence, "REJECT"), Coded(sentence, None)])
    assert (report.micro.matched, report.micro.gold, report.micro.predicted) == (1, 3, 2)
    assert report.by_root["REJECT"].gold == 0
    assert report.macro == pytest.approx(0.5)
