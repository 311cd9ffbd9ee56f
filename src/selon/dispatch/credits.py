"""Who wrote, contributed and edited: bylines and the brackets at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selon.record import Contributor

if TYPE_CHECKING:
    from selon.dispatch.lexicon import Lexicon

_INITIALS = re.compile(
    r"(?:burs?[xs]?|[a-z]{1,4})(?:[-/.,][a-z0-9]{1,5}){1,15}\.?|bur[sx]?|[A-Za-z]{1,4}(?:/[A-Za-z]{1,4}){2,9}"
)
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PARTICLE_NAME = re.compile(r"[a-zà-ÿ]{1,3}[-'’][A-ZÀ-Þ].*")  # al-Masri, d'Orval
_LONGEST_LINE = 200
_LONGEST_CREDIT = 900


def is_initials(line: str) -> bool:
    """Tell a line of desk initials: `bur-ab-cde/fg/hij`."""
    if len(line) > 80:
        return False
    bare = line.split(" (", 1)[0] if line.endswith(")") else line
    return _INITIALS.fullmatch(bare) is not None and (
        "/" in bare or "-" in bare or bare[:3] == "bur"
    )


def is_byline(line: str, words: Lexicon) -> bool:
    """Tell `par Nom Nom et Nom Nom` and its like from a sentence."""
    if len(line) > _LONGEST_LINE:
        return False
    bare = line.strip("()[]* ").rstrip(".")
    whole = words.whole_byline.match(bare)
    if whole:
        rest = _NAME_WORD.sub(
            lambda m: "" if m.group() in words.byline_fillers else m.group(), bare[whole.end() :]
        )
        return not rest.strip() or _all_names(rest, words)
    opening = words.by.match(bare)
    return opening is not None and _all_names(bare[opening.end() :], words)


def is_names(line: str, words: Lexicon) -> bool:
    """Tell a line that holds two to eight capitalised words and nothing else."""
    found = line.split()
    return 2 <= len(found) <= 8 and not line.isupper() and _all_names(line, words)


def _all_names(text: str, words: Lexicon) -> bool:
    """Tell names, the places that they write from and joining words from prose."""
    text = words.at.sub(", ", text)
    found = _NAME_WORD.findall(text)
    if not 1 <= len(found) <= 24 or re.search(r"[!?:«»\"“”\d]", text):
        return False
    capital = sum(1 for w in found if w[0].isupper())
    rest = [w for w in found if not w[0].isupper() and not _PARTICLE_NAME.fullmatch(w)]
    joining = words.companions.sub("", " ".join(rest)).split()
    return capital >= 1 and all(w in words.particles for w in joining)


def byline_names(line: str, words: Lexicon) -> tuple[str, ...]:
    """Give the persons of a byline, without the places they write from."""
    bare = line.strip("()[]* ").rstrip(".")
    if words.whole_byline.match(bare) and not words.by.match(bare):
        pieces = [p for p in bare.split(",")[1:] if _all_names(p, words)]
        return tuple(n for p in pieces for n, _ in _people(p, words))
    opening = words.by.match(bare)
    if opening:
        bare = bare[opening.end() :]
    return tuple(name for name, _ in _people(bare, words))


def is_credit(line: str, words: Lexicon, *, foot: bool) -> bool:
    """Tell a credit: desk initials, brackets that thank, publisher's lines.

    `foot` is true below the last paragraph, where less is asked of it.
    """
    if len(line) > _LONGEST_CREDIT:
        return False
    if is_initials(line) or words.agency_line.fullmatch(line):
        return True
    bracketed = line[0] in "([" and line[-1] in ")]"
    bare = line.strip("()[] ")
    if bracketed:
        if words.credit.search(bare):
            return True
        if words.contributors.match(bare) and _first_name(bare, words):
            return True
        return foot and is_names(bare.replace(";", ","), words)
    if foot and words.credit.search(bare):
        opens = words.contributors.match(bare) or words.desk_before.match(bare)
        closes = words.desk_after.search(bare)
        return (opens is not None and _first_name(bare, words)) or (
            closes is not None and _all_names(bare[: closes.start()].replace(";", ","), words)
        )
    return is_metadata(line, words)


def is_metadata(line: str, words: Lexicon) -> bool:
    """Tell a line of the publisher: date stamp, links, rights."""
    if len(line) > _LONGEST_LINE:
        return False
    if re.fullmatch(r"(?:(?:https?://|www\.|pic\.twitter)\S+|[@#][\w/.-]+|[\s,;|]+)+", line):
        return True
    dated = words.day.match(line)
    if (
        dated
        and len(line) - dated.end() <= 24
        and not re.search(r"[^\W\d_]{5,}", line[dated.end() :])
    ):
        return True
    if words.metadata_line.fullmatch(line.strip(" .:-*")):
        return True
    if words.metadata_label.match(line):
        return True
    return words.metadata.match(line) is not None and (
        line[-1] not in '."»' or ":" in line or len(line) <= 60
    )


def _first_name(text: str, words: Lexicon) -> bool:
    opening = words.contributors.match(text) or words.desk_before.match(text)
    rest = text[opening.end() :].lstrip(" :") if opening else text
    return bool(rest) and (rest[0].isupper() or words.bodies.match(rest) is not None)


def people(line: str, words: Lexicon) -> tuple[list[Contributor], list[str]]:
    """Read a credit: contributors with the place they wrote from, and the desk."""
    contributors: list[Contributor] = []
    desk: list[str] = []
    if is_initials(line) or words.agency_line.fullmatch(line) or is_metadata(line, words):
        return contributors, desk
    bare = line.strip("()[] \u00a0").rstrip(".")
    for segment in re.split(r"\s*;\s*", bare):
        for clause in _clauses(segment, words):
            _read_clause(clause, words, contributors, desk)
    return contributors, desk


def _clauses(segment: str, words: Lexicon) -> list[str]:
    """Cut at commas that open a new duty: `Reportage X, version française Y, édité par Z`."""
    found: list[str] = []
    for piece in segment.split(","):
        text = piece.strip()
        for word in words.conjunctions:
            if text.startswith(f"{word} ") and _duty(text[len(word) + 1 :], words):
                text = text[len(word) + 1 :]
        if not found or _duty(text, words):
            found.append(text)
        else:
            found[-1] = f"{found[-1]}, {text}"
    return [f for f in found if f]


def _duty(text: str, words: Lexicon) -> bool:
    return bool(words.desk_before.match(text) or words.contributors.match(text))


def _read_clause(
    clause: str, words: Lexicon, contributors: list[Contributor], desk: list[str]
) -> None:
    opening = words.desk_before.match(clause)
    closing = words.desk_after.search(clause)
    if opening or closing:
        first = opening.end() if opening else 0
        last = closing.start() if closing and closing.start() > first else len(clause)
        desk.extend(name for name, _ in _people(clause[first:last], words))
        return
    opening = words.contributors.match(clause)
    names = clause[opening.end() :] if opening else clause
    contributors.extend(Contributor(name, place) for name, place in _people(names, words))


def _people(text: str, words: Lexicon) -> list[tuple[str, str | None]]:
    """Give names with places; a place counts for all names since the last one."""
    found: list[tuple[str, str | None]] = []
    waiting: list[str] = []
    for piece in re.split(r"\s*[,/]\s*", text):
        for name_and_place in words.companions.split(piece):
            part = name_and_place.strip(" :.\u00a0")
            at = words.at.search(f" {part}")
            name = f" {part}"[: at.start()].strip() if at else part
            if name and not words.bodies.match(name) and name[0].isupper():
                waiting.append(name)
            if at:
                place = f" {part}"[at.end() :].strip()
                found.extend((w, place) for w in waiting)
                waiting = []
    found.extend((w, None) for w in waiting)
    return found
