"""Denials that name nothing ("Moscow denied it"), of what somebody was just said to have done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.gazetteer.keys import fold
from selon.ledger.bodies import one_name
from selon.ledger.denials import denials
from selon.ledger.sides import CAMPS
from selon.ledger.spotting import STOP, expression
from selon.ledger.subjects import behind, is_pronoun
from selon.ledger.telling import ASSERTED, BLAMEWORTHY
from selon.ledger.voices import OFFICIAL
from selon.ledger.vouching import ARRANGED
from selon.ledger.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.denials import Denial
    from selon.ledger.telling import Answer, Telling
    from selon.record import Actor

_BACK = 3  # sentences back to what is denied
_SUBJECT = 90  # characters from accusations to what they are of: who makes them may stand between
_OF = 40  # characters from words of denial to what they are of


def rebuttals(t: Telling, told: list[Answer]) -> Iterator[Answer]:
    """Find who denies what others say it did, or that it happened; `told` is what others say."""
    made: list[Answer] = []
    for d in denials(t):
        for actor in d.actors:
            answer = _answer(t, actor, d, [*told, *made])
            if answer is not None:
                made.append(answer)
    yield from made


def _answer(t: Telling, actor: Actor, d: Denial, told: list[Answer]) -> Answer | None:
    """What an actor denies: having done it, else, where its denial is bare, what was charged."""
    here = t.where.sentence(d.start)
    near = [a for a in told if 0 <= here - t.where.sentence(a.start) <= _BACK and not a.denied]
    blamed = [a for a in near if a.question == "responsibility" and _is_anothers(actor, a)]
    own = [a for a in blamed if _is_of(t, actor, a)]
    own = own or [a for a in blamed if d.denied and t.where.sentence(a.start) == here]
    own = own or (_of_one(t, actor, told) if d.denied else [])
    charged = [
        a
        for a in near
        if a.question == "happened"
        and a.start < d.start
        and expression(t.language, "charges").search(a.text)
        and a.voice is not None
        and a.voice.name != actor.name
    ]
    if d.thesis and not (charged and _is_version(t, d)):
        return _thesis(t, actor, d, told)
    if not own and d.denied in t.words("blame"):
        if d.innocence and is_pronoun(t, d.start):
            return None  # perhaps somebody else than who was named
        return _hand(t, actor, d, told)
    if not own and d.baseless and actor.kind in CAMPS:
        over = _over(t, d)
        if over is not None and not _says_so(t, actor, over, "responsibility", told):
            return _denial(t, actor, d, over, t.side(actor.id))
    target = _target(t, d) if not own and charged else None
    if target is not None:
        return _denial(t, actor, d, charged[-1].happening, target)
    found = own[-1:] or (charged[-1:] if d.bare else [])
    if not found or _says_so(t, actor, found[0].happening, found[0].question, told):
        return None
    blame = found[0].question == "responsibility"
    value = (found[0].value or actor.name) if blame else ASSERTED
    if blame and _one_side(t, actor, value):
        value = t.side(actor.id)
    end = found[0].end if t.where.sentence(found[0].start) == here else d.end
    return _denial(t, actor, replace(d, end=max(d.end, end)), found[0].happening, value)


def _is_version(t: Telling, d: Denial) -> bool:
    """Whether what is denied is what others say of it ("the account of"), whatever that is."""
    return bool(t.words("versions") & set(tokens(t.text[d.start : d.end])[-1:]))


def _thesis(t: Telling, actor: Actor, d: Denial, told: list[Answer]) -> Answer | None:
    """That what stands behind the words happened, which somebody was of the opinion of."""
    named = [
        (x.start, n)
        for n, g in enumerate(t.groups)
        for x in g.sightings
        if d.end <= x.start <= d.end + _OF
        and g.family not in ARRANGED
        and not STOP.search(t.text[d.end : x.start])
    ]
    if not named or _says_so(t, actor, min(named)[1], "happened", told):
        return None
    return _denial(t, actor, d, min(named)[1], ASSERTED)


def _hand(t: Telling, actor: Actor, d: Denial, told: list[Answer]) -> Answer | None:
    """Having had a hand in what happened, which nobody needs to have said just before."""
    near = t.near(d.start, BLAMEWORTHY) or t.before(d.start, BLAMEWORTHY, _BACK)
    if not near or _says_so(t, actor, near[0], "responsibility", told):
        return None
    again = _again(t, actor, d.start, told)
    return _denial(t, actor, d, near[0], again or t.side(actor.id))


def _over(t: Telling, d: Denial) -> int | None:
    """The violence that accusations are of which are called baseless, behind the words for that.

    None where they are said to be against somebody: else they are against who calls them so.
    """
    if _target(t, d) is not None:
        return None
    here = t.where.sentence(d.start)
    found = [
        (x.start, n)
        for n, g in enumerate(t.groups)
        if g.family in BLAMEWORTHY
        for x in g.sightings
        if x.sentence == here and d.end <= x.start <= d.end + _SUBJECT
    ]
    return min(found)[1] if found else None


def _denial(t: Telling, actor: Actor, d: Denial, happening: int, value: str) -> Answer:
    question = "happened" if value == ASSERTED else "responsibility"
    span = d.start, d.end
    return t.claim(happening, question, value, span, speaker=actor.id, denied=True, explicit=True)


def _of_one(t: Telling, actor: Actor, told: list[Answer]) -> list[Answer]:
    """What an actor is accused of anywhere in the dispatch, if that is one happening only."""
    found = [
        a
        for a in told
        if a.question == "responsibility"
        and a.explicit
        and not a.denied
        and a.voice is not None
        and _is_anothers(actor, a)
        and _one_side(t, actor, a.value or "")
    ]
    return found[-1:] if len({a.happening for a in found}) == 1 else []


def _target(t: Telling, d: Denial) -> str | None:
    """Whom the accusations that are denied are against, right behind the words."""
    match = expression(t.language, "against").match(t.text[d.end : d.end + _OF].lstrip())
    actors = behind(t, d.end, _OF) if match and d.denied else ()
    return actors[0].name if actors else None


def _is_anothers(actor: Actor, told: Answer) -> bool:
    return told.voice is None or told.voice.name != actor.name


def _is_of(t: Telling, actor: Actor, told: Answer) -> bool:
    """Whether those said to have done it are an actor, its body, or of the state it speaks for."""
    if _one_side(t, actor, told.value or ""):
        return True
    value = fold(one_name(told.value or ""))
    doers = [a for a in t.record.actors if fold(a.name) in value]
    return (actor.kind == "state" or actor.sector in OFFICIAL) and any(
        a.country is not None and a.country == actor.country and a is not actor for a in doers
    )


def _again(t: Telling, actor: Actor, at: int, told: list[Answer]) -> str | None:
    """The armed group that an actor is another word for ("the movement"), accused last."""
    if not t.words("groups_again").issuperset(tokens(actor.name)):
        return None
    groups = {a.name for a in t.record.actors if a.kind == "armed_group"}
    accused = [a for a in told if a.value in groups and a.start < at and not a.denied]
    return max(accused, key=lambda a: a.start).value if accused else None


def _one_side(t: Telling, actor: Actor, value: str) -> bool:
    """Whether a name is an actor's or that of the body it speaks for."""
    named = fold(one_name(value))
    return any(
        (name in named or named in name) and min(len(name), len(named)) > 0
        for name in (fold(one_name(n)) for n in {actor.name, t.side(actor.id)})
    )


def _says_so(t: Telling, actor: Actor, happening: int, question: str, told: list[Answer]) -> bool:
    """Whether an actor's denial is told already."""
    sides = {actor.name, t.side(actor.id)}
    return any(
        a.denied
        and (a.happening, a.question) == (happening, question)
        and a.voice is not None
        and a.voice.name in sides
        for a in told
    )
