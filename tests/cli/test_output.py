from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from builders import record
from selon._json import from_json, to_json
from selon.cli.output import OnePage, Output
from selon.errors import InputError
from selon.record import Record


def _named(name: str) -> Record:
    one = record()
    source = dataclasses.replace(one.dispatch.source, item=name)
    return dataclasses.replace(one, dispatch=dataclasses.replace(one.dispatch, source=source))


def _written(form: str, target: Path, *records: Record) -> str:
    with Output(form, str(target), "en") as output:
        for one in records:
            output.add(one)
    return target.read_text("utf-8")


def test_output_one_record_as_json_is_indented(tmp_path: Path) -> None:
    text = _written("json", tmp_path / "one.json", record())
    assert from_json(text) == record()
    assert text.startswith('{\n  "schema"')
    assert text.endswith("}\n")


def test_output_many_records_as_json_are_one_list(tmp_path: Path) -> None:
    text = _written("json", tmp_path / "many.json", record(), record(), record())
    assert len(json.loads(text)) == 3


def test_output_jsonl_has_one_record_a_line(tmp_path: Path) -> None:
    text = _written("jsonl", tmp_path / "many.jsonl", record(), record())
    assert [from_json(line) for line in text.splitlines()] == [record(), record()]
    assert text.splitlines()[0] == to_json(record())


def test_output_page_holds_one_dispatch(tmp_path: Path) -> None:
    with pytest.raises(OnePage):
        _written("html", tmp_path / "page.html", record(), record())
    assert list(tmp_path.iterdir()) == []


def test_output_broken_run_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        _written("html", tmp_path / "x", None)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("form", "ending"), [("json", "json"), ("html", "html"), ("text", "txt")])
def test_output_folder_gets_one_file_an_item(tmp_path: Path, form: str, ending: str) -> None:
    with Output(form, f"{tmp_path}/new/", "fr") as output:
        for name in ("a", "../b c", "a"):
            output.add(_named(name))
    names = sorted(p.name for p in (tmp_path / "new").iterdir())
    assert names == sorted([f"a.{ending}", f"a-2.{ending}", f"b_c.{ending}"])


def test_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", "utf-8")
    with pytest.raises(InputError, match="not a folder"):
        Output("json", f"{tmp_path}/x/", "en")


def test_output_text_to_a_file_has_no_colours_and_no_trailing_blanks(tmp_path: Path) -> None:
    text = _written("text", tmp_path / "view.txt", record(), record())
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
    assert text.count("Statements") == 2
