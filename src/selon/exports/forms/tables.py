"""Tidy tables: one row a thing, one column a variable; the columns of each, with HXL hashtags.

`TABLES` is what CSV, XLSX and Parquet write. Hashtags follow HXL 1.1; for a speaker it has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from selon.exports.forms import incident_rows, record_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selon.exports.material import Material
    from selon.exports.model import Options

Kind = Literal["text", "int", "float", "bool"]
Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells, its hashtag where HXL has one."""

    name: str
    kind: Kind
    hxl: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns and the way to its rows, whose cells stand in the same order."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Material, Options], Iterator[Cells]]


_KINDS: dict[str, Kind] = {"i": "int", "f": "float", "b": "bool"}


def _columns(written: str) -> tuple[Column, ...]:
    """Read columns from lines of `name[:i|f|b] [#hashtag]`."""
    found = []
    for line in written.strip().splitlines():
        name, _, tag = line.strip().partition(" ")
        name, _, kind = name.partition(":")
        found.append(Column(name, _KINDS.get(kind, "text"), tag.strip()))
    return tuple(found)


_SPAN = """
    dispatch #meta+source+id
    dispatch_id #meta+id+sha256
    publisher #meta+source+name
    published #date+published
    start:i
    end:i
    text #description+quotation
    link #meta+url
"""
_REVIEW = """
    review #meta+review
    reviewer
    reviewed_at #date+reviewed
"""
_INCIDENT = """
    incident #event+id
    label #event+name
    event_type #event+type
    event_mode #event+type+sub
"""
_WHERE = """
    place #loc+name
    admin1 #adm1+name
    country #country+code+v_iso3
    latitude:f #geo+lat
    longitude:f #geo+lon
    radius_km:f #geo+radius
    geonames_id:i #loc+code+v_geonames
"""
_WHEN = """
    starts #date+start
    ends #date+end
"""
_CLAIMS = f"""
    {_INCIDENT}
    question #indicator+name
    who #indicator+group
    scope
    status #meta+status
    speaker
    low:i #affected+min
    high:i #affected+max
    bound #indicator+qualifier
    value #indicator+value
    denied:b
    superseded:b
    as_of #date+asof
    statement
    {_SPAN}
    {_WHEN}
    {_WHERE}
    {_REVIEW}
    machine_low:i
    machine_high:i
    machine_bound
"""
_INCIDENTS = f"""
    {_INCIDENT}
    {_WHEN}
    told_on #date+reported
    {_WHERE}
    actors #group+name+first
    recipients #group+name+second
    {incident_rows.count_columns()}
    responsible #group+name+responsible
    holder #group+name+holder
    happened_status #meta+status+happened
    contested
    mentions:i #meta+mentions+num
    dispatches:i #meta+dispatches+num
    speakers #meta+speakers
    publishers #meta+source+list
    {_SPAN}
    incident_link #meta+url+incident
    review #meta+review
"""
_MENTIONS = f"""
    {_INCIDENT}
    event
    event_status #event+status
    statement
    {_SPAN}
"""
_RECORD_SPAN = f"""
    row #meta+id
    {_SPAN}
    language #meta+language
"""
_SPEECH = """
    statement
    speaker
    speaker_kind
    stance
    form
"""
_STATEMENTS = f"""
    {_RECORD_SPAN}
    speaker
    speaker_kind
    speaker_role
    speaker_country
    cue
    form
    stance
    within
    {_WHEN}
    {_WHERE}
    rule
    {_REVIEW}
    machine
"""
_FIGURES = f"""
    {_RECORD_SPAN}
    kind #indicator+name
    who #indicator+group
    low:i #affected+min
    high:i #affected+max
    bound #indicator+qualifier
    {_SPEECH}
    event
    {_WHEN}
    {_WHERE}
    rule
    {_REVIEW}
    machine
"""
_EVENTS = f"""
    {_RECORD_SPAN}
    event_type #event+type
    event_mode #event+type+sub
    acled_event_type #event+type+acled
    acled_sub_event_type #event+type+sub+acled
    event_status #event+status
    actors #group+name+first
    recipients #group+name+second
    {_SPEECH}
    figures
    same_as
    {_WHEN}
    {_WHERE}
    rule
    {_REVIEW}
    machine
"""
_CONTROL = f"""
    {_RECORD_SPAN}
    change #event+type
    holder #group+name+holder
    place_words
    share_low:f
    share_high:f
    {_SPEECH}
    {_WHEN}
    {_WHERE}
    rule
    {_REVIEW}
    machine
"""


def _lines(written: str) -> str:
    return "\n".join(line for line in written.splitlines() if line.strip())


TABLES: dict[str, Table] = {
    name: Table(name, _columns(_lines(columns)), rows)
    for name, columns, rows in (
        ("claims", _CLAIMS, incident_rows.claims),
        ("incidents", _INCIDENTS, incident_rows.incidents),
        ("mentions", _MENTIONS, incident_rows.mentions),
        ("statements", _STATEMENTS, record_rows.statements),
        ("figures", _FIGURES, record_rows.figures),
        ("events", _EVENTS, record_rows.events),
        ("control", _CONTROL, record_rows.control),
    )
}
