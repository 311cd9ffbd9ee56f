"""ukraine-timemap (Bellingcat, after Forensic Architecture's TimeMap): three files in a zip.

`events.json`, `sources.json` and `associations.json`, to be served where the map's configuration
looks for them. All values of an event are texts, as its schema demands.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from selon._wording import label
from selon.exports.links import is_address, passage_link
from selon.exports.notes import told, word
from selon.exports.precision import days_between, first_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.exports.material import Case, Material
    from selon.exports.model import Options

OTHER = "OTHER"
_DATE = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write the zip."""
    events: list[dict[str, Any]] = []
    sources: dict[str, dict[str, Any]] = {}
    kinds: dict[str, None] = {}
    for case in material.cases():
        day = case.incident["start"] or first_told(case)
        if day is None:
            material.leave_out("no_day", case.id)
            continue
        material.written()
        events.append(_event(case, day, sources, options))
        kinds[case.incident["type"] or OTHER] = None
    files = {
        "events.json": events,
        "sources.json": sources,
        "associations.json": [_association(kind, options) for kind in sorted(kinds)],
    }
    yield zipped({name: _json(value) for name, value in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files into a zip that is the same for the same content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(stamped(name), data)
    return stream.getvalue()


def stamped(name: str) -> zipfile.ZipInfo:
    """Name a file in a zip with a date that is always the same."""
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _event(
    case: Case, day: str, sources: dict[str, dict[str, Any]], options: Options
) -> dict[str, Any]:
    i, place = case.incident, case.incident["place"] or {}
    kind = i["type"] or OTHER
    return {
        "id": case.id,
        "civId": case.id,
        "description": told(case, options),
        "date": _american(day),
        "time": "",
        "time_precision": _precision(case, options),
        "location": place.get("name") or "",
        "latitude": _text(place.get("latitude")),
        "longitude": _text(place.get("longitude")),
        "category": _kind(kind, options),
        "associations": [kind],
        "sources": _sources(case, sources, options),
        "comments": "",
    }


def _american(day: str) -> str:
    """Write a day as MM/DD/YYYY, which the map reads unless its configuration says otherwise."""
    year, month, last = f"{day}-01-01"[:10].split("-")
    return f"{month}/{last}/{year}"


def _precision(case: Case, options: Options) -> str:
    length = days_between(case.incident["start"], case.incident["end"])
    if case.incident["start"] is None:
        return word("told_on", options.language).format(day=first_told(case))
    return "day" if length == 1 else f"{case.incident['start']}/{case.incident['end']}"


def _sources(case: Case, sources: dict[str, dict[str, Any]], options: Options) -> list[str]:
    """Name a source for each passage in which the incident is told."""
    found = []
    for m in case.incident["mentions"]:
        ref = case.refs[m["dispatch_id"]]
        name = f"{ref.id[:16]}-{m['start']}"
        link = passage_link(options, ref.id, m["start"], m["end"])
        sources[name] = {
            "id": name,
            "title": ref.title or ref.item,
            "thumbnail": "",
            "paths": [str(ref.uri) if is_address(ref.uri) else link],
            "type": "Text",
            "affil_s": [ref.publisher] if ref.publisher else [],
            "url": link,
            "desc": m["text"],
            "parent": "",
            "author": ref.publisher or "",
            "date": ref.published or "",
            "notes": "",
        }
        found.append(name)
    return list(dict.fromkeys(found))


def _association(kind: str, options: Options) -> dict[str, Any]:
    title = _kind(kind, options)
    return {
        "id": kind, "title": title, "desc": title, "mode": "FILTER",
        "filter_paths": [word("type", options.language), title],
    }  # fmt: skip


def _kind(kind: str, options: Options) -> str:
    if kind == OTHER:
        return word("other", options.language)
    return label("event_type", kind, options.language)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _json(value: Any) -> bytes:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
