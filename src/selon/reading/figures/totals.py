"""Tolls that are told as totals: `le bilan est de 12`, `le nombre de morts passe de 5 à 12`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.figures.clauses import HARD_STOPS, Finding

if TYPE_CHECKING:
    from selon.reading.figures.clauses import Clauses
    from selon.reading.figures.counted import Count
    from selon.record import FigureKind

_REACH = 40
_PERIOD = 10  # tokens from a number to the period that it is of
_BESIDE = 4  # tokens behind the people in which "daily" is said of them
_DONE = 6  # tokens behind a deed in which it is said to have taken place
_CLOSERS = HARD_STOPS | {",", ")"}
_RATED = frozenset({"killed", "injured", "missing", "abducted"})


class Totals:
    """Explains the numbers of one unit that only a total before or after them explains."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.tokens, self.lexicon = clauses, clauses.tokens, clauses.lexicon

    def kind(self, count: Count, before: Count | None) -> Finding | None:
        """Give the kind; `before` is the count that a bare "total" sums up."""
        if count.single or (count.noun >= 0 and not (count.known or count.named)):
            return None
        if count.of_next:
            return None
        return self._before(count, before) or self._after(count, before)

    def rises(self, count: Count) -> bool:
        """Whether a range is none: `est passé de 5 à 12`."""
        if not count.numeral.from_to:
            return False
        for token in self.tokens[max(0, count.first - 4) : count.first]:
            if any(lemma in self.lexicon.words["totals.rise"] for lemma, _ in token.tags):
                return True
        return False

    def limit(self, count: Count) -> bool:
        """Whether the number is a limit that is set: `l'interdiction de … plus de dix`."""
        lexicon = self.lexicon
        for at in range(max(0, count.first - 8), min(len(self.tokens), count.last + 3)):
            token, form = self.tokens[at], self.tokens[at].lower
            if at == count.at + 1 and any(tag.startswith("K") for _, tag in token.tags):
                continue  # "une manifestation interdite de 20.000 personnes" took place
            if form in lexicon.words["totals.forbid"] or any(
                lemma in lexicon.words["totals.forbid"] for lemma, _ in token.tags
            ):
                return True
        return False

    def done(self, count: Count) -> bool:
        """Whether a verb in the past tells of it: a forbidden march that has drawn thousands."""
        if count.by != "figure.object_of_verb":
            return False
        token = self.tokens[count.at]
        before = self.tokens[max(0, count.at - 3) : count.at]
        have = self.clauses.syntax.have
        return any(tag.startswith("K") for _, tag in token.tags) and any(
            lemma in have for t in before for lemma, _ in t.tags
        )

    def rate(self, count: Count) -> bool:
        """Whether the number is an average, or of a period: `30 morts par jour`."""
        before = self.tokens[max(0, count.first - 5) : count.first]
        if any(self.lexicon.is_a(t.lower, "totals.rates") for t in before):
            return True
        return count.kind in _RATED and self._of_period(count)

    def _of_period(self, count: Count) -> bool:
        start = end = count.first
        while start and self.tokens[start - 1].text not in HARD_STOPS:
            start -= 1
        while end < len(self.tokens) and self.tokens[end].text not in _CLOSERS:
            end += 1
        for at in range(max(start, count.first - _PERIOD), min(end, count.last + _PERIOD)):
            token = self.tokens[at]
            if count.first <= at <= count.last:
                continue
            if token.lower in self.lexicon.words["totals.regularly"]:
                return True
            near = at <= count.last + _BESIDE
            if near and at > count.last and self.lexicon.is_a(token.lower, "totals.rates"):
                return True
            if token.lower in self.lexicon.words["totals.per"] and at + 1 < len(self.tokens):
                following = self.tokens[at + 1].lower
                if self.lexicon.is_a(following, "totals.periods"):
                    return True
        return False

    def ill(self, count: Count) -> bool:
        """Whether those in hospital are ill, not hurt: `575 malades du choléra hospitalisés`."""
        if count.noun >= 0 and self.lexicon.is_a(self.tokens[count.noun].lower, "links.ill"):
            return True
        around = self.tokens[max(0, count.first - _PERIOD) : count.last + _PERIOD]
        return any(self.lexicon.is_a(t.lower, "links.diseases") for t in around)

    def act(self, count: Count) -> bool:
        """Whether the noun names a deed and nobody it was done to: `craindre une arrestation`."""
        noun = self.tokens[count.noun].lower
        deed = self.lexicon.nouns_of.get(self.lexicon.lemma(noun, "n"))
        return deed in {"detained", "abducted", "released"} and not self._took_place(count)

    def _took_place(self, count: Count) -> bool:
        """Whether the deed is told as done: `une arrestation a eu lieu`."""
        told = self.lexicon.words["links.taken_place"]
        have, modals = self.clauses.syntax.have, self.lexicon.words["totals.modals"]
        aided = False
        for token in self.tokens[count.last + 1 : count.last + _DONE]:
            if token.text in _CLOSERS or any(lemma in modals for lemma, _ in token.tags):
                return False
            if aided and (token.lower in told or any(lm in told for lm, _ in token.tags)):
                return True
            aided = aided or any(lemma in have for lemma, _ in token.tags)
        return False

    def _before(self, count: Count, before: Count | None) -> Finding | None:
        """`le nombre de blessés s'élève à 30`, `un bilan de 12`."""
        tokens, lexicon = self.tokens, self.lexicon
        at = count.first - 1
        if at < 0 or not (
            tokens[at].lower in lexicon.words["totals.prepositions"] or self._verb(at)
        ):
            return None
        if (
            tokens[at].lower in lexicon.words["partitive.de"]
            and at
            and not count.numeral.from_to
            and any(lemma in lexicon.words["totals.rise"] for lemma, _ in tokens[at - 1].tags)
        ):
            return None  # "a augmenté de 30": a difference
        for position in range(at, max(-1, at - _REACH), -1):
            token = tokens[position]
            if token.text in HARD_STOPS and position < at:
                return None
            lemma = lexicon.lemma(token.lower, "n")
            if lemma in lexicon.words["totals.number"]:
                if position and tokens[position - 1].lower in lexicon.words["totals.number_of"]:
                    return None  # "au nombre de 900"
                kind = self._counted_after(position, count.first)
                if kind is None and before is not None and position >= at - 3:
                    kind = before.kind
                return Finding(kind, "figure.total", position) if kind else None
            if lemma in lexicon.totals_of and token.pos != "VERB":
                kind = self._counted_after(position, count.first) or lexicon.totals_of[lemma]
                if not self._told(position, count.first):
                    return None
                return Finding(kind, "figure.total", position)
        return None

    def _verb(self, at: int) -> bool:
        verbs = self.lexicon.words["totals.verbs"]
        return any(
            lemma in verbs for t in self.tokens[max(0, at - 1) : at + 1] for lemma, _ in t.tags
        )

    def _told(self, at: int, stop: int) -> bool:
        """Whether a verb of totals, or only the noun's own complement, leads to the number."""
        between = self.tokens[at + 1 : stop]
        verbs = self.lexicon.words["totals.verbs"]
        auxiliaries = (
            self.clauses.syntax.be | self.clauses.syntax.have | self.lexicon.words["totals.modals"]
        )
        finite = [k for k in range(at + 1, stop) if self.clauses.finite(k)]
        if any(
            not any(lemma in verbs or lemma in auxiliaries for lemma, _ in self.tokens[k].tags)
            for k in finite
        ):
            return False
        if any(lemma in verbs for t in between for lemma, _ in t.tags):
            return True
        return len(between) <= 3 and not finite

    def _after(self, count: Count, before: Count | None) -> Finding | None:
        """`porte à 17 le nombre de gendarmes tués`."""
        if not count.elliptic:
            return None
        start = count.last + 1
        if start < len(self.tokens) and self.tokens[start].text == ",":
            # "à 90, dont six femmes, le nombre de marins tués"
            start = next(
                (k + 1 for k in range(start + 1, len(self.tokens)) if self.tokens[k].text == ","),
                start,
            )
        for position in range(start, min(len(self.tokens), start + 6)):
            token = self.tokens[position]
            lemma = self.lexicon.lemma(token.lower, "n")
            if lemma in self.lexicon.words["totals.number"]:
                kind = self._counted_after(position, len(self.tokens))
                if kind is None and before is not None and not self._of_what(position):
                    kind = before.kind  # "deux morts de plus, portant à 14 le nombre total"
                return Finding(kind, "figure.total", position) if kind else None
            if lemma in self.lexicon.totals_of:
                return Finding(self.lexicon.totals_of[lemma], "figure.total", position)
            if token.pos not in {"DET", "ADV", "ADJ"}:
                return None
        return None

    def _of_what(self, at: int) -> bool:
        """Whether the words behind "number" say of what it is one."""
        following = self.tokens[at + 1 : at + 3]
        return any(t.lower in self.lexicon.words["partitive.de"] for t in following)

    def _counted_after(self, at: int, stop: int) -> FigureKind | None:
        """The kind that the noun after "number of" has, by itself or by its participle."""
        seen = armed = False
        soft: FigureKind | None = None
        for position in range(at + 1, min(stop, at + 10)):
            token = self.tokens[position]
            if token.text in {",", ".", ";"}:
                break
            info = self.lexicon.noun(token.lower)
            if info and info.kind in {"killed", "injured"}:
                return info.kind
            soft = soft or (info.kind if info else None)
            for lemma, tag in token.tags:
                if tag.startswith("K") and lemma in self.lexicon.patient and seen:
                    return self.lexicon.patient[lemma]
            gerund = self.clauses.gerund(position)
            if gerund and seen:
                return gerund.kind
            seen = seen or info is not None
            armed = armed or (info is not None and info.armed)
        return soft or ("forces" if armed else None)
