"""Who did it, as the telling of the happening has it: "the rebels attacked", "killed by gunmen".

Nobody does what two sides do to each other (`clashes`), and a war that is known (`their
offensive`) is no deed told anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.attackers import stopped
from selon.ledger.deeds import acts, befell, did, opens, topples
from selon.ledger.masterminds import in_naming
from selon.ledger.quoting import is_person
from selon.ledger.sides import of_one_office
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.spotting import STOP, expression
from selon.ledger.telling import ARMED, doubted, inside
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.sightings import Sighting
    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor, Event, Mention, Participant, Statement

_NAMED = frozenset({"person", "state", "organisation", "armed_group"})
_PEOPLE = frozenset({"person", "unnamed", "population"})
_GUNMEN = (ARMED | {"UAF"}) - {"GOV"}
_NAMELESS = frozenset({"UAF", "REB"})
_DEEDS = frozenset({("PROTEST", "vandalize")})
_PREPOSITION = 12  # characters before a name in which "between" stands
_OWNER = 16  # characters before a deed in which the words before it stand
_AGENT = 30  # characters before a name in which "by" stands ("by a number of")


def doers(t: Telling) -> Iterator[Answer]:
    """Find who is told to have done it."""
    sighted = {s.event: s for g in t.groups for s in g.sightings if s.event}
    for e in t.record.events:
        n = t.of_event.get(e.id)
        if e.status != "actual" or not e.actors or n is None:
            continue
        deed = e.type == "ASSAULT" or (e.type, e.mode) in _DEEDS or topples(t, e)
        if not deed or _nobodys(t, sighted[e.id]):
            continue
        if _wont(t, e.trigger) or _ended(t, e.trigger):
            continue
        if stopped(t, e) or expression(t.language, "answering").search(e.trigger.text):
            continue  # what somebody did to them was an answer
        if doubted(t, e.trigger.start) or in_naming(t, e.trigger):
            continue  # "the so-called attack by", "named as its masterminds by"
        said = t.statements.get(e.statement or "")
        if said is not None and said.stance in ("claim_responsibility", "deny"):
            continue
        for p in e.actors:
            actor = t.actors[p.actor]
            if _tells(t, said, p, e) or _between(t, p.mention, e.trigger):
                continue
            if _charged(t, p):
                continue
            if _can_be(t, actor, p.mention, e):
                yield t.claim(
                    n, "responsibility", actor.name, _told(t, p.mention, e.trigger),
                    statement=e.statement, firm=_own(t, said, actor) or _expressly(t, actor, p, e),
                )  # fmt: skip


def _own(t: Telling, said: Statement | None, doer: Actor) -> bool:
    """Whether a speaker tells what its own people did."""
    if said is None or said.speaker is None:
        return False
    speaker = t.actors[said.speaker]
    return of_one_office(speaker, doer) or fold(t.side(speaker.id)) == fold(doer.name)


def _expressly(t: Telling, doer: Actor, p: Participant, e: Event) -> bool:
    """Whether a body is told to have done it by the verb of a clause, not in passing.

    Of a person others mostly say what one of them said first: a witness and the witness's lawyer.
    """
    if doer.kind not in _NAMED - {"person"}:
        return False
    if p.mention.end <= e.trigger.start:
        between = t.text[p.mention.end : e.trigger.start]
        relative = expression(t.language, "relatives").search(between)
        return relative is None and acts(t, e.trigger)
    passive = not t.words("been").isdisjoint(tokens(e.trigger.text))
    return passive and _agent(t, p.mention, e.trigger)


def _tells(t: Telling, said: Statement | None, p: Participant, e: Event) -> bool:
    """Whether a name is that of who tells of a deed or accuses somebody of it, no doer's."""
    source = said.source if said is not None else None
    if source is not None and inside(p.mention, source) and _told_of(t, source, e.trigger):
        return True  # "according to the council, they killed"
    return any(
        x.type == "ACCUSE"
        and p.mention.end <= x.trigger.start < e.trigger.start
        and not _apart(t, x.trigger, e.trigger)
        and any(y.actor == p.actor for y in x.actors)
        for x in t.record.events
    )


def _charged(t: Telling, p: Participant) -> bool:
    """Whether others charge somebody with the deed, which is then theirs to say: "accuse X of"."""
    here = t.where.sentence(p.mention.start)
    return any(
        x.type == "ACCUSE"
        and x.actors
        and x.trigger.end <= p.mention.start
        and t.where.sentence(x.trigger.start) == here
        and any(y.mention.start == p.mention.start for y in x.recipients)
        for x in t.record.events
    )


def _nobodys(t: Telling, s: Sighting) -> bool:
    """Whether a word names what two sides do, or again a war or movement that is known."""
    if s.core in t.words("mutual"):
        return True
    return CAMPAIGN in s.family and s.definite


def _ended(t: Telling, trigger: Mention) -> bool:
    """Whether a verb tells how who did it was stopped ("before being shot by the police")."""
    start = max(0, trigger.start - _OWNER)
    found = expression(t.language, "ended").finditer(t.text, start, trigger.end)
    return any(match.end() >= trigger.start for match in found)


def _wont(t: Telling, trigger: Mention) -> bool:
    """Whether a word is of what somebody does time and again: "their attacks", "harasses"."""
    start = max(0, trigger.start - _OWNER)
    if expression(t.language, "iterative").search(t.text, start, trigger.end):
        return True
    before = tokens(t.text[start : trigger.start])[-1:]
    many = tokens(trigger.text)[-1:]
    return bool(t.words("possessives") & set(before)) and many[0].endswith("s")


def _can_be(t: Telling, actor: Actor, named: Mention, e: Event) -> bool:
    if _is_adjective(actor, named, e.trigger) or _imposed(t, named, e.trigger):
        return False
    if actor.kind == "armed_group":
        return True
    if actor.kind in _NAMED or actor.country is not None:
        lashes = actor.kind == "person" and e.statement is None  # politicians do so in words
        if actor.sector in (_GUNMEN if lashes else ARMED):
            return True
    elif (actor.sector in _GUNMEN and named.start < e.trigger.start) or actor.sector in _NAMELESS:
        return True
    if actor.kind not in _PEOPLE:
        return False
    told = _agent(t, named, e.trigger) or _does(t, actor, named, e)
    return told or opens(t, actor, named, e)


def _does(t: Telling, actor: Actor, named: Mention, e: Event) -> bool:
    """Whether somebody is the subject of a verb that is of deeds alone ("opened fire")."""
    if not named.end <= e.trigger.start or _apart(t, named, e.trigger):
        return False
    if any(named.end <= p.mention.start < e.trigger.start for p in e.actors):
        return False  # another stands nearer
    if actor.kind != "person" and _pronoun(t, named, e.trigger):
        return False  # perhaps for somebody else
    if expression(t.language, "deeds").search(e.trigger.text) is not None:
        return True
    if actor.kind == "person":
        return did(t, e.trigger) and not befell(t, actor, named, e)
    people = actor.country is not None or is_person(tokens(actor.name)[0], t.language)
    return people and acts(t, e.trigger)


def _told_of(t: Telling, source: Mention, trigger: Mention) -> bool:
    """Whether a pronoun between who tells and a verb is the subject of that."""
    pronouns = t.words("they") - t.words("demonstrative")
    return bool(pronouns & set(tokens(t.text[source.end : trigger.start])))


def _pronoun(t: Telling, named: Mention, trigger: Mention) -> bool:
    """Whether a pronoun is the subject of a verb behind a name."""
    return bool(t.words("they") & set(tokens(t.text[named.end : trigger.start])[-1:]))


def _apart(t: Telling, named: Mention, trigger: Mention) -> bool:
    """Whether two words stand in different sentences."""
    return t.where.sentence(named.start) != t.where.sentence(trigger.start)


def _agent(t: Telling, named: Mention, trigger: Mention) -> bool:
    """Whether somebody is told as the doer by the words before the name ("by")."""
    if set(t.words("but")) & set(tokens(t.text[trigger.end : named.start])):
        return False
    before = STOP.split(t.text[max(trigger.end, named.start - _AGENT) : named.start])[-1]
    small = {*t.words("definite"), *t.words("indefinite"), *t.words("unspecific")}
    return any(
        small.issuperset(tokens(before[match.end() :]))
        for match in expression(t.language, "by").finditer(before)
    )


def _imposed(t: Telling, named: Mention, trigger: Mention) -> bool:
    """Whether somebody did what is told behind a deed: "after the blast, a curfew imposed by"."""
    if trigger.end > named.start or not STOP.search(t.text, trigger.end, named.start):
        return False
    words = STOP.split(t.text[max(trigger.end, named.start - 2 * _AGENT) : named.start])[-1]
    by = next(expression(t.language, "by").finditer(words), None)
    before = tokens(words[: by.start()]) if by else []
    return not (t.words("definite") | t.words("indefinite")).isdisjoint(before)


def _is_adjective(actor: Actor, named: Mention, trigger: Mention) -> bool:
    """Whether a name is but the kind of a deed ("a jihadist attack")."""
    close = trigger.start <= named.start <= trigger.end + 1
    return close and actor.country is None and named.text.islower() and " " not in named.text


def _between(t: Telling, named: Mention, trigger: Mention) -> bool:
    """Whether a name is one of two sides ("shots between rebels and soldiers")."""
    start = max(0, named.start - _PREPOSITION)
    start = min(start, trigger.end) if trigger.end <= named.start else start
    return bool(set(t.words("between")) & set(tokens(t.text[start : named.start])))


def _told(t: Telling, doer: Mention, trigger: Mention) -> tuple[int, int]:
    """From the doer to the deed, or the deed alone where they stand in different sentences."""
    if _apart(t, doer, trigger):
        return trigger.start, trigger.end
    return min(doer.start, trigger.start), max(doer.end, trigger.end)
