"""Actors called by a name: persons with and without title, bodies, states, people of a nation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.reading.actors.description import Description, content
from selon.reading.actors.features import noun_features
from selon.reading.actors.names import BODY, PERSON, PLACE

if TYPE_CHECKING:
    from selon.reading.actor_words import Body
    from selon.reading.actors.description import Pointing
    from selon.reading.actors.names import Name, Names
    from selon.reading.draft import Token


def titled(names: Names, core: list[Token], at: int, name: Name, gender: str) -> Description:
    """`M. Egeland`, `Mme Parly`, `le général Vibulsak`."""
    role = names.known.role(core[at])
    last = core[min(len(core), at + 1 + len(name.words)) - 1]
    text = names.draft.text
    return Description(
        text[core[at + 1].start : last.end], "person", (core[0].start, last.end),
        head=role.lemma if role else "", gender=gender if gender != "mf" else name.gender,
        number="s", words=content(names, core[: at + 1]), titled=True,
        role=text[core[0].start : core[at].end] if role else None,
        sector=role.sector if role else None,
    )  # fmt: skip


def person(names: Names, core: list[Token], at: int, name: Name) -> Description:
    """Describe the bearer of a name that nothing else stands with."""
    last = core[min(len(core), at + len(name.words)) - 1]
    start = core[at].start
    return Description(
        names.draft.text[start : last.end], "person", (start, last.end), number="s",
        gender=name.gender, titled=name.titled, words=frozenset(w.lower for w in name.words),
    )  # fmt: skip


def bare_name(
    names: Names, core: list[Token], at: int, name: Name | None, pointing: Pointing
) -> Description | None:
    """Describe a capitalised name alone: a person when it looks like one, else a body."""
    size = len(name.words) if name is not None else 1
    last = core[min(len(core), at + size) - 1]
    start = core[at].start
    label = names.draft.text[start : last.end]
    kind = name.kind if name is not None else ""
    if size == 1 and label[-1].isdigit():
        return None
    common = core[at].common and not core[at].initial and not label.isupper()
    if size == 1 and common and kind != PERSON and pointing.reference != "name":
        return national(names, core, at, pointing)  # "les Noirs"
    definite = pointing.reference != "name"
    acronym = size == 1 and label.isupper() and len(label) > 1
    person = kind == PERSON or (
        not definite and not acronym and kind not in {BODY, PLACE} and name is not None
    )
    found = Description(
        label, "person" if person else "organisation", (core[0].start, last.end),
        number="s" if person else pointing.number, bare=kind not in {PERSON, BODY},
        gender=name.gender if person and name else pointing.gender,
        words=frozenset(w.lower for w in (name.words if name else core[at : at + 1])),
    )  # fmt: skip
    if not person and any(_press(names, w) for w in core[at : at + size]):
        found.kind, found.sector = "media", "JRN"
    return found


def _press(names: Names, token: Token) -> bool:
    found = names.known.common(token)
    return token.lower in names.table.press_words or (found is not None and found.medium)


def named_body(names: Names, words: list[Token], body: Body) -> Description:
    """Describe a body or state that the lexicons name."""
    start, end = words[0].start, words[-1].end
    common = names.known.common(words[0])
    if common is not None and not (common.institution or common.armed):
        common = None
    label = names.draft.text[start:end]
    at = label.casefold().find(body.name.casefold())
    if label[0].islower() and body.name[0].isupper() and at > 0:
        label = label[at : at + len(body.name)]  # "le groupe Etat islamique"
    return Description(
        label, body.kind, (start, end), body=body,
        head=common.lemma if common is not None else "",
        bare=common is not None and common.institution is not None and len(words) == 1,
        country=body.country, sector=body.sector, gender=body.gender, number=body.number or "s",
        words=frozenset(w.lower for w in words),
    )  # fmt: skip


def national(names: Names, core: list[Token], at: int, pointing: Pointing) -> Description:
    """`La Chypriote`, `les Palestiniens`, `l'Algérien Ilan Maro`: somebody of a people."""
    token = core[at]
    name = names.runs.get(core[at + 1].start) if at + 1 < len(core) else None
    if name is not None and name.kind not in {BODY, PLACE}:
        found = person(names, core, at + 1, name)
        found.country = names.known.country(token)
        found.gender = found.gender or pointing.gender
        found.span = core[at].start, found.span[1]
        return found
    gender, number = noun_features(names.draft.pack, token.lower)
    crowd = (pointing.number or number) == "p" and pointing.reference == "definite"
    return Description(
        token.text, "population" if crowd else "unnamed", (core[0].start, token.end),
        head=names.known.noun(token), country=names.known.country(token), sector="CVL",
        gender=gender or pointing.gender, number=pointing.number or number,
        reference=pointing.reference, words=content(names, core[at : at + 1]),
    )  # fmt: skip
