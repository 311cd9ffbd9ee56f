"""Build the documentation site: pages of docs/ and pages made from the code, in both languages.

    python scripts/build_docs.py [FOLDER]

lays the pages out in FOLDER/docs (default: build/docs), and builds FOLDER/site from them; a
warning is an error. `scripts/reference.py` makes the reference.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import reference

ROOT = Path(__file__).parent.parent


def lay_out(target: Path) -> None:
    """Copy the written pages and write the made ones."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "docs", target)
    for name, text in reference.pages().items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def build(folder: Path) -> int:
    """Lay the pages out and build the site; gives the exit code of mkdocs."""
    lay_out(folder / "docs")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("build/docs", str((folder / "docs").resolve()))
    settings = settings.replace("build/site", str((folder / "site").resolve()))
    here = folder / "mkdocs.yml"
    here.write_text(settings, "utf-8")
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet"]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # an advertisement on every call
    return subprocess.run([*command, "-f", str(here)], check=False, env=quiet).returncode


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build"
    where.mkdir(parents=True, exist_ok=True)
    sys.exit(build(where))
