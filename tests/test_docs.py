"""What exists is documented: commands, formats, error codes, settings, exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selon import errors
from selon.cli.filters import FILTERS
from selon.cli.output import ENDINGS
from selon.sources import formats

ROOT = Path(__file__).parent.parent
DOCS = "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "docs").rglob("*.md")))
READMES = [ROOT / "README.md", ROOT / "README.fr.md"]


COMMANDS = [
    "read", "explain", "evaluate", "schema", "gazetteer", "ingest", "incidents", "claims",
    "contested", "speakers", "search", "show", "timeline", "ledger", "setaside", "watch", "desk",
    "export", "import", "import-reviews", "doctor",
    "completion",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_docs_every_command_is_in_the_readmes(command: str, readme: Path) -> None:
    assert f"selon {command}" in readme.read_text("utf-8")


@pytest.mark.parametrize(
    "code", [c.code for c in vars(errors).values() if isinstance(c, type) and c.code != "selon"]
)
def test_docs_every_error_code_is_documented(code: str) -> None:
    assert f"`{code}`" in DOCS


def test_docs_every_format_is_documented() -> None:
    assert f"--format {'|'.join(ENDINGS)}" in DOCS


@pytest.mark.parametrize("name", [form.name for form in formats()])
def test_docs_every_source_format_is_documented(name: str) -> None:
    assert f"| `{name}` |" in DOCS


@pytest.mark.parametrize("flag", [flag for _, flag, _, _ in FILTERS])
def test_docs_every_filter_is_documented(flag: str) -> None:
    assert f"`{flag} " in DOCS


def test_docs_every_setting_is_documented() -> None:
    code = "\n".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    named = set(re.findall(r"\bSELON_[A-Z_]+\b", code))
    assert sorted(name for name in named if f"`{name}`" not in DOCS) == []


def test_docs_every_relative_link_leads_somewhere() -> None:
    for page in [*READMES, *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            made = link.split("/")[-2:][0] == "reference" or link.startswith("reference/")
            assert made or (page.parent / link).exists(), f"{page.name}: {link}"


def test_docs_readmes_have_the_same_shape() -> None:
    shapes = [re.findall(r"^(#+|```\w*)", p.read_text("utf-8"), re.MULTILINE) for p in READMES]
    assert shapes[0] == shapes[1]
