"""Actors called by a common noun, with the name that may stand behind it.

Written for `le vice-ministre russe des Affaires étrangères Ilan Maro`, `l'association Terre Neuve`,
`les rebelles du Front du Sud`, `un responsable local`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.reading.actors.description import Description, content
from selon.reading.actors.extent import extent
from selon.reading.actors.features import country_of, noun_features, sector_of
from selon.reading.actors.named import named_body
from selon.reading.actors.names import PERSON
from selon.reading.actors.pointing import agree

if TYPE_CHECKING:
    from selon.reading.actor_words import Body, Phrase
    from selon.reading.actors.description import Pointing
    from selon.reading.actors.names import Name, Names
    from selon.reading.draft import Token


def noun_phrase(
    names: Names, core: list[Token], at: int, found: tuple[Phrase, int], pointing: Pointing
) -> Description | None:
    """A head noun with its complement, and the name behind it if there is one."""
    phrase, last = found
    role = phrase.role
    if pointing.reference == "name" and core[at].text[0].islower():
        pointing = replace(pointing, reference="indefinite" if at else "bare")
    if names.syntax.head_last and not pointing.number:
        pointing = replace(pointing, number=noun_features(names.draft.pack, core[last].lower)[1])
    open_ = phrase.medium or phrase.lemma in names.table.appositive or bool(phrase.armed)
    reach = extent(names, core, last, person=role is not None, open_=open_ and role is None)
    head_last = names.syntax.head_last
    own = core[0 if head_last else at : reach.stop]
    first = next((k for k in range(at) if core[k].lower in names.table.kept_modifiers), at)
    if head_last:
        first = next((k for k in range(at) if not _dropped(names, core[k])), at)
    label = names.draft.text[core[first].start : own[-1].end]
    word = core[last if head_last else at].lower
    gender, number = noun_features(names.draft.pack, word)
    gender = gender or pointing.gender
    if role is not None:
        gender, number = role.gender or pointing.gender, role.number
        if gender == "m" and names.known.titles.get(core[at].lower) == "mf":
            gender = ""  # "le docteur Lise Maro"
    elif phrase.institution is not None:
        gender = phrase.institution.get("gender", gender)
    learned = role is not None and role.sector in _LEARNED
    country = country_of(names, own, adjectives=learned)
    base = Description(
        label, kind_of(names, phrase, own, pointing), (core[0].start, own[-1].end),
        head=phrase.lemma, country=country, sector=sector_of(names, phrase, own, country),
        gender=gender, number=pointing.number or number,
        reference=pointing.reference, words=content(names, own),
    )  # fmt: skip
    if phrase.armed and base.kind == "armed_group":
        group = _group_of(names, own)
        if group is not None:
            group.span = base.span
            return group
    if reach.body is not None or reach.name is not None:
        return _apposed(names, core, reach.name_end, base, reach.body, reach.name)
    return base if base.kind else None


def _dropped(names: Names, token: Token) -> bool:
    """Whether a modifier is no part of what an actor is called (`another official`)."""
    words, lower = names.known, token.lower
    return (lower in words.before_roles and lower not in names.table.kept_modifiers) or (
        token.pos == "NUM"
    )


_LEARNED = frozenset({"EDU", "JRN", "MED"})  # "spécialiste du Yémen" is of no country


def _group_of(names: Names, own: list[Token]) -> Description | None:
    """The group whose people are meant (`les insurgés du Front du Sud`, `les rebelles du M23`)."""
    k = 1
    if k < len(own) and own[k].lower not in names.syntax.complement_prepositions:
        k += 1
    if k >= len(own) or own[k].lower not in names.syntax.complement_prepositions:
        return None
    k += 1
    if k < len(own) and own[k].lower in names.syntax.definite:
        k += 1
    if k >= len(own) or not own[k].text[0].isupper():
        return None
    found = names.known.phrase_at(own, k)
    if found is None:
        return None
    body = found[0].body
    if body is not None and body.kind == "armed_group":
        return named_body(names, own[k : found[1] + 1], body)
    if found[0].institution is None or found[0].institution.get("sector"):
        return None
    text = names.draft.text[own[k].start : own[-1].end]
    return Description(
        text, "armed_group", (own[k].start, own[-1].end), head=found[0].lemma, sector="REB",
        number="s", gender=found[0].institution.get("gender", ""), words=content(names, own[k:]),
        country=country_of(names, own[k:]),
    )  # fmt: skip


def _apposed(
    names: Names, core: list[Token], end: int, base: Description, body: Body | None,
    name: Name | None,
) -> Description:  # fmt: skip
    """The person or body whose name stands behind the noun that describes it."""
    text = names.draft.text
    span = base.span[0], core[end].end
    if body is not None:
        first = next(k for k in range(end, -1, -1) if core[k].start <= base.span[1]) + 1
        described = named_body(names, core[first : end + 1], body)
        described.span = span
        described.head, described.words = base.head, base.words | described.words
        described.bare = False
        return described
    assert name is not None
    label = text[name.start : core[end].end]
    human = base.kind in {"", "unnamed", "population"}
    if human or (name.kind == PERSON and len(name.words) > 1):
        if _nearer_office(names, core, base, name):
            whole = text[core[0].start : core[end].end]
            label = whole[whole.index(base.label) :] if base.label in whole else whole
            return replace(base, label=label, span=span)
        return replace(
            base, label=label, kind="person", span=span, role=base.label, number="s",
            reference="name", gender=name.gender or base.gender, titled=False,
            words=base.words | {w.lower for w in name.words},
        )  # fmt: skip
    while end + 1 < len(core) and core[end + 1].pos in {"NOUN", "PROPN", "X", "ADJ"}:
        end += 1
    label = text[name.start : core[end].end]
    if base.kind == "state":
        base.kind, base.sector = "organisation", None
    return replace(
        base, label=label, span=(span[0], core[end].end), reference="name",
        words=base.words | {w.lower for w in name.words},
    )  # fmt: skip


def _nearer_office(names: Names, core: list[Token], base: Description, name: Name) -> bool:
    """Whether a name is that of a high office in the complement (`l'avocat du roi Ilan`)."""
    for k in range(1, len(core)):
        token = core[k]
        if token.end > name.start:
            break
        found = names.known.phrase_at(core, k)
        if found is None or found[0].role is None:
            continue
        kin = base.head in names.table.kin or not agree(base.gender, name.gender)
        if not kin and found[0].lemma not in names.table.high:
            continue
        before = core[k - 1]
        if (
            before.lower in names.syntax.complement_prepositions
            or before.lower in names.syntax.definite
        ):
            return kin or base.head not in names.table.high
    return False


def kind_of(names: Names, phrase: Phrase, own: list[Token], pointing: Pointing) -> str:
    """Give the kind of actor that a common noun names; empty when it names none."""
    plural = pointing.number == "p"
    if phrase.armed:
        alone = pointing.number == "s" and phrase.lemma not in names.table.bands
        return "unnamed" if alone else "armed_group"
    if phrase.medium and phrase.role is None:
        return "media"
    if phrase.institution is not None and phrase.role is None:
        if any(t.lower in names.known.rebel for t in own[1:]):
            return "armed_group"
        return str(phrase.institution.get("kind", "organisation"))
    if phrase.crowd and (phrase.role is None or (plural and pointing.reference == "definite")):
        alone = pointing.number == "s" and phrase.lemma not in names.table.crowds
        return "unnamed" if alone else "population"
    if phrase.role is not None or phrase.source:
        return "unnamed"
    return "document" if phrase.document else ""
