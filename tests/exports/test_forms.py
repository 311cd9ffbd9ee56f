"""Forms for readers and tools, checked by the other side's own software or rules."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from export_making import json_lines, written
from selon.exports.forms.annotations import CONTEXT
from selon.exports.forms.labelstudio import configuration as labels
from selon.exports.forms.timemap import zipped
from selon.record import EVENT_TYPES
from selon.store import Store, refresh
from selon.store.dossiers import published
from selon.store.judging import review_row

DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
}
# What TimelineJS 3 reads of an event (TimelineConfig): a start, unique ids, texts.
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "unique_id", "text"],
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "display_date": {"type": "string"},
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "text": {
                        "type": "object",
                        "required": ["headline", "text"],
                        "additionalProperties": {"type": "string"},
                    },
                },
            },
        }
    },
}
# ukraine-timemap's schema of an event: texts only, latitude with longitude, date or latitude.
_TEXT = {"type": "string"}
TIMEMAP = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "latitude", "longitude", "date", "associations"],
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(
                [
                    "id",
                    "civId",
                    "description",
                    "graphic",
                    "date",
                    "time",
                    "time_precision",
                    "location",
                    "latitude",
                    "longitude",
                    "x",
                    "y",
                    "z",
                    "type",
                    "category",
                    "category_full",
                    "comments",
                    "time_display",
                    "shape",
                    "colour",
                ],
                _TEXT,
            ),
            "associations": {"type": "array", "items": _TEXT},
            "sources": {"type": "array", "items": _TEXT},
        },
    },
}
# PLOVER 2.0, tables 6.1 to 6.6.
ENTITY = {
    "type": "object",
    "properties": {
        key: {}
        for key in [
            "code",
            "sector",
            "entity_text",
            "identifier_id",
            "identifier_text",
            "religion",
            "ethnicity",
            "office",
            "gender",
            "age",
        ]
    },
    "additionalProperties": False,
}
PLOVER = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "date": {"pattern": r"^\d{4}(-\d\d){0,2}$"},
        "actor": {"type": "array", "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "items": {"enum": list(EVENT_TYPES)}},
        "quad_code": {"enum": [
            "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT",
        ]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "size": {"type": "object", "propertyNames": {"enum": ["dead", "injured", "arrested"]}},
    },
}  # fmt: skip
# The terms of http://www.w3.org/ns/anno.jsonld that annotations of Selon use.
OA, DCT = "http://www.w3.org/ns/oa#", "http://purl.org/dc/dcmitype/"
TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{
        name: OA + name
        for name in (
            "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector",
            "TextPositionSelector", "classifying", "describing", "identifying", "tagging", "start",
            "end", "exact", "prefix", "suffix",
        )
    },
    "Dataset": DCT + "Dataset",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Software": "http://www.w3.org/ns/activitystreams#Application",
    "body": {"@type": "@id", "@id": OA + "hasBody"},
    "target": {"@type": "@id", "@id": OA + "hasTarget"},
    "source": {"@type": "@id", "@id": OA + "hasSource"},
    "selector": {"@type": "@id", "@id": OA + "hasSelector"},
    "generator": {"@type": "@id", "@id": "http://www.w3.org/ns/activitystreams#generator"},
    "motivation": {"@type": "@vocab", "@id": OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": OA + "hasPurpose"},
    "items": {
        "@type": "@id", "@container": "@list", "@id": "http://www.w3.org/ns/activitystreams#items",
    },
    "format": "http://purl.org/dc/elements/1.1/format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "name": "http://xmlns.com/foaf/0.1/name",
    "startIndex": "http://www.w3.org/ns/activitystreams#startIndex",
}  # fmt: skip


def test_forms_timeline_has_what_timelinejs_reads(filled: Store) -> None:
    data, report = written(filled, "timelinejs")
    made = json.loads(data)
    jsonschema.validate(made, TIMELINE)
    ids = [e["unique_id"] for e in made["events"]]
    assert len(set(ids)) == len(ids) == report.rows == 3
    hostile = next(e for e in made["events"] if "Belmar" in e["text"]["headline"])
    assert "<script>" not in json.dumps(hostile)
    assert hostile["start_date"] == {"year": 2020, "month": 9, "day": 1}


def test_forms_timeline_speaks_french(filled: Store) -> None:
    made = json.loads(written(filled, "timelinejs", language="fr")[0])
    attack = next(e for e in made["events"] if "Kandar" in e["text"]["headline"])
    assert "tués (révisé)" in attack["text"]["text"]
    assert "révisé depuis" in attack["text"]["text"]


def test_forms_timemap_fits_its_schema(filled: Store) -> None:
    data, report = written(filled, "timemap")
    archive = zipfile.ZipFile(io.BytesIO(data))
    events, sources, kinds = (
        json.loads(archive.read(f"{name}.json")) for name in ("events", "sources", "associations")
    )
    jsonschema.validate(events, TIMEMAP)
    assert report.rows == len(events) == 3
    known = {k["id"] for k in kinds}
    for event in events:
        assert re.fullmatch(r"\d\d/\d\d/\d{4}", event["date"])
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert set(event["associations"]) <= known
        assert set(event["sources"]) <= set(sources)
    assert all(source["id"] == key and source["paths"] for key, source in sources.items())


def test_forms_zips_of_the_same_content_are_the_same() -> None:
    assert zipped({"a": b"1"}) == zipped({"a": b"1"})


def test_forms_annotations_are_json_ld_with_both_selectors(filled: Store) -> None:
    pyld = pytest.importorskip("pyld", reason="pyld is a JSON-LD processor; it is no dependency")
    data, report = written(filled, "annotations")
    page = json.loads(data)
    assert page["@context"][0] == CONTEXT

    def offline(url: str, _options: object = None) -> dict[str, Any]:
        assert url == CONTEXT
        return {
            "contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": {"@context": TERMS},
        }  # fmt: skip

    graph = pyld.jsonld.expand(page, {"documentLoader": offline})
    items = graph[0]["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == report.rows == len(page["items"])
    texts = {r.dispatch.id: r.dispatch.text for r in filled.records()}
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item["@id"].startswith("urn:selon:dispatch:")
        for target in item[f"{OA}hasTarget"]:
            source = target[f"{OA}hasSource"][0]["@id"]
            text = texts[source.removeprefix("urn:selon:dispatch:")]
            quote, position = target[f"{OA}hasSelector"]
            start, end = (position[f"{OA}{n}"][0]["@value"] for n in ("start", "end"))
            exact, prefix, suffix = (
                quote[f"{OA}{n}"][0]["@value"] for n in ("exact", "prefix", "suffix")
            )
            assert text[start:end] == exact
            assert text[max(0, start - 32) : start] == prefix
            assert text[end : end + 32] == suffix


def test_forms_annotations_keep_the_machines_own(filled: Store) -> None:
    review_row(filled, "c", "f2", "correct", reviewer="Ada", value={"low": 4, "high": 4})
    page = json.loads(written(filled, "annotations")[0])
    (one,) = [i for i in page["items"] if i["selon:review"] == "corrected"]
    assert json.loads(one["body"][0]["value"])["low"] == 4
    assert json.loads(one["selon:machine"])["low"] == 3


def test_forms_entities_are_valid_follow_the_money(filled: Store) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney validates its own entities")
    data, _ = written(filled, "ftm", base="https://desk.example")
    entities = list(json_lines(data))
    ids = [e["id"] for e in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        schema = ftm.model.get(entity["schema"])
        schema.validate(entity)  # raises InvalidData
        proxy = ftm.model.get_proxy(entity)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(values), (entity["schema"], name, values)
            if schema.get(name).type.name == "entity":
                assert set(values) <= set(ids)
    kinds = {e["schema"] for e in entities}
    assert {"Event", "Article", "Mention", "Person", "PublicBody"} <= kinds
    event = next(
        e for e in entities if e["schema"] == "Event" and "Kandar" in e["properties"]["name"][0]
    )
    assert len(event["properties"]["proof"]) == 3
    assert any("12 – Jean Essai" in note for note in event["properties"]["notes"])


def test_forms_plover_fits_its_tables(filled: Store) -> None:
    data, report = written(filled, "plover")
    lines = list(json_lines(data))
    assert len(lines) == report.rows
    assert len({x["id"] for x in lines}) == len(lines)
    for line in lines:
        jsonschema.validate(line, PLOVER)
        assert line["event_text"][0] in line["text"]
    assert any("hypothetical" in x.get("mode", ()) for x in lines)
    march = next(x for x in lines if x["event"] == ["PROTEST"])
    assert march["size"] == {"injured": 3}
    assert march["event_scale"] == -5


def test_forms_ledger_is_the_published_one_with_links_and_reviews(filled: Store) -> None:
    review_row(filled, "c", "f2", "correct", reviewer="Ada", value={"low": 4, "high": 4})
    refresh(filled)
    lines = list(json_lines(written(filled, "ledger", base="https://desk.example")[0]))
    plain = json.loads("".join(published(filled)))["incidents"]
    assert [x["id"] for x in lines] == [x["id"] for x in plain]
    for line, incident in zip(lines, plain, strict=True):
        assert line["schema"] == "selon.ledger/1"
        assert {k: line[k] for k in ("label", "place", "start", "actors")} == {
            k: incident[k] for k in ("label", "place", "start", "actors")
        }
        claims = [c for a in line["assessments"] for c in a["claims"]]
        assert all(c["link"].endswith(f"?at={c['start']}-{c['end']}") for c in claims)
    (claim,) = [
        c
        for x in lines
        for a in x["assessments"]
        if a["question"] == "injured"
        for c in a["claims"]
    ]
    assert (claim["low"], claim["review"]["machine"]["low"]) == (4, 3)


def test_forms_polecat_has_its_40_columns(filled: Store) -> None:
    data, report = written(filled, "polecat")
    rows = [line.split("\t") for line in data.decode().splitlines()]
    assert {len(r) for r in rows} == {40}
    assert len(rows) - 1 == report.rows
    assert rows[0][0] == "Event ID" and rows[0][-1] == "Version"


def test_forms_brat_stands_on_the_text(filled: Store) -> None:
    data, report = written(filled, "brat")
    archive = zipfile.ZipFile(io.BytesIO(data))
    conf = archive.read("annotation.conf").decode()
    assert list(re.findall(r"^\[(\w+)\]", conf, re.MULTILINE)) == [
        "entities", "relations", "events", "attributes",
    ]  # fmt: skip
    names = [n.removesuffix(".ann") for n in archive.namelist() if n.endswith(".ann")]
    assert len(names) == 5
    count = 0
    for name in names:
        text = archive.read(f"{name}.txt").decode()
        lines = archive.read(f"{name}.ann").decode().splitlines()
        known = {line.split("\t")[0] for line in lines}
        assert len(known) == len(lines)
        for line in lines:
            kind, value, *words = line.split("\t")
            if kind.startswith("T"):
                count += 1
                label, offsets = value.split(" ", 1)
                spans = [tuple(map(int, s.split())) for s in offsets.split(";")]
                assert " ".join(text[a:b] for a, b in spans) == words[0]
                assert label in conf
            elif kind.startswith("E"):
                count += 1
                assert {p.split(":")[1] for p in value.split()} <= known
            elif kind.startswith("R"):
                assert {p.split(":")[1] for p in value.split()[1:]} <= known
    assert count == report.rows


def test_forms_labelstudio_fits_its_configuration(filled: Store) -> None:
    data, report = written(filled, "labelstudio")
    root = ET.fromstring(labels())  # noqa: S314 - our own file
    controls = {e.get("name"): e for e in root.iter() if e.get("toName") == "text"}
    choices = {
        name: {v.get("value") for v in e if v.tag in ("Choice", "Label")}
        for name, e in controls.items()
    }
    relations = {e.get("value") for e in root.iter("Relation")}
    regions = 0
    for task in json.loads(data):
        text = task["data"]["text"]
        (prediction,) = task["predictions"]
        ids = {r["id"] for r in prediction["result"] if r["type"] == "labels"}
        regions += len(ids)
        for r in prediction["result"]:
            if r["type"] == "relation":
                assert {r["from_id"], r["to_id"]} <= ids and set(r["labels"]) <= relations
                continue
            v = r["value"]
            assert text[v["start"] : v["end"]] == v["text"]
            assert r["id"] in ids and r["to_name"] == "text"
            assert controls[r["from_name"]].tag.lower() == r["type"]
            assert r["type"] == "number" or set(v[r["type"]]) <= choices[r["from_name"]]
    assert regions == report.rows
