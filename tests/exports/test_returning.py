"""Corrections made in Label Studio, brat and spreadsheets come back as reviews."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export_making import written
from returning_making import back, table, tasks
from selon.errors import InputError, SettingError
from selon.exports.back.corrections import Correction, Present, Unread, read, told
from selon.store import Store
from selon.store.judging import review_row, reviewed_row
from selon.store.reviews import history


@pytest.mark.parametrize("name", ["figures", "statements", "events", "control", "claims"])
def test_returning_tables_that_nobody_changed_say_nothing(
    filled: Store, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(written(filled, "csv", table=name)[0])
    done = back(filled, path)
    assert done.appended == 0
    assert done.unchanged > 0 or name == "control"
    assert [str(u.error) for u in done.refused] == []


def test_returning_a_changed_cell_is_a_correction(filled: Store, tmp_path: Path) -> None:
    done = back(filled, table(filled, tmp_path / "x.csv", low="4", high=" 1 200 ", bound="range"))
    assert (done.appended, done.verdicts) == (1, {"correct": 1})
    known = reviewed_row(filled, "c", "f2")
    assert known.corrected == {"low": 4, "high": 1200, "bound": "range"}
    assert known.machine["low"] == 3
    assert known.reviews[-1].reviewer == "Ada"


def test_returning_twice_appends_once(filled: Store, tmp_path: Path) -> None:
    path = table(filled, tmp_path / "x.csv", low="4")
    assert back(filled, path).appended == 1
    assert back(filled, path).appended == 0
    assert len(history(filled)) == 1


def test_returning_says_who_when_and_why_where_the_table_does(
    filled: Store, tmp_path: Path
) -> None:
    cells = {
        "verdict": "reject", "verdict_by": "Cleo", "verdict_at": "2026-02-01T08:00:00Z",
        "verdict_note": "another town",
    }  # fmt: skip
    done = back(filled, table(filled, tmp_path / "x.csv", **cells))
    assert done.verdicts == {"reject": 1}
    (review,) = history(filled)
    assert (review.reviewer, review.at, review.note) == (
        "Cleo", "2026-02-01T08:00:00Z", "another town",
    )  # fmt: skip


def test_returning_back_to_the_machines_reading_is_an_acceptance(
    filled: Store, tmp_path: Path
) -> None:
    review_row(filled, "c", "f2", "correct", reviewer="Ada", value={"low": 4})
    done = back(filled, table(filled, tmp_path / "x.csv", low="3"))
    assert done.verdicts == {"accept": 1}
    assert reviewed_row(filled, "c", "f2").state == "accepted"


def test_returning_keeps_what_was_corrected_before(filled: Store, tmp_path: Path) -> None:
    review_row(filled, "c", "f2", "correct", reviewer="Ada", value={"low": 4})
    assert back(filled, table(filled, tmp_path / "x.csv", high="8")).appended == 1
    assert reviewed_row(filled, "c", "f2").corrected == {"low": 4, "high": 8}


def test_returning_names_reviewers_who_disagree(filled: Store, tmp_path: Path) -> None:
    review_row(filled, "c", "f2", "accept", reviewer="Bo")
    done = back(filled, table(filled, tmp_path / "x.csv", low="4"))
    (conflict,) = done.conflicts
    assert (conflict.row, conflict.reviewer, conflict.other) == ("f2", "Ada", "Bo")
    assert ": line " in conflict.where
    assert reviewed_row(filled, "c", "f2").state == "disputed"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"row": "f99", "start": "1", "end": "2"}, "no row f99"),
        ({"dispatch_id": "gone"}, "there is no dispatch 'gone'"),
        ({"start": "0", "end": "3"}, "f2 does not stand at 0–3"),
        ({"low": "few"}, "low: 'few' is no whole number"),
        ({"verdict": "love"}, "no verdict is called 'love'"),
        ({"verdict": "correct"}, "a correction that changes nothing"),
        ({"bound": "maybe"}, '"maybe" is not one of'),
        ({"low": "-"}, "is no whole number"),
    ],
)
def test_returning_names_what_is_wrong_with_its_place(
    filled: Store, tmp_path: Path, cells: dict[str, str], words: str
) -> None:
    done = back(filled, table(filled, tmp_path / "x.csv", **cells))
    (refused,) = done.refused
    assert words in str(refused.error)
    assert ": line " in refused.where
    assert done.appended == 0


def test_returning_the_same_row_twice_takes_the_first(filled: Store, tmp_path: Path) -> None:
    path = table(filled, tmp_path / "x.csv", low="4")
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    twin = next(r for r in rows if "f2" in r and "c" in r)
    twin = [("5" if cell == "4" else cell) for cell in twin]
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(twin)
    done = back(filled, path)
    assert done.appended == 1
    assert "Ada says otherwise of f2 at " in str(done.refused[0].error)


def test_returning_reads_what_spreadsheets_write(filled: Store, tmp_path: Path) -> None:
    text = (
        "\ufeffdispatch;row;low;verdict\r\n#meta+id;#meta+id;#affected;#x\r\nc;f2;4,0;\r\nc;f1;;accept\r\n"
    ).replace("4,0", "4.0")
    (tmp_path / "x.csv").write_bytes(text.encode())
    done = back(filled, tmp_path / "x.csv")
    assert done.verdicts == {"accept": 1, "correct": 1}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"row,low\nf1,2\n", "no column names the dispatch"),
        (b"dispatch,low\nc,2\n", "no column names the row"),
        (b"dispatch,row\nc,\xff\n", "no UTF-8"),
        (b'[{"data": {}', "not JSON"),
        (b"PK\x03\x04nothing", "no zip"),
    ],
)
def test_returning_refuses_what_is_none_of_the_forms(
    filled: Store, tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(InputError, match=words):
        back(filled, tmp_path / "x")


def test_returning_needs_a_file_a_form_and_a_reviewer(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read(tmp_path / "none"))
    (tmp_path / "x").write_text("")
    with pytest.raises(SettingError, match="no form is called 'word'"):
        list(read(tmp_path / "x", "word"))
    done = back(filled, table(filled, tmp_path / "x.csv", low="4"), reviewer=None)
    assert "nobody is named" in str(done.refused[0].error)


def test_returning_label_studio_changes_deletions_and_verdicts(
    filled: Store, tmp_path: Path
) -> None:
    def change(result: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [r for r in result if r.get("id") != "f3"]
        for r in kept:
            if (r.get("id"), r.get("from_name")) == ("f2", "low"):
                r["value"]["number"] = 4
            if (r.get("id"), r.get("from_name")) == ("e1", "type"):
                r["value"]["choices"] = ["ASSAULT"]
        span = next(r["value"] for r in kept if r.get("id") == "s1")
        new = {"id": "xyz", "from_name": "label", "type": "labels", "value": {**span, "start": 0}}
        said = {
            "id": "s1",
            "from_name": "verdict",
            "type": "choices",
            "value": {**span, "choices": ["accept"]},
        }
        return [*kept, said, new]

    done = back(filled, tasks(filled, tmp_path / "ls.json", change))
    assert done.verdicts == {"correct": 2, "reject": 1, "accept": 1}
    (refused,) = done.refused
    assert "task 3, region xyz at 0–" in refused.where
    assert reviewed_row(filled, "c", "f2").corrected == {"low": 4}
    assert reviewed_row(filled, "c", "e1").corrected == {"type": "ASSAULT"}
    assert reviewed_row(filled, "c", "f3").state == "rejected"
    assert {(r.reviewer, r.at) for r in history(filled)} == {
        ("bo@example.org", "2026-01-05T10:20:30Z")
    }
    again = back(filled, tmp_path / "ls.json")
    assert again.appended == 0


def test_returning_label_studio_accepts_what_was_looked_at(filled: Store, tmp_path: Path) -> None:
    path = tasks(filled, tmp_path / "ls.json", lambda result: result)
    assert back(filled, path).appended == 0
    would = back(filled, path, accept_unchanged=True, dry_run=True)
    assert would.appended == would.verdicts["accept"] > 10
    assert history(filled) == []


def test_returning_label_studio_begun_from_nothing_deletes_nothing(
    filled: Store, tmp_path: Path
) -> None:
    def anew(result: list[dict[str, Any]]) -> list[dict[str, Any]]:
        value = {"start": 0, "end": 5, "text": "", "labels": ["Figure"]}
        return [{"id": "new1", "from_name": "label", "type": "labels", "value": value}]

    done = back(filled, tasks(filled, tmp_path / "ls.json", anew))
    assert done.appended == 0
    assert len(done.refused) == 1


def test_returning_label_studio_json_min_is_refused(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[{"text": "…", "label": []}]', "utf-8")
    done = back(filled, tmp_path / "x.json")
    assert "JSON-MIN" in str(done.refused[0].error)
    assert done.refused[0].where.endswith("task 1")


def test_returning_workbooks(filled: Store, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "rows.xlsx"
    path.write_bytes(written(filled, "xlsx", table="figures", hxl=True)[0])
    assert told(path) == "xlsx"
    assert back(filled, path).appended == 0
    book = openpyxl.load_workbook(path)
    sheet = book["figures"]
    names = [c.value for c in sheet[1]]
    for row in sheet.iter_rows(min_row=3):
        cells = dict(zip(names, row, strict=True))
        if (cells["dispatch"].value, cells["row"].value) == ("c", "f2"):
            cells["low"].value = 4
    book.save(path)
    done = back(filled, path)
    assert done.verdicts == {"correct": 1}
    assert reviewed_row(filled, "c", "f2").corrected == {"low": 4}
    path.write_bytes(written(filled, "xlsx")[0])
    with pytest.raises(InputError, match="no sheet names rows"):
        back(filled, path)
    path.write_bytes(b"PK\x03\x04 xl/ nothing")
    with pytest.raises(InputError, match="no workbook"):
        back(filled, path)


def standoff(store: Store, folder: Path) -> Path:
    data = written(store, "brat")[0]
    (folder / "brat.zip").write_bytes(data)
    zipfile.ZipFile(folder / "brat.zip").extractall(folder / "brat")
    return folder / "brat"


def test_returning_brat_changes_and_deletions(filled: Store, tmp_path: Path) -> None:
    folder = standoff(filled, tmp_path)
    assert back(filled, folder).appended == 0
    assert back(filled, tmp_path / "brat.zip").appended == 0
    file = folder / "c.ann"
    lines = file.read_text("utf-8").splitlines()
    figure = next(x for x in lines if x.startswith("#") and "f2 low=3" in x)
    event = next(x for x in lines if x.startswith("E"))
    crowd = next(x for x in lines if "f1 low=200" in x).split("\t")[1].split()[1]
    kept = [
        x.replace("low=3", "low=4").replace(f"Status {event.split()[0]} actual", f"Status {event.split()[0]} denied")
        for x in lines
        if x.split("\t")[0] != crowd
    ]  # fmt: skip
    file.write_text("\n".join(kept) + "\n", "utf-8")
    done = back(filled, folder)
    assert done.verdicts == {"correct": 2, "reject": 1}, figure
    assert reviewed_row(filled, "c", "f2").corrected == {"low": 4}
    assert reviewed_row(filled, "c", "e1").corrected == {"status": "denied"}
    assert reviewed_row(filled, "c", "f1").state == "rejected"


def test_returning_brat_names_the_line_that_is_wrong(filled: Store, tmp_path: Path) -> None:
    folder = standoff(filled, tmp_path)
    file = folder / "c.ann"
    file.write_text(file.read_text("utf-8").replace("low=3", "low=some") + "T99\tx\n", "utf-8")
    done = back(filled, folder)
    assert ["is no bound" in str(u.error) for u in done.refused] == [False, True]
    assert all("c.ann: line " in u.where for u in done.refused)
    (folder / "d.ann").write_text("T1\tPlace 0 3\tabc\n", "utf-8")
    assert any("no note names the dispatch" in str(u.error) for u in back(filled, folder).refused)


@pytest.mark.parametrize(
    ("content", "form"), [(b"  [{", "labelstudio"), (b"PK\x03\x04", "brat"), (b"a,b", "csv")]
)
def test_returning_tells_the_form(tmp_path: Path, content: bytes, form: str) -> None:
    (tmp_path / "x").write_bytes(content)
    assert told(tmp_path / "x") == form
    assert told(tmp_path) == "brat"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("abc", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "data",
                    "dispatch",
                    "annotations",
                    "result",
                    "id",
                    "value",
                    "start",
                    "end",
                    "type",
                    "from_name",
                    "choices",
                    "number",
                    "predictions",
                    "completed_by",
                    "updated_at",
                    "labels",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tasks=st.lists(JSON, max_size=3))
def test_returning_any_json_is_read_or_refused(tasks: Any, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(tasks), "utf-8")
    for found in read(tmp_path / "x.json", "labelstudio"):
        assert isinstance(found, Correction | Present | Unread)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text("TEA#R12\t\n :;abAnnotatorNotes dispatch", max_size=120))
def test_returning_any_standoff_is_read_or_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.ann").write_text(text, "utf-8")
    for found in read(tmp_path / "x.ann"):
        assert isinstance(found, Correction | Present | Unread)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text("dispatch,row;low\n\"'\u0000 1", max_size=80))
def test_returning_any_table_is_read_or_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"dispatch,row,low\n{text}", "utf-8")
    for found in read(tmp_path / "x.csv", "csv"):
        assert isinstance(found, Correction | Present | Unread)
