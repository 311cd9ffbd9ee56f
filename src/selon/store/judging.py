"""What a person can say: of a row, of incidents, of actors, of sources and their claims."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from selon._json import from_dict, to_dict
from selon.errors import SettingError, StoreError
from selon.ledger.judgements import EVENT, OTHER
from selon.record import ROWS
from selon.store import schema
from selon.store.following import followed
from selon.store.ratings import source_target
from selon.store.reviewed import about, standings, target_of
from selon.store.reviews import UNJUDGED, Review, State, Target, Verdict, add, standing
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.record import Record
    from selon.store.reviews import Standing
    from selon.store.store import Store

RELIABILITY = "ABCDEF"
CREDIBILITY = "123456"
UNRATED = "F6"
"""A source whose reliability, and a claim whose credibility, nobody has judged (NATO code)."""

# What proves a row, and what is made of other things than words and numbers.
FIXED = frozenset({
    "id", "by", "mentions", "mention", "trigger", "content", "source", "cue", "aliases", "acled",
    "actors", "recipients", "figures", "place_mention", "share",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row as the machine made it and, apart from it, as people hold it to be."""

    machine: dict[str, Any]
    state: State
    corrected: dict[str, Any] | None
    reviews: tuple[Review, ...]


def review_row(
    store: Store,
    dispatch: str,
    row: str,
    verdict: Verdict | str,
    *,
    reviewer: str,
    value: dict[str, Any] | None = None,
    note: str | None = None,
    at: str | None = None,
) -> Review:
    """Accept, correct, reject or dispute a row of a dispatch's current record, or be unsure.

    `row` is its id (`f2`); a correction gives new values of its fields in `value`. Raises
    `RecordError` for an unknown row, `SettingError` for a verdict or correction that is none.
    """
    if verdict not in list(Verdict):
        raise SettingError(f"no verdict is called {verdict!r}", hint=", ".join(Verdict))
    record, target, found = _row(store, dispatch, row)
    if (verdict == Verdict.CORRECT) != bool(value):
        raise SettingError("new values go with a correction, and only with one")
    known = {f.name for f in fields(found)} - FIXED
    wrong = sorted(set(value or ()) - known)
    if wrong:
        msg = f"{wrong[0]!r} cannot be corrected"
        raise SettingError(msg, hint=", ".join(sorted(known)))
    if value:
        _check(record, found, value)
    return add(
        store, Verdict(verdict), target, reviewer=reviewer, value=value, note=note, at=at,
        same=about(record, found.id),
    )  # fmt: skip


def reviewed_row(store: Store, dispatch: str, row: str) -> Reviewed:
    """Give a row with what people hold of it."""
    record, _, found = _row(store, dispatch, row)
    stands = standings(store, record).get(found.id, UNJUDGED)
    return Reviewed(to_dict(found), stands.state, stands.value, stands.reviews)


def merge_incidents(
    store: Store, first: str, second: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Hold two incidents to be one, for good: however the ledger is built anew."""
    keys = [_mentions(store, incident) for incident in (first, second)]
    if keys[0] == keys[1]:
        raise SettingError("an incident is one with itself already", hint="name another")
    pairs = [[keys[0][0], other] for other in (*keys[0][1:], *keys[1])]
    return add(store, "merge", _at(keys[0][0]), reviewer=reviewer, value=pairs, note=note)


def split_incident(
    store: Store,
    incident: str,
    away: Iterable[tuple[str, int]],
    *,
    reviewer: str,
    note: str | None = None,
) -> Review:
    """Hold some mentions (dispatch id, start) not to be of an incident, for good."""
    keys = _mentions(store, incident)
    wanted = {(dispatch, start) for dispatch, start in away}
    out = [key for key in keys if (key[0], key[1]) in wanted]
    kept = [key for key in keys if key not in out]
    strange = wanted - {(key[0], key[1]) for key in out}
    if strange or not out or not kept:
        msg = f"these mentions do not split {incident!r}"
        raise SettingError(msg, hint="name some of its mentions, and not all")
    pairs = [[one, other] for one in kept for other in out]
    return add(store, "split", _at(kept[0]), reviewer=reviewer, value=pairs, note=note)


def rename_incident(
    store: Store, incident: str, label: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Give an incident another label."""
    target = _at(_mentions(store, incident)[0])
    return add(store, "rename", target, reviewer=reviewer, value=_words(label), note=note)


def rename_actor(
    store: Store, name: str, new_name: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Call an actor otherwise in all dispatches; a name that is in use makes two actors one."""
    target = Target(f"actor:{fold(_words(name))}")
    return add(store, "rename", target, reviewer=reviewer, value=_words(new_name), note=note)


def merge_actors(
    store: Store, name: str, into: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Hold one actor to be another, under the name of the latter; `undo` splits them again."""
    return rename_actor(store, name, into, reviewer=reviewer, note=note)


def add_note(
    store: Store, words: str, *, reviewer: str, dispatch: str | None = None,
    row: str | None = None, incident: str | None = None,
) -> Review:  # fmt: skip
    """Leave a note on a row, a dispatch or an incident."""
    if incident is not None:
        target = _at(_mentions(store, incident)[0])
    elif dispatch is not None and row is not None:
        _, target, _ = _row(store, dispatch, row)
    elif dispatch is not None:
        target = Target(f"dispatch:{_key(store, dispatch)}", _key(store, dispatch))
    else:
        raise SettingError("a note needs a dispatch or an incident")
    return add(store, "note", target, reviewer=reviewer, note=_words(words))


def rate_source(
    store: Store, name: str, reliability: str, *, reviewer: str, note: str | None = None
) -> Review:
    """Enter a person's judgement of a source, A to F; it is never computed."""
    if len(reliability) != 1 or reliability not in RELIABILITY:
        raise SettingError(f"no reliability is called {reliability!r}", hint="A to F")
    target = Target(source_target(_words(name)))
    return add(store, "reliability", target, reviewer=reviewer, value=reliability, note=note)


def rate_claim(
    store: Store, dispatch: str, row: str, credibility: str, *, reviewer: str,
    note: str | None = None,
) -> Review:  # fmt: skip
    """Enter a person's judgement of what one row claims, 1 to 6; it is never computed."""
    if len(credibility) != 1 or credibility not in CREDIBILITY:
        raise SettingError(f"no credibility is called {credibility!r}", hint="1 to 6")
    record, target, found = _row(store, dispatch, row)
    return add(
        store, "credibility", target, reviewer=reviewer, value=credibility, note=note,
        same=about(record, found.id),
    )  # fmt: skip


def rating(store: Store, name: str, dispatch: str | None = None, row: str | None = None) -> str:
    """Give the code of a source and a claim by the last judgements: `B2`, `F6` without any."""
    letters = _last(standing(store, source_target(name)), "reliability") or UNRATED[0]
    if dispatch is None or row is None:
        return letters + UNRATED[1]
    record, _, found = _row(store, dispatch, row)
    stands = standings(store, record).get(found.id, UNJUDGED)
    return letters + (_last(stands, "credibility") or UNRATED[1])


def _last(stands: Standing, action: str) -> str | None:
    found = [r.value for r in stands.reviews if r.action == action]
    return str(found[-1]) if found else None


def _row(store: Store, dispatch: str, row: str) -> tuple[Record, Target, Any]:
    record = store.record(dispatch)
    if record is None:
        raise StoreError(f"there is no dispatch {dispatch!r}")
    found = record.row(row)
    section = next(s for s in ROWS if found in getattr(record, s))
    return record, target_of(record, section, found), found


def _check(record: Record, row: Any, value: dict[str, Any]) -> None:  # noqa: ANN401
    """Refuse a correction after which the record would be none; raises `RecordError`."""
    content = to_dict(record)
    for section in ROWS:
        for one in content[section]:
            if one["id"] == row.id:
                one.update(value)
    from_dict(content)


def _key(store: Store, dispatch: str) -> str:
    record = store.record(dispatch)
    if record is None:
        raise StoreError(f"there is no dispatch {dispatch!r}")
    return record.dispatch.id


def _mentions(store: Store, incident: str) -> list[list[Any]]:
    """Give the mentions of an incident by dispatch, start, end and kind, the first one first."""
    i, m, d = schema.incidents, schema.incident_mentions, schema.dispatches
    asked = (
        select(d.c.key, m.c.start, m.c.end, m.c.event)
        .join(i, i.c.id == m.c.incident)
        .join(d, d.c.id == m.c.dispatch)
        .order_by(m.c.incident, m.c.id)
    )
    with store.read() as connection:
        asked = asked.where(i.c.incident == followed(connection, incident))
        return [
            [row.key, row.start, row.end, EVENT if row.event else OTHER]
            for row in connection.execute(asked)
        ]


def _at(mention: list[Any]) -> Target:
    dispatch, start, end = mention[:3]
    return Target(f"incident:{dispatch}@{start}", dispatch, start=start, end=end)


def _words(words: str) -> str:
    if not words.strip():
        raise SettingError("there is nothing in it")
    return words.strip()
