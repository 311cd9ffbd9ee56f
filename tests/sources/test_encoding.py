from __future__ import annotations

import codecs

import pytest

from selon.errors import BinaryInput, EncodingInput, InputError
from selon.sources.encoding import decode

COPY = "L'évêque d'Orval a été blessé à l'épaule, où la « trêve » n'a pas tenu. Près de 300 réfugiés ont quitté l'île."


@pytest.mark.parametrize(
    "data",
    [
        COPY.encode(),
        codecs.BOM_UTF8 + COPY.encode(),
        codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + COPY.encode("utf-32-le"),
        COPY.encode("cp1252"),
        COPY.encode("latin-1"),
    ],
)
def test_decode_reads_rightly(data):
    assert decode(data) == COPY


def test_decode_reads_windows_signs():
    text = "L’armée – dit-il – a repris le “nœud” d’Orval… pour 3 €."
    assert decode(text.encode("cp1252")) == text


def test_decode_makes_line_ends_one_kind_and_changes_nothing_else():
    text = "e\u0301te\u0301 \u00a0\u202f 👩‍👧\t \r\nfin\rencore\n\n"
    assert decode(text.encode()) == "e\u0301te\u0301 \u00a0\u202f 👩‍👧\t \nfin\nencore\n\n"


@pytest.mark.parametrize(
    "encoding",
    [
        "cp850",
        "mac_roman",
        "cp1251",
        "iso8859_7",
        "cp1256",
        "shift_jis",
        "utf-16-le",
        "utf-16-be",
        "koi8_r",
    ],
)
def test_decode_refuses_what_it_cannot_tell(encoding):
    text = {
        "cp1251": "Армия заявила о взятии города Орвал. ",
        "koi8_r": "Армия заявила о взятии города Орвал. ",
        "iso8859_7": "Ο στρατός κατέλαβε την πόλη Ορβάλ. ",
        "cp1256": "أعلن الجيش السيطرة على مدينة أورفال. ",
        "shift_jis": "軍はオルヴァルの町を制圧したと発表した。",
    }.get(encoding, COPY)
    with pytest.raises(EncodingInput) as caught:
        decode((text * 3).encode(encoding), where="a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert caught.value.hint


def test_decode_refuses_damaged_utf8_and_names_the_byte():
    with pytest.raises(EncodingInput, match=r"byte 18 "):
        decode("L'évêque d'Orval ".encode()[:-1] + b"\xe9" + COPY.encode())


def test_decode_refuses_a_false_mark():
    with pytest.raises(EncodingInput, match="UTF-8"):
        decode(codecs.BOM_UTF8 + COPY.encode("cp1252"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"{\\rtf1 texte}", "RTF"),
        (bytes(range(256)) * 4, "control"),
        (b"texte\x00texte" * 10, "control"),
    ],
)
def test_decode_refuses_what_is_no_text(data, what):
    with pytest.raises(BinaryInput, match=what):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"<!DOCTYPE html><html>", b"\n<?xml version='1.0'?>", b"<html lang='fr'>"]
)
def test_decode_refuses_pages(data):
    with pytest.raises(InputError, match="markup"):
        decode(data)


def test_decode_of_nothing():
    assert decode(b"") == ""
