"""The lexicon alone: what it finds, and that frames and status are worth something beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.evaluation import read_gold, score
from selon.evaluation.event_baseline import baseline_record
from selon.reading.reader import Reader

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parent.parent.parent / "src" / "selon" / "examples" / "fr"


@pytest.fixture(scope="module")
def reader():
    return Reader("fr")


def test_the_lexicon_alone_knows_words_but_nobody(reader):
    record = reader.read("Lundi, les rebelles n'ont pas attaqué le port.", published="2020-06-10")
    found = baseline_record(record)
    (event,) = found.events
    assert (event.type, event.status, event.actors, event.recipients) == (
        "ASSAULT",
        "actual",
        (),
        (),
    )
    assert event.time == record.times[0].id
    assert record.events[0].status == "denied"
    assert found.control == ()


def test_the_reader_is_better_than_the_lexicon_alone(reader):
    gold = list(read_gold(EXAMPLES, only="siege"))
    read = {one.name: reader.read(one.text, published=one.published) for one in gold}
    ours = score(gold, read)
    alone = score(gold, {n: baseline_record(r) for n, r in read.items()})
    for section in ("events", "control"):
        assert ours.scores[section].f1 > alone.scores[section].f1
