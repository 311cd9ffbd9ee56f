"""Statements, figures and events on a spaCy Doc, as spans beside those of other components.

    nlp = spacy.blank("fr")
    nlp.add_pipe("selon", config={"published": "2016-12-08"})
    doc = nlp(text)
    for figure in doc._.selon.figures: ...
    for span in doc.spans["selon.statements"]: print(span.id_, span.label_, span.text)

A Doc with a date of its own has it in `doc._.published` before the component sees it:
`doc = nlp.make_doc(text)`, `doc._.published = "2016-12-09"`, `nlp(doc)`.

The factory is found by its entry point (`spacy_factories`) once Selon is installed. Selon reads the
text of the Doc with its own model: what other components of the pipeline say is neither used nor
changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from selon.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.record import Mention, Record

GROUPS = ("statements", "speakers", "cues", "figures", "events", "places", "times")
"""The span groups, each named `selon.` and this."""


def annotate(doc: Doc, record: Record) -> Doc:
    """Put the rows of a record on the Doc of its text: `doc._.selon` and the span groups.

    A span runs over whole tokens: where a mention ends within one, the span ends after it. Its
    label is the row's kind, its id the row's id. Raises `ValueError` when the texts differ.
    """
    if doc.text != record.dispatch.text:
        raise ValueError("the record is of another text than the Doc")
    _extend()
    doc._.selon = record
    found: dict[str, list[Span]] = {name: [] for name in GROUPS}
    for group, mention, label, row in _spans(record):
        span = doc.char_span(
            mention.start, mention.end, label=label, span_id=row, alignment_mode="expand"
        )
        if span is not None:
            found[group].append(span)
    for name, spans in found.items():
        doc.spans[f"selon.{name}"] = SpanGroup(doc, name=f"selon.{name}", spans=spans)
    return doc


def _spans(record: Record) -> Iterator[tuple[str, Mention, str, str]]:
    """Give group, mention, label and row of everything that is shown."""
    for s in record.statements:
        for part in s.content:
            yield "statements", part, s.stance, s.id
        if s.source is not None:
            yield "speakers", s.source, s.form, s.id
        if s.cue is not None:
            yield "cues", s.cue, s.form, s.id
    for f in record.figures:
        yield "figures", f.mention, f.kind, f.id
    for e in record.events:
        yield "events", e.trigger, e.type, e.id
    for p in record.places:
        for mention in p.mentions:
            yield "places", mention, p.kind, p.id
    for t in record.times:
        yield "times", t.mention, t.granularity, t.id


class SelonComponent:
    """The pipeline component: reads the Doc's text and puts the record on it."""

    def __init__(self, language: str | None, published: str | None) -> None:
        self._reader = Reader(language)
        self._published = published

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc; one without any text comes back with empty groups and no record."""
        _extend()
        if not doc.text.strip():
            for name in GROUPS:
                doc.spans[f"selon.{name}"] = SpanGroup(doc, name=f"selon.{name}")
            return doc
        published = doc._.published or self._published
        return annotate(doc, self._reader.read(doc.text, published=published))


def _extend() -> None:
    for name in ("selon", "published"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


@Language.factory("selon", default_config={"language": None, "published": None})
def make_component(
    nlp: Language,  # noqa: ARG001 - what spaCy hands to every factory
    name: str,  # noqa: ARG001
    language: str | None,
    published: str | None,
) -> SelonComponent:
    """Make the component `selon`; `language` forces a pack, `published` dates all Docs."""
    return SelonComponent(language, published)
