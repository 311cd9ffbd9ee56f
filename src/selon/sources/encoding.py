"""Bytes to text: UTF-8, UTF-16 and UTF-32 by their mark, Windows-1252 when it is plausible.

What cannot be told is refused with its reason; nothing is guessed silently.
"""

from __future__ import annotations

import codecs
import re

from selon.errors import BinaryInput, EncodingInput, InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BREAK = re.compile(r"\r\n?")
_HIGH = re.compile(r"[\u0080-\uffff]")
# Letters of western European languages and the signs that typesetters use.
_LETTERS = set("éèêëàâäáãåçîïíìôöóòõùûúüÿñœæßøÉÈÊËÀÂÄÁÃÅÇÎÏÍÌÔÖÓÒÕÙÛÚÜŸÑŒÆØ")
_SIGNS = set("\u00a0«»‹›“”„‘’‚–—…€°§·•²³½¼¾×±£©®™¿¡ºªµ´¨")
_INSIDE = re.compile(r"(?<=[A-Za-z])[^\W\d_A-Za-z]?[^\w\s'’\-·/&@.,;:!?()\[\]\"«»“”]+(?=[A-Za-z])")
_HALF = re.compile("[\ud800-\udfff]")
_SAMPLE = 200_000


def decode(data: bytes, *, where: str | None = None, markup: bool = False) -> str:
    """Give the text of a file with every line end made a line feed.

    `markup` says that it may be a page, which a reader of plain text is not to take. Raises
    `BinaryInput` when it is no text, `EncodingInput` when its encoding cannot be told.
    """
    if not markup:
        refuse_documents(data[:200], where)
    for mark, name in MARKS:
        if data.startswith(mark):
            return tidy(_strict(data[len(mark) :], name, where), where=where)
    _refuse_controls(data, where)
    try:
        return tidy(data.decode("utf-8"), where=where)
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            msg = f"damaged UTF-8: byte {error.start} begins no character"
            raise EncodingInput(msg, where=where, hint="save it again as UTF-8") from None
    return tidy(_western(data, where), where=where)


def refuse_documents(head: bytes, where: str | None) -> None:
    """Refuse what its first bytes tell to be no plain text."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            msg = f"this is {what}, not text"
            raise BinaryInput(msg, where=where, hint="save it as plain text first")
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower()
    if opening.startswith((b"<?xml", b"<!doctype", b"<html")):
        msg = "this is markup of a kind that no format here reads"
        raise InputError(msg, where=where, hint="`selon doctor` lists the formats")


def tidy(text: str, *, where: str | None = None) -> str:
    """Make line ends line feeds; refuse halves of characters, which no file can hold."""
    half = _HALF.search(text)
    if half:
        msg = f"character {half.start()} is half of one (U+{ord(half.group()):04X})"
        raise EncodingInput(msg, where=where, hint="save it again as UTF-8")
    return _BREAK.sub("\n", text)


def _strict(data: bytes, name: str, where: str | None) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        msg = f"its mark says {name.upper()}, but byte {error.start} is none"
        raise EncodingInput(msg, where=where, hint="save it again as UTF-8") from None


def _refuse_controls(data: bytes, where: str | None) -> None:
    sample = data[:_SAMPLE]
    found = len(_CONTROL.findall(sample))
    if not found:
        return
    zeros = sample.count(0)
    if zeros * 5 > len(sample) * 2:
        evens, odds = sample[::2].count(0), sample[1::2].count(0)
        if max(evens, odds) > 20 * min(evens, odds):
            msg = "this looks like UTF-16 without a byte order mark"
            raise EncodingInput(msg, where=where, hint="save it again as UTF-8")
    if zeros or found * 100 > len(sample):
        msg = "this is no text: it holds control characters"
        raise BinaryInput(msg, where=where)


def _mostly_utf8(data: bytes) -> bool:
    """Tell a damaged UTF-8 file: most of what is not ASCII in it is sound UTF-8."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return len(_HIGH.findall(text)) - lost > lost


def _western(data: bytes, where: str | None) -> str:
    """Read Windows-1252 (and so Latin-1) when what comes out looks like western copy."""
    hint = "save it again as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        msg = f"neither UTF-8 nor Windows-1252: byte {error.start} belongs to neither"
        raise EncodingInput(msg, where=where, hint=hint) from None
    sample = text[:_SAMPLE]
    high = _HIGH.findall(sample)
    letters = sum(1 for c in sample if c.isalpha())
    odd = sum(1 for c in high if c not in _LETTERS and c not in _SIGNS)
    odd += len(_INSIDE.findall(sample))
    accented = sum(1 for c in high if c in _LETTERS)
    if odd * 20 > len(high) or accented * 5 > letters:
        msg = "not UTF-8, and as Windows-1252 it makes no sense"
        raise EncodingInput(msg, where=where, hint=hint)
    return text
