"""Words per second of the whole reading, beside the bare spaCy pipeline on the same dispatches.

usage: speed.py [--dispatches 300] [--rounds 3]

One process, runs in turn (bare, reading, bare, reading …), the best run of each counts: what slows
the machine for a moment slows both. The bare pipeline runs all its components, in batches of 16
texts: spaCy's default of 1000 takes gigabytes and is slower. Prints words per second, the ratio,
and the peak memory of either, each measured in a process of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import spacy

from selon import Item, Reader, Record

ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT.parent / "shared" / "data" / "dispatches" / "afp_2020_fr.jsonl.gz"
EXAMPLES = ROOT / "src" / "selon" / "examples" / "fr"
MODEL = "fr_core_news_md"
BATCH = 16


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
    for _ in nlp.pipe((item.text for item in items), batch_size=BATCH):
        pass
    return time.perf_counter() - start


def reading(reader: Reader, items: list[Item]) -> float:
    """Time the whole reading."""
    start = time.perf_counter()
    for result in reader.read_many(items):
        if not isinstance(result, Record):
            raise result.error
    return time.perf_counter() - start


def peak(which: str, count: int) -> int:
    """Give the peak memory in MB of a process that runs only one of the two."""
    call = [sys.executable, __file__, "--memory", which, "--dispatches", str(count)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def memory(which: str, items: list[Item]) -> None:
    """Run one of the two and print the peak memory of this process."""
    if which == "bare":
        bare(spacy.load(MODEL), items)
    else:
        reading(Reader("fr"), items)
    print(_high_water() // 1024)


def _high_water() -> int:
    """Give this process's peak memory in kB; Linux's `ru_maxrss` would count the parent's too."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (x for x in status.read_text("utf-8").splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dispatches", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", choices=["bare", "reading"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    items = load(options.dispatches)
    if options.memory:
        memory(options.memory, items)
        return
    words = sum(len(item.text.split()) for item in items)
    nlp, reader = spacy.load(MODEL), Reader("fr")
    bare(nlp, items[:10])
    reading(reader, items[:10])
    times: dict[str, list[float]] = {"bare": [], "reading": []}
    for _ in range(options.rounds):
        times["bare"].append(bare(nlp, items))
        times["reading"].append(reading(reader, items))
    speed = {name: words / min(runs) for name, runs in times.items()}
    print(f"{len(items)} dispatches, {words} words, best of {options.rounds}")
    for name, title in (("bare", f"bare {MODEL}"), ("reading", "whole reading")):
        print(f"{title:22}{speed[name]:8.0f} words/s  {peak(name, options.dispatches):6} MB")
    print(f"{'ratio':22}{speed['reading'] / speed['bare']:8.2f}")


if __name__ == "__main__":
    main()
