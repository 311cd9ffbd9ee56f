"""ninjs 1 to 3: one item as a JSON object, a list of them, or one a line.

1.x writes names in small letters and the text as `body_text`, `body_html` …; 2.x has lists
`headlines` and `bodies`; 3.x writes camelCase. Some send `guid` in place of `uri`. Without a status
an item is usable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon._wire import Wire
from selon.errors import EmptyInput
from selon.sources.composing import checked, code_of, compose, digest, urgency_of
from selon.sources.dates import moment
from selon.sources.item import Item
from selon.sources.markup import fragment, squeeze, unwrap

if TYPE_CHECKING:
    from selon._wire import WireStatus
    from selon.sources.options import Options
    from selon.sources.raw import Raw

MARKS = (
    b'"body_text"', b'"body_html"', b'"body_xhtml"', b'"bodies"', b'"versioncreated"',
    b'"versionCreated"', b'"pubstatus"', b'"pubStatus"', b'"headlines"',
)  # fmt: skip
SUFFIXES = frozenset({".json"})
_TEXTS = {None, "text", "article"}
_STATES: dict[str, WireStatus] = {
    "canceled": "canceled", "cancelled": "canceled", "withheld": "withheld",
}  # fmt: skip


def detects(raw: Raw) -> bool:
    """Take an object or list whose first bytes have an id and a mark of the standard."""
    head = raw.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if raw.suffix in {".jsonl", ".ndjson", ".txt"} or head[:1] not in {b"{", b"["}:
        return False
    has_id = b'"uri"' in head or b'"guid"' in head
    return has_id and b'"text":' not in head and any(mark in head for mark in MARKS)


def is_ninjs(row: object) -> bool:
    """Tell an item of ninjs from other JSON objects: it has an id and a mark of the standard."""
    if not isinstance(row, dict) or not (row.get("uri") or row.get("guid")):
        return False
    return any(name in row for name in ("bodies", "headlines", "pubstatus", "pubStatus")) or any(
        name.startswith("body_") or name in {"versioncreated", "versionCreated"} for name in row
    )


def item(row: dict[str, Any], raw: bytes, options: Options, where: str) -> Item:
    """Make an item; raises `EmptyInput` for one that is no text."""
    if _get(row, "type") not in _TEXTS:
        raise EmptyInput(f"it is no text but {_get(row, 'type')}", where=where)
    wire = _wire(row)
    headline = _headline(row)
    text = compose(
        _body(row),
        headline=headline,
        byline=_words(_get(row, "byline")) or _words(_get(row, "by")) or _by(row),
        dateline=_words(_get(row, "dateline")),
    )
    uri = _words(row.get("uri")) or _words(row.get("guid"))
    return Item(
        "" if wire.status == "canceled" else checked(text, options, where),
        item=uri,
        published=moment(_words(_get(row, "versioncreated")) or _words(_get(row, "firstcreated"))),
        title=headline,
        language=code_of(_words(_get(row, "language"))),
        publisher=_publisher(row),
        uri=uri if uri and uri.startswith(("http://", "https://")) else where,
        format="ninjs",
        sha256=digest(raw),
        revision=_words(_get(row, "version")),
        raw=raw,
        wire=wire,
    )


def _get(row: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Give a property by its name of version 1, in whatever case a version writes it."""
    if name in row:
        return row[name]
    return next((v for k, v in row.items() if k.lower() == name), None)


def _words(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return squeeze(str(value)) or None


def _listed(row: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = _get(row, name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _headline(row: dict[str, Any]) -> str | None:
    lines = _listed(row, "headlines")
    main = [one for one in lines if one.get("role") in {None, "", "main", "headline"}]
    line = (main or lines or [{}])[0].get("value") or _get(row, "headline") or _get(row, "title")
    return " ".join(fragment(line)) or None if isinstance(line, str) else None


def _body(row: dict[str, Any]) -> list[str]:
    """Give the paragraphs: of the plain text where it has any, else of HTML."""
    forms: list[tuple[bool, Any]] = [
        ("html" in str(one.get("contenttype") or one.get("contentType")), one.get("value"))
        for one in _listed(row, "bodies")
    ]
    known = ("body_html", "body_xhtml", "body_text")
    forms += [(name != "body_text", row.get(name)) for name in known]
    forms += [(True, v) for k, v in row.items() if k.startswith("body_")]
    for is_html, text in forms:
        found = (fragment(text) if is_html else unwrap(text)) if isinstance(text, str) else []
        if found:
            return found
    return []


def _by(row: dict[str, Any]) -> str | None:
    return _words((_listed(row, "by") or _listed(row, "bylines") or [{}])[0].get("value"))


def _publisher(row: dict[str, Any]) -> str | None:
    """Give who provides it; superdesk writes `source`, others the holder of the rights."""
    for name in ("provider", "source", "copyrightholder"):
        if found := _words(_get(row, name)):
            return found
    named = _listed(row, "infosources") or _listed(row, "infosource")
    return next((words for one in named if (words := _words(one.get("name")))), None)


def _wire(row: dict[str, Any]) -> Wire:
    genres = _listed(row, "genre") or _listed(row, "genres")
    status = (_words(_get(row, "pubstatus")) or "usable").lower()
    return Wire(
        status=_STATES.get(status, "usable"),
        embargo=moment(_words(_get(row, "embargoed"))),
        urgency=urgency_of(_words(_get(row, "urgency"))),
        slug=_words(_get(row, "slugline")),
        genre=next((name for g in genres if (name := _words(g.get("name")))), None),
        note=_words(_get(row, "ednote")),
    )
