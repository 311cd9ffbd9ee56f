"""The columns of ACLED, UCDP and Airwars, filled by their rules."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from export_making import written
from ledger_making import Making
from selon.exports.countries import country
from selon.exports.forms.acled import disorder, inter
from selon.exports.forms.ucdp import priogrid, where_precision
from selon.exports.sides import Side
from selon.record import Acled
from selon.store import Store, refresh
from selon.store.importing import add_records

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
UCDP = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_coders_acled_has_its_31_columns(filled: Store) -> None:
    data, report = written(filled, "acled")
    found = rows(data)
    assert list(found[0]) == ACLED and len(ACLED) == 31
    assert report.policy == "acled-conservative"
    assert report.rows == len(found) == 2
    assert [(x.reason, x.count) for x in report.left_out] == [("no_type", 1)]


def test_coders_acled_takes_the_most_conservative_figure_and_notes_the_dispute(
    filled: Store,
) -> None:
    attack = next(r for r in rows(written(filled, "acled")[0]) if r["location"] == "Kandar")
    assert attack["fatalities"] == "9"
    assert "12 – Jean Essai « 12 morts »" in attack["notes"]
    assert "5 – Aline Test « 5 morts » (since revised)" in attack["notes"]
    assert "#char=" in attack["notes"]
    assert (attack["event_type"], attack["sub_event_type"]) == (
        "Explosions/Remote violence", "Suicide bomb",
    )  # fmt: skip
    assert (attack["event_date"], attack["time_precision"], attack["geo_precision"]) == (
        "2020-03-12", "1", "1",
    )  # fmt: skip
    assert attack["source"] == "Agence Nord"


def test_coders_acled_calls_those_who_march_protesters(filled: Store) -> None:
    march = next(r for r in rows(written(filled, "acled")[0]) if r["location"] == "Ostrel")
    assert march["actor1"].startswith("Protesters (")
    assert (march["inter1"], march["interaction"], march["fatalities"]) == ("6", "60", "0")
    assert march["disorder_type"] == "Demonstrations"
    assert march["tags"] == "crowd size=200 - 5000"


@pytest.mark.parametrize(
    ("side", "code"),
    [
        (Side("armée", "organisation", "MIL", "MLI"), 1),
        (Side("armée", "organisation", "MIL", "FRA"), 8),
        (Side("rebelles", "armed_group", "REB", None), 2),
        (Side("milice", "armed_group", None, None), 3),
        (Side("habitants", "population", None, None), 7),
        (Side("une source", "unnamed", None, None), None),
    ],
)
def test_coders_acled_numbers_actors(side: Side, code: int | None) -> None:
    assert inter((side,), "MLI") == code


@pytest.mark.parametrize(
    ("pair", "name"),
    [
        (("Battles", "Armed clash"), "Political violence"),
        (("Protests", "Peaceful protest"), "Demonstrations"),
        (("Riots", "Mob violence"), "Political violence"),
        (("Protests", "Excessive force against protesters"), "Political violence; Demonstrations"),
        (("Strategic developments", "Arrests"), "Strategic developments"),
    ],
)
def test_coders_acled_disorder(pair: tuple[str, str], name: str) -> None:
    assert disorder(*pair) == name


def test_coders_ucdp_has_its_49_columns_and_deaths_that_sum_up(filled: Store) -> None:
    data, report = written(filled, "ucdp")
    found = rows(data)
    assert list(found[0]) == UCDP and len(UCDP) == 49
    assert {x.reason: x.count for x in report.left_out} == {"no_death": 1}
    for row in found:
        n = {k: int(row[k]) for k in UCDP if k.startswith("deaths") or k in ("best", "low", "high")}
        assert sum(v for k, v in n.items() if k.startswith("deaths")) == n["best"]
        assert 0 < n["low"] <= n["best"] <= n["high"]
    attack = next(r for r in found if r["where_coordinates"] == "Kandar")
    assert attack["source_original"] == "Ilan Maro;Aline Test;Jean Essai"
    assert attack["source_office"] == "Agence Nord"
    assert attack["number_of_sources"] == "3"
    assert attack["geom_wkt"] == "POINT (41.0 12.5)"
    assert (attack["date_prec"], attack["where_prec"]) == ("1", "1")


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    # Cells as PRIO-GRID 2 numbers them: the first in the south-west, 720 to a row.
    [(-90.0, -180.0, 1), (-89.9, -179.4, 2), (36.2, 37.16, 181875), (90.0, 179.9, 259200)],
)
def test_coders_ucdp_grid(latitude: float, longitude: float, cell: int) -> None:
    assert priogrid(latitude, longitude) == cell


@pytest.mark.parametrize(("km", "code"), [(5, 1), (20, 2), (50, 3), (150, 4), (628, 6), (None, 6)])
def test_coders_ucdp_precision(km: float | None, code: int) -> None:
    place: dict[str, Any] = {"radius_km": km}
    assert where_precision(place) == code


def test_coders_airwars_gives_minimum_and_maximum(filled: Store) -> None:
    found = {r["location"]: r for r in rows(written(filled, "airwars")[0])}
    attack = found["Kandar"]
    assert (attack["killed_total_min"], attack["killed_total_max"]) == ("9", "20")
    assert (attack["killed_civilian_min"], attack["killed_civilian_max"]) == ("20", "20")
    assert attack["grading"] in ("Fair", "Weak", "Contested", "Confirmed")
    assert found["Ostrel"]["injured_total_max"] == "3"
    assert found["Ostrel"]["strike_status"] == "likely_strike"


@pytest.mark.parametrize(
    ("code", "numeric", "gw", "acled", "ucdp"),
    [
        ("MLI", 466, 432, "Western Africa", "Africa"),
        ("SYR", 760, 652, "Middle East", "Middle East"),
        ("GEO", 268, 372, "Caucasus and Central Asia", "Europe"),
        ("EGY", 818, 651, "Northern Africa", "Middle East"),
    ],
)
def test_coders_countries(code: str, numeric: int, gw: int, acled: str, ucdp: str) -> None:
    found = country(code)
    assert found is not None
    assert (found.numeric, found.gw, found.acled_region, found.ucdp_region) == (
        numeric, gw, acled, ucdp,
    )  # fmt: skip
    assert found.name("fr") and found.name("en")


def test_coders_no_such_country() -> None:
    assert country("XXX") is None
    assert country(None) is None


def test_coders_sides_put_bodies_before_men(tmp_path: Path) -> None:
    m = Making("Des hommes ont attaqué Kandar jeudi, le Front Rouge aussi.", item="x")
    town, day = m.place("Kandar"), m.time("jeudi", "2020-03-12")
    men = m.actor("Des hommes", "population")
    front = m.actor("Front Rouge", "armed_group", sector="REB")
    acled = Acled("Battles", "Armed clash")
    m.event("attaqué", actors=(men, front), place=town, time=day, acled=acled)
    with Store.open(tmp_path / "x", create=True) as store:
        add_records(store, [m.record()])
        refresh(store)
        data, report = written(store, "acled")
    for row in rows(data):
        assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == (
            "Front Rouge", "Des hommes", "2",
        )  # fmt: skip
    assert report.rows == 1
