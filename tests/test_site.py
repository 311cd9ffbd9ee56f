"""The documentation: every command in it runs, both languages say the same, the site builds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = sorted(
    p.relative_to(DOCS) for p in [*DOCS.glob("tutorial*.md"), *(DOCS / "howto").glob("*.md")]
)
BOTH = [
    "index", "tutorial", "python", "method", "licences", "howto/code-a-week",
    "howto/check-a-toll", "howto/city-quarters", "howto/own-words",
]  # fmt: skip


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_site_every_command_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    """Run the blocks of a page one after the other, as a reader does, in an empty folder."""
    blocks = SHELL.findall((DOCS / page).read_text("utf-8"))
    script = "\n".join(b for b in blocks if "activate" not in b)
    assert "selon " in script
    (tmp_path / "src").symlink_to(ROOT / "src")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "100", "SELON_DATA": str(tmp_path / "no")}
    done = subprocess.run(
        ["/bin/bash", "-eu", "-o", "pipefail", "-c", script],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", BOTH)
def test_site_a_page_has_the_same_shape_in_both_languages(page: str) -> None:
    shapes = [
        re.findall(r"^(#+|```\w*|\|)", (DOCS / f"{page}{ending}").read_text("utf-8"), re.MULTILINE)
        for ending in (".md", ".fr.md")
    ]
    english = shapes[0]
    french = shapes[1]
    assert english == french


@pytest.mark.slow
def test_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="pip install 'selon[docs]' builds the site")
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_docs.py"), str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    for page in ("index", "tutorial", "reference/commands", "reference/codebook"):
        for folder in ("", "fr/"):
            assert (tmp_path / "site" / folder / f"{page}.html").exists()
    pages = "".join(p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html"))
    assert not re.search(r'(?:src|href)="https?://(?:fonts|cdn|unpkg)', pages)
