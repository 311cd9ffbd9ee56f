"""From the text of a dispatch to its anatomy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.dispatch import quotations, sentences
from selon.dispatch.lexicon import lexicon
from selon.dispatch.model import Anatomy, Quotation
from selon.record import Mention, Part, Sentence

if TYPE_CHECKING:
    from selon.dispatch.lexicon import Lexicon
    from selon.language import LanguagePack

_LINE = re.compile(r"\S[^\n]*")


def anatomy(
    text: str, pack: LanguagePack, *, title: str | None = None, published: str | None = None
) -> Anatomy:
    """Find parts, quotations and sentences of a dispatch."""
    words = lexicon(pack)
    parts: list[Part] = []
    headline: Mention | None = None
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)]
    for n, (start, end) in enumerate(lines):
        line = text[start:end]
        agency = words.agency.search(line, 0, 120)
        if agency:
            parts.append(Part("dateline", start, start + len(line[: agency.end()].rstrip())))
            start += agency.end()
            if start < end:
                parts.append(Part("paragraph", start, end))
        elif line.isupper() and n or re.fullmatch(r"[-–—].*[-–—]", line):
            parts.append(Part("subhead", start, end))
        elif line[0] == "(" and line[-1] == ")":
            parts.append(Part("credit" if n else "editor_note", start, end))
        elif n == 0 and line.lower().startswith(words.byline):
            parts.append(Part("byline", start, end))
        elif n == 0 and len(lines) > 1 and line[-1] != "." and len(line) < 200:
            parts.append(Part("headline", start, end))
            headline = Mention.of(text, start, end)
        else:
            parts.append(Part("paragraph", start, end))
    found: list[Sentence] = []
    holders: list[int] = []
    quotes: list[Quotation] = []
    speech: list[Sentence] = []
    for n, part in enumerate(parts):
        if part.kind not in {"headline", "paragraph"}:
            continue
        pairs = quotations.pair(text, part.start, part.end)
        outer = [(q.start, q.end) for q in pairs if not q.depth]
        own = sentences.split(text, part.start, part.end, outer, words)
        found.extend(Sentence(*s) for s in own)
        holders.extend([n] * len(own))
        starts = {s for s, _ in own}
        for q in pairs:
            flagged = _is_speech(text, q, starts, words, pack)
            quotes.append(
                Quotation(q.start, q.end, q.inner_start, q.inner_end, q.depth, q.closed, flagged)
            )
            if flagged:
                inner = [(r.start, r.end) for r in pairs if r.depth == 1 and q.start < r.start < q.end]
                first = q.inner_start
                while first < q.inner_end and text[first].isspace():
                    first += 1
                speech.extend(
                    Sentence(*s) for s in sentences.split(text, first, q.inner_end, inner, words)
                )
    return Anatomy(
        parts=tuple(parts),
        sentences=tuple(found),
        sentence_parts=tuple(holders),
        quotations=tuple(quotes),
        speech_sentences=tuple(speech),
        headline=headline,
    )


_FINITE_SET = frozenset("PIJFCSTY")


def _is_speech(
    text: str, q: Quotation, starts: set[int], words: Lexicon, pack: LanguagePack
) -> bool:
    if q.depth:
        return False
    inner = re.findall(r"[\w-]+", text[q.inner_start : q.inner_end])
    finite = any(
        tag[:1] in _FINITE_SET for w in inner[:30] for _, tag in pack.morphology.verb_tags(w.lower())
    )
    if not finite and len(inner) < 6:
        return False
    before = text[max(0, q.start - 12) : q.start].rstrip()
    if before.endswith(words.that):
        return False
    inside = text[q.inner_start : q.inner_end].rstrip()
    return q.start in starts or before.endswith(":") or inside[-1:] in ".!?…"
