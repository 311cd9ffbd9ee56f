"""Measure the shipped examples and write the floors that tests/test_quality.py holds.

usage: set_floors.py [--lower]

A floor is the measured value less a hundredth, for what other machines round differently. A floor
that would fall is refused without --lower; lowering one also needs a line in CHANGELOG.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from selon.evaluation.shipped import digest, examples, measure
from selon.language import available

TARGET = Path(__file__).parent.parent / "tests" / "quality_floors.json"
TOLERANCE = 0.01
FEWEST = 10  # slots judged less often say too little


def floors(language: str) -> dict[str, Any]:
    """Measure the examples of a language now."""
    folder = examples(language)
    report = measure(folder).to_dict()
    sections, slots = report["sections"], report["slots"]
    return {
        "corpus": digest(folder),
        "f1": {
            name: round(max(0.0, s["f1"] - TOLERANCE), 3)
            for name, s in sections.items()
            if s["predicted"]
        },
        "accuracy": {
            name: round(max(0.0, s["accuracy"] - TOLERANCE), 3)
            for name, s in slots.items()
            if s["of"] >= FEWEST
        },
    }


def main() -> None:
    """Compare with the floors that stand, and write."""
    languages = [code for code in available() if any(examples(code).glob("*.gold.json"))]
    new = {code: floors(code) for code in languages}
    old = json.loads(TARGET.read_text("utf-8")) if TARGET.exists() else {}
    lower = [
        f"{code}.{group}.{name}: {value} -> {new[code][group].get(name, 'gone')}"
        for code in old
        for group in ("f1", "accuracy")
        for name, value in old[code][group].items()
        if new[code][group].get(name, 0.0) < value
    ]
    if lower and "--lower" not in sys.argv[1:]:
        print("\n".join(lower))
        sys.exit("these floors would fall; mend the reading, or say --lower")
    TARGET.write_text(json.dumps(new, indent=2) + "\n", "utf-8")
    print(f"wrote {TARGET.name}: {', '.join(languages)}")


if __name__ == "__main__":
    main()
