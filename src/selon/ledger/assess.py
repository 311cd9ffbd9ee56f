"""Answers about one incident sorted by question and turned into assessments."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from selon.ledger.agreement import fits
from selon.ledger.comparing import comparable
from selon.ledger.model import QUESTIONS, Assessment, Claim
from selon.ledger.quoting import ONE_PERSON
from selon.ledger.repeats import once
from selon.ledger.succession import Said
from selon.ledger.voices import display, resolve
from selon.ledger.weighing import PLAIN, About, Weigher
from selon.record import Who

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selon.ledger.model import DispatchRef, Scope
    from selon.ledger.telling import Answer
    from selon.ledger.voices import Voice

Asked = tuple[str, str, "Scope | None"]
_COUNTED = frozenset(QUESTIONS[:12])
_FOREIGN = "foreign"
OWN = ""  # the voice key of the dispatches' own voice


def assess(
    told: Sequence[tuple[Answer, DispatchRef]], about: About = PLAIN
) -> tuple[Assessment, ...]:
    """Weigh all answers about one incident."""
    if not told:
        return ()
    refs = sorted({r for _, r in told}, key=lambda r: r.turn)
    order = {r.id: n for n, r in enumerate(refs)}
    voices = [a.voice for a, _ in told if a.voice]
    speaker = resolve(voices)
    names: dict[str, list[Voice]] = defaultdict(list)
    for v in voices:
        names[speaker[v]].append(v)
    asked: dict[Asked, list[Said]] = defaultdict(list)
    for a, ref in told:
        said = Said(a, ref, order[ref.id], speaker[a.voice] if a.voice else OWN)
        asked[a.question, a.who, a.scope].append(said)
    asked = once(_without_parts(asked))
    found = [
        _assessment(key, claims, names, about) for key, claims in sorted(asked.items(), key=_rank)
    ]
    return tuple(found)


def _without_parts(asked: dict[Asked, list[Said]]) -> dict[Asked, list[Said]]:
    """Take single persons and parts out of tolls.

    One speaker's smaller count beside a larger one in the same dispatch is a part of it, unless it
    is told as an earlier count; so is one person told of where others count several.
    """
    found: dict[Asked, list[Said]] = defaultdict(list)
    for key, claims in asked.items():
        if key[0] not in _COUNTED:
            found[key] += claims
            continue
        for c in claims:
            most = max(
                o.answer.low or 0
                for (question, _, scope), others in asked.items()
                if (question, scope) == (key[0], key[2])
                for o in others
                if o.order <= c.order
            )
            rivals = [
                o.answer
                for o in claims
                if o.order == c.order and o.voice == c.voice and not o.answer.earlier
            ]
            part = not c.answer.earlier and any(
                not fits(o, c.answer) and (o.low or 0) > (c.answer.low or 0) for o in rivals
            )
            one = c.answer.low == c.answer.high == 1 and most > 1
            one = one or (c.answer.uncounted and _counted(asked, key, c.answer))
            one = one and key[1] == "all"  # "a policeman" is one of the police, and stays so
            if (part or one) and c.answer.part:
                single = c.answer.uncounted and c.answer.high == 1
                found[key[0], ONE_PERSON if single else c.answer.part, key[2]].append(c)
            else:
                found[key].append(c)
    return _whole(found)


def _whole(asked: dict[Asked, list[Said]]) -> dict[Asked, list[Said]]:
    """Take a part that no toll is told beside for the whole: "six others were hurt" is six hurt.

    Who is of a kind that is told of for itself ("four policemen") stays that. Others who died are
    so beside somebody dead, counted or not; those of a nation or place may be all.
    """
    found: dict[Asked, list[Said]] = {}
    for (question, who, scope), claims in asked.items():
        alone = sum((q, s) == (question, scope) for q, _, s in asked) == 1
        told = who in get_args(Who) or who.startswith(_FOREIGN)
        beside = question == "killed" and not who[:1].isupper()
        named = question in _COUNTED and alone and not (told or beside)
        found[question, "all" if named else who, scope] = claims
    return found


def _counted(asked: Mapping[Asked, list[Said]], key: Asked, answer: Answer) -> bool:
    """Whether anybody gives a number, beside which persons told of without one are single ones.

    Two who are named where two are counted are those.
    """
    told = [
        c.answer
        for (question, _, _), claims in asked.items()
        if question == key[0]
        for c in claims
        if not c.answer.uncounted and (c.answer.low or 0) > 1
    ]
    return bool(told) and not any(a.low == answer.low for a in told)


def _rank(item: tuple[Asked, list[Said]]) -> tuple[int, bool, str, str]:
    question, who, scope = item[0]
    return QUESTIONS.index(question), who != "all", who, scope or ""


def _assessment(
    key: Asked,
    claims: list[Said],
    names: Mapping[str, list[Voice]],
    about: About,
) -> Assessment:
    question, who, scope = key
    claims = sorted(claims, key=lambda c: (c.when, c.answer.end))
    own = [c for c in claims if not c.answer.beside]
    lasting = about.lasting or not own
    weigher = Weigher(own or claims, names, replace(about, lasting=lasting))
    finding = weigher.counts() if question in _COUNTED else weigher.values()
    superseded = {id((own or claims)[n]) for n in finding.superseded}
    rows = tuple(
        Claim(
            speaker=display(names[c.voice]) if c.voice else None,
            low=c.answer.low,
            high=c.answer.high,
            bound=c.answer.bound,
            value=c.answer.value,
            denied=c.answer.denied,
            dispatch=c.ref.item,
            statement=c.answer.statement,
            start=c.answer.start,
            end=c.answer.end,
            text=c.answer.text,
            superseded=id(c) in superseded,
            as_of=c.ref.published,
            form=c.answer.form,
            voice=c.voice,
            dispatch_id=c.ref.id,
        )
        for c in claims
    )
    low, high = _ends(rows, claims, finding.at_odds) if question in _COUNTED else (None, None)
    return Assessment(
        question=question,
        who=who,
        status=finding.status,
        low=low.low if low else None,
        high=_top(high) if high else None,
        reason=finding.reason.tell("en"),
        by=finding.reason.rule,
        claims=rows,
        scope=scope,
        reason_fr=finding.reason.tell("fr"),
        low_speaker=low.speaker if low else None,
        high_speaker=high.speaker if high else None,
    )


def _ends(
    rows: Iterable[Claim], claims: Sequence[Said], at_odds: tuple[Said, ...]
) -> tuple[Claim | None, Claim | None]:
    """Claims at the low and the high end of those that still stand.

    Where speakers are at odds, theirs; else those that can be compared with the last one, without
    words such as "dozens" beside numbers.
    """
    live = [
        (r, c)
        for r, c in zip(rows, claims, strict=True)
        if r.low is not None and (c in at_odds if at_odds else not r.superseded)
    ]
    live = [x for x in live if not x[1].answer.uncounted] or live
    live = [x for x in live if x[0].bound != "vague"] or live
    if not live:
        return None, None
    last = live[-1][1].answer
    near = [r for r, c in live if comparable(c.answer, last)] or [live[-1][0]]
    return min(near, key=lambda r: r.low or 0), max(near, key=lambda r: _top(r) or 0)


def _top(claim: Claim) -> int | None:
    return claim.high if claim.high is not None else claim.low
