"""Verb groups: auxiliary, adverbs, clitics and main verb found as one, with mood and voice.

Written for `a en revanche indiqué`, `n'ont pas confirmé`, `a-t-elle ajouté`, `a, elle, évoqué`,
`avait été revendiqué`, `se disent`, `ajoutant`. Forms come from the form lexicon, because the
tagger's mood is wrong in a tenth to a third of the cases that matter (conditionals above all).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selon.reading.syntax import syntax

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token
    from selon.reading.syntax import Syntax

_FINITE = "PIJFCST"
_MARKS = frozenset({'"', "«", "“"})  # a quoted participle: `a "brutalement arrêté"`
_REACH = 9  # tokens that may stand between auxiliary and participle, phrases included


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries; `first`, `last` and `main` are positions in the unit's tokens.

    `mood` is the letter of the finite form (P I J F C S T), or K (bare participle), G (present
    participle), W (infinitive). `clitic` is the position of an inverted subject pronoun, or -1.
    """

    first: int
    last: int
    main: int
    lemma: str
    mood: str
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    clitic: int = -1
    compound: bool = False

    @property
    def finite(self) -> bool:
        """Whether the group can be the verb of a clause."""
        return self.mood in _FINITE


def verb_groups(draft: Draft, unit: int) -> list[VerbGroup]:
    """Find the verb groups of a unit in text order."""
    tokens = draft.unit_tokens(unit)
    words = syntax(draft.pack)
    groups: list[VerbGroup] = []
    at = 0
    while at < len(tokens):
        group = _group_at(tokens, at, words)
        if group is None:
            at += 1
        else:
            if group.mood == "K":
                group = _shared_auxiliary(tokens, group, groups, words)
            groups.append(group)
            at = max(group.main, group.last) + 1
    return groups


def _shared_auxiliary(
    tokens: list[Token], group: VerbGroup, groups: list[VerbGroup], words: Syntax
) -> VerbGroup:
    """A participle after a coordinator takes the auxiliary of the group before it.

    `a dénoncé un piège et appelé ses partisans au calme`.
    """
    k = group.first - 1
    while k >= 0 and (tokens[k].pos == "ADV" or tokens[k].lower in words.between_words):
        k -= 1
    if k < 0 or tokens[k].lower not in words.coordinators:
        return group
    earlier = next((g for g in reversed(groups) if g.compound and not g.passive and g.finite), None)
    follows = group.last + 1 < len(tokens) and tokens[group.last + 1].lower in words.by_agent
    if earlier is None or follows:
        return group
    singular = any(tag in {"Kms", "Km", "K"} for _, tag in tokens[group.main].tags)
    if not singular:
        return group
    return replace(group, mood=earlier.mood, compound=True, reflexive=False)


def _group_at(tokens: list[Token], at: int, words: Syntax) -> VerbGroup | None:
    token = tokens[at]
    if not token.tags or not _verbal(tokens, at, words):
        return None
    helping = [(lm, tag) for lm, tag in token.tags if lm in words.be or lm in words.have]
    # "sommes" is no form of "sommer" here, nor "étaient" of "étayer"
    moods = {tag[0]: lemma for lemma, tag in helping or token.tags}
    auxiliary = next((m for m in moods.values() if m in words.auxiliaries), None)
    finite = next((m for m in _FINITE if m in moods), None)
    mood = finite or next((m for m in "GWK" if m in moods), "")
    if "K" in moods and finite and not _subject_before(tokens, at, words):
        # "dit", "fait", "mis": participle or present; a participle needs no subject before it
        modifier = token.dep in {"amod", "acl"}  # "un programme dit « spécial »"
        finite = finite if token.pos in {"VERB", "AUX"} and not modifier else None
        mood = finite or "K"
    first, negated, reflexive = _left_edge(tokens, at, words)
    if auxiliary and mood in _FINITE + "GW":
        found = _participle(tokens, at, words, auxiliary)
        if found:
            main, lemma, passive, clitic, inner_negation = found
            passive = passive and not reflexive and lemma not in words.be_verbs
            closed = inner_negation or any(
                t.lower in words.negation_closing
                for t in (*tokens[first:at], *tokens[main + 1 : main + 3])
            )
            if not words.negation_opening:  # one word denies, before or inside the group
                closed = inner_negation or negated or _denied_subject(tokens, first, words)
                negated = closed
            return VerbGroup(
                first, main, main, lemma, mood, passive=passive, compound=True,
                negated=negated and closed, reflexive=reflexive, clitic=clitic,
            )  # fmt: skip
    clitic = _clitic(tokens, at, words)
    lemma = moods.get(mood, token.lemma)
    if len({lm for lm, _ in token.tags}) > 1:
        lemma = moods.get(mood, lemma)
    last = max(at, clitic)
    if not words.negation_opening:
        negated = negated or _denied_subject(tokens, first, words)
        negated = negated or (last + 1 < len(tokens) and _denies(tokens[last + 1], words))
    elif negated:
        negated = any(
            t.lower in words.negation_closing for t in tokens[last + 1 : last + 4]
        ) or _preposed_negation(tokens, at, words)
    return VerbGroup(
        first, last, at, lemma, mood, negated=negated, reflexive=reflexive, clitic=clitic
    )


def _verbal(tokens: list[Token], at: int, words: Syntax) -> bool:
    """Whether a form that may be a verb is one here; corrects the tagger by its neighbours."""
    token = tokens[at]
    if _after_quotation(tokens, at):
        return True
    if token.pos in {"VERB", "AUX", "X", ""}:
        return not (
            token.pos != "AUX"
            and at > 0
            and tokens[at - 1].pos == "DET"
            and tokens[at - 1].lower not in words.object_clitics
        )
    if token.pos == "ADJ" and any(tag[0] == "K" for _, tag in token.tags):
        return True
    if token.pos in {"ADJ", "NOUN", "PROPN", "ADP", "SCONJ", "ADV"}:
        # a verb that was taken for a noun: a clitic subject follows, or a clitic object precedes
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        present = any(tag[0] in "PIJ" for _, tag in token.tags) and token.text.islower()
        before = tokens[at - 1] if at else None
        if present and before is not None and before.lower in words.reflexive:
            return before.pos == "PRON" or token.pos in {"NOUN", "ADJ"}  # "s'alarme M. Bel"
        if present and before is not None and token.pos not in {"ADP", "SCONJ"}:
            # "Le maire dément que", "ce que dément le gouverneur"
            named = before.pos in {"NOUN", "PROPN", "ADJ"} and before.lower not in words.time_words
            infinitive = at + 1 < len(tokens) and any(
                tag.startswith("W") for _, tag in tokens[at + 1].tags
            )
            if named and (following in words.that or infinitive):
                return True
            if token.pos != "ADV" and (
                _disagrees(token, before, words) or _has_subject(tokens, at, words)
            ):
                return True
            if before.lower in words.subject_relative | words.negation_opening:
                return token.pos != "ADV"
            if before.lower in words.that and not (at + 1 < len(tokens) and following == ","):
                return token.pos != "ADV"
        return (
            following.startswith("-")
            and following.lstrip("-") != following
            and (following in words.pronouns or following == "-t")
        )
    return False


def _disagrees(token: Token, before: Token, words: Syntax) -> bool:
    """Whether a plural verb form follows a plural, as no singular could (`les chefs tiennent`)."""
    if not all(tag.endswith("3p") for _, tag in token.tags):
        return False
    if before.lower in words.pronouns:
        return True
    return before.pos in {"NOUN", "PROPN"} and before.lower.endswith(("s", "x"))


def _has_subject(tokens: list[Token], at: int, words: Syntax) -> bool:
    """Whether the parse gives a form taken for a noun a subject, and an object follows.

    `l'armée contrôle toujours la ville`.
    """
    k = at + 1
    while k < len(tokens) and tokens[k].pos == "ADV":
        k += 1
    if k >= len(tokens) or tokens[k].lower not in words.definite | words.possessives:
        return False
    deps = {t.dep for t in tokens if t.head == tokens[at].i}
    return "nsubj" in deps and "cop" not in deps


def _after_quotation(tokens: list[Token], at: int) -> bool:
    """Whether a present form stands where a tag does (`"…", raconte à l'agence une voisine`)."""
    token = tokens[at]
    if not token.text.islower() or not any(tag[:1] == "P" for _, tag in token.tags):
        return False
    if token.pos in {"ADP", "CCONJ", "SCONJ", "DET"}:
        return False
    k = at - 1
    if k > 0 and tokens[k].text == ",":
        k -= 1
    if k < 0 or tokens[k].text not in {'"', "»", "”"} or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return following.pos in {"DET", "ADP", "PROPN", "ADV"} or following.text[:1].isupper()


def _subject_before(tokens: list[Token], at: int, words: Syntax) -> bool:
    previous = tokens[at - 1].lower if at else ""
    return previous in words.pronouns or previous in words.subject_relative


def _left_edge(tokens: list[Token], at: int, words: Syntax) -> tuple[int, bool, bool]:
    """Move left over object clitics and negation: first position, negated, reflexive."""
    first, negated, reflexive = at, False, False
    while first > 0:
        token = tokens[first - 1]
        if token.lower in words.negation_opening or (
            not words.negation_opening and _denies(token, words)
        ):
            negated = True
        elif _refused(tokens, first, words):
            pass  # "ne pas avoir tiré": the opening stands before
        elif (
            token.lower in words.object_clitics
            and token.pos not in {"DET", "ADP"}
            and not token.dep.startswith("nsubj")
        ):
            doubled = first > 1 and tokens[first - 2].lower == token.lower  # "nous nous sommes"
            reflexive = reflexive or doubled or token.lower in words.reflexive
        else:
            break
        first -= 1
    return first, negated, reflexive


def _refused(tokens: list[Token], first: int, words: Syntax) -> bool:
    """Whether the second half of a negation stands before its infinitive (`ne pas tirer`)."""
    around = words.negation_opening | words.negation_closing
    return (
        bool(words.negation_opening)
        and first > 1
        and tokens[first - 1].lower in words.negation_closing
        and tokens[first - 2].lower in around
    )


def _denies(token: Token, words: Syntax) -> bool:
    """Whether a word denies a verb by itself (`never`); as a determiner it denies its noun."""
    return token.lower in words.negation_closing and token.pos != "DET"


def _denied_subject(tokens: list[Token], first: int, words: Syntax) -> bool:
    """Whether a determiner or pronoun denies the subject (`No group has claimed`)."""
    index = {t.i for t in tokens[first:]}
    for k in range(max(0, first - 8), first):
        token = tokens[k]
        if token.lower in words.negation_closing and token.pos in {"DET", "PRON", "NOUN"}:
            noun = (
                token
                if token.pos != "DET"
                else next((t for t in tokens[k:first] if t.i == token.head), token)
            )
            if noun.dep.startswith("nsubj") and noun.head in index:
                return True
    return False


def _preposed_negation(tokens: list[Token], at: int, words: Syntax) -> bool:
    """Negation before an infinitive (`ne pas avoir`) or by the subject (`aucun … n'a`)."""
    return any(t.lower in words.negation_closing for t in tokens[max(0, at - 6) : at])


def _clitic(tokens: list[Token], at: int, words: Syntax) -> int:
    """Position of an inverted subject pronoun right after a verb, -1 when there is none."""
    for step in (1, 2):
        if at + step < len(tokens):
            form = tokens[at + step].lower
            if form.startswith("-") and (form in words.pronouns or form in words.impersonal):
                return at + step
            if form != "-t":
                break
    return -1


def _participle(
    tokens: list[Token], at: int, words: Syntax, auxiliary: str
) -> tuple[int, str, bool, int, bool] | None:
    """Find the verb of an auxiliary: position, lemma, passive, clitic, negation closed.

    `auxiliaries` of the pack says which forms an auxiliary takes: participle, infinitive, gerund.
    """
    clitic = _clitic(tokens, at, words)
    position = clitic + 1 if clitic >= 0 else at + 1
    negated = False
    commas = 0
    forms = words.auxiliaries[auxiliary]
    limit = min(len(tokens), at + _REACH + (clitic - at if clitic >= 0 else 0))
    while position < limit:
        token = tokens[position]
        taken = next(((lm, tag) for lm, tag in token.tags if tag[0] in forms), None)
        if taken and token.pos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "X", ""}:
            lemma, tag = taken
            again = lemma in words.auxiliaries and lemma not in words.be_verbs
            if again and position + 1 < limit:
                inner = _participle(tokens, position, words, lemma)
                if inner:
                    return inner[0], inner[1], inner[2], clitic, negated or inner[4]
            return position, lemma, auxiliary in words.be and tag[0] == "K", clitic, negated
        if token.lower in words.negation_closing:
            negated = True
            position += 1
            continue
        skip = words.phrase_length(tokens, position)
        if skip:
            position += skip
        elif token.pos == "ADV" or token.lower in words.between_words or token.text in _MARKS:
            position += 1
        elif token.text == "," and commas < 2:
            commas += 1
            position += 1
        elif commas == 1 and _aside(tokens, position):
            position += 1
        else:
            return None
    return None


def _aside(tokens: list[Token], position: int) -> bool:
    """Whether a token stands in a short aside between commas inside the group (`a, mardi, dit`)."""
    return any(t.text == "," for t in tokens[position + 1 : position + 6])
