"""Tables: every cell under its column, formulas disarmed, hashtags valid, types kept."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from export_making import FORMULA, written
from selon.errors import MissingPart, StoreError
from selon.exports.forms.tables import TABLES
from selon.exports.forms.tidy import cell
from selon.store import Store, refresh
from selon.store.filters import Filters
from selon.store.judging import review_row


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.mark.parametrize("table", TABLES)
def test_tables_rows_are_as_wide_as_the_header(filled: Store, table: str) -> None:
    data, report = written(filled, "csv", table=table)
    found = list(csv.reader(io.StringIO(data.decode())))
    assert {len(row) for row in found} == {len(TABLES[table].columns)}
    assert report.rows == len(found) - 1 > 0


@pytest.mark.parametrize("table", list(TABLES))
def test_tables_every_row_has_its_words_and_the_way_back(filled: Store, table: str) -> None:
    texts = {r.dispatch.id: r.dispatch.text for r in filled.records()}
    for row in rows(written(filled, "csv", table=table)[0]):
        start, end = int(row["start"]), int(row["end"])
        words = texts[row["dispatch_id"]][start:end]
        assert row["text"] in (words, f"'{words}")
        assert row["link"] == f"urn:selon:dispatch:{row['dispatch_id']}#char={start},{end}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"), ("+33", "'+33"), ("-2", "'-2"), ("@x", "'@x"), ("\tx", "'\tx"),
        ("a=b", "a=b"), (-2.5, -2.5), (None, ""), (True, "true"), ("", ""),
    ],
)  # fmt: skip
def test_tables_no_cell_is_a_formula(value: object, shown: object) -> None:
    assert cell(value) == shown


def test_tables_hostile_texts_stay_texts(filled: Store) -> None:
    data, _ = written(filled, "csv", table="statements")
    texts = [row["text"] for row in rows(data)]
    assert any(text.startswith(f"'{FORMULA}") for text in texts)
    for found in csv.reader(io.StringIO(data.decode())):
        assert not [c for c in found if re.match(r"[=+@\t\r]|-\D", c)]


def test_tables_follow_the_filters(filled: Store) -> None:
    found = rows(written(filled, "csv", Filters(speaker="comité"))[0])
    assert {row["speaker"] for row in found} == {"Le comité"}
    found = rows(written(filled, "csv", Filters(kind="killed", status="revised"))[0])
    assert {(row["question"], row["status"]) for row in found} == {("killed", "revised")}
    found = rows(written(filled, "csv", Filters(publisher="agence sud"), table="incidents")[0])
    assert [row["place"] for row in found] == ["Ostrel"]
    found = rows(written(filled, "csv", Filters(text="manifestation"))[0])
    assert {row["dispatch"] for row in found} == {"c"}


FILTERS = [
    Filters(),
    Filters(since="2020-05"),
    Filters(until="2020-03-12"),
    Filters(near="12.5,41", radius_km=20),
    Filters(type="PROTEST"),
    Filters(kind="killed"),
    Filters(status="contested"),
    Filters(kind="participants", speaker="police"),
    Filters(publisher="Agence Nord"),
    Filters(text="manifestants"),
    Filters(publisher="Agence Nord", kind="holder"),
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_tables_show_what_the_lists_show(filled: Store, filters: Filters) -> None:
    found = rows(written(filled, "csv", filters)[0])
    listed = filled.claims(filters)
    assert [(r["incident"], r["question"], int(r["start"])) for r in found] == [
        (c.incident, c.question, c.start) for c in listed
    ]
    found = rows(written(filled, "csv", filters, table="incidents")[0])
    assert {r["incident"] for r in found} == {i.id for i in filled.incidents(filters)}
    geo = json.loads(written(filled, "geojson", filters)[0])
    assert {f["id"] for f in geo["features"]} == {r["incident"] for r in found}


def test_tables_links_lead_to_the_desk_that_is_named(filled: Store) -> None:
    found = rows(written(filled, "csv", base="http://desk.example/")[0])
    assert all(row["link"].startswith("http://desk.example/") for row in found)


def test_tables_of_one_incident_are_of_its_dispatches(filled: Store) -> None:
    march = next(i for i in filled.incidents() if i.place == "Ostrel")
    for table in ("claims", "figures", "statements"):
        found = rows(written(filled, "csv", table=table, incident=march.id)[0])
        assert {row["dispatch"] for row in found} == {"c"}
    with pytest.raises(StoreError, match="there is no incident 'i0'"):
        written(filled, "csv", incident="i0")


def test_tables_name_the_library_that_is_missing(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, form in (("xlsxwriter", "xlsx"), ("duckdb", "parquet")):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(MissingPart, match=name) as raised:
            written(filled, form)
        assert raised.value.hint == "pip install 'selon[formats]'"


def test_tables_say_what_people_hold_and_what_the_machine_had_read(filled: Store) -> None:
    review_row(filled, "c", "f2", "correct", reviewer="Ada", value={"low": 4, "high": 4})
    review_row(filled, "c", "f1", "accept", reviewer="Ada")
    refresh(filled)
    found = rows(written(filled, "csv", Filters(publisher="Agence Sud"))[0])
    injured = next(row for row in found if row["question"] == "injured")
    assert (injured["low"], injured["machine_low"]) == ("4", "3")
    assert (injured["review"], injured["reviewer"]) == ("corrected", "Ada")
    assert injured["reviewed_at"].endswith("Z")
    crowd = next(row for row in found if row["low"] == "200")
    assert crowd["review"] == "accepted"
    figures = rows(written(filled, "csv", table="figures")[0])
    row = next(r for r in figures if r["dispatch"] == "c" and r["row"] == "f2")
    assert row["low"] == "4" and '"low": 3' in row["machine"]
    _, report = written(filled, "csv")
    assert {x.field: x.count for x in report.losses}["review"] == 1


def test_tables_rejected_rows_are_out(filled: Store) -> None:
    review_row(filled, "c", "f2", "reject", reviewer="Ada")
    refresh(filled)
    found = rows(written(filled, "csv", Filters(publisher="Agence Sud"))[0])
    assert "injured" not in {row["question"] for row in found}
    figures = rows(written(filled, "csv", table="figures")[0])
    assert ("c", "f2") not in {(r["dispatch"], r["row"]) for r in figures}


@pytest.mark.parametrize("table", ["claims", "incidents", "figures", "events"])
def test_tables_hashtags_are_valid_hxl(filled: Store, table: str) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl validates hashtags; it is no dependency")
    data, _ = written(filled, "csv", table=table, hxl=True)
    source = hxl.data(io.BytesIO(data), hxl.InputOptions(allow_local=True))
    assert [c.display_tag for c in source.columns if c.tag][:1] in (["#event+id"], ["#meta+id"])
    assert source.validate()
    tagged = [c.hxl for c in TABLES[table].columns if c.hxl]
    assert len([c for c in source.columns if c.tag]) == len(tagged)
    assert len(set(tagged)) == len(tagged)


def test_tables_pandas_reads_csv_with_its_types(filled: Store) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.BytesIO(written(filled, "csv")[0]))
    assert frame["start"].dtype.kind == "i"
    assert frame["denied"].dtype.kind == "b"
    assert frame["latitude"].dtype.kind == "f"


def test_tables_workbook_has_its_sheets_and_no_formula(filled: Store) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    data, report = written(filled, "xlsx", hxl=True)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["incidents", "claims", "about"]
    sheet = book["claims"]
    assert [c.value for c in sheet[1]] == [c.name for c in TABLES["claims"].columns]
    assert sheet["A2"].value == "#event+id"
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n", "b"}
    assert report.rows == (sheet.max_row - 2) + (book["incidents"].max_row - 2)
    statements = openpyxl.load_workbook(io.BytesIO(written(filled, "xlsx", table="statements")[0]))
    words = [c.value for c in statements["statements"]["H"]]
    assert any(str(w).startswith(FORMULA) for w in words)
    assert {c.data_type for c in statements["statements"]["H"]} <= {"s", "n"}


@pytest.mark.parametrize("table", TABLES)
def test_tables_parquet_is_typed_and_says_the_same_as_csv(
    filled: Store, table: str, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb")
    data, _ = written(filled, "parquet", table=table)
    (tmp_path / "rows.parquet").write_bytes(data)
    found = duckdb.read_parquet(str(tmp_path / "rows.parquet"))
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    got = found.fetchall()
    kinds = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}
    assert types == {c.name: kinds[c.kind] for c in TABLES[table].columns}
    plain = rows(written(filled, "csv", table=table)[0])
    assert len(got) == len(plain)
    at = list(types).index("text")
    assert [r[at] for r in got] == [p["text"].removeprefix("'") for p in plain]


def test_tables_geojson_is_read_by_geopandas(filled: Store) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas reads GeoJSON back")
    data, report = written(filled, "geojson")
    frame = geopandas.read_file(io.BytesIO(data))
    assert len(frame) == report.rows == 3
    assert set(frame.geometry.geom_type) == {"Point"}
    assert frame.crs.to_epsg() == 4326
    kandar = frame[frame["place"] == "Kandar"].iloc[0]
    assert (kandar.geometry.x, kandar.geometry.y) == (41.0, 12.5)
