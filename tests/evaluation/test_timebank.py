from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selon.errors import DataError
from selon.evaluation.timebank import evaluate_timebank, read_timebank

if TYPE_CHECKING:
    from pathlib import Path

TML = """<?xml version='1.0' encoding='UTF-8'?>
<TimeML><DOCID>kandar</DOCID>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t1" type="DATE" value="2020-03-12" /></DCT>
<TEXT>
Le maire a <EVENT class="REPORTING" eid="e1">déclaré</EVENT> <TIMEX3 tid="t2" type="DATE" value="2020-03-11">hier</TIMEX3>
que la ville tiendrait depuis <TIMEX3 tid="t3" type="DURATION" value="P2Y">deux ans</TIMEX3>. Il
vivait &amp; parlait <TIMEX3 tid="t4" type="DATE" value="2020-03-09">ce lundi matin</TIMEX3>, à
<TIMEX3 tid="t5" type="DATE" value="PRESENT_REF">l'ère</TIMEX3> des chars.
</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kandar.tml").write_text(TML, "utf-8")
    return tmp_path


def test_read_timebank_gives_spans_of_the_text(folder: Path) -> None:
    (document,) = read_timebank(folder)
    assert document.created == "2020-03-12"
    assert [document.text[t.start : t.end] for t in document.times] == [
        "hier", "deux ans", "ce lundi matin", "l'ère",
    ]  # fmt: skip
    assert [document.text[s:e] for s, e in document.cues] == ["déclaré"]


@pytest.mark.model
def test_evaluate_timebank_counts_by_four_measures(folder: Path) -> None:
    documents = read_timebank(folder)
    report = evaluate_timebank(documents, cues=lambda draft: [(draft.text.index("déclaré"), 18)])
    assert {name: (s.matched, s.gold, s.predicted) for name, s in report.scores.items()} == {
        "strict": (3, 4, 3), "relaxed": (3, 4, 3), "type": (2, 4, 3), "value": (2, 4, 3),
    }  # fmt: skip
    assert report.cues is not None
    assert report.cues.recall == 1
    assert len(report.lines()) == 5
    assert [f.kind for f in report.faults] == ["value", "missed"]


@pytest.mark.parametrize("content", [None, "<TimeML>", "<TimeML/>"])
def test_read_timebank_says_what_is_wrong(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "x.tml").write_text(content, "utf-8")
    with pytest.raises(DataError):
        read_timebank(tmp_path)


@pytest.mark.shared
@pytest.mark.model
def test_times_on_fr_timebank_are_as_good_as_promised(shared: Path) -> None:
    report = evaluate_timebank(read_timebank(shared / "benchmarks" / "fr_timebank"))
    assert report.scores["strict"].f1 >= 0.86
    assert report.scores["value"].f1 >= 0.78
