"""Who did it: claimed, denied, put on somebody, or told with the happening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.accusers import accusers
from selon.ledger.agents import agents
from selon.ledger.attackers import identified
from selon.ledger.blaming import blames
from selon.ledger.doers import doers
from selon.ledger.imputing import imputed
from selon.ledger.masterminds import masterminds
from selon.ledger.mutual import mutual
from selon.ledger.reproach import asks, others_blame
from selon.ledger.sides import CAMPS, one_side
from selon.ledger.sightings import CAMPAIGN
from selon.ledger.spotting import STOP, expression, may_tell
from selon.ledger.suspects import suspects
from selon.ledger.telling import ASSERTED, BLAMEWORTHY, VIOLENCE, heads_denial, inside, span_of
from selon.ledger.voices import OFFICIAL
from selon.ledger.vouching import ARRANGED
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.reproach import Blame
    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor, Event, Statement

_QUESTION = "responsibility"
_DOERS = frozenset({"person", "state", "organisation", "armed_group"})
_BACK = 4  # sentences back to the happening that blame speaks of
_WIDE = 80  # characters around an attribution in which what is attributed stands
_OLD = 20  # characters behind a claim in which "in the past" stands
_OPENING = frozenset(' "«')  # before what somebody is accused of
_BLAMED = (*BLAMEWORTHY, "death", "toll")  # behind or before "attributed to"
_TO_DO = frozenset({"planned", "demanded"})
_ARTICLE = 4  # characters of an article before what somebody admits
_NEGATED = 4  # words before one of blame in which a negation stands


def responsibility(t: Telling) -> list[Answer]:
    """Find who is said to have done it, in every voice."""
    found: list[Answer] = []
    for s in t.record.statements:
        if s.stance == "claim_responsibility":
            found += _claimed(t, s)
        elif s.stance == "deny":
            found += _denied(t, s)
        else:
            found += _accused(t, s)
    found += [
        *_alleged(t),
        *_blamed(t),
        *doers(t),
        *agents(t),
        *suspects(t),
        *identified(t),
        *mutual(t),
        *accusers(t),
        *masterminds(t),
        *imputed(t),
        *_admitted(t),
        *_disclaimed(t),
    ]
    return _once(t, [a for a in found if not _of_old(t, a)])


def _of_old(t: Telling, a: Answer) -> bool:
    """Whether words are of what somebody did in the past ("had claimed other attacks")."""
    return expression(t.language, "of_old").search(t.text, a.start, a.end + _OLD) is not None


def _once(t: Telling, found: list[Answer]) -> list[Answer]:
    """Keep one of the claims that a sentence makes in several ways: the longest of them.

    It is made explicitly when one of them is ("accused the army of having shot").
    """
    kept: list[Answer] = []
    for a in sorted(found, key=lambda a: (not a.denied, a.start - a.end, not a.explicit)):
        known = next((n for n, b in enumerate(kept) if _one(t, a, b)), None)
        if known is None:
            kept.append(a)
        elif a.explicit and a.value == kept[known].value:
            kept[known] = replace(kept[known], explicit=True)
    return kept


def _one(t: Telling, a: Answer, b: Answer) -> bool:
    overlap = a.start < b.end and b.start < a.end
    beside = a.value == b.value and t.where.sentence(a.start) == t.where.sentence(b.start)
    overlap = overlap or beside
    same = (a.question, a.happening, a.voice) == (b.question, b.happening, b.voice)
    same = same and (a.denied == b.denied or b.denied)
    x, y = fold(a.value or ""), fold(b.value or "")
    return overlap and same and (x in y or y in x)  # "the rebels", "the rebels in the north"


def _claimed(t: Telling, s: Statement) -> Iterator[Answer]:
    """A speaker claims to have done it."""
    if not s.speaker or _is_town(t, s.speaker) or _by_nobody(t, s):
        return
    for n, status in _spoken_of(t, s):
        if status != "denied":
            yield t.claim(
                n, _QUESTION, t.side(s.speaker), span_of(s), statement=s.id, explicit=True
            )


def _by_nobody(t: Telling, s: Statement) -> bool:
    """Whether nobody claims it: "no group has claimed the attack", "has not claimed"."""
    said = tokens(" ".join(m.text for m in (s.source, s.cue) if m))
    return not t.words("not").isdisjoint(said)


def _disclaimed(t: Telling) -> Iterator[Answer]:
    """A speaker says not to have done it, without a verb of denying; a group, to have done it."""
    for e in t.record.events:
        n = t.of_event.get(e.id)
        s = t.statements.get(e.statement or "")
        if s is None or n is None or s.stance == "deny" or e.type != "ASSAULT":
            continue
        heads = e.trigger.start == s.content[0].start
        having = not t.words("perfect").isdisjoint(tokens(e.trigger.text)[:1])
        own = e.status == "actual" and heads and having
        if not (own and _is_group(t, s)) and not (e.status == "denied" and _is_this(t, e)):
            continue
        if s.speaker and any(p.actor == s.speaker for p in e.actors):
            yield t.claim(
                n, _QUESTION, t.side(s.speaker), span_of(s),
                statement=s.id, denied=not own, explicit=True,
            )  # fmt: skip


def _is_this(t: Telling, e: Event) -> bool:
    """Whether a deed is one that was told ("this attack"), no "attacks in large towns"."""
    told = (s for s in t.groups[t.of_event[e.id]].sightings if s.event == e.id)
    verb = not t.words("perfect").isdisjoint(tokens(e.trigger.text)[:1])
    return verb or any(s.definite or s.pointing for s in told)


def _is_group(t: Telling, s: Statement) -> bool:
    """Whether a group speaks that is no state's: what it says to have done it claims."""
    actor = t.actors[s.speaker] if s.speaker else None
    if actor is None or actor.kind not in ("armed_group", "organisation"):
        return False
    return actor.sector not in OFFICIAL and actor.sector != "MIL"


def _is_town(t: Telling, actor: str) -> bool:
    """Whether a speaker is a town's name in front of a headline."""
    name = fold(t.name(actor))
    return any(p.kind == "city" and fold(p.name) == name for p in t.record.places)


def _spoken_of(t: Telling, s: Statement) -> list[tuple[int, str]]:
    """The happening that a claim is about, named first in it, with the status it gives it."""
    found = [
        (e.trigger.start, t.of_event[e.id], e.status)
        for e in t.record.events
        if e.id in t.of_event
        and (e.statement == s.id or any(inside(e.trigger, c) for c in s.content))
        and t.groups[t.of_event[e.id]].family.removesuffix(CAMPAIGN) == "violence"
    ]
    return [(n, status) for _, n, status in sorted(found)[:1]]


def _denied(t: Telling, s: Statement) -> Iterator[Answer]:
    """A speaker denies having done it, or that it happened."""
    spans = [m for m in (s.cue, *s.content) if m]
    said = fold(" ".join(m.text for m in spans))
    blame = any(w in said for w in t.words("blame"))
    own = t.side(s.speaker) if s.speaker else None
    done: set[int] = set()
    for e in t.record.events:
        n = t.of_event.get(e.id)
        if e.statement != s.id or n is None or n in done:
            continue
        done.add(n)
        heads = e.trigger.start == s.content[0].start  # "denies having shot"
        if own and (blame or heads or any(p.actor == s.speaker for p in e.actors)):
            yield t.claim(n, _QUESTION, own, span_of(s), statement=s.id, denied=True, explicit=True)
        elif _deniable(t, e) and heads_denial(t, s, e.trigger.start):
            yield t.claim(
                n, "happened", ASSERTED, span_of(s), statement=s.id, denied=True, explicit=True
            )
    if blame and not done and own and spans:
        for n in t.near(spans[0].start)[:1]:
            yield t.claim(n, _QUESTION, own, span_of(s), statement=s.id, denied=True, explicit=True)


def _deniable(t: Telling, e: Event) -> bool:
    """Whether an event is one of which somebody can deny that it took place."""
    if expression(t.language, "charges").search(e.trigger.text):
        return True
    return e.status == "denied" and t.groups[t.of_event[e.id]].family not in ARRANGED


def _accused(t: Telling, s: Statement) -> Iterator[Answer]:
    """Somebody is named beside words of blame in what is said."""
    if not s.speaker or not may_tell(t.language, "accusing", t.text):
        return
    said = " ".join(m.text for m in s.content)
    word = expression(t.language, "accusing").search(said)
    if word is None or expression(t.language, "to_come").search(said):
        return
    if asks(t.language, said, word.start()) or others_blame(t.language, said, word.start()):
        return
    denied = bool(set(t.words("not")) & set(tokens(said[: word.start()])[-_NEGATED:]))
    told = [e for e in t.record.events if any(inside(e.trigger, c) for c in s.content)]
    denied = denied or any(e.type == "ACCUSE" and e.status == "denied" for e in told)
    harmed = {p.actor for e in told if e.type != "ACCUSE" for p in e.recipients}
    named = [
        (m.start, a.name)
        for a in t.record.actors
        if a.id != s.speaker and a.kind in _DOERS and a.id not in harmed
        for m in a.mentions
        if any(inside(m, c) for c in s.content)
    ]
    at = s.content[0].start
    near = t.near(at, BLAMEWORTHY) or t.before(at, BLAMEWORTHY, _BACK) or t.lead()
    if named and near:
        value = ", ".join(dict.fromkeys(name for _, name in sorted(named)))
        yield t.claim(
            near[0], _QUESTION, value, span_of(s), statement=s.id, denied=denied, explicit=True
        )


def _alleged(t: Telling) -> Iterator[Answer]:
    """An accusation that is an event of its own."""
    for e in t.record.events:
        if e.type != "ACCUSE" or e.mode != "allege" or not e.recipients or not e.actors:
            continue
        if e.status in _TO_DO:
            continue  # "called on it to bring those behind it to justice"
        value = ", ".join(dict.fromkeys(t.name(p.actor) for p in e.recipients))
        camps = all(t.actors[p.actor].kind in CAMPS for p in e.recipients)
        accuser = t.actors[e.actors[0].actor]
        if any(one_side(accuser, t.actors[p.actor]) for p in e.recipients):
            continue  # "dismissed attempts to accuse the country"
        for n in _charge(t, e)[:1]:
            yield t.claim(
                n, _QUESTION, value, (e.trigger.start, e.trigger.end),
                statement=e.statement, speaker=e.actors[0].actor,
                explicit=camps, denied=e.status == "denied",
            )  # fmt: skip


def _charge(t: Telling, e: Event) -> list[int]:
    """The happenings that an accusation may be of, behind its "of" where one stands there.

    A bare accusation of a camp is of what the sentence before tells.
    """
    here = t.where.sentence(e.trigger.start)
    accused = [p.mention.end for p in e.recipients if t.where.sentence(p.mention.start) == here]
    end = max(e.trigger.end, *accused, 0)
    found = t.within(here, e.trigger.start)
    while t.text[end : end + 1] in _OPENING:
        end += 1
    if not expression(t.language, "of").match(t.text, end):
        bare = all(t.actors[p.actor].kind in CAMPS for p in e.recipients)
        return found or (t.within(here - 1, e.trigger.start) if bare else [])
    stop = STOP.search(t.text, end)
    last = stop.start() if stop else len(t.text)
    behind = {
        n
        for n, g in enumerate(t.groups)
        for s in g.sightings
        if s.family in VIOLENCE and end < s.start < last
    }
    return [n for n in found if n in behind]


def _blamed(t: Telling) -> Iterator[Answer]:
    """Who or what is blamed, in words of blame and of cause."""
    for b in blames(t.record, t.where):
        anywhere = b.told == "anywhere"
        near = t.near(b.start, BLAMEWORTHY) if anywhere else _beside(t, b)
        if b.of is not None:
            near = t.within(t.where.sentence(b.of), b.of, BLAMEWORTHY)
        thing = b.accused is None and b.of is None
        if thing and anywhere:
            near = [n for n in near if not _itself(t, b, n)]
        if not near and anywhere:
            near = t.before(b.start, BLAMEWORTHY, _BACK) or t.lead()
        for n in near[:1]:
            if thing and _itself(t, b, n):
                continue
            yield t.claim(
                n, _QUESTION, b.value, (b.start, b.end), statement=b.statement,
                speaker=b.speaker, denied=b.denied or _in_denial(t, b),
                explicit=_firm(t, b, n) and not b.course, cause=b.accused is None, firm=True,
            )  # fmt: skip


def _in_denial(t: Telling, b: Blame) -> bool:
    """Whether words stand in what somebody denies, before any accusation made with it."""
    said = t.statements.get(b.statement or "")
    if said is None or said.stance != "deny":
        return False
    start = span_of(said)[0]
    return not any(
        e.type == "ACCUSE" and e.mode == "allege" and start <= e.trigger.start < b.end
        for e in t.record.events
    )


def _beside(t: Telling, b: Blame) -> list[int]:
    """The happening whose word stands beside words of blame, in their sentence."""
    here = t.where.sentence(b.start)
    first, last = (b.start - _WIDE, b.start) if b.told == "before" else (b.start, b.end + _WIDE)
    found = [
        (abs(s.start - b.start), n)
        for n, g in enumerate(t.groups)
        for s in g.sightings
        if g.family.removesuffix(CAMPAIGN) in _BLAMED
        and s.sentence == here
        and first <= s.start <= last
    ]
    return [min(found)[1]] if found else []


def _itself(t: Telling, b: Blame, n: int) -> bool:
    """Whether the cause of something else is what happened."""
    here = t.where.sentence(b.start)
    start = t.text.find(b.value, b.start, b.end)
    told = [s.start for s in t.groups[n].sightings if s.sentence == here]
    within = any(start <= at < start + len(b.value) for at in told)
    return within and not any(at < b.start for at in told)


def _firm(t: Telling, b: Blame, n: int) -> bool:
    """Whether blame is for what its sentence tells, and put on somebody known or on a thing."""
    told = _told_beside(t, n, b.start)
    if not told or b.accused is None:
        return told
    actor = t.actors[b.accused]
    suffers = any(
        b.accused in (p.actor for p in e.recipients) for e in t.record.events if e.type != "ACCUSE"
    )
    return actor.kind not in ("unnamed", "population") and not suffers


def _told_beside(t: Telling, n: int, at: int) -> bool:
    """Whether a happening is told in the sentence of a place in the text."""
    return any(s.sentence == t.where.sentence(at) for s in t.groups[n].sightings)


def _admitted(t: Telling) -> Iterator[Answer]:
    """Somebody admits a deed: a state or armed body without saying whose, or anybody the own."""
    for e in t.record.events:
        n = t.of_event.get(e.id)
        s = t.statements.get(e.statement or "")
        if s is None or n is None or s.stance != "admit" or s.speaker is None:
            continue
        actor = t.actors[s.speaker]
        if e.type != "ASSAULT" or e.status != "actual":
            continue
        body = actor.kind in ("state", "armed_group") or actor.sector in ("MIL", "REB")
        own = any(p.actor == s.speaker for p in e.actors)
        if own or ((body or _owns_up(actor, s, e)) and not e.actors):
            yield t.claim(n, _QUESTION, actor.name, span_of(s), statement=s.id, explicit=True)


def _owns_up(actor: Actor, s: Statement, e: Event) -> bool:
    """Whether somebody in no office admits what was done to somebody: "admits the murder of"."""
    heads = s.content[0].start <= e.trigger.start <= s.content[0].start + _ARTICLE
    return actor.kind == "person" and actor.sector not in OFFICIAL and heads and bool(e.recipients)
