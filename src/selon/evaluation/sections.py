"""Places, times, statements and figures of one dispatch, matched with gold and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.evaluation.compare import Comparison, Row, matched
from selon.evaluation.matching import (
    best_pairs,
    fold,
    is_pronoun,
    kilometres,
    locate,
    occurrences,
    overlap,
    share,
    span,
)
from selon.record import FIGURE_KINDS

if TYPE_CHECKING:
    from selon.evaluation.report import Tally

# Within a town's reach; for provinces the reach that is usual in geoparsing (100 miles).
_NEAR_KM = 25
_NEAR_ADMIN_KM = 161
_WITH_POSITION = ("city", "quarter", "feature", "admin")


def score_places(c: Comparison, tally: Tally) -> None:
    """Match distinct places by where their words stand; judge country and position."""
    gold, found = c.gold["places"], c.rows("places")
    candidates = []
    for i, row in enumerate(gold):
        where = locate(c.text, row["text"])
        for j, place in enumerate(found):
            best = max(
                (share(a, span(m)) for a in where for m in place.get("mentions", [])), default=0
            )
            if best >= 0.5:
                candidates.append((best, i, j))
    pairs = best_pairs(candidates)
    tally.add("places", matched=len(pairs), gold=len(gold), predicted=len(found))
    for i, j in pairs:
        row, place = gold[i], found[j]
        if row.get("country"):
            tally.slot("places.country", right=(place.get("country") or "") == row["country"])
        if row.get("lat") is not None and row["kind"] in _WITH_POSITION:
            right = place.get("latitude") is not None and kilometres(
                row["lat"], row["lon"], place["latitude"], place["longitude"]
            ) <= (_NEAR_ADMIN_KM if row["kind"] == "admin" else _NEAR_KM)
            tally.slot("places.position", right=right)
            if not right:
                at = f"{place.get('name')} {place.get('latitude')},{place.get('longitude')}"
                fault = f"{row['text']} gold {row['lat']},{row['lon']} got {at}"
                tally.fault("places", "position", fault)
    done, hit = matched(pairs)
    for i, row in enumerate(gold):
        if i not in done:
            tally.fault("places", "missed", row["text"])
    for j, place in enumerate(found):
        if j not in hit:
            tally.fault("places", "spurious", place.get("name"))


def _same_value(row: Row, time: Row) -> bool:
    start, end = str(time.get("start", "")), str(time.get("end", ""))
    return start.startswith(row["start"]) and end.startswith(row["end"])


def score_times(c: Comparison, tally: Tally) -> None:
    """Match expressions by overlap; gold keeps first mentions only, so repeats do not count."""
    gold, found = c.gold["times"], c.rows("times")
    candidates = []
    for i, row in enumerate(gold):
        where = locate(c.text, row["text"], row.get("nth"))
        for j, time in enumerate(found):
            best = max((share(a, span(time["mention"])) for a in where), default=0)
            if best >= 0.3:
                candidates.append((best + _same_value(row, time), i, j))
    pairs = best_pairs(candidates)
    done, hit = matched(pairs)
    texts = {fold(row["text"]) for row in gold}
    repeats = set()
    for j, time in enumerate(found):
        words = fold(time["mention"].get("text", ""))
        if j not in hit and any(words in text or text in words for text in texts):
            repeats.add(j)
    tally.add("times", matched=len(pairs), gold=len(gold), predicted=len(found) - len(repeats))
    for i, j in pairs:
        row, time = gold[i], found[j]
        right = _same_value(row, time)
        tally.slot("times.value", right=right)
        if not right:
            got = f"{time.get('start')}..{time.get('end')}"
            fault = f"{row['text']}: gold {row['start']}..{row['end']} got {got}"
            tally.fault("times", "value", fault)
    for i, row in enumerate(gold):
        if i not in done:
            tally.fault("times", "missed", row["text"])
    for j, time in enumerate(found):
        if j not in hit and j not in repeats:
            tally.fault("times", "spurious", time["mention"].get("text"))


def score_statements(c: Comparison, tally: Tally) -> None:
    """Match contents that share half their characters; right is the one with the right speaker."""
    gold = c.gold["statements"]
    found = [s for s in c.rows("statements") if s.get("content")]
    candidates = []
    for i, row in enumerate(gold):
        ours = [spans[0] for words in row["content"] if (spans := occurrences(c.text, words))]
        our_length = sum(end - start for start, end in ours)
        for j, statement in enumerate(found):
            theirs = [span(m) for m in statement["content"]]
            their_length = sum(end - start for start, end in theirs)
            common = sum(overlap(a, b) for a in ours for b in theirs)
            if our_length and their_length and common:
                iou = common / (our_length + their_length - common)
                if iou >= 0.5:
                    candidates.append((iou, i, j))
    pairs = best_pairs(candidates)
    tally.add("statements.content", matched=len(pairs), gold=len(gold), predicted=len(found))
    right = sum(_judge_statement(c, tally, gold[i], found[j]) for i, j in pairs)
    tally.add("statements", matched=right, gold=len(gold), predicted=len(found))
    done, hit = matched(pairs)
    for i, row in enumerate(gold):
        if i not in done:
            fault = f"{row.get('speaker')} [{row.get('cue')}] {row['content'][0][:90]}"
            tally.fault("statements", "missed", fault)
    for j, statement in enumerate(found):
        if j not in hit:
            words = " | ".join(m.get("text", "") for m in statement["content"])[:90]
            fault = f"{c.speaker_names(statement)[:1]} :: {words}"
            tally.fault("statements", "spurious", fault)


def _judge_statement(c: Comparison, tally: Tally, row: Row, statement: Row) -> bool:
    heads = c.heads(row.get("speaker"))
    if row.get("head") and not is_pronoun(row["head"]):
        heads = heads | {row["head"]}
    right = c.same_speaker(row.get("speaker"), heads, statement)
    same_stance = statement.get("stance") == row["stance"]
    tally.slot("statements.speaker", right=right)
    tally.slot("statements.form", right=statement.get("form") == row["form"])
    tally.slot("statements.stance", right=same_stance)
    if row["stance"] != "say":
        tally.slot("statements.stance_not_say", right=same_stance)
    if not right:
        got = c.speaker_names(statement)
        fault = f"gold {row.get('speaker')!r} got {got} :: {row['content'][0][:70]}"
        tally.fault("statements", "speaker", fault)
    return right


def score_figures(c: Comparison, tally: Tally) -> None:
    """Match figures of the same kind and bounds at the same place; judge bound, who and whose."""
    gold = c.gold["figures"]
    found = [f for f in c.rows("figures") if f.get("kind") in FIGURE_KINDS]
    strict, loose = [], []
    for i, row in enumerate(gold):
        where = locate(c.text, row["text"], row.get("nth"))
        for j, figure in enumerate(found):
            if any(overlap(a, span(figure["mention"])) for a in where):
                same = figure.get("low") == row.get("low") and figure.get("high") == row.get("high")
                loose.append((1 + same, i, j))
                if same and figure["kind"] == row["kind"]:
                    strict.append((1 + (figure.get("bound") == row["bound"]), i, j))
    pairs = best_pairs(strict)
    tally.add("figures", matched=len(pairs), gold=len(gold), predicted=len(found))
    loosely = len(best_pairs(loose))
    tally.add("figures.found", matched=loosely, gold=len(gold), predicted=len(found))
    for i, j in pairs:
        row, figure = gold[i], found[j]
        tally.slot("figures.bound", right=figure.get("bound") == row["bound"])
        tally.slot("figures.who", right=figure.get("who") == row["who"])
        right = c.same_attribution(row.get("attributed_to"), figure.get("statement"))
        tally.slot("figures.attribution", right=right)
        if not right:
            statement = c.statements.get(figure.get("statement"))
            got = c.speaker_names(statement) if figure.get("statement") else None
            fault = f"{row['text']}: gold {row.get('attributed_to')!r} got {got}"
            tally.fault("figures", "attribution", fault)
    done, hit = matched(pairs)
    for i, row in enumerate(gold):
        if i not in done:
            fault = f"{row['text']} {row['kind']} {row.get('low')}..{row.get('high')}"
            tally.fault("figures", "missed", fault)
    for j, figure in enumerate(found):
        if j not in hit:
            value = f"{figure['kind']} {figure.get('low')}..{figure.get('high')}"
            tally.fault("figures", "spurious", f"{figure['mention'].get('text')} {value}")
