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

TARGET = Path(__file__).parent.parent / "tests" / "quality_floors.json"
TOLERANCE = 0.01
FEWEST = 10  # slots judged less often say too little


def floors() -> dict[str, Any]:
    """Measure now."""
    report = measure(examples()).to_dict()
    sections, slots = report["sections"], report["slots"]
    return {
        "corpus": digest(examples()),
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
    new = floors()
    old = json.loads(TARGET.read_text("utf-8")) if TARGET.exists() else {}
    lower = [
        f"{group}.{name}: {value} -> {new[group].get(name, 'gone')}"
        for group in ("f1", "accuracy")
        for name, value in old.get(group, {}).items()
        if new[group].get(name, 0.0) < value
    ]
    if lower and "--lower" not in sys.argv[1:]:
        print("\n".join(lower))
        sys.exit("these floors would fall; mend the reading, or say --lower")
    TARGET.write_text(json.dumps(new, indent=2) + "\n", "utf-8")
    print(f"wrote {TARGET.name}: {len(new['f1'])} sections, {len(new['accuracy'])} slots")


if __name__ == "__main__":
    main()
