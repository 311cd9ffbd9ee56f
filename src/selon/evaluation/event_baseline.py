"""A baseline for events: the trigger lexicon alone, no frames, no conditions, no status.

Every word of the lexicon is an event of its first entry's type and mode, actual, in the
dispatch's own voice, by nobody to nobody, at the first place and time of its sentence. What the
reader of events is worth is what it adds to that.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon import language
from selon.dispatch import anatomy
from selon.reading.draft import Draft
from selon.reading.events.lexicon import event_lexicon
from selon.reading.parsing import parse
from selon.reading.verbs import verb_groups
from selon.record import Event
from selon.sources import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.reading.draft import Token
    from selon.reading.events.lexicon import Entry
    from selon.record import Record


def baseline_record(record: Record) -> Record:
    """Give a record with the baseline's events and no control, all else as it was."""
    dispatch = record.dispatch
    pack = language.load(dispatch.language)
    item = Item(dispatch.text, published=dispatch.published, title=dispatch.title)
    found = anatomy(item.text, pack, title=item.title, published=item.published)
    (draft,) = parse([Draft(item, found, pack)])
    events = tuple(
        Event(
            id=f"e{n}",
            trigger=draft.mention(token.start, token.end),
            type=entry.type,  # type: ignore[arg-type]
            mode=entry.mode,
            place=_first_place(record, draft, token),
            time=_first_time(record, draft, token),
            by=draft.rule("event.bare"),
        )
        for n, (token, entry) in enumerate(_triggers(draft), 1)
    )
    figures = tuple(replace(f, event=None) for f in record.figures)
    return replace(record, events=events, control=(), figures=figures)


def _triggers(draft: Draft) -> Iterator[tuple[Token, Entry]]:
    """Yield every word that the lexicon knows, in text order."""
    lexicon = event_lexicon(draft.pack)
    verbs: dict[int, tuple[Entry, ...]] = {}
    for unit in draft.units:
        tokens = draft.unit_tokens(unit.index)
        for group in verb_groups(draft, unit.index):
            entries = lexicon.verbs.get(group.lemma)
            if entries:
                verbs[tokens[group.main].i] = entries
    for token in draft.tokens:
        entries = verbs.get(token.i)
        if entries is None and token.pos in {"NOUN", "PROPN"}:
            entries = lexicon.nouns.get(token.lemma) or lexicon.nouns.get(token.lower)
        if entries:
            yield token, entries[0]


def _first_place(record: Record, draft: Draft, token: Token) -> str | None:
    sentence = draft.anatomy.sentences[token.sentence]
    mentions = [
        (m.start, place.id)
        for place in record.places
        for m in place.mentions
        if sentence.start <= m.start < sentence.end
    ]
    return min(mentions)[1] if mentions else None


def _first_time(record: Record, draft: Draft, token: Token) -> str | None:
    sentence = draft.anatomy.sentences[token.sentence]
    return next(
        (t.id for t in record.times if sentence.start <= t.mention.start < sentence.end), None
    )
