"""From the text of a dispatch to its anatomy: parts, then quotations, then sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.dispatch import parts as layouts
from selon.dispatch import quotations, sentences
from selon.dispatch.lexicon import lexicon
from selon.dispatch.model import Anatomy, Quotation
from selon.dispatch.speech import Speech
from selon.record import Mention, Sentence

if TYPE_CHECKING:
    from selon.dispatch.lexicon import Lexicon
    from selon.dispatch.quotations import Pairing
    from selon.language import LanguagePack
    from selon.record import Part

_LONGEST_SPEECH = 15  # paragraphs that one speech may run over
Span = tuple[int, int, int, int]


def anatomy(
    text: str, pack: LanguagePack, *, title: str | None = None, published: str | None = None
) -> Anatomy:
    """Find layout, credits, quotations and sentences of a dispatch.

    `title` is the source's own headline, `published` an ISO day or time stamp that settles the
    year of a dateline. Takes any text; offsets are those of the text as given.
    """
    words = lexicon(pack)
    layout = layouts.read(text, words, title=title, published=published)
    reader = _Prose(text, layout.parts, words, pack)
    reader.read()
    return Anatomy(
        parts=tuple(layout.parts),
        sentences=tuple(reader.sentences),
        sentence_parts=tuple(reader.sentence_parts),
        quotations=tuple(reader.quotations),
        speech_sentences=tuple(reader.speech_sentences),
        headline=Mention.of(text, *layout.headline) if layout.headline else None,
        byline=tuple(layout.byline),
        datelines=tuple(layout.datelines),
        dateline_on=layout.dateline_on,
        agency=layout.agency,
        contributors=tuple(layout.contributors),
        desk=tuple(layout.desk),
        notes=tuple(layout.notes),
    )


class _Prose:
    """Quotations and sentences of headline and paragraphs."""

    def __init__(self, text: str, parts: list[Part], words: Lexicon, pack: LanguagePack) -> None:
        self.text = text
        self.words = words
        self.speech = Speech(text, words, pack)
        self.parts = [(n, p) for n, p in enumerate(parts) if p.kind in {"headline", "paragraph"}]
        self.sentences: list[Sentence] = []
        self.sentence_parts: list[int] = []
        self.quotations: list[Quotation] = []
        self.speech_sentences: list[Sentence] = []

    def read(self) -> None:
        pairings = [
            quotations.pair(self.text, p.start, p.end, self.speech.tag_between)
            for _, p in self.parts
        ]
        carried = self._carried(pairings)
        for k, ((number, part), pairing) in enumerate(zip(self.parts, pairings, strict=True)):
            self._paragraph(number, part, pairing, carried.get(k))

    def _carried(self, pairings: list[Pairing]) -> dict[int, Span]:
        """Find speech that runs over several paragraphs: its span in each of them.

        A paragraph opens with a mark that it never closes; the next opens with a mark again
        (the usage of agencies), or closes one that it never opened (interviews).
        """
        carried: dict[int, Span] = {}
        k = 0
        while k < len(pairings):
            opened, last = pairings[k].unclosed, None
            if opened is not None and k not in carried:
                last = self._speech_end(pairings, k)
            if opened is None or last is None:
                k += 1
                continue
            part = self.parts[k][1]
            carried[k] = (opened[0], part.end, opened[1], part.end)
            for j in range(k + 1, last + 1):
                part = self.parts[j][1]
                if j < last:
                    carried[j] = (part.start, part.end, part.start, part.end)
                else:
                    mark = pairings[j].stray[0]
                    carried[j] = (part.start, mark[1], part.start, mark[0])
            k = max(last, k + 1)
        return carried

    def _speech_end(self, pairings: list[Pairing], k: int) -> int | None:
        """Give the paragraph in which a speech left open ends, `k` itself when the next resumes."""
        opened = pairings[k].unclosed
        part = self.parts[k][1]
        if opened is None or not self._opens_speech(part, opened[0]):
            return None
        for j in range(k + 1, min(len(pairings), k + 1 + _LONGEST_SPEECH)):
            following, pairing = self.parts[j][1], pairings[j]
            if following.kind != "paragraph" or self.parts[j][0] != self.parts[j - 1][0] + 1:
                return None
            first = pairing.spans[0][0] if pairing.spans else following.end
            if pairing.stray and pairing.stray[0][0] < first:
                return j
            reopened = first == following.start or (
                pairing.unclosed is not None and pairing.unclosed[0] == following.start
            )
            if reopened and j == k + 1:
                tag = self.speech.tag_between(opened[1], part.end)
                return k if tag is None else None
            if pairing.unclosed or pairing.stray or first == following.start:
                return None
        return None

    def _opens_speech(self, part: Part, at: int) -> bool:
        before = self.text[max(part.start, at - 3) : at].rstrip()
        return not before or before[-1] in ":.!?…-–—"

    def _paragraph(self, number: int, part: Part, pairing: Pairing, carried: Span | None) -> None:
        spans = list(pairing.spans)
        open_ended = {(s[0], s[1]) for s in pairing.cut}
        spans.extend(pairing.cut)
        if carried is not None:
            spans = [s for s in spans if s[1] <= carried[0] or carried[2] <= s[0]]
            spans = [s for s in spans if not (s[0] < carried[1] < s[1])]
            spans.append(carried)
            if carried[1] == carried[3]:
                open_ended.add((carried[0], carried[1]))
        elif pairing.unclosed is not None:
            recovered = self._recover(part, pairing.unclosed, spans)
            if recovered is not None:
                spans.append(recovered)
                open_ended.add((recovered[0], recovered[1]))
        if carried is None and pairing.stray:
            self._close_strays(part, pairing, spans)
        spans = quotations.nested(spans)
        outer = quotations.outermost(spans)
        bounds = sentences.split(self.text, part.start, part.end, outer, self.words)
        first = len(self.sentences)
        self.sentences.extend(Sentence(*b) for b in bounds)
        self.sentence_parts.extend([number] * (len(self.sentences) - first))
        self._quotations(bounds, spans, open_ended, carried)

    def _recover(self, part: Part, opened: tuple[int, int], spans: list[Span]) -> Span | None:
        """End a quotation whose closing mark is missing: before its tag, else with its sentence."""
        others = quotations.outermost(quotations.nested(spans))
        bounds = sentences.split(self.text, opened[1], part.end, others, self.words)
        if not bounds:
            return None
        comma = self.speech.tag_between(opened[1], bounds[0][1])
        last = comma if comma is not None else bounds[0][1]
        return (opened[0], last, opened[1], last) if last > opened[1] else None

    def _close_strays(self, part: Part, pairing: Pairing, spans: list[Span]) -> None:
        """Use a closing mark without opening one when a tag follows: speech ended there."""
        for start, end in pairing.stray[:4]:
            if not self.speech.tag_after(end, part.end, bare=False):
                continue
            outer = quotations.outermost(quotations.nested(spans))
            bounds = sentences.split(self.text, part.start, part.end, outer, self.words)
            sentence = next((b for b in bounds if b[0] <= start < b[1]), None)
            if sentence is None or any(s[0] <= start < s[1] for s in spans):
                continue
            earlier = [s for s in spans if sentence[0] <= s[0] < start]
            begin = earlier[0] if earlier else None
            if begin is None:
                spans.append((sentence[0], end, sentence[0], start))
            elif begin[0] == sentence[0] or self.text[
                max(0, begin[0] - 3) : begin[0]
            ].rstrip().endswith(":"):
                spans.remove(begin)
                spans.append((begin[0], end, begin[2], start))

    def _quotations(
        self,
        bounds: list[tuple[int, int]],
        spans: list[Span],
        open_ended: set[tuple[int, int]],
        carried: Span | None,
    ) -> None:
        at = 0
        spoken = -1  # sentence that already holds direct speech
        ends: list[int] = []
        for n, span in enumerate(spans):
            while ends and ends[-1] <= span[0]:
                ends.pop()
            while at < len(bounds) and bounds[at][1] <= span[0]:
                at += 1
            flag = False
            closed = (span[0], span[1]) not in open_ended
            if not ends and at < len(bounds):
                flag = span == carried or self.speech.is_speech(
                    span, bounds[at], resumed=spoken == at, closed=closed
                )
            if flag:
                spoken = at
                self._speech_sentences(spans, n)
            self.quotations.append(Quotation(*span, len(ends), closed, flag))
            ends.append(span[1])

    def _speech_sentences(self, spans: list[Span], n: int) -> None:
        """Cut the inside of the direct speech `spans[n]`; quotations in it are never cut."""
        first, last = spans[n][2], spans[n][3]
        inner: list[tuple[int, int]] = []
        k = n + 1
        while k < len(spans) and spans[k][0] < last:
            if not inner or spans[k][0] >= inner[-1][1]:
                inner.append((spans[k][0], spans[k][1]))
            k += 1
        while first < last and self.text[first].isspace():
            first += 1
        cut = sentences.split(self.text, first, last, inner, self.words)
        self.speech_sentences.extend(Sentence(*b) for b in cut)
