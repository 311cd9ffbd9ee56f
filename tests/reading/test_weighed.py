from __future__ import annotations

import pytest

from selon.errors import RecordError
from selon.reading.reader import read
from selon.reading.weighed import weighed_candidates

TEXT = "Syrie: des raids visent Alep\n\nA Alep, dix civils ont été tués, a dit un témoin."


@pytest.mark.model
def test_weighed_candidates_of_a_place_in_a_record() -> None:
    record = read(TEXT, "2020-03-12", language="fr")
    place = next(p for p in record.places if p.name == "Alep")
    lines = weighed_candidates(record, place.id)
    assert lines[0].startswith("Alep (town, Aleppo Governorate, SYR) [170063]: ")
    assert lines[0].endswith("— taken")
    assert len(lines) > 1


@pytest.mark.model
def test_weighed_candidates_only_of_places() -> None:
    record = read(TEXT, "2020-03-12", language="fr")
    assert weighed_candidates(record, record.statements[0].id) == []
    with pytest.raises(RecordError):
        weighed_candidates(record, "p99")
