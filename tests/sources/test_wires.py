"""Every wire format in the dialects that agencies send: the text, and what the envelope says."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path

import pytest

from selon.errors import EmptyInput, InputError, MissingPart, SelonError, SettingError
from selon.sources import Failure, Format, Item, formats, parse_map, read_paths
from selon.sources import registry as registering
from selon.sources.options import need
from wire_copies import (
    AFP_2024,
    COPIES,
    FIRST,
    HEADLINE,
    NINJS_1,
    SECOND,
    g2,
    g2_message,
    zipped,
)
from wire_reading import BODY, PLAIN, failures, item, read

EXPECTED: dict[str, tuple[str, dict[str, object]]] = {
    "afp2024.xml": (
        f"{HEADLINE}\n\nKandar, 12 mars 2020 (ADN)\n\n{FIRST}\n\n{SECOND}\n\nhh/ph/ts\n",
        {
            "item": "urn:newsml:agence-nord.test:20200312:200312125902.ab12cd34", "revision": "2",
            "published": "2020-03-12T13:00:30Z", "publisher": "ADN", "language": "fr", "urgency": 2,
            "slug": "kandar-conflit-bilan", "genre": "Urgent",
            "encoding": "utf-8, declared iso-8859-1", "format": "newsml1", "title": HEADLINE,
        },
    ),
    "afp2014.xml": (
        f"{HEADLINE}\n\nKANDAR, 12 mars 2020 (ADN) - {BODY}",
        {
            "item": "urn:newsml:agence-nord.test:20200312T134951Z:XGH22", "revision": "1",
            "published": "2020-03-12T13:49:51Z", "language": "fr", "encoding": None,
        },
    ),
    "reuters.xml": (
        PLAIN,
        {
            "item": "tag:est.test,2020:newsml_K1", "revision": "2", "publisher": "est.test",
            "published": "2020-03-12T20:13:08Z", "language": "fr", "urgency": 3, "genre": "Current",
            "slug": "KANDAR/CONFLIT", "note": "Précise le bilan", "format": "newsmlg2",
        },
    ),
    "ansa.xml": (f"{HEADLINE}\n\n(SUD) - Kandar, 12 mars - {BODY}", {"format": "newsmlg2"}),
    "efe.xml": (
        f"{HEADLINE}\n\nKandar, 12 mars (AO).- {BODY}",
        {
            "item": "22751909", "published": "2020-03-12T22:28:00Z", "publisher": "Agence Ouest",
            "urgency": 5, "slug": "KANDAR CONFLIT", "note": "Corrige le nom du maire",
        },
    ),
    "pa.xml": (
        f"{HEADLINE}\n\nPar Lena Torbo, Agence Nord\n\n{BODY}",
        {
            "item": "af1f7ad5HHH-3-1", "published": "2020-03-12T04:30:01+01:00", "publisher": "PN",
            "revision": "3", "language": "fr", "slug": "PN-KANDAR", "encoding": None,
        },
    ),
    "pre.xml": (f"{HEADLINE}\n\nKANDAR, 12 mars (ADN) - {BODY}", {"published": "2020-03-12"}),
    "rcv.xml": (
        f"{HEADLINE}.\n\nLena Torbo\n\nKANDAR 2020-03-12\n\n{BODY}",
        {"item": "2286", "published": "2020-03-12", "language": "fr", "format": "rcv"},
    ),
    "ninjs1.json": (
        f"{HEADLINE}\n\nLena Torbo\n\n{BODY}",
        {
            "item": "urn:newsml:localhost:2020:c044", "published": "2020-03-12T04:38:34Z",
            "urgency": 3, "slug": "kandar", "genre": "Article", "note": "bilan", "publisher": "ADN",
            "revision": "2", "format": "ninjs",
        },
    ),
    "ninjs2.json": (PLAIN, {"uri": "https://est.test/k1", "published": "2020-03-12T04:38:34Z"}),
    "ninjs3.json": (
        f"{HEADLINE}\n\nLena Torbo\n\n{BODY}",
        {"item": "tag:est.test,2020:k3", "urgency": 4, "publisher": "Est", "language": "fr"},
    ),
    "atom.xml": (
        PLAIN,
        {
            "item": "urn:est:1", "published": "2020-03-12T18:00:00Z", "uri": "https://est.test/1",
            "revision": "2020-03-12T19:00:00Z", "publisher": "Agence Est", "language": "fr",
        },
    ),
    "mail.eml": (
        PLAIN,
        {
            "item": "k1@nord.test", "published": "2020-03-12T18:42:00+01:00",
            "publisher": "Agence Nord", "format": "mail",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("renamed", [False, True], ids=["named", "unnamed"])
def test_wires_are_told_by_content_and_read_whole(name: str, renamed: bool, tmp_path: Path) -> None:
    text, expected = EXPECTED[name]
    found = item(tmp_path / ("wire" if renamed else name), COPIES[name])
    assert found.text == text
    assert found.sha256
    assert found.raw
    said = dataclasses.asdict(found) | (dataclasses.asdict(found.wire) if found.wire else {})
    assert {key: said[key] for key in expected} == expected


def test_feeds_give_an_item_an_entry(tmp_path: Path) -> None:
    first, second = read(tmp_path / "rss.xml", COPIES["rss.xml"])
    assert isinstance(first, Item) and isinstance(second, Item)
    assert first.text == PLAIN
    assert (first.item, first.published) == ("nord-1", "2020-03-12T18:42:00+01:00")
    assert first.raw.startswith(b"<item>") and first.raw.endswith(b"</item>")
    assert (
        second.text
        == "Trêve à Ossam\n\nUne trêve est entrée en vigueur à Ossam, a annoncé l'armée.\n"
    )
    assert (second.item, second.publisher) == ("https://nord.test/k2", "Agence Nord")


def test_html_gives_the_article_and_what_the_page_states(tmp_path: Path) -> None:
    found = item(tmp_path / "page.html", COPIES["page.html"])
    assert found.text.startswith(PLAIN.rstrip())
    assert "Accueil" not in found.text and "Mentions" not in found.text
    assert (found.published, found.publisher, found.language, found.uri) == (
        "2020-03-12T18:42:00+01:00", "Agence Nord", "fr", "https://nord.test/kandar",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-1"])
def test_html_in_another_encoding(encoding: str, tmp_path: Path) -> None:
    page = COPIES["page.html"].decode().replace('charset="utf-8"', f'charset="{encoding}"')
    assert FIRST in item(tmp_path / "page.html", page.encode(encoding)).text


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_warc_gives_pages_and_feeds(name: str, tmp_path: Path) -> None:
    found = read(tmp_path / name, COPIES[name])
    assert [i.format for i in found if isinstance(i, Item)] == ["html", "feed", "feed"]
    assert not failures(found)
    (page, *_) = found
    assert isinstance(page, Item)
    assert page.uri == "https://nord.test/kandar"


@pytest.mark.parametrize("name", ["afp2024.xml", "table.csv", "rss.xml", "mixed.zip"])
def test_standard_input_is_no_address(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(COPIES[name]))
    monkeypatch.setattr("sys.stdin", stream)
    found = list(read_paths(["-"]))
    assert not failures(found)
    assert all(not (i.uri or "").startswith("-") for i in found if isinstance(i, Item))


def test_zip_is_read_as_a_folder(tmp_path: Path) -> None:
    found = read(tmp_path / "mixed.zip", COPIES["mixed.zip"])
    assert not failures(found)
    known = {i.format for i in found if isinstance(i, Item)}
    assert known == {f.name for f in formats()} - {"zip", "parquet", "warc"}


def test_folder_of_everything(tmp_path: Path) -> None:
    for name, data in COPIES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "other.gold.json").write_text('{"statements": []}', "utf-8")
    found = list(read_paths([tmp_path]))
    assert not failures(found)
    assert len(found) == 2 * (len(read(tmp_path / "mixed.zip", COPIES["mixed.zip"])))


def test_formats_are_those_of_the_snapshot() -> None:
    assert [f.name for f in formats()] == [
        "zip", "parquet", "warc", "newsml1", "newsmlg2", "nitf", "rcv", "feed", "html", "mail", "csv",
        "ninjs", "jsonl", "text",
    ]  # fmt: skip


class _Point:
    def __init__(self, value: object) -> None:
        self.name, self.value = "shout", value

    def load(self) -> object:
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


def _plugged(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.setattr(registering, "_plugged", [])
    monkeypatch.setattr(registering, "_FORMATS", dict(registering._FORMATS))
    monkeypatch.setattr(registering, "entry_points", lambda group: [_Point(value)])


def test_formats_of_other_packages_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shout = Format(
        "shout", 1, frozenset({".shout"}), lambda raw: raw.head.startswith(b"SHOUT"),
        lambda raw, options: iter([Item(raw.stream.read().decode().lower(), format="shout")]),
    )  # fmt: skip
    _plugged(monkeypatch, shout)
    assert formats()[0] is shout
    assert item(tmp_path / "a.txt", b"SHOUT KANDAR").text == "shout kandar"


@pytest.mark.parametrize("value", ["no format", ImportError("gone")])
def test_formats_of_other_packages_that_fail_are_named(
    value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    _plugged(monkeypatch, value)
    with pytest.raises(SettingError, match="'shout'"):
        formats()


def test_g2_message_of_several_items(tmp_path: Path) -> None:
    message = g2_message(
        g2(guid="a"), g2(guid="b", status="canceled"), g2(guid="c", embargo="2031-01-01T00:00:00Z"),
        g2(guid="d", status="withheld"), "<packageItem/>",
    )  # fmt: skip
    a, b, c, d = read(tmp_path / "m.xml", message.encode())
    assert isinstance(a, Item) and not a.canceled
    assert isinstance(b, Item) and b.canceled and b.text == "" and b.item == "b"
    assert isinstance(c, Item) and c.wire and c.wire.embargo == "2031-01-01T00:00:00Z"
    assert isinstance(d, Item) and d.wire and d.wire.status == "withheld"


def test_g2_pictures_and_packages_are_no_dispatches(tmp_path: Path) -> None:
    picture = g2_message(g2().replace("icls:text", "icls:picture"))
    ((_, message),) = failures(read(tmp_path / "m.xml", picture.encode()))
    assert message == "there is no text item in it"


def test_newsml1_canceled_and_embargoed(tmp_path: Path) -> None:
    canceled = AFP_2024.replace('Status FormalName="Usable"', 'Status FormalName="Canceled"')
    assert item(tmp_path / "a.xml", canceled.encode()).canceled
    held = AFP_2024.replace(
        '<Status FormalName="Usable"/>',
        '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20310101T000000Z</DateAndTime></StatusWillChange>",
    )
    found = item(tmp_path / "a.xml", held.encode())
    assert found.wire and found.wire.embargo == "2031-01-01T00:00:00Z"


def test_csv_rows_and_what_is_wrong_with_them(tmp_path: Path) -> None:
    first, second = read(tmp_path / "a.csv", COPIES["table.csv"])
    assert isinstance(first, Item) and isinstance(second, Item)
    assert (first.text, first.item, first.published) == (f"{FIRST}\n{SECOND}", "k1", "2020-03-12")
    assert first.raw.startswith(b'k1;"Au moins')
    bad = "id,text,published\n1,Le pont.,2020-03-12\n2,trop,de,valeurs\n3,,\n4,Le port.,jeudi\n5,La fin.,\n"
    found = read(tmp_path / "b.csv", bad.encode("cp1252"))
    assert [i.item for i in found if isinstance(i, Item)] == ["1", "5"]
    assert [where.rpartition("/")[2] for where, _ in failures(found)] == [
        "b.csv:3",
        "b.csv:4",
        "b.csv:5",
    ]


def test_csv_without_the_mapped_column_names_what_is_there(tmp_path: Path) -> None:
    data = b"number,body,day\n7,Le pont est tomb\xe9.,2020-03-12\n"
    ((_, message),) = failures(read(tmp_path / "a.csv", data))
    assert message == "there is no column `text`; there are: `number`, `body`, `day`"
    found = item(tmp_path / "a.csv", data, names=parse_map("text=body, id=number,published=day"))
    assert (found.text, found.item, found.published) == ("Le pont est tombé.", "7", "2020-03-12")
    ((_, message),) = failures(
        read(tmp_path / "a.csv", data, names={"text": "body", "uri": "link"})
    )
    assert "`link`" in message


def test_jsonl_with_a_map(tmp_path: Path) -> None:
    data = json.dumps({"n": 7, "body": "Le pont.", "day": "12 Mar 2020 10:00:00 +0100"}).encode()
    found = item(tmp_path / "a.jsonl", data, names=parse_map("text=body,id=n,published=day"))
    assert (found.text, found.item, found.published) == (
        "Le pont.",
        "7",
        "2020-03-12T10:00:00+01:00",
    )
    assert found.raw == data


@pytest.mark.parametrize("given", ["text", "body=text", "text=a,text=b", "text=", ""])
def test_map_that_is_none(given: str) -> None:
    with pytest.raises(SettingError):
        parse_map(given)


def test_parquet_rows(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a.parquet"
    asked = "COPY (SELECT * FROM (VALUES (1, 'Le pont.', DATE '2020-03-12'), (2, '', NULL)) t(n, body, day)) TO '{}' (FORMAT parquet)"
    duckdb.connect(":memory:").execute(asked.format(path))
    data = path.read_bytes()
    names = {"text": "body", "id": "n", "published": "day"}
    for name in ("a.parquet", "unnamed"):
        found = read(tmp_path / name, data, names=names)
        assert [(i.item, i.text, i.published) for i in found if isinstance(i, Item)] == [
            ("1", "Le pont.", "2020-03-12")
        ]
        assert [where.rpartition("[")[2] for where, _ in failures(found)] == ["2]"]
    packed = read(tmp_path / "p.zip", zipped({"a.parquet": data}), names=names)
    assert len(packed) == 2
    ((_, message),) = failures(read(path, data[:-20]))
    assert "damaged Parquet" in message


def test_mail_gives_its_attachments(tmp_path: Path) -> None:
    from email.message import EmailMessage  # noqa: PLC0415

    message = EmailMessage()
    message["From"], message["Subject"] = "desk@nord.test", "Deux dépêches"
    message["Date"], message["Message-ID"] = "Thu, 12 Mar 2020 18:42:00 +0100", "<m@nord.test>"
    message.set_content("Ci-joint deux dépêches.")
    message.add_attachment(COPIES["afp2024.xml"], "application", "xml", filename="a.xml")
    message.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    message.add_attachment(b"%PDF-1.4", "text", "plain", filename="b.txt")
    mail, wire, broken = read(tmp_path / "m.eml", bytes(message))
    assert isinstance(mail, Item) and mail.item == "m@nord.test"
    assert isinstance(wire, Item) and wire.format == "newsml1"
    assert isinstance(broken, Failure) and broken.where.endswith("m.eml[4]")


def test_ninjs_that_is_no_text_or_withdrawn(tmp_path: Path) -> None:
    rows = [NINJS_1, NINJS_1 | {"type": "picture"}, NINJS_1 | {"pubstatus": "canceled"}]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    text, picture, canceled = read(tmp_path / "a.jsonl", data)
    assert isinstance(text, Item) and text.format == "ninjs"
    assert isinstance(picture, Failure) and isinstance(picture.error, EmptyInput)
    assert isinstance(canceled, Item) and canceled.canceled


def test_a_missing_package_is_named_with_its_line() -> None:
    with pytest.raises(MissingPart, match=r"pip install 'selon\[formats\]'"):
        need("surely_no_such_package.inside")


def test_errors_are_ours() -> None:
    assert issubclass(InputError, SelonError)
