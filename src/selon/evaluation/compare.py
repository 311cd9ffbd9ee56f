"""One gold dispatch beside one record, with what all sections ask of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.evaluation.matching import alike, is_pronoun

if TYPE_CHECKING:
    from selon.evaluation.gold import GoldDispatch

Row = dict[str, Any]


class Comparison:
    """Gold and record of one dispatch, rows by id, and who counts as the same speaker."""

    def __init__(self, one: GoldDispatch, record: Row) -> None:
        self.text = one.text
        self.gold: Row = one.gold
        self.record = record
        self.actors = self._by_id("actors")
        self.places = self._by_id("places")
        self.times = self._by_id("times")
        self.statements = self._by_id("statements")
        self._heads = one.heads()

    def _by_id(self, section: str) -> dict[str | None, Row]:
        return {row["id"]: row for row in self.record.get(section, [])}

    def rows(self, section: str) -> list[Row]:
        """Give the record's rows of a section."""
        return list(self.record.get(section, []))

    def speaker_names(self, statement: Row | None) -> list[str]:
        """Give every name by which a statement's speaker goes, its source words included."""
        if not statement:
            return []
        actor = self.actors.get(statement.get("speaker"))
        names = [actor.get("name", ""), *actor.get("aliases", [])] if actor else []
        if statement.get("source"):
            names.append(statement["source"].get("text", ""))
        return [n for n in names if n and not is_pronoun(n)]

    def heads(self, speaker: str | None) -> set[str]:
        """Give every name by which gold calls a speaker."""
        if speaker is None:
            return set()
        return self._heads.get(speaker, set()) | {speaker}

    def same_speaker(self, speaker: str | None, heads: set[str], statement: Row | None) -> bool:
        """Tell whether a statement's speaker is gold's, or is unnamed in both."""
        if speaker is None:
            return statement is None or not self.speaker_names(statement)
        if statement is None:
            return False
        names = self.speaker_names(statement)
        return any(alike(name, head) for name in names for head in heads if head)

    def same_attribution(self, speaker: str | None, statement_id: str | None) -> bool:
        """Tell whether a row stands in a statement of gold's speaker, or in none in both."""
        if speaker is None:
            return statement_id is None
        return self.same_speaker(speaker, self.heads(speaker), self.statements.get(statement_id))

    def place_names(self, place: Row) -> list[str]:
        """Give a place's name and all the words that stand for it."""
        return [place.get("name", ""), *(m.get("text", "") for m in place.get("mentions", []))]


def matched(pairs: list[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """Give the indices of the gold rows and of the predicted rows that were paired."""
    return {i for i, _ in pairs}, {j for _, j in pairs}
