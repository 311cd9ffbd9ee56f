"""The layout of a dispatch: what is headline, byline, dateline, title, paragraph, note, credit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selon.dispatch import credits as credit_lines
from selon.dispatch import datelines, titles
from selon.dispatch.lines import Block, blocks, trim
from selon.record import Contributor, Part

if TYPE_CHECKING:
    from selon.dispatch.lexicon import Lexicon
    from selon.dispatch.model import DatelinePlace
    from selon.record import PartKind

_LONGEST_HEADLINE = 220
_LONGEST_NOTE = 600


@dataclass(slots=True)
class Layout:
    """Parts in order and what bylines, datelines, notes and credits say."""

    parts: list[Part] = field(default_factory=list)
    headline: tuple[int, int] | None = None
    byline: list[str] = field(default_factory=list)
    datelines: list[DatelinePlace] = field(default_factory=list)
    dateline_on: str | None = None
    agency: str | None = None
    contributors: list[Contributor] = field(default_factory=list)
    desk: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Reader:
    """Goes down the blocks once; the foot was found before, from below."""

    def __init__(self, text: str, words: Lexicon, title: str | None, published: str | None) -> None:
        self.text = text
        self.words = words
        self.published = published
        self.title = _plain(title) if title else None
        self.blocks = blocks(text, self._special)
        self.layout = Layout()
        self.in_body = False
        self.shouting = self._shouts()

    def read(self) -> Layout:
        foot = self._foot()
        for n, block in enumerate(self.blocks):
            if n >= foot:
                self._credit(block.start, block.end)
            elif not self.in_body:
                self._head(n, block)
            else:
                self._body(block)
        titles.mark_crossheads(self.text, self.layout.parts)
        return self.layout

    def _special(self, line: str) -> bool:
        """Tell a line that stands alone even in a text broken at a fixed width."""
        return len(line) <= titles.LONGEST and (
            (line.isupper() and len(line) > 3 and not line.endswith("."))
            or titles.is_between_dashes(line)
            or credit_lines.is_initials(line)
            or credit_lines.is_byline(line, self.words)
            or line[0] in "(["
            or credit_lines.is_metadata(line, self.words)
        )

    def _shouts(self) -> bool:
        """Tell a text that is in capitals throughout, where capitals make no title."""
        loud = sum(1 for b in self.blocks if self.text[b.start : b.start + 200].isupper())
        return loud * 2 > len(self.blocks)

    def _foot(self) -> int:
        """Give the index of the first block below the last paragraph."""
        foot = len(self.blocks)
        while foot > 1:
            block = self.blocks[foot - 1]
            line = self.text[block.start : min(block.end, block.start + 1000)]
            if not (credit_lines.is_credit(line, self.words, foot=True) or self._note(line)):
                break
            foot -= 1
        return foot

    def _note(self, line: str) -> bool:
        if len(line) > _LONGEST_NOTE:
            return False
        if self.words.bare_note.match(line):
            return True
        return (
            line[0] in "(["
            and line[-1] in ")]"
            and (self.words.note.match(line[1:].lstrip()) is not None)
        )

    def _add(self, kind: PartKind, start: int, end: int) -> None:
        if start < end:
            self.layout.parts.append(Part(kind, start, end))

    def _editor_note(self, start: int, end: int) -> None:
        self._add("editor_note", start, end)
        line = self.text[start:end]
        if line[0] in "([" and line[-1] in ")]":
            line = line[1:-1]
        self.layout.notes.append(line.strip())

    def _credit(self, start: int, end: int) -> None:
        line = self.text[start:end]
        if self._note(line):
            self._editor_note(start, end)
            return
        self._add("credit", start, end)
        contributors, desk = credit_lines.people(line, self.words)
        self.layout.contributors.extend(contributors)
        self.layout.desk.extend(desk)
        if self.words.agency_line.fullmatch(line):
            self._name_agency(line)
        elif self.layout.dateline_on is None and credit_lines.is_metadata(line, self.words):
            self.layout.dateline_on = datelines.day(line, self.words, self.published)

    def _name_agency(self, line: str) -> None:
        if self.layout.agency is None:
            folded = line.casefold()
            found = [(folded.find(key), name) for key, name in self.words.agencies.items()]
            named = sorted((at, -len(name), name) for at, name in found if at >= 0)
            self.layout.agency = named[0][2] if named else None

    def _head(self, n: int, block: Block) -> None:
        """Read a block above the first paragraph."""
        start, end = block.start, block.end
        line = self.text[start : min(end, start + 1000)]
        following = self.blocks[n + 1] if n + 1 < len(self.blocks) else None
        if self.title and self.layout.headline is None and _plain(line) == self.title:
            self._add("headline", start, end)
            self.layout.headline = (start, end)
        elif self._opening_note(start, end):
            return
        elif credit_lines.is_byline(line, self.words) and following:
            self._add("byline", start, end)
            self.layout.byline.extend(credit_lines.byline_names(line, self.words))
        elif self.words.agency_line.fullmatch(line) and following:
            self._add("byline", start, end)
            self._name_agency(line)
        elif following and self._headless(line, following):
            self._credit(start, end)
        elif self.layout.headline is None and following and self._titles(block, line, following):
            self._add("headline", start, end)
            self.layout.headline = (start, end)
        elif (
            self.layout.headline
            and following
            and titles.is_section_title(line, shouting=self.shouting)
        ):
            self._add("subhead", start, end)
        elif self.layout.headline and following and self._names_under_title(line):
            self._add("byline", start, end)
            self.layout.byline.extend(credit_lines.byline_names(line, self.words))
        elif self.layout.headline and following and self._is_deck(block, line, following):
            self._add("headline", start, end)
        else:
            self._body(block)

    def _headless(self, line: str, following: Block) -> bool:
        """Tell a publisher's line or slug above the headline."""
        if credit_lines.is_metadata(line, self.words) or credit_lines.is_initials(line):
            return True
        return (
            self.layout.headline is None
            and titles.is_slug(line)
            and following.end - following.start > len(line)
        )

    def _titles(self, block: Block, line: str, following: Block) -> bool:
        """Tell whether the first line is a headline: short, no stop, a body below."""
        if len(line) > _LONGEST_HEADLINE:
            return False
        below = self._dateline(following.start, following.end)
        if self._dateline(block.start, block.end) is not None and below is None:
            return False
        if line[-1] in ".…" and not line.endswith(("...", "…")):
            return below is not None and len(line) <= 160
        if line[-1] in ",;:":
            return False
        if self.text[following.start].islower() and not self._special(
            self.text[following.start : min(following.end, following.start + 200)]
        ):
            return False
        return not (titles.FULL_STOP.search(line) and line[-1] not in "!?.…)" and len(line) > 140)

    def _names_under_title(self, line: str) -> bool:
        return len(line) <= 80 and credit_lines.is_names(line, self.words)

    def _is_deck(self, block: Block, line: str, following: Block) -> bool:
        """Tell a second line of headline."""
        return (
            len(line) <= 160
            and line[-1] not in '.!?…,;:"»”)'
            and self._dateline(block.start, block.end) is None
            and following.end - following.start > len(line)
        )

    def _dateline(self, start: int, end: int) -> datelines.Dateline | None:
        return datelines.find(self.text, start, end, self.words, self.published)

    def _opening_note(self, start: int, end: int) -> bool:
        """Take an editor's note off the top; what follows it on the line is read on."""
        text = self.text
        if text[start] in "([":
            closing = text.find(")" if text[start] == "(" else "]", start, start + _LONGEST_NOTE)
            if closing < 0 or closing >= end:
                return False
            inside = text[start : closing + 1]
            whole = closing + 1 == end
            noted = self.words.note.match(inside[1:].lstrip()) is not None
            if not (noted or whole) or self.words.bracketed_agency.match(text, start, end):
                return False
            if credit_lines.is_credit(inside, self.words, foot=False) and not noted:
                self._credit(start, closing + 1)
            elif credit_lines.is_byline(inside, self.words):
                self._add("byline", start, closing + 1)
                self.layout.byline.extend(credit_lines.byline_names(inside, self.words))
            else:
                self._editor_note(start, closing + 1)
            rest, stop = trim(text, closing + 1, end)
            if rest < stop:
                self._body(Block(rest, stop, gap=False))
            return True
        if self._note(text[start : min(end, start + 1000)]):
            self._editor_note(start, end)
            return True
        return False

    def _body(self, block: Block) -> None:
        """Read a block from the first paragraph on."""
        start, end = block.start, block.end
        line = self.text[start : min(end, start + 1000)]
        if self.in_body and titles.is_section_title(line, shouting=self.shouting):
            self._add("subhead", start, end)
            return
        if self.in_body and (
            credit_lines.is_credit(line, self.words, foot=False) or self._note(line)
        ):
            self._credit(start, end)
            return
        paragraphs = sum(1 for p in self.layout.parts[-6:] if p.kind == "paragraph")
        if not self.layout.datelines and paragraphs < 2:
            start = self._take_dateline(start, end)
        self.in_body = True
        stop = self._take_credit(start, end)
        self._add("paragraph", start, stop)
        if stop < end:
            self._credit(*trim(self.text, stop, end))

    def _take_dateline(self, start: int, end: int) -> int:
        dateline = self._dateline(start, end)
        if dateline is None:
            return start
        self._add("dateline", dateline.start, dateline.end)
        self.layout.datelines.extend(dateline.places)
        self.layout.agency = self.layout.agency or dateline.agency
        self.layout.dateline_on = dateline.on or self.layout.dateline_on
        return dateline.body

    def _take_credit(self, start: int, end: int) -> int:
        """Give the end of a paragraph without the credit that stands on its last line."""
        text = self.text
        if end - start > 40 and text[end - 1] in ")]":
            opening = text.rfind("(" if text[end - 1] == ")" else "[", max(start, end - 900), end)
            if opening > start and titles.FULL_STOP.search(text, max(start, opening - 12), opening):
                inside = text[opening:end]
                if credit_lines.is_credit(inside, self.words, foot=True) or self._note(inside):
                    return trim(text, start, opening)[1]
        cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        if cut > start and "/" in text[cut + 1 : end] and text[cut - 1] in '.!?"':
            tail = text[cut + 1 : end]
            if len(tail) > 5 and credit_lines.is_initials(tail):
                return trim(text, start, cut)[1]
        return end


def read(text: str, words: Lexicon, *, title: str | None, published: str | None) -> Layout:
    """Read the layout of a dispatch."""
    return _Reader(text, words, title, published).read()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
