"""Names usual in conflict copy must lead to the right place, as exact keys."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from selon.gazetteer import distance_km

LIMIT_KM = {"city": 25, "quarter": 5, "admin": 161, "area": 200, "feature": 200}


def rows():
    path = Path(__file__).with_name("names_in_the_news.tsv")
    with path.open(encoding="utf-8") as file:
        yield from csv.DictReader((line for line in file if line[0] != "#"), delimiter="\t")


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: f"{row['names'][:20]}-{row['kind']}")
def test_name_leads_to_its_place(shipped, row):
    lat, lon = float(row["lat"]), float(row["lon"])
    kinds = {"city", "quarter"} if row["kind"] == "city" else {row["kind"]}
    for name in row["names"].split("|"):
        found = shipped.lookup(name, country=row["country"] or None, kinds=kinds)
        near = [
            one
            for one in found
            if one.latitude is not None
            and distance_km(lat, lon, one.latitude, one.longitude) <= LIMIT_KM[row["kind"]]
        ]
        assert near, (name, found[:3])
        assert any((row["country"] or None) in {one.country, None} for one in near)


def test_there_are_enough_names():
    assert sum(len(row["names"].split("|")) for row in rows()) >= 300
