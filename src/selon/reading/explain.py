"""Why a row is there: the words of the text that prove it, and its rule's sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from selon._wording import Language, bounds, label, labels, named, short
from selon.reading.rules import rule
from selon.record import ROWS, Acled, Figure, Mention, Participant, Share, mentions_in

if TYPE_CHECKING:
    from selon.record import Record

_OPEN = "—"
_UNKNOWN = {
    "en": "The rule “{by}” made it; this version has no sentence for that rule.",
    "fr": "La règle « {by} » l'a établie ; cette version n'a pas de phrase pour elle.",
}
_POINTERS = {
    "speaker", "within", "statement", "event", "place", "time", "holder", "same_as",
}  # fmt: skip
# Fields whose values have labels under another name, by section.
GROUPS = {
    ("figures", "kind"): "figure_kind",
    ("actors", "kind"): "actor_kind",
    ("places", "kind"): "place_kind",
    ("events", "type"): "event_type",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row told to a person.

    `quotations` are all the words of the text that the row rests on, in text order; `slots` are
    the row's fields in the order of the contract, ids told by name, what is open left out.
    """

    row: str
    section: str
    by: str
    sentence: str
    quotations: tuple[Mention, ...]
    slots: tuple[tuple[str, str], ...]


def explain(record: Record, row_id: str, *, language: Language = "en") -> Explanation:
    """Tell why a row stands in a record; raises `RecordError` when there is no such row."""
    row = record.row(row_id)
    section = next(s for s in ROWS if any(r is row for r in getattr(record, s)))
    told = {
        f.name: text
        for f in fields(row)
        if (text := _text(record, section, f.name, getattr(row, f.name), language))
    }
    known = rule(row.by)
    template = known.template(language) if known else _UNKNOWN[language]
    values = defaultdict(lambda: _OPEN, told)
    statement = getattr(row, "statement", None)
    values["vouched_by"] = (named(record, statement) if statement else "") or _OPEN
    if isinstance(row, Figure):
        values["value"] = bounds(row, language)
    return Explanation(
        row=row_id,
        section=section,
        by=row.by,
        sentence=template.format_map(values),
        quotations=tuple(sorted(set(mentions_in(row)))),
        slots=tuple((k, v) for k, v in told.items() if k not in ("id", "by")),
    )


def _text(record: Record, section: str, name: str, value: Any, language: Language) -> str:  # noqa: ANN401
    """Write a field's value in the reader's language, nothing when it is open."""
    match value:
        case None | () | "":
            return ""
        case Mention():
            return short(value.text)
        case Participant():
            return short(value.mention.text)
        case Acled():
            return f"{value.event_type} / {value.sub_event_type}"
        case Share():
            low, high = ("" if v is None else f"{v:.0%}" for v in (value.low, value.high))
            if low and high:
                return low if low == high else f"{low}–{high}"
            return f"≥ {low}" if low else f"≤ {high}"
        case tuple():
            texts = (_text(record, section, name, item, language) for item in value)
            return ", ".join(dict.fromkeys(texts))
        case str() if name in _POINTERS or name == "figures":
            return named(record, value) or value
        case str():
            group = GROUPS.get((section, name), name)
            return label(group, value, language) if group in labels() else value
        case _:
            return str(value)
