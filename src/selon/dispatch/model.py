"""The anatomy of a dispatch, found before any model runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.record import Contributor, Mention, Part, Sentence


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks of any style.

    `start`..`end` has the marks, `inner_start`..`inner_end` has not. `depth` is 0 for an outer
    quotation. `closed` is false when the closing mark is missing (it then ends with its paragraph).
    `speech` is true when it is direct speech to be parsed by itself: it holds a clause and stands
    where direct speech stands (opens its sentence, follows a colon or dash, ends like a sentence).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    speech: bool = False


@dataclass(frozen=True, slots=True)
class DatelinePlace:
    """A place of the dateline, with the country or region written after it."""

    mention: Mention
    within: Mention | None = None


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Layout, credits and quotations of one dispatch.

    `parts` cover the text in order; `sentences` cover headline and paragraphs (dateline, byline,
    credits, editor's notes and section titles are in none), `sentence_parts[i]` is the index of
    the part that sentence i stands in. Direct speech of several sentences with its tag is one
    sentence; `speech_sentences` are the sentences inside quotations with `speech`.
    `dateline_on` is the ISO day that the dateline gives, when it gives one whose year is known.
    """

    parts: tuple[Part, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    sentence_parts: tuple[int, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    speech_sentences: tuple[Sentence, ...] = ()
    headline: Mention | None = None
    byline: tuple[str, ...] = ()
    datelines: tuple[DatelinePlace, ...] = ()
    dateline_on: str | None = None
    agency: str | None = None
    contributors: tuple[Contributor, ...] = ()
    desk: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
