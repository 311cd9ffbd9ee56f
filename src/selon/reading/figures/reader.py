"""Figures of a dispatch: every count of people killed, injured, displaced, assembled and so on.

Starts from the numbers. Each gets its noun phrase, then its kind: from the noun itself, from what
stands right after it, from the verb whose subject or object it is, from the noun that governs it,
or from the count that it is part of. A number that gets no kind is no figure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.reading.figures.clauses import Clauses, Finding
from selon.reading.figures.counted import Count, Counter
from selon.reading.figures.gathered import gathered
from selon.reading.figures.governors import Governors
from selon.reading.figures.lexicon import figure_lexicon
from selon.reading.figures.links import Links
from selon.reading.figures.predicates import Predicates
from selon.reading.figures.strength import STRENGTH, may_be_strength, strength
from selon.reading.figures.totals import Totals
from selon.reading.figures.where import place_by
from selon.reading.figures.who import who_of
from selon.reading.numerals import find_numerals
from selon.record import Figure

if TYPE_CHECKING:
    from selon.reading.draft import Draft, Token
    from selon.reading.figures.lexicon import FigureLexicon
    from selon.reading.numerals import Numeral
    from selon.record import FigureKind, Who

# What may befall people of whom nothing else is known, or who have a softer kind by their noun.
_BEFALL = frozenset(
    {"killed", "injured", "detained", "abducted", "released", "evacuated", "missing"}
)
_PARTITIVE = 3  # tokens from a part to its whole: "neuf des 31"
_TOLD = 6  # counts before a sentence that "fifteen of them" may be of
_NEAR = 8  # an unknown noun and its verb are close, or the verb is another's
_RANK = {"figure.remain": 0, "killed": 1, "injured": 2}
_OWN_VERB = frozenset({"figure.subject_of_verb", "figure.phrase"})
_BY_VERB = frozenset({"figure.object_of_verb", "figure.participle"})
_BESIDE = frozenset({"figure.participle", "figure.state"})
_DEFAULT_WHO: dict[str, Who] = {"participants": "protester", "forces": "military"}
_SINGLE = frozenset({"killed", "injured", "missing", "detained", "abducted", "released"})


def read_figures(draft: Draft) -> list[Figure]:
    """Read the counts of people of a parsed draft, in text order."""
    by_unit: dict[int, list[Numeral]] = {}
    for sentence in draft.anatomy.sentences:
        for numeral in find_numerals(draft.text, sentence.start, sentence.end, draft.pack):
            unit = _unit_at(draft, numeral.core)
            if unit >= 0:
                by_unit.setdefault(unit, []).append(numeral)
    found: list[tuple[int, Count, list[Token]]] = []
    before: Count | None = None
    told: list[Count] = []
    for unit in sorted(by_unit):
        tokens = draft.unit_tokens(unit)
        counts = _read_unit(draft, tokens, by_unit[unit], before, told)
        found += [(tokens[count.first].start, count, tokens) for count in counts]
        before = counts[-1] if counts else before
        told = sorted((*told, *counts), key=lambda c: c.numeral.start)[-_TOLD:]
    found.sort(key=lambda f: (f[0], f[1].numeral.core))
    return [_figure(draft, n, count, tokens) for n, (_, count, tokens) in enumerate(found, 1)]


def _unit_at(draft: Draft, start: int) -> int:
    """Unit of the token at a character, -1 when no token stands there."""
    tokens = draft.tokens
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return tokens[low].unit if low < len(tokens) and tokens[low].start <= start else -1


def _read_unit(
    draft: Draft,
    tokens: list[Token],
    numerals: list[Numeral],
    before: Count | None,
    told: list[Count],
) -> list[Count]:
    lexicon = figure_lexicon(draft.pack)
    counts = _whole(Counter(draft.text, tokens, numerals, lexicon, draft.pack).counts())
    if not counts:
        return []
    clauses = Clauses(tokens, lexicon, draft.pack)
    governors = Governors(clauses, frozenset(c.noun for c in counts if _taken(c, tokens, lexicon)))
    predicates = Predicates(clauses)
    totals = Totals(clauses)
    links = Links(tokens, counts, lexicon, clauses.syntax)
    asides: list[Count] = []
    for n, count in enumerate(counts):
        count.who = who_of(draft.text, tokens, count, lexicon)
        part_of_it = n > 0 and counts[n - 1].of_next
        finding = _kind(count, predicates, governors, whole=part_of_it, until=links.closed(count))
        following = counts[n + 1].first if n + 1 < len(counts) else len(tokens)
        if finding and count.single and not count.known and following < finding.at:
            finding = None  # "c'est un miracle qu'aucun policier n'ait été tué"
        if finding is None:
            earlier = next((c for c in reversed(counts[:n]) if c.kind), before)
            finding = totals.kind(count, earlier)
        if finding:
            _settle(count, finding, predicates)
        if count.kind == "forces" and not may_be_strength(count, tokens, lexicon):
            count.kind = None  # "quatre femmes postées à la fenêtre"
        if count.kind == "injured" and totals.ill(count):
            count.kind = None
        aside = _aside(count, predicates, governors, following)
        if aside:
            asides.append(aside)
        if count.kind is None and gathered(draft.text, tokens, count, lexicon):
            count.kind, count.by, count.at = (
                "participants",
                "figure.subject_of_verb",
                count.first - 1,
            )
    links.link(before, told)
    for count in counts:
        if count.kind is None and strength(count, tokens, lexicon):
            count.kind, count.by = "forces", "figure.armed_noun"
    counts = [c for c in counts + asides if c.kind and _holds(c, totals)]
    return [part for count in counts for part in _split(count, totals)]


def _taken(count: Count, tokens: list[Token], lexicon: FigureLexicon) -> bool:
    """Whether a counted noun governs no other count; `un massacre de 12 civils` counts nobody."""
    if count.noun < 0:
        return False
    deed = lexicon.lemma(tokens[count.noun].lower, "n") in lexicon.nouns_of
    return not (count.single and deed and not count.known)


def _aside(
    count: Count, predicates: Predicates, governors: Governors, following: int
) -> Count | None:
    """A second count of the same people: `deux touristes, enlevés dans l'île, sont tués`.

    What stands behind the `following` count is told of that one.
    """
    attached = predicates.attached(count)
    if attached is None or attached.kind not in _BEFALL or following < attached.at:
        return None
    if not any(t.text == "," for t in predicates.tokens[count.last : attached.at]):
        return None
    by_agent = governors.by_agent(count) and count.info.armed
    if not by_agent and count.kind in {None, attached.kind}:
        return None
    if by_agent:
        count.kind, count.by = "forces", "figure.armed_noun"
    return replace(count, kind=attached.kind, by=attached.rule, at=attached.at, last=attached.at)


def _settle(count: Count, finding: Finding, predicates: Predicates) -> None:
    """Write a finding into its count; crowds that are mobilised are no troops."""
    count.kind, count.by, count.at = finding.kind, finding.rule, finding.at
    if count.kind == "participants" and count.who == "combatant":
        count.who = "unspecified"  # "des militants du mouvement ont défilé": they do not fight
    if count.kind == "participants" and count.info.armed and finding.rule == "figure.noun_of":
        count.kind = "forces"  # "la mobilisation de 13.000 soldats"
    beside = finding.at == count.last + 1 and finding.rule in _BESIDE
    if beside and predicates.tokens[finding.at].tags:
        count.last = finding.at
    manned = count.noun >= 0 and predicates.lexicon.is_a(
        predicates.tokens[count.noun].lower, "links.manned"
    )
    if manned and count.who == "unspecified" and _lost(finding, predicates):
        count.who = "military"
    if count.kind == "forces" and count.who == "unspecified" and finding.rule in _BY_VERB:
        rally = predicates.lexicon.words["rally.verbs"]
        tokens = predicates.tokens
        if any(lemma in rally for lemma, _ in tokens[finding.at].tags) and not (
            count.noun >= 0 and predicates.lexicon.is_a(tokens[count.noun].lower, "rally.troops")
        ):
            count.kind = "participants"


def _lost(finding: Finding, predicates: Predicates) -> bool:
    """Whether the verb is one of losing: an army that loses men loses soldiers."""
    lost = predicates.lexicon.object
    return finding.rule == "figure.object_of_verb" and any(
        lemma in lost for lemma, _ in predicates.tokens[finding.at].tags
    )


def _whole(counts: list[Count]) -> list[Count]:
    """Drop parts of what is no count of people: `12 des 30 ponts`."""
    kept: list[Count] = []
    for n, count in enumerate(counts):
        if count.of_next:
            following = counts[n + 1] if n + 1 < len(counts) else None
            if following is None or following.first - count.last > _PARTITIVE:
                continue
            if not (following.known or following.named):
                continue
        kept.append(count)
    return kept


def _split(count: Count, totals: Totals) -> list[Count]:
    """Two counts of one range that is none: `est passé de 5 à 12 morts`."""
    numeral = count.numeral
    if numeral.ends is None or not totals.rises(count):
        return [count]
    low, high = numeral.ends
    first = replace(numeral, low=low, high=low, bound="exact", end=numeral.first_end)
    second = replace(numeral, low=high, high=high, bound="exact", start=numeral.second_start)
    return [
        replace(count, numeral=first, last=count.core, noun=-1),
        replace(count, numeral=second),
    ]


def _kind(
    count: Count, predicates: Predicates, governors: Governors, *, whole: bool, until: int
) -> Finding | None:
    """The kind by the words around the number; the noun's own kind yields to what befell it.

    What stands behind the position `until` is not said of it, nor is of the `whole` what is said
    of a part (`trois des cinq assaillants ont été tués`).
    """
    own = count.info.kind if count.noun >= 0 else None
    by_noun = Finding(own, "figure.counted_noun", count.noun) if own else None
    victims = count.noun >= 0 and predicates.lexicon.is_a(
        predicates.tokens[count.noun].lower, "links.victims"
    )
    if own == "killed" and not victims:
        return by_noun
    if victims and predicates.of_all_kinds(count):
        return None
    governor = governors.governor(count)
    attached = predicates.attached(count)
    main, relative = predicates.subject_of(count)
    if count.blocked or whole:
        main = None
    if whole:
        governor = None
    told = (main, attached, governor, relative)
    if main and main.rule == "figure.state":
        told = (attached, main, governor, relative)  # "six blessés sont à l'hôpital"
    found = [f for f in told if f and f.at < until]
    if count.single and not (count.known or count.named or count.elliptic):
        found = [f for f in found if f is not relative and f.at - count.last <= _NEAR]
        strict = predicates.lexicon.words["persons.verbs"]
        found = [f for f in found if any(lm in strict for lm, _ in predicates.tokens[f.at].tags)]
        found = [f for f in found if f.rule != "figure.noun_of" or governors.named_deed(f.at)]
    # Who stays where the fighting is, is feared for, not dead; else the gravest word decides.
    for finding in sorted(found, key=lambda f: _RANK.get(f.rule if f.rule in _RANK else f.kind, 3)):
        if finding and _may_be(count, finding) and _may_override(own, finding):
            return finding
    return by_noun


def _may_be(count: Count, finding: Finding) -> bool:
    """Nouns that nobody knows may be killed or arrested; to flee or rally they must be people."""
    return count.known or count.elliptic or count.named or finding.kind in _BEFALL - {"missing"}


def _may_override(own: FigureKind | None, finding: Finding) -> bool:
    """Prisoners are released, refugees killed; the injured only die, by a verb."""
    if own is None:
        return True
    if own == "injured":
        died = finding.kind == "killed" and finding.rule == "figure.subject_of_verb"
        return died or finding.kind == "evacuated"
    return finding.kind in _BEFALL


def _holds(count: Count, totals: Totals) -> bool:
    """Whether a count with a kind is one that the guide wants."""
    numeral = count.numeral
    if totals.rate(count):
        return False
    if count.single and count.by == "figure.counted_noun" and totals.act(count):
        return False
    if count.single or numeral.form == "zero":
        return count.kind in _SINGLE
    if count.kind == "participants":
        few = (numeral.low or numeral.high or 0) < STRENGTH
        return not few and (count.by in _OWN_VERB or totals.done(count) or not totals.limit(count))
    return True


def _figure(draft: Draft, n: int, count: Count, tokens: list[Token]) -> Figure:
    assert count.kind is not None
    numeral = count.numeral
    start = numeral.start
    end = max(numeral.end, tokens[count.last].end)
    who = count.who
    if who == "unspecified":
        who = _DEFAULT_WHO.get(count.kind, who)
    place = place_by(tokens, count, count.at, figure_lexicon(draft.pack))
    return Figure(
        id=f"f{n}",
        mention=draft.mention(start, end),
        kind=count.kind,
        who=who,
        low=numeral.low,
        high=numeral.high,
        bound=numeral.bound,
        place_mention=draft.span(tokens[place[0]], tokens[place[1]]) if place else None,
        by=draft.rule(count.by),
    )
