"""Counts that get their kind from another: parts, coordinations, lists, backward references."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.figures.counted import Count
    from selon.reading.figures.lexicon import FigureLexicon
    from selon.reading.syntax import Syntax
    from selon.record import Who

_EXCHANGED = frozenset({"released", "detained"})
_SKIPPED = frozenset({",", "(", '"', "«", "»", "“", "”", "--", "-", "–", "—"})
_ELLIPSIS = 12
_GAP = 12  # tokens behind a count whose verb may be left out
_PART = 5  # tokens behind a part within which a comma closes it
_ALTERNATIVE = 18
_BACK = 500  # characters that a pronoun may look back
_BODILY = frozenset({"killed", "injured", "missing", "detained", "abducted", "released"})
_SHARED_RULES = frozenset(
    {"figure.participle", "figure.subject_of_verb", "figure.phrase", "figure.state"}
)


class Links:
    """Links the counts of one unit; those that have a kind are left alone."""

    def __init__(
        self, tokens: list[Token], counts: list[Count], lexicon: FigureLexicon, syntax: Syntax
    ) -> None:
        self.tokens, self.counts, self.lexicon, self.syntax = tokens, counts, lexicon, syntax

    def link(self, before: Count | None, told: list[Count]) -> None:
        """Fill in kinds from left to right, then back.

        `before` ended the last unit, `told` are the last counts before, in text order.
        """
        for n, count in enumerate(self.counts):
            if count.kind is None:
                self._from_left(n, count, before)
            elif n and count.who == "unspecified" and (count.noun < 0 or count.info.kind):
                self._shared_who(self._sharer(n), count)
            self._within(n, count, told)
        for n in range(len(self.counts) - 2, -1, -1):
            self._from_right(self.counts[n], self.counts[n + 1])
        for before_it, count in pairwise(self.counts):
            self._at_least(before_it, count)

    def _within(self, n: int, count: Count, told: list[Count]) -> None:
        """`quinze d'entre eux étaient des femmes`: some of those whom the last count told of."""
        inside = next((c for c in reversed(self.counts[:n]) if c.kind), None)
        among = count.elliptic and inside is not None and self._out_of(inside)
        if not count.of_them and not among:
            return
        many = count.numeral.low or 0
        start = count.numeral.start
        near = (c for c in reversed(told) if 0 < start - c.numeral.start <= _BACK)
        large = (c for c in near if (c.numeral.high or many) >= many)
        earlier = inside or next(large, None)
        if earlier is None or earlier.kind not in _BODILY:
            return
        if count.kind is None:
            who = self._described(count)
            if who is None:
                return
            count.kind, count.at, count.who = earlier.kind, earlier.at, who
        if count.kind == earlier.kind:
            count.by = "figure.part"

    def _described(self, count: Count) -> Who | None:
        """Who the people are said to be: a copula and a noun of people."""
        at = count.last + 1
        if at >= len(self.tokens) or not any(
            lm in self.syntax.be for lm, _ in self.tokens[at].tags
        ):
            return None
        for token in self.tokens[at + 1 : at + 5]:
            info = self.lexicon.noun(token.lower)
            if info and token.pos in {"NOUN", "ADJ", "PROPN"}:
                return None if info.thing or info.kind else info.who
            if token.pos not in {"DET", "ADV", "ADP", "AUX"}:
                return None
        return None

    def _from_left(self, n: int, count: Count, before: Count | None) -> None:
        counts = self.counts
        whole = next((c for c in reversed(counts[:n]) if c.kind), None)
        people = count.known or count.named or count.others or count.of_them
        if self._part(count):
            if whole and (people or count.elliptic):
                _take(count, whole, "figure.part")
            return
        if self._among(count):
            return
        earlier = whole or before
        if (
            earlier
            and earlier.kind
            and count.elliptic
            and ((whole is None and self._they_were(count)) or self._counted_again(count))
        ):
            _take(count, earlier, "figure.pronoun")
            return
        if whole is None:
            return
        if count.single and self._says(count):
            return  # "…, a hospital official and two witnesses said"
        if self._gapped(whole, count):
            _take(count, whole, "figure.coordination")
            return
        if (people and (self._coordinated(whole, count) or self._in_list(whole, n))) or (
            count.elliptic and not count.of_next and self._alternative(whole, count)
        ):
            _take(count, whole, "figure.coordination")

    def closed(self, count: Count) -> int:
        """Where a comma closes a part: `dont six soldats, et fait fuir` others; else the end."""
        end = len(self.tokens)
        if not self._part(count):
            return end
        for at in range(count.last + 1, min(end, count.last + _PART)):
            token = self.tokens[at]
            if token.text == ",":
                return at
            if token.pos in {"VERB", "AUX", "PUNCT"}:
                return end
        return end

    def _says(self, count: Count) -> bool:
        """Whether the next verb is one of saying whose clause may stand before it."""
        saying = self.lexicon.words["links.source"]
        for token in self.tokens[count.last + 1 : count.last + 14]:
            if token.tags and token.pos in {"VERB", "AUX"}:
                return any(lemma in saying for lemma, _ in token.tags)
        return False

    def _from_right(self, count: Count, following: Count) -> None:
        """A whole before its part (`neuf des 31 victimes`), two before one participle."""
        if count.kind is not None or following.kind is None:
            return
        gap = following.first - count.last
        if count.of_next:
            if count.numeral.form in {"zero", "several"}:
                return
            _take(count, following, "figure.part")
            count.who = following.who
        elif (
            (count.known or count.named)
            and gap <= 6
            and following.by in _SHARED_RULES
            and not self._out_of(count)
            and self._coordinated(count, following)
        ):
            _take(count, following, "figure.coordination")

    def _out_of(self, count: Count) -> bool:
        """`sur les 14 accusés, trois manquent`: the whole of which another is a part."""
        for at in range(max(0, count.first - 2), count.first):
            if self.tokens[at].lower in self.lexicon.words["links.out_of"]:
                return at == 0 or self.tokens[at - 1].pos == "PUNCT"
        return False

    def _at_least(self, first: Count, second: Count) -> None:
        """`au moins dix morts et vingt blessés`: the bound reaches over a bare "and"."""
        if first.numeral.bound != "at_least" or second.numeral.bound != "exact":
            return
        between = self.tokens[first.last + 1 : second.first]
        if (
            len(between) == 1
            and between[0].lower in self.lexicon.words["links.coordinators"]
            and second.numeral.form == "cardinal"
            and first.kind is not None
        ):
            second.numeral = replace(second.numeral, high=None, bound="at_least")

    def _sharer(self, n: int) -> Count:
        """The count whose people a further one goes on with: the whole, not a part of it."""
        before = n - 1
        while before and self.counts[before].by == "figure.part" and self.counts[n].others:
            before -= 1
        return self.counts[before]

    def _shared_who(self, before: Count, count: Count) -> None:
        """`trois civils ont été tués et douze blessés`: the ellipsis is of the same people."""
        between = self.tokens[before.last + 1 : count.first]
        if len(between) > _ELLIPSIS or before.kind is None:
            return
        if count.noun < 0:
            if count.others or count.of_them or {before.kind, count.kind} <= _BODILY:
                count.who = before.who
        elif (
            before.noun >= 0
            and before.info.kind is None
            and self.tokens[count.noun].tags
            and any(t.pos in {"VERB", "AUX"} for t in between)
        ):
            count.who = before.who

    def _part(self, count: Count) -> bool:
        """`dont six soldats`, `parmi lesquels trois enfants`, also after a coordination."""
        tokens, at = self.tokens, count.first - 1
        words = self.lexicon.words
        if (
            at > 0
            and tokens[at].lower in words["partitive.de"]
            and tokens[at - 1].lower in words["links.those"]
        ):
            at -= 2  # "dont ceux de trois femmes"
        while at >= 0 and (tokens[at].pos in {"ADV", "DET"} or tokens[at].text in _SKIPPED):
            at -= 1
        if at < 0:
            return False
        if tokens[at].lower in self.lexicon.words["links.part"]:
            return True
        for phrase in words["links.part_phrases"]:
            parts = phrase.split()
            if [t.lower for t in tokens[max(0, at - len(parts) + 1) : at + 1]] == parts:
                return True
        return False

    def _among(self, count: Count) -> bool:
        """`parmi les morts figure un juge`, `un juge figure parmi les personnes tuées`."""
        tokens, lexicon = self.tokens, self.lexicon
        if not (count.known or count.elliptic):
            return False
        for position in range(max(0, count.first - 12), min(len(tokens), count.last + 8)):
            if tokens[position].lower not in lexicon.words["links.among"]:
                continue
            for token in tokens[position + 1 : position + 5]:
                info = lexicon.noun(token.lower)
                kind = info.kind if info else None
                for lemma, tag in token.tags:
                    if tag.startswith("K"):
                        kind = kind or lexicon.patient.get(lemma)
                if kind:
                    count.kind, count.by, count.at = kind, "figure.among", position
                    return True
        return False

    def _coordinated(self, whole: Count, count: Count) -> bool:
        """`la mort d'un juge et de deux greffiers`: only links stand between the two."""
        words = self.lexicon.words
        link_seen = False
        between = self._past_apposition(self.tokens[whole.last + 1 : count.first])
        governor = self.tokens[whole.first - 1].lower if whole.first else ""
        if " ".join(t.lower for t in between[-2:]) in words["links.as_well"]:
            # "deux gardes sont morts, ainsi que six voleurs"
            return len(between) <= _ELLIPSIS and whole.by in _SHARED_RULES
        if between and between[-1].lower in words["links.exchange"] and whole.kind in _EXCHANGED:
            return len(between) <= _ELLIPSIS  # "ont été relâchés contre vingt soldats"
        for token in between:
            if (
                token.lower in words["links.coordinators"]
                or token.text == ","
                or (token.lower in words["links.exchange"] and whole.kind in _EXCHANGED)
            ):
                link_seen = True
            elif (
                token.lower in words["partitive.de"]
                or token.pos in {"DET", "PUNCT", "ADV"}
                or (token.pos == "ADP" and token.lower == governor)
                or (token.pos in {"ADJ", "PROPN", "NOUN", "ADP"} and not link_seen)
                or (
                    token.pos == "VERB"
                    and not link_seen
                    and token.tags
                    and token.tags[0][1][:1] == "K"
                )
            ):
                continue
            else:
                return False
        return link_seen

    def _past_apposition(self, between: list[Token]) -> list[Token]:
        """Leave out age and name: `un employé de 20 ans, Jean Marot, et trois clients`."""
        words = self.lexicon.words
        if (
            len(between) > 3
            and between[0].lower in words["partitive.de"]
            and between[2].lower in words.get("links.ages", ())
        ):
            between = between[3:]
        if not between or between[0].text != ",":
            return between
        end = 1
        while end < len(between) and between[end].pos == "PROPN":
            end += 1
        if 1 < end < len(between) and between[end].text == ",":
            return between[end:]
        return between

    def _gapped(self, whole: Count, count: Count) -> bool:
        """`deux hommes ont été arrêtés dimanche et treize autres lundi`: the verb is left out."""
        words = self.lexicon.words
        if not count.others or whole.by not in _SHARED_RULES or count.first < 1:
            return False
        if self.tokens[count.first - 1].lower not in words["links.coordinators"]:
            return False
        following = self.tokens[count.last + 1 : count.last + _GAP]
        first = following[0] if following else None
        if first is None or first.text == ",":
            return False
        if not (
            first.lower in words["links.where"]
            or first.lower in self.syntax.time_words
            or first.text == "."
            or first.pos == "DET"
        ):
            return False
        for token in following:
            if token.pos == "PUNCT":
                return True
            if token.pos in {"VERB", "AUX"}:
                return False
        return True

    def _in_list(self, whole: Count, n: int) -> bool:
        """Parts after a colon or dash, or parts that sum up to the whole: `six morts: deux …`."""
        count = self.counts[n]
        between = self.tokens[whole.last + 1 : count.first]
        if between and len(between) <= 3 and between[0].text in {":", "--", "-", "–", "—", "("}:
            return True
        if any(t.pos in {"VERB", "AUX"} for t in between):
            return False
        first = self.counts.index(whole) + 1
        total = 0
        for part in self.counts[first:]:
            if not (part.known or part.named or part.elliptic):
                continue  # "in an atmosphere": nobody
            total += part.numeral.low or 0
            if total == whole.numeral.low:
                return n <= self.counts.index(part) and part is not self.counts[first]
        return False

    def _alternative(self, whole: Count, count: Count) -> bool:
        """Another number for the same: `5.000 selon la police, 20.000 selon les organisateurs`."""
        words = self.lexicon.words
        between = self.tokens[whole.last + 1 : count.first]
        before = self.tokens[count.first - 1] if count.first else None
        after = self.tokens[count.last + 1] if count.last + 1 < len(self.tokens) else None
        if before is None or after is None or len(between) > _ALTERNATIVE:
            return False
        if before.text in words["links.dashes"] or before.lower in words["links.coordinators"]:
            if after.lower in words["links.source"]:
                return True
        elif before.lower in words["links.exchange"]:
            return True  # "contre 30 la veille"
        elif before.lower not in words["links.where"]:
            return False
        finite = any(
            t.pos in {"VERB", "AUX"} and t.tags and t.tags[0][1][0] != "K" for t in between
        )
        return not finite and (
            after.lower in words["links.source"] or after.lower in words["links.where"]
        )

    def _counted_again(self, count: Count) -> bool:
        """`la police en a compté 600`."""
        words = self.lexicon.words
        before = self.tokens[max(0, count.first - 7) : count.first]
        counted = any(lemma in words["links.count_verbs"] for t in before for lemma, _ in t.tags)
        return counted and any(t.lower in words["links.of_it"] and t.pos != "ADP" for t in before)

    def _they_were(self, count: Count) -> bool:
        """`Ils étaient 200 à Toura`."""
        tokens, at = self.tokens, count.first - 1
        if at < 1:
            return False
        verb = any(lemma in self.syntax.be for lemma, _ in tokens[at].tags)
        return verb and tokens[at - 1].lower in self.syntax.pronouns


def _take(count: Count, whole: Count, rule: str) -> None:
    count.kind, count.by, count.at = whole.kind, rule, whole.at
    part = rule == "figure.part" and whole.who != "mixed"
    if count.who == "unspecified" and (count.noun < 0 or part):
        count.who = whole.who
