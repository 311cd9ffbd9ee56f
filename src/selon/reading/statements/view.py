"""One unit as the statement rules see it: tokens, verb groups, cues, and where clauses end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.reading.phrases import inverted_phrase, skip_adjunct, skip_between
from selon.reading.statements.cues import Cue, cue_lexicon
from selon.reading.syntax import syntax
from selon.reading.verbs import VerbGroup, verb_groups

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token

QUOTES = {'"', "«", "»", "“", "”", "„"}
_BREAKS = {";"}


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue where it stands: its verb group, its entry, the last position that belongs to it."""

    group: VerbGroup
    cue: Cue
    last: int


class UnitView:
    """Tokens of one unit with what the rules ask of them; positions index `tokens`."""

    def __init__(self, draft: Draft, unit: int) -> None:
        self.draft = draft
        self.unit = draft.units[unit]
        self.tokens: list[Token] = draft.unit_tokens(unit)
        self.words = syntax(draft.pack)
        self.groups = verb_groups(draft, unit)
        lexicon = cue_lexicon(draft.pack)
        self.cues: list[CueAt] = []
        for group in self.groups:
            match = lexicon.match(self.tokens, group, self.words)
            if match:
                self.cues.append(CueAt(group, *match))
        self.group_at = {g.first: g for g in self.groups}
        self.tagged: set[int] = set()
        """Main positions of the cues that are tags."""
        self.governed: set[int] = set()
        """Where verbs stand whose clause a cue governs without conjunction."""
        self.stops: list[int] = []
        """Positions where a later statement of this unit begins, so that contents end there."""

    @property
    def start(self) -> int:
        """Character where the unit's sentence begins, or its part of it."""
        if self.unit.speech:
            return self.tokens[0].start
        if self.unit.part is not None:
            return self.unit.part[0]
        return self.draft.anatomy.sentences[self.unit.sentence].start

    @property
    def end(self) -> int:
        """Character where the unit's sentence ends, or its part of it."""
        if self.unit.speech:
            return self.tokens[-1].end
        if self.unit.part is not None:
            return self.unit.part[1]
        return self.draft.anatomy.sentences[self.unit.sentence].end

    def char(self, position: int) -> int:
        """Character where the token at a position starts; the unit's end past the last one."""
        return self.tokens[position].start if position < len(self.tokens) else self.end

    def end_char(self, position: int) -> int:
        """Character where the token at a position ends."""
        return self.tokens[position].end

    def after(self, position: int) -> Token | None:
        """Give the token at a position, None past the end."""
        return self.tokens[position] if 0 <= position < len(self.tokens) else None

    def has_clause(self, first: int, last: int) -> bool:
        """Whether a finite verb that is not in a relative clause stands in first..last."""
        for group in self.groups:
            if first <= group.first and group.last <= last and group.finite:
                before = self.after(group.first - 1)
                if before is None or group.first == first:
                    return True
                if not self.in_relative(group, first):
                    return True
        return False

    def in_relative(self, group: VerbGroup, floor: int) -> bool:
        """Whether a relative pronoun opens the clause of a verb group, right of `floor`."""
        for k in range(group.first - 1, floor - 1, -1):
            token = self.tokens[k]
            if token.lower in self.words.relatives and token.lower not in self.words.that:
                # "douze personnes, dont trois enfants, ont été tuées": the comma closed it
                closed = self.tokens[group.first - 1].text == "," and k < group.first - 1
                return not closed or self.tokens[k + 1].text == ","
            if token.lower in self.words.that:
                return token.pos == "PRON" or token.dep in {"obj", "nsubj"}
            if token.text in {",", ";", ":"} and k < group.first - 1:
                return False
            if any(g.finite and g.first <= k <= g.last for g in self.groups):
                return False
        return False

    def finite_between(self, first: int, last: int) -> bool:
        """Whether any finite verb stands in first..last."""
        return any(g.finite and first <= g.first and g.last <= last for g in self.groups)

    def find_that(self, at: int) -> int | None:
        """Position of the complementizer after a cue, past adverbs, dates and adjuncts."""
        k = at
        for _ in range(6):
            if k >= len(self.tokens):
                return None
            k = skip_between(self.tokens, k, self.words)
            token = self.after(k)
            if token is None:
                return None
            if token.lower in self.words.that:
                if self.words.that_dropped and token.pos in {"PRON", "DET"}:
                    return None  # "said that was another matter"
                before = self.after(k - 1)
                blocked = before is not None and before.lower in self.words.not_that_after
                return None if blocked else k
            if token.lower in self.words.coordinators:
                return None
            nxt = skip_adjunct(self.tokens, k, len(self.tokens), self.words, names=True)
            if nxt == k or any(g.finite and k <= g.first < nxt for g in self.groups):
                return None
            k = nxt
        return None

    def complement(self, at: int) -> int:
        """Position where a cue's complement starts, past adverbs, dates and one aside.

        `a fustigé, quant à elle, "l'abandon…"`, `s'était dit, par la voix de X, ouvert à…`.
        """
        start = skip_between(self.tokens, at, self.words)
        token, nxt = self.after(start), self.after(start + 1)
        if token is None or nxt is None or token.text != "," or nxt.pos not in {"ADP", "ADV"}:
            return start
        for k in range(start + 2, min(len(self.tokens), start + 14)):
            if self.tokens[k].text == ",":
                return skip_between(self.tokens, k + 1, self.words)
            if any(g.first == k and g.finite for g in self.groups):
                break
        return start

    def phrase_after(self, at: int) -> tuple[int, int] | None:
        """Give the inverted subject after a verb group."""
        return inverted_phrase(self.draft, self.tokens, at)

    def preceded_by_break(self, position: int) -> bool:
        """Whether a comma, closing mark, dash or the unit's start stands before a position."""
        before = self.after(position - 1)
        if before is None:
            return False
        return before.text in {",", "!", "?", "--", "–", "—", "-", "…", "..."} | QUOTES

    def content_end(
        self,
        at: int,
        *,
        comma: bool = False,
        relative: bool = False,
        phrase: bool = False,
        contrast: bool = True,
        opening: bool = False,
    ) -> int:
        """Character where a content that opens at position `at` ends.

        It ends before a later statement of the unit, a semicolon, a contrast (`, alors que`), the
        bracket that it stands in; with `comma`, before the first comma; in a `relative` clause,
        before the comma after which the main clause goes on; with `phrase` (an infinitive, a noun)
        before a relative clause set off by a comma and before a second verb of the main clause.
        Where the cue opens its sentence (`opening`), it ends before the main clause's subject.
        Without `contrast`, contrasts belong to it (`selon X, …, tandis que …`).
        """
        main = self._main_clause(at)
        depth = 0
        quote = self.tokens[at].quote if at < len(self.tokens) else -1
        for k in range(at, len(self.tokens)):
            token = self.tokens[k]
            if k > at and (k in self.stops or k == main):
                return self._back(k)
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                if depth == 0:
                    return token.start
                depth -= 1
            if depth or k == at or (token.quote >= 0 and token.quote != quote):
                continue
            if token.text in _BREAKS:
                return token.start
            if token.text in {"–", "—", "--"} and self._dash_open(at):
                return token.start
            if phrase and self.words.straight_tags and self._aside_opens(k):
                return token.start
            if token.text == ",":
                if comma or (contrast and self._contrast(k + 1)) or self._adjunct_clause(k + 1):
                    return token.start
                if relative and self._main_goes_on(k + 1):
                    return token.start
                if phrase and (self._relative_opens(k + 1) or self._clause_opens(k + 1)):
                    return token.start
                if opening and self._clause_opens(k + 1):
                    return token.start
                if self._after_quotation(k):
                    return token.start
            elif phrase and token.lower in self.words.coordinators:
                group = self.group_at.get(k + 1)
                if group is not None and group.finite and not self._clause_inside(at, k):
                    return token.start
        return self.end

    def _main_clause(self, at: int) -> int | None:
        """Where the main clause opens when a content stands in a subordinate clause before it.

        `Alors que l'armée affirme que P, les images montrent que Q`: the parse's root comes after
        the content's start, and a comma stands before its subject.
        """
        root = next((g for g in self.groups if self.tokens[g.main].dep == "ROOT"), None)
        if root is None or root.first <= at or not root.finite:
            return None
        if not any(g.first < at for g in self.groups):
            return None  # no verb governs the content: it is the main clause itself
        for k in range(root.first - 1, at, -1):
            if any(g.first <= k <= g.last for g in self.groups if g.finite):
                return None
            if self.tokens[k].text == ",":
                return k + 1
        return None

    def _back(self, position: int) -> int:
        """Character before the comma or conjunction that leads to a position."""
        k = position
        while k > 0 and (
            self.tokens[k - 1].text in {",", "--", "–", "—", "-"}
            or self.tokens[k - 1].lower in self.words.coordinators
            or self.tokens[k - 1].lower in self.words.gerund_markers
        ):
            k -= 1
        return self.tokens[k].start if k < position else self.tokens[position].start

    def _dash_open(self, at: int) -> bool:
        count = sum(t.text in {"–", "—", "--"} for t in self.tokens[:at])
        return count % 2 == 1

    def _aside_opens(self, k: int) -> bool:
        """Whether a dash sets off a remark on quoted words (`"terrorists" - a term it uses`)."""
        dash = self.tokens[k].text in {"-", "–", "—", "--"}
        return dash and k > 0 and self.tokens[k - 1].text in {'"', "»", "”"}

    def _contrast(self, at: int) -> bool:
        """Whether a contrast opens; with a pronoun as subject it goes on (`, alors qu'ils`)."""
        for phrase in self.words.contrast:
            size = len(phrase)
            if (size > 1 or self.words.straight_tags) and tuple(
                t.lower for t in self.tokens[at : at + size]
            ) == phrase:
                subject = self.after(at + size)
                return subject is None or subject.lower not in self.words.pronouns
        return False

    def _adjunct_clause(self, at: int) -> bool:
        """Whether the words after a comma are the dispatch's own adjunct (`, sans préciser`)."""
        return any(
            tuple(t.lower for t in self.tokens[at : at + len(phrase)]) == phrase
            for phrase in self.words.own_adjuncts
        )

    def _clause_opens(self, at: int) -> bool:
        """Whether a clause with its own subject opens (`…, les rebelles posent des conditions`)."""
        opens = self.after(at)
        if opens is None or not (opens.pos == "DET" or opens.text[:1].isupper()):
            return False
        for k in range(at + 1, min(len(self.tokens), at + 14)):
            token = self.tokens[k]
            if token.text == "," or token.lower in self.words.relatives | self.words.that:
                return False
            group = self.group_at.get(k)
            if group is not None and group.mood != "K":
                return group.finite
        return False

    def _relative_opens(self, at: int) -> bool:
        opening = self.tokens[at : at + 2]
        stop = next((k for k in range(at, len(self.tokens)) if self.tokens[k].text == ","), None)
        if not self.finite_between(at, stop if stop is not None else len(self.tokens) - 1):
            return False  # "12 morts, dont trois enfants"
        return any(t.lower in self.words.relatives for t in opening) and (
            opening[0].lower in self.words.relatives or opening[0].pos == "ADP"
        )

    def _after_quotation(self, comma: int) -> bool:
        """Whether a participle phrase follows a comma behind a closing mark (`…", mises en`)."""
        before, opens = self.after(comma - 1), self.after(comma + 1)
        if before is None or opens is None or before.text not in {'"', "»", "”"}:
            return False
        group = self.group_at.get(comma + 1)
        return group is not None and group.mood == "K"

    def _clause_inside(self, first: int, last: int) -> bool:
        return any(g.finite and first <= g.first and g.last < last for g in self.groups)

    def _main_goes_on(self, at: int) -> bool:
        k = skip_between(self.tokens, at, self.words)
        group = self.group_at.get(k)
        return group is not None and group.finite and group.clitic < 0
