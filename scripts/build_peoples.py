"""Build the French names of peoples, `src/selon/_peoples.toml`, by which parts of a toll are shown.

    python scripts/build_peoples.py

English adjectives come from `src/selon/ledger/nationalities.toml`, French ones from
`src/selon/language/fr/nations.toml`; what either lacks is left out.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

_SELON = Path(__file__).parent.parent / "src/selon"
_HEADER = """\
# Peoples: the English adjective of nationality, as the ledger names a part of a toll, and
# the French plural for readers. Made by scripts/build_peoples.py; do not edit by hand. Origin:
# i18n-nationality (MIT, copyright 2016 widdix GmbH) and what the French lexicon of nations names.

[fr]
"one person" = "une personne"
"""


def main() -> None:
    """Write the table."""
    english = _table("ledger/nationalities.toml")["english"]
    nations = _table("language/fr/nations.toml")["nations"]
    found: dict[str, str] = {}
    for code, name in sorted(english.items()):
        adjectives = nations.get(code, {}).get("adjectives")
        if adjectives:
            found.setdefault(name, _plural(adjectives[0]))
    lines = [f"{json.dumps(n, ensure_ascii=False)} = {json.dumps(f, ensure_ascii=False)}"
             for n, f in sorted(found.items())]  # fmt: skip
    (_SELON / "_peoples.toml").write_text(_HEADER + "\n".join(lines) + "\n", "utf-8")


def _plural(adjective: str) -> str:
    whole = adjective if adjective[-1] in "sx" else f"{adjective}s"
    return whole[0].upper() + whole[1:]


def _table(path: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((_SELON / path).read_text("utf-8"))


if __name__ == "__main__":
    main()
