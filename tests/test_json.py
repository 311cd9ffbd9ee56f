from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import record
from selon._json import from_dict, from_json, to_dict, to_json
from selon.errors import RecordError
from selon.record import Dispatch, MadeBy, Mention, Record


def test_json_keys_stand_in_the_order_of_the_contract() -> None:
    value = to_dict(record())
    assert list(value) == [
        "schema", "made_by", "dispatch", "actors", "places", "times", "statements", "figures",
        "events", "control",
    ]  # fmt: skip
    assert list(value["dispatch"]) == [
        "id", "language", "title", "published", "agency", "byline", "dateline", "contributors",
        "desk", "notes", "source", "revision", "text", "other_languages", "parts", "sentences",
    ]  # fmt: skip
    assert list(value["statements"][0]) == [
        "id", "speaker", "source", "cue", "content", "form", "stance", "within", "time", "place",
        "place_by", "by",
    ]  # fmt: skip


def test_json_comes_back_as_the_same_record_and_the_same_bytes() -> None:
    written = to_json(record())
    assert from_json(written) == record()
    assert to_json(from_json(written)) == written
    assert "\n" not in written
    assert from_json(to_json(record(), indent=2)) == record()


def test_json_whole_numbers_in_float_fields_become_floats() -> None:
    value = to_dict(record())
    value["places"][0]["latitude"] = 12
    assert '"latitude": 12.0' in to_json(from_dict(value))


def test_json_fields_with_a_default_may_be_absent() -> None:
    value = to_dict(record())
    del value["statements"][0]["within"], value["control"], value["made_by"]["model"]
    assert from_dict(value).control == ()


def _set(path: list[Any], new: object) -> dict[str, Any]:
    value = to_dict(record())
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return value


@pytest.mark.parametrize(
    ("path", "new", "where", "message"),
    [
        (["extra"], 1, "extra", "unknown field"),
        (["statements", 2, "mood"], "x", "statements[2].mood", "unknown field"),
        (["statements", 2, "stance"], "shout", "statements[2].stance", "is not one of say,"),
        (["statements", 0, "content"], {}, "statements[0].content", "is not a list"),
        (["statements", 0, "cue"], "selon", "statements[0].cue", "is not an object"),
        (["figures", 0, "low"], True, "figures[0].low", "is not a whole number"),
        (["figures", 0, "low"], 1.5, "figures[0].low", "is not a whole number"),
        (["places", 0, "latitude"], "12", "places[0].latitude", "is not a number"),
        (["dispatch", "language"], None, "dispatch.language", "null is not a text"),
        (["times", 0, "mention"], {"start": 1, "end": 1, "text": ""}, "times[0].mention", "cannot"),
        (["times", 0, "mention"], {"start": 1}, "times[0].mention.end", "has no 'end'"),
        (["schema"], "selon.record/9", "schema", "cannot be read"),
    ],
)
def test_json_names_the_path_of_what_is_wrong(
    path: list[Any], new: object, where: str, message: str
) -> None:
    with pytest.raises(RecordError) as caught:
        from_dict(_set(path, new))
    assert caught.value.where == where
    assert message in caught.value.message


def test_json_refuses_a_false_quotation() -> None:
    value = _set(["times", 0, "mention", "text"], "mardi")
    with pytest.raises(RecordError, match="not 'mardi'"):
        from_dict(value)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "{}", b"\xff", "[" * 100_000])
def test_json_refuses_what_is_no_record(text: str | bytes) -> None:
    with pytest.raises(RecordError):
        from_json(text)


@given(st.text(min_size=1), st.data())
def test_json_keeps_any_text_and_any_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = Record(
        MadeBy("0"),
        Dispatch("d", "fr", text, byline=(text,)),
        actors=(),
        times=(),
    )
    quoted = Mention.of(text, start, end)
    assert from_json(to_json(one)) == one
    assert json.loads(json.dumps(to_dict(quoted))) == to_dict(quoted)
