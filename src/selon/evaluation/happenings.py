"""Events and changes of control of one dispatch, matched with gold and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.evaluation.compare import Comparison, Row, matched
from selon.evaluation.matching import Span, alike, best_pairs, fold, locate, overlap, span

if TYPE_CHECKING:
    from selon.evaluation.report import Tally

_NEAR_CHARACTERS = 80  # a control row may quote its verb, its place or its whole clause


def score_events(c: Comparison, tally: Tally) -> None:
    """Match events of the same type at the same trigger; judge every slot."""
    gold, found = c.gold["events"], c.rows("events")
    strict: list[tuple[float, int, int]] = []
    loose: list[tuple[float, int, int]] = []
    for i, row in enumerate(gold):
        where = locate(c.text, row["trigger"], row.get("nth"))
        for j, event in enumerate(found):
            if any(overlap(a, span(event["trigger"])) for a in where):
                loose.append((2, i, j))
                if event.get("type") == row["type"]:
                    same_mode = event.get("mode") == row.get("mode")
                    strict.append((2 + same_mode * 0.5, i, j))
    pairs = best_pairs(strict)
    tally.add("events", matched=len(pairs), gold=len(gold), predicted=len(found))
    loosely = len(best_pairs(loose))
    tally.add("events.found", matched=loosely, gold=len(gold), predicted=len(found))
    for i, j in pairs:
        _judge_event(c, tally, gold[i], found[j])
    done, hit = matched(pairs)
    for i, row in enumerate(gold):
        if i not in done:
            tally.fault("events", "missed", f"{row['type']} {row['trigger']}")
    for j, event in enumerate(found):
        if j not in hit:
            fault = f"{event.get('type')} {event['trigger'].get('text')}"
            tally.fault("events", "spurious", fault)


def _judge_event(c: Comparison, tally: Tally, row: Row, event: Row) -> None:
    for key in ("actors", "recipients"):
        have = _phrases(c, event, key)
        if row.get(key):
            right = any(alike(n, words) for names in have for n in names for words in row[key])
        else:
            right = not have
        tally.slot(f"events.{key}", right=right)
    same_status = event.get("status") == row["status"]
    tally.slot("events.mode", right=event.get("mode") == row.get("mode"))
    tally.slot("events.status", right=same_status)
    if row["status"] != "actual":
        tally.slot("events.status_not_actual", right=same_status)
    tally.slot(
        "events.attribution",
        right=c.same_attribution(row.get("attributed_to"), event.get("statement")),
    )
    if row.get("place"):
        place = c.places.get(event.get("place"))
        right = place is not None and any(alike(row["place"], n) for n in c.place_names(place))
        tally.slot("events.place", right=right)
    if row.get("time"):
        tally.slot("events.time", right=_same_time(c, row, event))


def _phrases(c: Comparison, event: Row, key: str) -> list[list[str]]:
    """Give for each participant every phrase that names it."""
    found = []
    for one in event.get(key, []):
        names = [one["mention"].get("text", "")] if one.get("mention") else []
        actor = c.actors.get(one.get("actor"))
        if actor:
            names += c.place_names(actor)
        found.append([n for n in names if n])
    return found


def _same_time(c: Comparison, row: Row, event: Row) -> bool:
    time = c.times.get(event.get("time"))
    if not time:
        return False
    if alike(row["time"], time["mention"].get("text", "")):
        return True
    words = fold(row["time"])
    for wanted in c.gold["times"]:
        if fold(wanted["text"]) in words or words in fold(wanted["text"]):
            return str(time.get("start", "")).startswith(wanted["start"])
    return False


def score_control(c: Comparison, tally: Tally) -> None:
    """Match changes of control of the same kind and place that stand near each other."""
    gold, found = c.gold["control"], c.rows("control")
    candidates = []
    for i, row in enumerate(gold):
        where = locate(c.text, row["text"], row.get("nth"))
        for j, control in enumerate(found):
            near = any(_near(a, span(control["mention"])) for a in where)
            if near and control.get("change") == row["change"]:
                place = c.places.get(control.get("place"))
                if place:
                    names = c.place_names(place)
                else:
                    words = control.get("place_mention")
                    names = [words.get("text", "")] if words else []
                if any(alike(row["place"], n) for n in names):
                    candidates.append((1, i, j))
    pairs = best_pairs(candidates)
    tally.add("control", matched=len(pairs), gold=len(gold), predicted=len(found))
    done, hit = matched(pairs)
    for i, row in enumerate(gold):
        if i not in done:
            tally.fault("control", "missed", f"{row['change']} {row['place']} [{row['text']}]")
    for j, control in enumerate(found):
        if j not in hit:
            fault = f"{control.get('change')} {control['mention'].get('text')}"
            tally.fault("control", "spurious", fault)


def _near(a: Span, b: Span) -> bool:
    gap = min(abs(a[0] - b[1]), abs(b[0] - a[1]))
    return gap <= _NEAR_CHARACTERS or overlap(a, b) > 0
