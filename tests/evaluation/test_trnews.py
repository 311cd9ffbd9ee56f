from __future__ import annotations

from pathlib import Path

import pytest

from selon.errors import DataError
from selon.evaluation.trnews import read_end_to_end, read_tr_news, resolve_gold_spans
from selon.gazetteer import Gazetteer

TEXT = "Two bridges fell in Kandahar, Afghanistan, on Monday.\nA third one near Paris stands."
SET = f"""<?xml version="1.0" encoding="utf-8"?>
<articles><article docid="7"><title>T</title><text><![CDATA[{TEXT}]]></text><toponyms>
<toponym><phrase>Kandahar</phrase><start>23</start><end>31</end>
<gaztag geonameid="1138336"><lat>31.61</lat><lon>65.71</lon></gaztag></toponym>
<toponym><phrase>Afghanistan</phrase><start>30</start><end>41</end>
<gaztag geonameid="1149361"><lat>33</lat><lon>66</lon></gaztag></toponym>
<toponym><phrase>Paris</phrase><start>70</start><end>75</end></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "TR-News.xml"
    file.write_text(SET, "utf-8")
    return file


def test_trnews_wrong_offsets_are_set_right(path: Path) -> None:
    (article,) = read_tr_news(path)
    assert [TEXT[t.start : t.end] for t in article.toponyms] == ["Kandahar", "Afghanistan", "Paris"]
    assert [t.geonames_id for t in article.toponyms] == [1138336, 1149361, None]


def test_trnews_gold_spans_are_resolved(path: Path) -> None:
    outcomes = resolve_gold_spans(read_tr_news(path), Gazetteer.open(packs=()))
    assert [(o.exact, o.near) for o in outcomes] == [(True, True), (True, True)]


def test_trnews_end_to_end_finds_and_resolves(path: Path) -> None:
    found = read_end_to_end(read_tr_news(path))
    assert (found.right, found.gold) == (2, 2)
    assert found.f1 > 0.7


@pytest.mark.parametrize("content", ["<articles>", "<other/>", "plain"])
def test_trnews_other_files_are_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.xml"
    file.write_text(content, "utf-8")
    with pytest.raises(DataError) as error:
        read_tr_news(file)
    assert "other.xml" in str(error.value)


@pytest.mark.shared
def test_trnews_marks_of_the_real_set(shared: Path) -> None:
    articles = read_tr_news(shared / "benchmarks" / "tr_news" / "TR-News.xml")
    outcomes = resolve_gold_spans(articles, Gazetteer.open(packs=()))
    assert len(outcomes) == 1275
    assert sum(o.exact for o in outcomes) / len(outcomes) >= 0.87
    assert sum(o.near for o in outcomes) / len(outcomes) >= 0.90
