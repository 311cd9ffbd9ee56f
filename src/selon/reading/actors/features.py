"""What the words of a phrase say of its actor besides the name: gender, number, country, sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.language import LanguagePack
    from selon.reading.actor_words import Phrase
    from selon.reading.actors.names import Names
    from selon.reading.draft import Token


def noun_features(pack: LanguagePack, lower: str) -> tuple[str, str]:
    """Give gender and number of a noun form, each empty where the form leaves it open."""
    genders, numbers = set(), set()
    for reading in pack.morphology.readings(lower):
        if reading.category == "n":
            for tag in reading.tags:
                genders.add("m" if "m" in tag else "f" if "f" in tag else "")
                numbers.add("p" if "p" in tag else "s" if "s" in tag else "")
    gender = genders.pop() if len(genders) == 1 else ""
    number = numbers.pop() if len(numbers) == 1 else ""
    return gender, number


def country_of(names: Names, phrase: list[Token], *, adjectives: bool = False) -> str | None:
    """Give the state that a phrase names by an adjective, else by a complement with `de`.

    With `adjectives` alone, for those whose complement tells what they study.
    """
    known = names.known
    behind: str | None = None
    for k, token in enumerate(phrase):
        if k and (token.text[0].islower() or token.lower in known.demonyms):
            found = known.country(token)
            if found:
                return found
        if (
            behind is None
            and k
            and not adjectives
            and token.text[0].isupper()
            and _of(names, phrase, k)
        ):
            entry = known.phrase_at(phrase, k)
            body = entry[0].body if entry is not None else None
            behind = body.country if body is not None else None
    return behind


def _of(names: Names, phrase: list[Token], k: int) -> bool:
    """Whether `de` governs a word, an article between at most."""
    words = names.syntax
    before = phrase[k - 1].lower
    if before in words.definite and k > 1:
        before = phrase[k - 2].lower
    return before in words.complement_prepositions


def sector_of(names: Names, head: Phrase, phrase: list[Token], country: str | None) -> str | None:
    """Give the sector of a head noun, of its adjectives or, for offices, of its complement.

    `un responsable militaire` is MIL, `le porte-parole de la police` COP, `un officiel russe` GOV.
    """
    known = names.known
    own = head.role.sector if head.role is not None else None
    if own is None and head.institution is not None:
        own = head.institution.get("sector")
    own = own or head.armed or head.crowd or ("JRN" if head.medium else None)
    office = head.role is not None and head.lemma in names.table.headship
    if own and not office and not (head.source or head.institution):
        return own
    vague = office and own is not None and _vague(names, phrase)
    for token in phrase[1:]:
        if token.pos == "ADP":
            break
        if token.text[0].islower():
            sector = known.adjective_sectors.get(token.lower)
            if sector and (office or not own or sector == "REB"):
                return sector
    if head.institution is not None and own:
        return own
    if office or head.source or (own is None):
        found = _complement_sector(names, phrase)
        if found:
            return found
    if vague:
        return None
    return own or ("GOV" if office and country else None)


def _vague(names: Names, phrase: list[Token]) -> bool:
    """Whether an office stands in something of which nothing is known (`président du réseau`)."""
    for k in range(2, len(phrase)):
        token = phrase[k]
        if not _of(names, phrase, k):
            continue
        found = names.known.phrase_at(phrase, k)
        if found is None:
            return token.text[0].isupper() and token.start in names.runs
        return found[0].institution is not None and not found[0].institution.get("sector")
    return False


def _complement_sector(names: Names, phrase: list[Token]) -> str | None:
    """Give the sector of the first body, institution or group behind the head."""
    known = names.known
    k = 1
    mandate = False
    while k < len(phrase):
        mandate = mandate or phrase[k].lower in names.table.mandate_prepositions
        found = known.phrase_at(phrase, k) if phrase[k].pos in {"NOUN", "PROPN", "X"} else None
        if found is None:
            k += 1
            continue
        entry, last = found
        if entry.body is not None and not entry.body.seat:
            return entry.body.sector
        if entry.institution is not None and entry.institution.get("sector"):
            return str(entry.institution["sector"])
        sector = (
            entry.armed
            or (None if mandate or phrase[k].lower[-1:] not in "sx" else entry.crowd)
            or (entry.role.sector if entry.role else None)
        )
        if sector:
            return sector
        k = last + 1
    return None
