"""What the steps of reading times hand on: a rule's match, and the expression made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from selon.reading.times.calendar import Stretch
    from selon.record import Granularity

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A named part of a match: its words in lower case, and what the lexicon says of them."""

    words: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar, as its table in the lexicon gives it.

    `id` is the rule's name in the catalogue, `value` the function that finds the value, `options`
    whatever that function wants to know besides.
    """

    id: str
    value: str
    options: dict[str, Any]


@dataclass(slots=True)
class Match:
    """Where a rule fits: `start`..`end` with its preposition, `core` as TIMEX3 marks it.

    `first` and `last` (half-open) are positions among the sentence's pieces, `prefix` the kind of
    preposition taken in (`since`, `by`, `over` or "").
    """

    rule: Rule
    sentence: int
    start: int
    end: int
    core: tuple[int, int]
    first: int
    last: int
    prefix: str = ""
    slots: dict[str, Slot] = field(default_factory=dict)

    def value(self, slot: str, otherwise: Any = None) -> Any:  # noqa: ANN401 - as the lexicon has it
        """Give the lexicon's value of a slot, the rule's own option of that name, or a default."""
        found = self.slots.get(slot)
        return found.value if found else self.rule.options.get(slot, otherwise)


@dataclass(slots=True)
class Expression:
    """A temporal expression with its value, richer than the record's row.

    `value` and `mod` follow TIMEX3, `stretch` is None when the value hangs on a publication date
    that is not known, or when there is none (durations, sets). `row` is whether it belongs into a
    record, `since` whether it reaches from a point to publication or from there to a point,
    `story` whether a story of the past gave it its year.
    `through` is the expression that closes a range, which then begins at `begin` and covers
    `whole`; `joined` is true of the closing one.
    """

    match: Match
    kind: Kind
    value: str
    stretch: Stretch | None = None
    granularity: Granularity = "day"
    mod: str = ""
    row: bool = True
    since: bool = False
    story: bool = False
    joined: bool = False
    through: Expression | None = None
    begin: int = 0
    whole: Stretch | None = None
