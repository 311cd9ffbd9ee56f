"""Direct speech told from words in quotation marks, by the lexicon and what stands around them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.dispatch.lexicon import Lexicon
    from selon.language import LanguagePack, Morphology

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_COMMA = re.compile(r"[,!?…»”\"]\s+")
_SPACES = re.compile(r"\s*")
_INSIDE_STOP = re.compile(r"[.!?…][\s\"'»”’)\]+]*$")
_TWO_SENTENCES = re.compile(r"\w[.!?…]\s+[A-ZÀ-Þ]")
_FINITE = frozenset("PIJFCSTY")
_LAST_WORD = re.compile(r"(?P<word>[^\W_]+(?:-[^\W_]+)*)\s*$")
_STRAIGHT_REACH = re.compile(r"[^.;:!?\"“”«»]{0,160}(?:\b[A-Z]\w{0,4}\.[^.;:!?\"“”«»]{0,80}){0,2}")
_CLOSE = " .!?…\u00a0\u202f"
_LONGEST_LOOK = 60
_CLAUSE_WORDS = 6


class Speech:
    """Tells clauses and tags in one language."""

    def __init__(self, text: str, words: Lexicon, pack: LanguagePack) -> None:
        self.text = text
        self.words = words
        self.morphology: Morphology = pack.morphology

    def holds_clause(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a finite verb that is not plainly a noun."""
        before = ""
        for match in islice(_WORD.finditer(self.text, start, end), _LONGEST_LOOK):
            word = match.group()
            if (not before or not word[0].isupper()) and self._finite(word.lower(), before):
                return True
            before = word.lower()
        return False

    def _finite(self, word: str, before: str) -> bool:
        head, _, tail = word.partition("-")
        if tail and tail.rsplit("-", 1)[-1] in self.words.clitics:
            return True
        readings = self.morphology.readings(head if not tail else word)
        finite = [
            r.lemma
            for r in readings
            if r.category == "v" and any(tag[:1] in _FINITE for tag in r.tags)
        ]
        if not finite:
            return False
        if before in self.words.subjects or all(r.category == "v" for r in readings):
            return True
        return any(lemma in self.words.auxiliaries for lemma in finite) and (
            before not in self.words.no_verb_after
        )

    def tag_at(self, at: int, end: int) -> bool:
        """Tell a tag of direct speech here: `a-t-il dit`, `a affirmé X`, `selon X`."""
        text, words = self.text, self.words
        if at >= end or not text[at].islower():
            return False
        if words.attribution.match(text, at, end):
            return True
        start = words.proclitics.match(text, at, end)
        for here in {at, start.end() if start else at}:
            verb = _WORD.match(text, here, end)
            if verb and self._says(verb, end):
                return True
        return False

    def _says(self, verb: re.Match[str], end: int) -> bool:
        word = verb.group().lower()
        head, _, tail = word.partition("-")
        if tail:
            return tail.rsplit("-", 1)[-1] in self.words.clitics and bool(
                self.morphology.verb_tags(head)
            )
        for lemma, tag in self.morphology.verb_tags(word):
            if tag[:1] not in "PIJFC" or "3" not in tag:
                continue
            if lemma in self.words.auxiliaries:
                if self._participle_follows(verb.end(), end):
                    return True
            elif not self.words.saying or lemma in self.words.saying:
                return True
        return False

    def _participle_follows(self, at: int, end: int) -> bool:
        """Tell a past participle of saying after an auxiliary, adverbs let through."""
        for word in islice(self._words(at, end), 4):
            if not self.morphology.readings(word) and word.isalpha():
                return True  # a verb too young for the lexicon: "a liké"
            for lemma, tag in self.morphology.verb_tags(word):
                if tag.startswith("K") and (not self.words.saying or lemma in self.words.saying):
                    return True
            if word not in self.words.adverbs and all(
                r.category != "r" for r in self.morphology.readings(word)
            ):
                return False
        return False

    def _words(self, start: int, end: int) -> Iterator[str]:
        return (m.group().lower() for m in _WORD.finditer(self.text, start, min(end, start + 80)))

    def tag_between(self, start: int, end: int) -> int | None:
        """Find the comma before a tag inside a stretch."""
        for comma in islice(_COMMA.finditer(self.text, start, end), 40):
            if self.text[comma.start()] in ",!?…" and self._certain(comma.end(), end):
                return comma.start() + (self.text[comma.start()] != ",")
        return None

    def _certain(self, at: int, end: int) -> bool:
        """Tell a tag that needs no quotation mark to be told: inverted, or auxiliary first."""
        if self.words.attribution.match(self.text, at, end):
            return False
        return self.tag_at(at, end)

    def tag_after(self, at: int, end: int, *, bare: bool) -> bool:
        """Tell a tag after a closing mark.

        Without a comma, `"…" a promis le maire` looks like `"Le Front" a promis la paix`: it
        counts when `bare` is true, or when a clitic shows the inversion.
        """
        here = _SPACES.match(self.text, at, end).end()  # type: ignore[union-attr]
        if here < end and self.text[here] == ",":
            here = _SPACES.match(self.text, here + 1, end).end()  # type: ignore[union-attr]
            return self.tag_at(here, end) or self._straight_tag(here, end)
        if self.words.straight and self.text[max(0, at - 2)] in ",!?…":
            return self.tag_at(here, end) or self._straight_tag(here, end)
        return (bare or self._clitic_at(here, end)) and self.tag_at(here, end)

    def _straight_tag(self, at: int, end: int) -> bool:
        """Tell a tag in the order of the sentence: the first sure verb is one of saying."""
        if not self.words.straight or at >= end:
            return False
        reach = _STRAIGHT_REACH.match(self.text, at, end)
        for word in _WORD.finditer(self.text, at, reach.end() if reach else end):
            readings = self.morphology.readings(word.group().lower())
            verbs = [(r.lemma, t) for r in readings if r.category == "v" for t in r.tags]
            nominal = any(r.category != "v" for r in readings)
            for lemma, tag in verbs:
                if lemma in self.words.saying and (
                    tag[:1] == "J" or (tag[:2] == "P3" and not nominal)
                ):
                    return True
            if not nominal and any(tag[:1] in "JPFC" for _, tag in verbs):
                auxiliary = any(lemma in self.words.auxiliaries for lemma, _ in verbs)
                return auxiliary and self._participle_follows(word.end(), end)
        return False

    def _clitic_at(self, at: int, end: int) -> bool:
        word = _WORD.match(self.text, at, end)
        return word is not None and word.group().rsplit("-", 1)[-1] in self.words.clitics

    def is_speech(
        self,
        quote: tuple[int, int, int, int],
        sentence: tuple[int, int],
        *,
        resumed: bool,
        closed: bool,
    ) -> bool:
        """Tell whether an outer quotation is direct speech to be parsed by itself.

        `resumed` is true when direct speech stands before it in the same sentence, `closed` when
        it has a closing mark.
        """
        text = self.text
        start, end, first, last = quote
        before = text[max(sentence[0], start - 24) : start].rstrip()
        opens = start <= sentence[0] or not before.strip("-–—•* \u00a0")
        count = sum(1 for _ in islice(_WORD.finditer(text, first, last), _CLAUSE_WORDS))
        if not count:
            return False
        stopped = closed and _INSIDE_STOP.search(text, max(first, last - 8), last) is not None
        if opens or before.endswith(":"):
            return self._stands_alone(quote, sentence, stopped=stopped, count=count)
        if self.words.that.search(before):
            return False
        if resumed and before.endswith(","):
            ends = not text[end : min(end + 3, sentence[1])].strip(_CLOSE)
            return (ends and count >= 3) or self._main_clause(first, last)
        if stopped and self._says_before(start, sentence[0]):
            return self.holds_clause(first, last)
        finished = stopped and not text[end : min(end + 8, sentence[1])].strip(_CLOSE)
        return (
            (finished or self.tag_after(end, sentence[1], bare=stopped))
            and self.words.before_clause.search(before) is not None
            and self._main_clause(first, last)
        )

    def _stands_alone(
        self,
        quote: tuple[int, int, int, int],
        sentence: tuple[int, int],
        *,
        stopped: bool,
        count: int,
    ) -> bool:
        _, end, first, last = quote
        clause = self.holds_clause(first, last)
        if self.tag_after(end, sentence[1], bare=clause):
            return True
        if self._goes_on(end, sentence[1], first) and not _TWO_SENTENCES.search(
            self.text, first, last
        ):
            return False
        if clause or stopped:
            return True
        whole = sentence[1] - end < 8 and not self.text[end : sentence[1]].strip(_CLOSE)
        return whole and count >= _CLAUSE_WORDS

    def _goes_on(self, at: int, end: int, first: int) -> bool:
        """Tell prose that goes on after the mark: `"Nous irons" jusqu'au bout, a-t-il dit`."""
        here = _SPACES.match(self.text, at, end).end()  # type: ignore[union-attr]
        if here < end and self.text[here] == ",":
            word = _WORD.search(self.text, first, at)
            return (
                word is not None
                and word.group().lower() in self.words.subordinators
                and self.text.find(",", first, at) < 0
            )
        following = _WORD.match(self.text, here, end)
        return (
            following is not None
            and following.group()[0].islower()
            and following.group() not in self.words.joins
        )

    def _main_clause(self, start: int, end: int) -> bool:
        """Tell a clause with its subject from a predicate, infinitive or relative clause."""
        first = _WORD.search(self.text, start, end)
        if first is None or first.group().lower() in self.words.dependent:
            return False
        after = self.words.predicate.match(self.text, start, end)
        for here in {start, after.end() if after else start}:
            word = _WORD.match(self.text, here, end)
            if word and word.group().islower() and self._finite(word.group(), ""):
                return False
        return self.holds_clause(start, end)

    def _says_before(self, at: int, start: int) -> bool:
        """Tell a verb of saying just before the mark: `a lancé "Partez !"`."""
        if self.words.straight:
            at = len(self.text[:at].rstrip(" ,"))  # "She added, "All I…""
        word = _LAST_WORD.search(self.text, max(start, at - 30), at)
        return word is not None and any(
            lemma in self.words.saying and (tag[:1] == "K" or "3" in tag)
            for lemma, tag in self.morphology.verb_tags(word["word"].lower())
        )
