from __future__ import annotations

import dataclasses
import io

import pytest
from rich.console import Console

from builders import record
from selon.cli.view import clean, view
from selon.record import Dispatch, MadeBy, Mention, Record, Statement


def shown(one: Record, *, width: int = 80, colour: bool = False, language: str = "en") -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, highlight=False, emoji=False
    )
    console.print(view(one, language))  # type: ignore[arg-type]
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_view_says_who_says_what() -> None:
    lines = [line.rstrip() for line in shown(record()).splitlines()]
    at = lines.index("armée")
    assert lines[at + 1] == "s4   indirect, denies · dément"
    assert lines[at + 2] == "   │ avoir tiré sur la ville"
    assert "Ilan Maro, maire" in lines


def test_view_shows_figures_with_whose_they_are() -> None:
    line = next(line for line in shown(record()).splitlines() if line.startswith("f2"))
    assert [cell.strip(" ") for cell in line.split("  ") if cell.strip()] == [
        "f2", "≥\u00a020", "killed, civilians", "Au moins vingt civils", "Ilan Maro", "jeudi",
    ]  # fmt: skip


def test_view_groups_statements_of_one_speaker_and_names_it_once() -> None:
    lines = [line.rstrip() for line in shown(record()).splitlines()]
    assert lines.count("Ilan Maro, maire") == 1
    assert lines.index("s2   indirect · a déclaré") < lines.index("s3   direct · a-t-il ajouté")


@pytest.mark.parametrize("width", [60, 80, 200])
def test_view_keeps_to_the_width(width: int) -> None:
    assert max(len(line) for line in shown(record(), width=width).splitlines()) <= width


def test_view_has_colours_in_a_terminal_only() -> None:
    assert "\x1b[" in shown(record(), colour=True)
    assert "\x1b[" not in shown(record())


def test_view_speaks_french() -> None:
    text = shown(record(), language="fr")
    assert "Propos" in text
    assert "dément" in text
    assert "tués, civils" in text


def test_view_obeys_no_control_character_of_a_dispatch() -> None:
    words = "un \x1b]0;titre\x07 et \x9b31m rouge"
    quoted = Mention.of(words, 0, len(words))
    one = Record(
        MadeBy("0"),
        Dispatch("d", "fr", words, title=words),
        statements=(Statement("s1", None, quoted, quoted, (quoted,), "direct", "say"),),
    )
    text = shown(one)
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert clean("a\nb\tc") == "a\nb\tc"


def test_view_of_a_record_without_statements_says_so() -> None:
    one = dataclasses.replace(
        record(), statements=(), figures=(), events=(), control=(), times=(), places=(),
        dispatch=dataclasses.replace(record().dispatch, dateline=(), contributors=()),
    )  # fmt: skip
    assert "No statement was found" in shown(one)
    assert "sans date de publication" in shown(
        dataclasses.replace(one, dispatch=dataclasses.replace(one.dispatch, published=None)),
        language="fr",
    )
