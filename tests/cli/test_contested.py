from __future__ import annotations

from rich.console import Console

from selon.cli.tables import contested_table
from selon.store.listings import ContestedRow, Voice


def shown(*voices: Voice) -> list[str]:
    row = ContestedRow(
        "i1", "attaque, Kandar", "Kandar", "2020-03-12", "injured", "all", None, "contested",
        25, 40, None, None, "Both cannot be true.", "Les deux s'excluent.", "ledger.x", voices,
    )  # fmt: skip
    console = Console(width=120, record=True, file=None, quiet=True)
    with console.capture() as taken:
        console.quiet = False
        console.print(contested_table([row], "fr", 120))
    return taken.get().splitlines()


def voice(speaker: str, low: int, published: str, **more: bool) -> Voice:
    text = f"{low} blessés"
    superseded = more.get("superseded", False)
    return Voice(speaker, text, "d1", 0, 9, superseded, published, low, low, "exact")


def test_contested_tells_who_says_what_since_when() -> None:
    lines = shown(voice("Ilan Maro", 40, "2020-03-12T09:42"), voice("hôpital", 25, "2020-03-13"))
    (first,) = [line for line in lines if "Ilan Maro" in line]
    assert "40" in first
    assert "«\u00a040 blessés\u00a0»" in first
    assert "2020-03-12\u00a009:42" in first
    assert any("hôpital" in line and "2020-03-13" in line for line in lines)
    assert any("Les deux s'excluent." in line for line in lines)


def test_contested_shows_each_claim_where_it_was_made_first() -> None:
    lines = shown(
        voice("Ilan Maro", 12, "2020-03-11", superseded=True),
        voice("Ilan Maro", 40, "2020-03-12"),
        voice("Ilan Maro", 40, "2020-03-14"),
    )
    told = [line for line in lines if "Ilan Maro" in line]
    assert len(told) == 1
    assert "2020-03-12" in told[0]
