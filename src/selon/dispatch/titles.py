"""Section titles: in capitals, between dashes, or short lines between two paragraphs."""

from __future__ import annotations

import re

from selon.record import Part

FULL_STOP = re.compile(r"[.!?…][\"»”’')\]\s]*$")
LONGEST = 120
_BETWEEN_DASHES = re.compile(r"[-–—*]+\s*(?P<title>\S.*?)\s*[-–—*]+", re.DOTALL)
_HALF_DASHED = re.compile(r"[^\s–—-].{1,70}\s[-–—]", re.DOTALL)
_BULLET = re.compile(r"(?:[-–—+*•▪■►>]|\.(?=\s))\s*(?P<title>\S.*)", re.DOTALL)
_SLUG = re.compile(r"[^\W\d_]+(?:-[\w.]+)+")
_LONGEST_CROSSHEAD = 60


def is_between_dashes(line: str) -> bool:
    """Tell `- Plus un bruit -`."""
    return _BETWEEN_DASHES.fullmatch(line) is not None


def is_slug(line: str) -> bool:
    """Tell the keyword line of a desk: `Tarvie-conflit-pont`."""
    return _SLUG.fullmatch(line) is not None


def is_section_title(line: str, *, shouting: bool) -> bool:
    """Tell a title that shows its nature; `shouting` is true where all is in capitals."""
    if len(line) > LONGEST:
        return False
    if is_between_dashes(line) or _HALF_DASHED.fullmatch(line):
        return True
    letters = sum(1 for c in line if c.isalpha())
    return (
        not shouting
        and letters >= 3
        and line.isupper()
        and (line[-1] != "." or line.endswith("..."))
    )


def mark_crossheads(text: str, parts: list[Part]) -> None:
    """Turn short lines without a stop between two paragraphs into section titles.

    Lists (several short lines on end) stay paragraphs.
    """
    solid = [p.kind == "paragraph" and _is_solid(text, p) for p in parts]
    for n in range(1, len(parts) - 1):
        part = parts[n]
        if part.kind != "paragraph" or solid[n] or not (solid[n - 1] and solid[n + 1]):
            continue
        line = text[part.start : part.end]
        bullet = _BULLET.fullmatch(line)
        longest = 90 if bullet else _LONGEST_CROSSHEAD
        title = bullet["title"] if bullet else line
        if (
            len(line) <= longest
            and len(title.split()) <= (14 if bullet else 8)
            and (not title[0].islower())
            and (
                title[-1].isalnum()
                or (bullet and title[-1] == "?")
                or (title[-1] in '"»”' and title[0] in '"«“')
            )
        ):
            parts[n] = Part("subhead", part.start, part.end)


def _is_solid(text: str, part: Part) -> bool:
    """Tell a paragraph of prose: it ends with a stop or is long, and asks nothing after a dash."""
    if part.end - part.start > LONGEST:
        return True
    if text[part.start] in "-–—" and text[part.end - 1] == "?":
        return False
    return FULL_STOP.search(text, max(part.start, part.end - 12), part.end) is not None
