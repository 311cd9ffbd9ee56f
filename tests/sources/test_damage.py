"""Files that break off, pose as others or are bombs: named with their place, the rest is read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from selon.sources import Failure, Item
from wire_copies import COPIES, g2, g2_message, zipped
from wire_reading import PLAIN, failures, item, read


@pytest.mark.parametrize("name", [n for n in COPIES if n.endswith(".xml")])
def test_xml_that_breaks_off_is_named_with_its_place(name: str, tmp_path: Path) -> None:
    data = COPIES[name]
    path = tmp_path / name
    ((where, message), *more) = failures(read(path, data[: len(data) * 3 // 4]))
    assert not more
    assert where.startswith(str(path))
    assert "line" in message or "breaks off" in message


def test_xml_reads_the_items_before_a_break(tmp_path: Path) -> None:
    data = g2_message(*(g2(guid=f"n{i}") for i in range(5))).encode()
    found = read(tmp_path / "m.xml", data[: len(data) * 7 // 10])
    assert [i.item for i in found if isinstance(i, Item)] == ["n0", "n1", "n2"]
    ((where, message),) = failures(found)
    assert where.endswith("m.xml[4]")
    assert message.startswith("broken XML at line ")


def test_feed_reads_the_entries_before_a_break(tmp_path: Path) -> None:
    data = COPIES["rss.xml"]
    cut = data[: data.rindex(b"<description>") + 30]
    first, second = read(tmp_path / "rss.xml", cut)
    assert isinstance(first, Item) and first.text == PLAIN
    assert isinstance(second, Failure) and second.where.endswith("rss.xml[2]")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><nitf>&b;</nitf>', "entities of its own"),
        (b"<nitf>" + b"<p>" * 300 + b"</p>" * 300 + b"</nitf>", "depth"),
        (b'<?xml version="1.0" encoding="klingon"?><nitf>\xe9</nitf>', "'klingon'"),
        (b'<?xml version="1.0" encoding="ascii"?><nitf>\xe9</nitf>', "ascii"),
        (b'<?xml version="1.0"?><recipe/>', "no format here reads"),
        (b"<nitf></nitf>", "there is no text in it"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "no entries"),
        (b"<rss", "breaks off here"),
        (b"<!doctype html><html><body><script>x()</script></body></html>", "there is no text in it"),
    ],
)  # fmt: skip
def test_xml_that_is_none_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    ((_, message),) = failures(read(tmp_path / "a.xml", data))
    assert words.casefold() in message.casefold()


def test_page_that_is_named_as_a_feed_is_refused(tmp_path: Path) -> None:
    ((_, message),) = failures(read(tmp_path / "a.rss", COPIES["page.html"]))
    assert message == "this is a page, no feed"


def test_xml_never_reads_another_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    data = f'<!DOCTYPE nitf SYSTEM "{secret}"><nitf><body><body.content><p>Le pont.</p></body.content></body></nitf>'
    assert "secret" not in item(tmp_path / "a.xml", data.encode()).text


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = gzip.compress(b" " * 80_000_000, 9)
    for name, data in {
        "a.txt.gz": zeros,
        "a.jsonl.gz": zeros,
        "a.zip": zipped({"a.xml": b" " * 60_000_000}),
        "b.zip": zipped({"a.xml.gz": zeros}),
    }.items():
        ((_, message),) = failures(read(tmp_path / name, data, longest=10**9))
        assert "unpacks to more than 100 times" in message, name


def test_zip_damage_is_named_and_the_rest_read(tmp_path: Path) -> None:
    text = COPIES["plain.txt"]
    data = bytearray(zipped({"a.txt": text, "b.txt": text}))
    data[60] ^= 0xFF
    found = read(tmp_path / "x.zip", bytes(data))
    ((where, message),) = failures(found)
    assert where.endswith("x.zip!a.txt") and "damaged" in message
    assert len(found) == 2
    ((_, message),) = failures(read(tmp_path / "y.zip", bytes(data[:-30])))
    assert "damaged zip archive" in message
    ((_, message),) = failures(read(tmp_path / "z.zip", zipped({"[Content_Types].xml": b"<a/>"})))
    assert "office document" in message


@pytest.mark.parametrize("packed", [False, True])
def test_warc_cut_in_the_middle_is_named(packed: bool, tmp_path: Path) -> None:
    data = COPIES["pages.warc"]
    cut = data[: data.rindex(b"<item>")]
    if packed:
        cut = gzip.compress(data)[:-200]
    found = read(tmp_path / "a.warc", cut)
    assert isinstance(found[0], Item) or packed
    ((where, message),) = failures(found)
    assert "a.warc" in where
    assert "breaks off" in message or "cannot be read" in message
