"""Words per second of the whole reading, beside the bare spaCy pipeline on the same dispatches.

usage: speed.py [--dispatches 300] [--rounds 3]

One process, one thread each, runs in turn (bare, reading, bare, reading …), the best run of each
counts: what slows the machine for a moment slows both. Prints words per second, the ratio, and the
peak memory of the process after the bare pipeline alone and after everything.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from pathlib import Path

import spacy

from selon import Item, Reader, Record

ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT.parent / "shared" / "data" / "dispatches" / "afp_2020_fr.jsonl.gz"
EXAMPLES = ROOT / "src" / "selon" / "examples" / "fr"
MODEL = "fr_core_news_md"


def load(count: int) -> list[Item]:
    """Give the first dispatches of the shared archive, or the shipped examples over and over."""
    if DISPATCHES.exists():
        items = []
        with gzip.open(DISPATCHES, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                items.append(
                    Item(row["text"], item=row["id"], published=row["published"], language="fr")
                )
                if len(items) == count:
                    break
        return items
    print("../shared is not here: the shipped examples stand in, repeated")
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return [
        Item(texts[n % len(texts)], item=str(n), published="2020-05-04", language="fr")
        for n in range(count)
    ]


def bare(nlp: spacy.language.Language, items: list[Item]) -> float:
    """Time the pipeline with all its components."""
    start = time.perf_counter()
    for _ in nlp.pipe(item.text for item in items):
        pass
    return time.perf_counter() - start


def reading(reader: Reader, items: list[Item]) -> float:
    """Time the whole reading."""
    start = time.perf_counter()
    for result in reader.read_many(items):
        if not isinstance(result, Record):
            raise result.error
    return time.perf_counter() - start


def peak() -> float:
    """Give the peak memory of this process so far in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dispatches", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    items = load(options.dispatches)
    words = sum(len(item.text.split()) for item in items)
    nlp = spacy.load(MODEL)
    bare(nlp, items[:10])
    times: dict[str, list[float]] = {"bare": [bare(nlp, items)], "reading": []}
    alone = peak()
    reader = Reader("fr")
    reading(reader, items[:10])
    for n in range(options.rounds):
        times["reading"].append(reading(reader, items))
        if n < options.rounds - 1:
            times["bare"].append(bare(nlp, items))
    speed = {name: words / min(runs) for name, runs in times.items()}
    print(f"{len(items)} dispatches, {words} words, best of {options.rounds}")
    print(f"bare {MODEL:16} {speed['bare']:8.0f} words/s")
    print(f"whole reading         {speed['reading']:8.0f} words/s")
    print(f"ratio                 {speed['reading'] / speed['bare']:8.2f}")
    print(f"peak memory           {alone:8.0f} MB for the bare pipeline, {peak():.0f} MB in all")


if __name__ == "__main__":
    main()
