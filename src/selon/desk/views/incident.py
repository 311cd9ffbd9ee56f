"""One incident: who says what to each question, in which words, in which dispatches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from selon.desk.problems import refuse
from selon.desk.views.chart import Chart, chart
from selon.desk.views.claims import ClaimView, claim_views
from selon.desk.views.ratings import rating_views
from selon.desk.views.telling import count, country, period, question, term
from selon.errors import StoreError
from selon.store.claimed import rows_behind
from selon.store.decided import decisions
from selon.store.dossiers import DispatchRow, dossier
from selon.store.quoting import Quote, quotes
from selon.store.ratings import rated_rows, source_ratings
from selon.store.reviews import Review  # noqa: TC001 - the API reads the annotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon._wording import Language
    from selon.store.dossiers import Dossier
    from selon.store.ratings import Ratings
    from selon.store.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its status, the reason for it, all claims, and a drawing of counts."""

    anchor: str
    title: str
    status: str
    standing: str
    value: str
    reason: str
    rule: str
    claims: tuple[ClaimView, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class MentionView:
    """Words that speak of the incident."""

    dispatch: str
    item: str
    start: int
    end: int
    text: str
    status: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A dispatch that tells of the incident; `take` numbers those that count as one voice."""

    row: DispatchRow
    take: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: `action` names it, `what` is a name or a note; `id` undoes it."""

    id: int
    action: str
    what: str
    reviewer: str
    day: str


@dataclass(frozen=True, slots=True)
class IncidentView:
    """All on one incident."""

    id: str
    label: str
    type: str | None
    when: str
    place: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    questions: tuple[Question, ...]
    mentions: tuple[MentionView, ...]
    dispatches: tuple[Telling, ...]
    speakers: tuple[str, ...]
    decisions: tuple[Decision, ...]


def one_incident(store: Store, incident: str) -> Dossier:
    """Give the dossier of an incident; none, or several that begin so, end the request."""
    try:
        return dossier(store, incident)
    except StoreError as error:
        if incident in error.message or repr(incident) in error.message:
            raise refuse(404, error.message, hint=error.hint) from error
        raise  # the store itself fails


def decided(store: Store, found: Dossier) -> tuple[Review, ...]:
    """List what people decided about an incident and the names of its speakers, the last first."""
    incident = found.incident
    mentions = [(m["dispatch_id"], m["start"]) for m in incident["mentions"]]
    speakers = {c["speaker"] for a in incident["assessments"] for c in a["claims"] if c["speaker"]}
    return decisions(store, mentions, speakers)


def behind_claims(
    store: Store, claims: Sequence[tuple[str, dict[str, Any]]]
) -> tuple[list[str | None], dict[tuple[str, str], Ratings]]:
    """Give the row behind each claim (with its question), and how people rate these rows."""
    found = rows_behind(store, claims)
    rated = rated_rows(store, [(b.dispatch, b.row) for b in found if b is not None])
    return [b.row if b else None for b in found], rated


def incident_view(store: Store, incident: str, language: Language) -> IncidentView:
    """Give an incident by its id or the beginning of it."""
    found = one_incident(store, incident)
    content = found.incident
    publishers = {row.id: row.publisher for row in found.dispatches}
    passages = [
        (row["dispatch_id"], row["start"], row["end"])
        for row in (*content["mentions"], *(c for a in content["assessments"] for c in a["claims"]))
    ]
    quoted = quotes(store, passages)
    questions = tuple(
        _question(n, one, publishers, quoted, language)
        for n, one in enumerate(content["assessments"], 1)
    )
    questions = _rated(store, questions, content["assessments"], language)
    place = content["place"] or {}
    land = country(place.get("country"), language)
    where = [x for x in (place.get("name"), place.get("admin1"), land) if x]
    takes = {item: n for n, take in enumerate(found.takes, 1) for item in take}
    return IncidentView(
        content["id"], content["label"], content["type"],
        period(content["start"], content["end"]), ", ".join(dict.fromkeys(where)),
        place.get("latitude"), place.get("longitude"), place.get("radius_km"),
        tuple(content["actors"]), tuple(content["recipients"]), questions,
        tuple(
            MentionView(
                m["dispatch_id"], m["dispatch"], m["start"], m["end"], m["text"], m["status"],
                quoted.get((m["dispatch_id"], m["start"], m["end"])),
            )
            for m in content["mentions"]
        ),
        tuple(Telling(row, takes.get(row.dispatch, 0)) for row in found.dispatches),
        tuple(sorted({c.speaker for q in questions for c in q.claims if c.speaker})),
        tuple(_decision(one) for one in decided(store, found)),
    )  # fmt: skip


def _decision(one: Review) -> Decision:
    action, what = one.action, one.note or ""
    if action == "rename":
        name = one.target.name
        action = "actor" if name.startswith("actor:") else "rename"
        was = f"{name.removeprefix('actor:')} → " if action == "actor" else ""
        what = f"{was}{one.value}" + (f" ({one.note})" if one.note else "")
    return Decision(one.id, action, what, one.reviewer, one.at[:10])


def _rated(
    store: Store, questions: tuple[Question, ...], assessed: list[dict[str, Any]], lang: Language
) -> tuple[Question, ...]:
    """Put beside each claim the row it stands on, and how people rate it and its speaker."""
    claims = [(a["question"], c) for a in assessed for c in a["claims"]]
    rows, credible = behind_claims(store, claims)
    reliable = source_ratings(store, {c["speaker"] for _, c in claims if c["speaker"]})
    behind = iter(rows)
    here, there = ("credibility", lang), ("reliability", lang)

    def put(c: ClaimView) -> ClaimView:
        row = next(behind)
        return replace(
            c, row=row,
            credibility=rating_views(credible.get((c.dispatch, row or ""), ()), *here),
            reliability=rating_views(reliable.get(c.speaker or "", ()), *there),
        )  # fmt: skip

    return tuple(replace(q, claims=tuple(put(c) for c in q.claims)) for q in questions)


def _question(
    number: int,
    one: dict[str, Any],
    publishers: dict[str, str | None],
    quoted: dict[tuple[str, int, int], Quote],
    language: Language,
) -> Question:
    rows = [
        SimpleNamespace(
            **{k: c[k] for k in ("speaker", "low", "high", "bound", "value", "denied", "text")},
            superseded=c["superseded"], as_of=c["as_of"], dispatch=c["dispatch_id"],
            item=c["dispatch"], publisher=publishers.get(c["dispatch_id"]), start=c["start"],
            end=c["end"],
        )
        for c in one["claims"]
    ]  # fmt: skip
    claims = claim_views(rows, quoted, language)
    return Question(
        f"q{number}", question(one["question"], one["who"], language, scope=one["scope"]),
        one["status"],
        term("standing", one["status"], language), count(one["low"], one["high"], None, language),
        one["reason_fr"] if language == "fr" else one["reason"], one["by"], claims,
        chart(claims, language),
    )  # fmt: skip
