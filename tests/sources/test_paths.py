from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest

from selon.errors import BinaryInput, EmptyInput, InputError, SettingError, TooLarge
from selon.sources import Failure, Format, Item, formats, read_paths, register

COPY = "Le pont d'Orval est tombé, a annoncé le maire."


def items(*paths, **options):
    found = list(read_paths(paths, **options))
    assert not [f for f in found if isinstance(f, Failure)]
    return found


def failure(*paths, **options):
    (found,) = read_paths(paths, **options)
    assert isinstance(found, Failure)
    return found


def test_text_file(tmp_path):
    path = tmp_path / "pont.v2.txt"
    data = COPY.encode() + b"\r\n"
    path.write_bytes(data)
    (item,) = items(path)
    assert item.text == COPY + "\n"
    assert item.item == "pont.v2"
    assert item.uri == str(path)
    assert item.format == "text"
    assert item.sha256 == hashlib.sha256(data).hexdigest()
    assert item.published is None


def test_text_file_packed(tmp_path):
    path = tmp_path / "pont.txt.gz"
    path.write_bytes(gzip.compress(COPY.encode()))
    (item,) = items(path)
    assert (item.text, item.item) == (COPY, "pont")


def test_defaults_fill_what_an_item_does_not_say(tmp_path):
    path = tmp_path / "deux.jsonl"
    path.write_text(
        json.dumps({"text": COPY, "published": "2020-05-03", "language": "en", "publisher": "ADP"})
        + "\n" + json.dumps({"text": COPY}),
        "utf-8",
    )  # fmt: skip
    first, second = items(path, published="2021-01-01", language="fr", publisher="Delta")
    assert (first.published, first.language, first.publisher) == ("2020-05-03", "en", "ADP")
    assert (second.published, second.language, second.publisher) == ("2021-01-01", "fr", "Delta")


def test_folder_is_sorted_and_filtered(tmp_path):
    for name in (
        "b.txt",
        "a.txt",
        "c.gold.json",
        "notes.md",
        ".caché.txt",
        "sous/d.txt",
        "e.jsonl",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"id": "e1", "text": COPY}) if "json" in name else COPY, "utf-8")
    assert [i.item for i in items(tmp_path)] == ["a", "b", "e1", "d"]


def test_folder_without_dispatches(tmp_path):
    assert isinstance(failure(tmp_path).error, InputError)


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COPY.encode("cp1252"))))
    (item,) = items("-")
    assert (item.text, item.item, item.uri) == (COPY, "stdin", None)


def test_standard_input_of_jsonl(monkeypatch):
    lines = "".join(json.dumps({"id": n, "text": COPY}) + "\n" for n in range(3))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert [i.item for i in items("-")] == ["0", "1", "2"]


@pytest.mark.parametrize("packed", [False, True])
def test_jsonl(tmp_path, packed):
    row = {
        "id": "x-1",
        "text": COPY + "\r\nFin.",
        "published": "2020-05-03T12:30",
        "title": "Le pont",
        "language": "fr",
        "publisher": "ADP",
        "other": [1],
    }
    data = b"\xef\xbb\xbf" + json.dumps(row).encode() + b"\r\n\r\n"
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    (item,) = items(path)
    assert item.text == COPY + "\nFin."
    assert (item.item, item.published, item.title) == ("x-1", "2020-05-03T12:30", "Le pont")
    assert (item.language, item.publisher, item.format) == ("fr", "ADP", "jsonl")
    assert item.sha256


@pytest.mark.parametrize(
    "line",
    [
        b"no json", b"[1, 2]", b'"text"', b"{}", b'{"text": 3}', b'{"text": ""}', b'{"text": " \\n"}', b'{"text": "\\ud83d"}',
        b'{"text": "Le pont", "published": "hier"}', b'{"text": "Le pont", "published": "20200503"}', b'{"text": "Le pont", "title": {}}',
        '{"text": "tombé"}'.encode("cp1252"), b'{"text": "Le pont"', b"[" * 100_000,
    ],
)  # fmt: skip
def test_jsonl_broken_line_is_named_and_the_rest_read(tmp_path, line):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"id": "x", "text": COPY}).encode()
    path.write_bytes(b"\n".join([good, line, good]))
    first, broken, last = read_paths([path])
    assert isinstance(broken, Failure)
    assert broken.where == f"{path}:2"
    assert isinstance(broken.error, InputError)
    assert str(broken.error).startswith(f"{path}:2: ")
    assert first == last


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ({"text": COPY}, ["a"]),
        ({"id": "x", "text": COPY}, ["x"]),
        ([{"id": "x", "text": COPY}, {"id": "y", "text": COPY}], ["x", "y"]),
    ],
)
def test_json_file(tmp_path, content, names):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(content, indent=1), "utf-8")
    assert [i.item for i in items(path)] == names


def test_json_file_of_lines(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("".join(json.dumps({"id": n, "text": COPY}) + "\n" for n in "xy"), "utf-8")
    assert [i.item for i in items(path)] == ["x", "y"]


@pytest.mark.parametrize("count", [5, 5000])
def test_jsonl_packed_and_cut_is_read_up_to_the_break(count, tmp_path):
    lines = [json.dumps({"id": f"n{n}", "text": f"Le pont {n} tient."}) for n in range(count)]
    whole = gzip.compress(("\n".join(lines) + "\n").encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) * 9 // 10])
    *found, last = read_paths([path])
    assert [i.item for i in found] == [f"n{n}" for n in range(len(found))]
    assert len(found) >= count // 2
    assert isinstance(last, Failure)
    assert "breaks off" in last.error.message
    assert last.error.hint is not None and "what stands before is read" in last.error.hint


def test_failures_name_the_file_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b" \n\xc2\xa0\n")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "d.txt").write_bytes(b"Le pont d'Orval. " * 300_000)
    (tmp_path / "e.txt").write_text(COPY, "utf-8")
    (tmp_path / "f.txt.gz").write_bytes(gzip.compress(COPY.encode())[:-9])
    (tmp_path / "g.jsonl").write_bytes(b"\n\n")
    found = list(read_paths([tmp_path, tmp_path / "absent.txt", "\x00"]))
    kinds = [type(f.error) if isinstance(f, Failure) else f.item for f in found]
    assert kinds == [
        EmptyInput,
        EmptyInput,
        BinaryInput,
        TooLarge,
        "e",
        InputError,
        EmptyInput,
        InputError,
        InputError,
    ]
    for f in found:
        if isinstance(f, Failure) and f.where.startswith(str(tmp_path)):
            assert f.where in str(f.error)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(COPY, "utf-8")
    path.chmod(0)
    assert "permission" in str(failure(path).error)


def test_longest_is_a_setting(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(COPY, "utf-8")
    assert isinstance(failure(path, longest=10).error, TooLarge)
    assert items(path, longest=len(COPY))
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": COPY}) + "\n" + json.dumps({"text": "Fin."}), "utf-8")
    long, short = read_paths([path], longest=10)
    assert isinstance(long, Failure)
    assert short.text == "Fin."


def test_jsonl_line_without_end_is_passed_over(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "' + b"a" * 500_000 + b'"}\n' + json.dumps({"text": "Fin."}).encode()
    )
    long, short = read_paths([path], longest=1000)
    assert isinstance(long.error, TooLarge)
    assert short.text == "Fin."


def test_formats_are_registered_once():
    assert formats()[-1].name == "text"
    with pytest.raises(SettingError):
        register(Format("text", 1, frozenset(), lambda _: False, lambda _raw, _longest: iter(())))


def test_text_takes_what_a_file_beside_it_says(tmp_path: Path) -> None:
    (tmp_path / "kandar.txt").write_text("Vingt morts à Kandar.\n", "utf-8")
    beside = tmp_path / "kandar.json"
    beside.write_text('{"title": "Kandar", "published": "2020-03-12T10:00", "words": 4}', "utf-8")
    (item,) = read_paths([tmp_path], publisher="Agence Nord")
    assert isinstance(item, Item)
    assert (item.title, item.published, item.publisher) == (
        "Kandar", "2020-03-12T10:00", "Agence Nord",
    )  # fmt: skip
    beside.write_text('{"published": "jeudi"}', "utf-8")
    (failure,) = read_paths([tmp_path])
    assert isinstance(failure, Failure)
    assert "jeudi" in str(failure.error)
    beside.write_text('{"text": "Un autre.", "published": "2020-03-12"}', "utf-8")
    (item,) = read_paths([tmp_path / "kandar.txt"])
    assert isinstance(item, Item)
    assert item.published is None
