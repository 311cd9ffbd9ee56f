"""FollowTheMoney: JSON lines of entities for Aleph, OpenAleph and OpenSanctions tools.

An incident is an `Event`, a dispatch an `Article`, an actor a `Person`, an `Organization`, a
`PublicBody` or a `LegalEntity`, and each mention of an actor a `Mention`. What claims say stands in
the event's `notes`, one claim a value; its proof are the articles. Ids are made of Selon's own.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from selon.exports.countries import country
from selon.exports.links import dispatch_link, incident_link
from selon.exports.notes import claim_words, distinct, question_words
from selon.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selon.exports.material import Case, Material
    from selon.exports.model import Options
    from selon.record import Actor
    from selon.store.shelf import Judged

_SCHEMATA = {"person": "Person", "state": "PublicBody", "organisation": "Organization"}
_PUBLIC = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_NAMED = frozenset({"person", "state", "organisation", "armed_group", "media"})
_LONGEST = 2000


def write(material: Material, options: Options) -> Iterator[bytes]:
    """Write each entity once, one a line: articles and actors before the event that needs them."""
    seen: set[str] = set()
    for case in material.cases():
        actors: dict[str, dict[str, str]] = {"organizer": {}, "involved": {}}
        for ref in case.ordered():
            judged = case.shelf.get(ref.id)
            if judged is None:
                continue
            for entity in _of_dispatch(judged, options):
                if entity["id"] not in seen:
                    seen.add(entity["id"])
                    yield _line(entity)
        for judged, event in case.events():
            rows = {a.id: a for a in judged.record.actors}
            for role, name in (("actors", "organizer"), ("recipients", "involved")):
                for p in getattr(event, role):
                    if rows[p.actor].kind in _NAMED:
                        actors[name][_actor_id(rows[p.actor])] = rows[p.actor].name
        material.written()
        yield _line(_event(case, actors, options))


def _of_dispatch(judged: Judged, options: Options) -> Iterator[dict[str, Any]]:
    d = judged.record.dispatch
    article = _id("article", d.id)
    yield _entity(article, "Article", {
        "title": [d.title or d.source.item or d.id], "fileName": [d.source.item or d.id],
        "bodyText": [d.text], "publishedAt": [d.published], "author": list(d.byline),
        "publisher": [d.source.publisher or d.agency], "language": [_LANGUAGES.get(d.language)],
        "contentHash": [d.source.sha256[:40]], "sourceUrl": [_address(d.source.uri, options, d.id)],
    })  # fmt: skip
    for actor in judged.record.actors:
        if actor.kind not in _NAMED:
            continue
        yield _actor(actor)
        for m in actor.mentions:
            yield _entity(_id("mention", d.id, m.start, m.end), "Mention", {
                "document": [article], "name": [m.text], "resolved": [_actor_id(actor)],
                "detectedSchema": [_schema(actor)],
            })  # fmt: skip


def _actor(actor: Actor) -> dict[str, Any]:
    where = country(actor.country)
    code = [where.alpha2.lower()] if where else []
    schema = _schema(actor)
    values: dict[str, Sequence[str | None]] = {
        "name": [actor.name],
        "alias": [a for a in actor.aliases if a != actor.name],
        "country": list(code),
    }
    if schema == "Person":
        values["position"] = [actor.role]
    elif actor.role:
        values["summary"] = [actor.role]
    return _entity(_actor_id(actor), schema, values)


def _event(case: Case, actors: dict[str, dict[str, str]], options: Options) -> dict[str, Any]:
    i, place = case.incident, case.incident["place"] or {}
    where = country(place.get("country"))
    told = ", ".join(x for x in (place.get("name"), place.get("admin1")) if x)
    notes = []
    for a in i["assessments"]:
        asked = question_words(a, options.language)
        notes += [f"{asked}: {claim_words(c, options.language)}" for c in distinct(a["claims"])]
    one_day = i["start"] is not None and i["start"] == i["end"]
    first = i["mentions"][0]
    organizers = set(actors["organizer"])
    return _entity(_id("incident", case.id), "Event", {
        "name": [i["label"]],
        "date": [i["start"]] if one_day else [],
        "startDate": [] if one_day else [i["start"]],
        "endDate": [] if one_day else [i["end"]],
        "location": [told or None],
        "country": [where.alpha2.lower() if where else None],
        "organizer": sorted(organizers),
        "involved": sorted(set(actors["involved"]) - organizers),
        "keywords": [i["type"], i["mode"]],
        "summary": [first["text"]],
        "notes": [n[:_LONGEST] for n in notes],
        "proof": [_id("article", r.id) for r in case.ordered()],
        "recordId": [case.id],
        "sourceUrl": [incident_link(options, case.id) if options.base else None],
    })  # fmt: skip


def _schema(actor: Actor) -> str:
    if actor.sector in _PUBLIC and actor.kind != "person":
        return "PublicBody"
    return _SCHEMATA.get(actor.kind, "Organization")


def _actor_id(actor: Actor) -> str:
    return _id("actor", fold(actor.name), _schema(actor))


def _id(*parts: object) -> str:
    name = "\x00".join(str(p) for p in parts)
    return f"selon-{parts[0]}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _entity(name: str, schema: str, values: Mapping[str, Sequence[str | None]]) -> dict[str, Any]:
    kept = {k: [v for v in dict.fromkeys(vs) if v] for k, vs in values.items()}
    return {"id": name, "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _address(uri: str | None, options: Options, dispatch: str) -> str | None:
    if uri is not None and uri.startswith(("http://", "https://")):
        return uri
    return dispatch_link(options, dispatch) if options.base else None


_LANGUAGES = {"fr": "fra", "en": "eng"}


def _line(entity: dict[str, Any]) -> bytes:
    return f"{json.dumps(entity, ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")
