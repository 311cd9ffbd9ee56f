"""Who is counted: from the noun, its complement, its adjectives and what is said besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.figures.counted import QUOTES

if TYPE_CHECKING:
    from selon.reading.draft import Token
    from selon.reading.figures.counted import Count
    from selon.reading.figures.lexicon import FigureLexicon
    from selon.record import Who

_NUMBER_REACH = 25
_AGE = 7  # tokens from a person to the age
_ADULT = 18
_DESCRIBING = frozenset({"ADJ", "ADV", "PROPN"})


def who_of(text: str, tokens: list[Token], count: Count, lexicon: FigureLexicon) -> Who:
    """Decide who a count is of; extends `count.last` over the words that say so."""
    if count.noun < 0:
        return _of_number(tokens, count, lexicon) or "unspecified"
    who = count.info.who
    coordinated = _coordinated(tokens, count, lexicon)
    if coordinated:
        who = coordinated
    if who == "unspecified" or lexicon.is_a(tokens[count.noun].lower, "armed_if.ranks"):
        who = _complement(text, tokens, count, lexicon) or who
    if lexicon.head_last:
        who = _premodified(tokens, count, lexicon, who)
    elif who in {"unspecified", "protester"}:
        who = _adjective(tokens, count, lexicon) or who
    if who == "unspecified" and _minor(tokens, count, lexicon):
        who = "child"
    manned = lexicon.is_a(tokens[count.noun].lower, "links.manned")
    if who == "unspecified" and not manned:
        who = _besides(text, tokens, count, lexicon) or who
    if who == "unspecified" and count.info.kind:
        who = _of_number(tokens, count, lexicon) or who
    return who


def _minor(tokens: list[Token], count: Count, lexicon: FigureLexicon) -> bool:
    """Whether an age makes a child of somebody: `un jeune de 12 ans`."""
    ages = lexicon.words.get("links.ages", frozenset())
    for at in range(count.last + 1, min(len(tokens) - 1, count.last + _AGE)):
        token, unit = tokens[at], tokens[at + 1]
        if token.text.isdigit() and unit.lower in ages:
            of = tokens[at - 1].lower in lexicon.words["partitive.de"]
            return of and int(token.text) < _ADULT
        if token.pos in {"VERB", "AUX", "CCONJ"} and not lexicon.is_a(token.lower, "links.aged"):
            return False
    return False


def _coordinated(tokens: list[Token], count: Count, lexicon: FigureLexicon) -> Who | None:
    """`70 policiers et soldats`: two bare nouns under one number."""
    at = count.last + 1
    if at + 1 >= len(tokens) or tokens[at].lower not in lexicon.words["links.coordinators"]:
        return None
    first, second = count.info, lexicon.noun(tokens[at + 1].lower)
    if second is None or second.thing or second.kind or tokens[at + 1].pos == "VERB":
        return None
    count.last = at + 1
    if second.who == first.who:
        return first.who
    return "mixed" if "unspecified" not in {first.who, second.who} else first.who


def _complement(text: str, tokens: list[Token], count: Count, lexicon: FigureLexicon) -> Who | None:
    """`membres des forces de sécurité`: the longest listed complement decides."""
    at = count.last + 1
    while at < len(tokens) and tokens[at].pos == "ADJ" and at - count.last < 3:
        at += 1
    if at >= len(tokens) or tokens[at].lower not in lexicon.words["partitive.de"]:
        return None
    at += 1
    while at < len(tokens) and (
        tokens[at].lower in lexicon.words["partitive.after"] or tokens[at].text in QUOTES
    ):
        at += 1
    if at >= len(tokens):
        return None
    start = tokens[at].start
    rest = text[start : start + 60].lower()
    for phrase, who in lexicon.complements:
        if rest.startswith(phrase) and not rest[len(phrase) : len(phrase) + 1].isalpha():
            end = start + len(phrase)
            while count.last + 1 < len(tokens) and tokens[count.last + 1].start < end:
                count.last += 1
            return who
    return None


def _besides(text: str, tokens: list[Token], count: Count, lexicon: FigureLexicon) -> Who | None:
    """`…, pour la plupart des civils`: what is said of most of them or of all."""
    start = tokens[count.last].end
    rest = text[start : start + 45].lower().replace("’", "'")
    for phrase, who in lexicon.besides:
        if phrase in rest:
            return who
    return None


def _of_number(tokens: list[Token], count: Count, lexicon: FigureLexicon) -> Who | None:
    """`le nombre de soldats tués s'élève à 40 morts`: who stands after "number"."""
    for position in range(max(0, count.first - _NUMBER_REACH), count.first):
        if lexicon.is_a(tokens[position].lower, "totals.number"):
            for token in tokens[position + 1 : position + 4]:
                info = lexicon.noun(token.lower)
                if info and not info.thing:
                    return info.who
    return None


def _premodified(tokens: list[Token], count: Count, lexicon: FigureLexicon, who: Who) -> Who:
    """`police officers`, `armed men`, `aid workers`: what stands before the noun decides."""
    plain = who in {"unspecified", "protester"} or lexicon.is_a(
        tokens[count.noun].lower, "armed_if.ranks"
    )
    soft = tokens[count.noun].lower
    between = [t.lower for t in tokens[count.core + 1 : count.noun]]
    if not between or not (plain or lexicon.is_a(soft, "armed_if.soft")):
        return who
    text = f" {' '.join(between)} "
    for phrase, said in lexicon.complements:
        if f" {phrase} " in text:
            return said
    for word in reversed(between):
        found = lexicon.adjectives.get(word)
        info = lexicon.noun(word)
        if found is None and info is not None and not info.thing and info.who != "unspecified":
            found = info.who
        if found:
            return found
    return who


def _adjective(tokens: list[Token], count: Count, lexicon: FigureLexicon) -> Who | None:
    at = count.last + 1
    while at < len(tokens) and at - count.last <= 4:
        token = tokens[at]
        who = lexicon.adjectives.get(token.lower) or lexicon.adjectives.get(
            lexicon.lemma(token.lower, "a")
        )
        if who and tokens[at - 1].lower not in lexicon.words["links.negation"]:
            count.last = at
            return who
        wearing = token.lower in lexicon.words["links.of_it"]  # "en treillis"
        if token.pos not in _DESCRIBING and not token.text[:1].isupper() and not wearing:
            return None
        at += 1
    return None
