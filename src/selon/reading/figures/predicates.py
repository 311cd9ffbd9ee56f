"""What stands after a noun phrase: participles with it, and the verb whose subject it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.figures.clauses import HARD_STOPS, Finding
from selon.reading.figures.counted import QUOTES, Count
from selon.reading.figures.sequel import later

if TYPE_CHECKING:
    from selon.reading.figures.clauses import Clauses

_REACH = 45
_LISTED = 14  # tokens of a list of kinds of victims
_PART_REACH = 8  # tokens from "of whom" to the verb of a bare number
_BREAKS = frozenset({"PUNCT", "NUM", "VERB", "AUX", "PRON", "CCONJ", "DET", "ADP"})
_CLOSERS = frozenset({")", "]"})


class Predicates:
    """Looks to the right of the counts of one unit."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens, self.lexicon, self.syntax = clauses.tokens, clauses.lexicon, clauses.syntax
        self.position = {t.i: k for k, t in enumerate(clauses.tokens)}

    def attached(self, count: Count) -> Finding | None:
        """A participle or state with the noun: `personnes tuées`, `soldats déployés`."""
        if count.before >= 0:
            found = self.clauses.participle(count.before, count)
            if found:
                return found
        at = self._past_age(count.last + 1)
        if at + 1 < len(self.tokens) and self._still_there(at) and self.clauses.stays(count):
            return Finding("besieged", "figure.remain", at + 1)
        for _ in range(7):
            if at >= len(self.tokens):
                break
            token = self.tokens[at]
            if (
                token.text in QUOTES
                or token.pos == "ADV"
                or token.lower in self.lexicon.words["links.all"]
                or (token.text == "," and self._participle_follows(at))
                or (token.pos == "CCONJ" and self._joins_participles(at))
            ):
                at += 1
                continue
            if token.pos not in {"DET", "ADP", "NUM"} and not self.clauses.after_subject(at):
                found = self.clauses.participle(at, count)
                if found:
                    return self._stronger(found, count)
                found = self.clauses.gerund(at)
                if found:
                    return found
                victims = self._victims(at)
                if victims:
                    return victims
            if token.pos in _BREAKS and not (
                token.pos == "VERB" and all(tag[0] == "K" for _, tag in token.tags)
            ):
                break
            at += 1
        if at < len(self.tokens):
            found = self.clauses.state_phrase(at) or self.clauses.seen_to(at, count)
            if found is None and count.elliptic:
                found = self.clauses.infinitive(at)
            if found:
                return found
        return self._by_parse(count) or self._across(count)

    def _past_age(self, at: int) -> int:
        """Skip an age: `un adolescent de 16 ans tué par balles`."""
        words = self.lexicon.words
        at = self._aged(at)
        told = self.tokens[at : at + 3]
        if (
            len(told) == 3
            and told[0].lower in words["partitive.de"]
            and told[2].lower in words.get("links.ages", ())
        ):
            return at + 3
        return at

    def _aged(self, at: int) -> int:
        """Skip an age with its participle: `un troisième, âgé de 16 ans, blessé`."""
        start = at + (at < len(self.tokens) and self.tokens[at].text == ",")
        if start >= len(self.tokens):
            return at
        if not self.lexicon.is_a(self.tokens[start].lower, "links.aged"):
            return at
        for end in range(start + 1, min(len(self.tokens), start + 7)):
            if self.tokens[end].lower in self.lexicon.words["links.ages"]:
                closed = end + 1 < len(self.tokens) and self.tokens[end + 1].text == ","
                return end + 1 + (closed and start > at)
        return at

    def _still_there(self, at: int) -> bool:
        """`les paysans encore présents dans la vallée`."""
        words = self.lexicon.words
        return (
            self.tokens[at].lower in words["remain.adverbs"]
            and self.tokens[at + 1].lower in words["remain.adjectives"]
        )

    def _by_parse(self, count: Count) -> Finding | None:
        """A participle farther off that the parse hangs on the noun, agreeing in number."""
        plural = (count.numeral.high or 2) > 1
        for k in range(count.core, count.last + 1):
            for child in self.tokens[k].children:
                position = self.position.get(child, -1)
                if position <= count.last or position > count.last + 14:
                    continue
                token = self.tokens[position]
                if token.dep not in {"acl", "amod"} or not any(
                    tag.startswith("K") and (tag.endswith("p") or len(tag) == 1) == plural
                    for _, tag in token.tags
                ):
                    continue
                found = self.clauses.participle(position, count)
                if found:
                    return found
        return None

    def _across(self, count: Count) -> Finding | None:
        """A plural participle past a complement in the singular: `23 marins d'une nef enlevés`."""
        at = count.last + 1
        if at >= len(self.tokens) or (count.numeral.high or 2) < 2 or count.elliptic:
            return None
        if self.tokens[at].lower not in self.lexicon.words["partitive.de"]:
            return None
        for position in range(at + 1, min(len(self.tokens), at + 10)):
            token = self.tokens[position]
            plural = [t for t in token.tags if t[1][0] == "K" and t[1].endswith("p")]
            if plural and token.pos != "AUX" and not token.text[:1].isupper():
                before = self.tokens[position - 1].lower
                if before.endswith(self.lexicon.plurals):
                    return None
                return self.clauses.participle(position, count)
            if token.pos in {"VERB", "AUX", "PUNCT", "PRON", "NUM", "SCONJ", "CCONJ"}:
                return None
        return None

    def _participle_follows(self, at: int) -> bool:
        """Whether a participle opens an aside: `un maire, tué chez lui`."""
        nominal = {"VERB", "ADJ"}
        for token in self.tokens[at + 1 : at + 3]:
            if token.lower in self.lexicon.words["links.all"]:
                nominal = {"VERB", "ADJ", "NOUN"}  # the tagger takes "tous tués" for a noun
            elif any(tag.startswith("K") for _, tag in token.tags):
                return token.pos in nominal
            elif token.pos != "ADV":
                return False
        return False

    def _joins_participles(self, at: int) -> bool:
        """Whether a second participle is of the same people: `six hommes inculpés et écroués`."""
        if at + 1 >= len(self.tokens):
            return False
        first, second = self.tokens[at - 1], self.tokens[at + 1]
        return second.pos in {"VERB", "ADJ", "NOUN"} and all(
            any(tag.startswith("K") for _, tag in t.tags) for t in (first, second)
        )

    def _stronger(self, finding: Finding, count: Count) -> Finding:
        """`affamés et encerclés`: of two coordinated words the participle of a deed decides."""
        at = finding.at + 1
        if (
            finding.kind == "in_need"
            and at + 1 < len(self.tokens)
            and self.tokens[at].pos == "CCONJ"
        ):
            return self.clauses.participle(at + 1, count) or finding
        return finding

    def _victims(self, at: int) -> Finding | None:
        """`dix fermiers victimes d'enlèvements`."""
        lexicon = self.lexicon
        if not lexicon.is_a(self.tokens[at].lower, "links.victims"):
            return None
        for position in range(at + 1, min(len(self.tokens), at + 5)):
            kind = lexicon.nouns_of.get(lexicon.lemma(self.tokens[position].lower, "n"))
            if kind:
                return Finding(kind, "figure.victims_of", position)
        return None

    def of_all_kinds(self, count: Count) -> bool:
        """Whether a list tells that victims are dead and hurt: `30 victimes, dont 3 morts et …`."""
        at = count.last + 1
        while at < len(self.tokens) and self.tokens[at].text in {",", "--", "-"}:
            at += 1
        if at >= len(self.tokens):
            return False
        opener = self.tokens[at]
        if opener.text not in {"(", ":"} and opener.lower not in self.lexicon.words["links.part"]:
            return False
        kinds = set()
        for token in self.tokens[at + 1 : at + _LISTED]:
            if token.text in HARD_STOPS:
                break
            info = self.lexicon.noun(token.lower)
            if info and info.kind:
                kinds.add(info.kind)
        return len(kinds) > 1

    def subject_of(self, count: Count) -> tuple[Finding | None, Finding | None]:
        """Give what the main verb says of a subject, and what its own relative clause says."""
        at = count.last + 1
        words = self.syntax
        relative: Finding | None = None
        shared: Finding | None = None
        pending = own = part = False
        limit = min(len(self.tokens), at + _REACH)
        while at < limit:
            token = self.tokens[at]
            if token.text == "(":
                at = self._past_bracket(at)
                continue
            if token.text in HARD_STOPS or self._subordinator(at) or self._other_subject(at):
                break
            if token.lower in words.relatives and (
                token.lower not in words.that or token.pos == "PRON"
            ):
                if relative is None and token.lower in words.that and self._close(count, at):
                    relative = self._object_relative(at, count)
                pending = True
                part = self._part(at) and not self._own_verb(at)
                own = token.lower in words.subject_relative and self._close(count, at)
                at += 1
                continue
            if token.lower in words.that and at > count.last + 1:
                break
            if part and token.text == ",":
                pending = part = False  # "dont six soldats,": a part without a verb of its own
            if self.clauses.finite(at):
                finding, last = self.clauses.read(at, count)
                if not pending:
                    return finding or later(self.clauses, last, count), relative
                if own and relative is None:
                    relative = finding
                if part and not count.single:
                    shared = finding
                pending = own = part = False
                at = last
            at += 1
        return shared, relative

    def _other_subject(self, at: int) -> bool:
        """Whether a clause of another subject opens: `deux clients, il s'est enfui`."""
        token = self.tokens[at]
        if token.lower in self.syntax.whether:
            return True
        if token.pos != "PRON" or not token.dep.startswith(("nsubj", "expl:subj")):
            return False
        if token.lower not in self.syntax.pronouns or self.tokens[at - 1].text != ",":
            return False
        return any(self.clauses.finite(k) for k in range(at + 1, min(len(self.tokens), at + 3)))

    def _part(self, at: int) -> bool:
        """Whether a part is named: `dont dix soldats`, `parmi lesquels dix soldats`."""
        among = self.lexicon.words["links.among"]
        return self.tokens[at].lower in self.lexicon.words["links.part"] or (
            at > 0 and self.tokens[at - 1].lower in among
        )

    def _own_verb(self, at: int) -> bool:
        """Whether the part is a bare number with its verb: `dont 17 sont en prison`."""
        for token in self.tokens[at + 1 : at + _PART_REACH]:
            if token.pos in {"VERB", "AUX"}:
                return True
            if token.pos in {"NOUN", "PROPN", "PUNCT"}:
                return False
        return False

    def _object_relative(self, at: int, count: Count) -> Finding | None:
        """`deux personnes qu'ils ont abattues`."""
        for position in range(at + 1, min(len(self.tokens), at + 10)):
            token = self.tokens[position]
            if token.pos == "PUNCT":
                return None
            if token.pos in {"VERB", "AUX"} and any(tag[0] == "K" for _, tag in token.tags):
                found = self.clauses.participle(position, count)
                if found:
                    return found
        return None

    def _close(self, count: Count, at: int) -> bool:
        """Whether a relative pronoun belongs to the count: only adjectives or a comma between."""
        between = self.tokens[count.last + 1 : at]
        return len(between) <= 9 and not any(t.pos in {"VERB", "AUX"} for t in between)

    def _past_bracket(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].text not in _CLOSERS:
            at += 1
        return at + 1

    def _subordinator(self, at: int) -> bool:
        token = self.tokens[at]
        return token.lower in self.syntax.subordinators and token.pos in {"SCONJ", "ADV", "CCONJ"}
