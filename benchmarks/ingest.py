"""What ingestion costs beyond reading, and how long lists take beyond the bare start.

usage: ingest.py [--dispatches 300] [--rounds 5] [--store FILE]

Baseline of ingestion: `Reader.read_many` on the same dispatches, which stores nothing. Both run in
one process each, one after the other, and so does the building of the ledger; the share outside
reading is what the others take beyond the baseline, of all. It is told in processor time, which
other programs do not change much, and in wall time. Baseline of the lists: `selon --version`; the
best of each round counts. `--store` takes the lists of a store that is there. `--dispatches 0`
takes all of the archive.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selon import Item, Reader, Store, ingest
from selon.store import refresh

ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT.parent / "shared" / "data" / "dispatches" / "afp_2020_fr.jsonl.gz"
EXAMPLES = ROOT / "src" / "selon" / "examples" / "fr"
SELON = Path(sys.executable).parent / "selon"
LISTS = (
    ["incidents"],
    ["incidents", "--in", "Mali"],
    ["incidents", "--near", "Beyrouth", "--since", "2020-08"],
    ["claims"],
    ["claims", "--kind", "killed", "--text", "attaque"],
    ["contested"],
    ["speakers"],
    ["speakers", "--text", "attaque"],
    ["timeline"],
    ["search", "explosion port"],
)
ALLOWED = 0.3  # seconds beyond the bare start


def load(count: int) -> list[Item]:
    """Give the first dispatches of the shared archive, or the shipped examples numbered."""
    items = []
    if DISPATCHES.exists():
        with gzip.open(DISPATCHES, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                item = Item(
                    row["text"], row["id"], row["published"], row["title"], "fr", row["publisher"]
                )
                items.append(item)
                if len(items) == count:
                    break
        return items
    print("../shared is not here: the shipped examples stand in, each with a number")
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return [
        Item(f"{texts[n % len(texts)]}\n({n})\n", str(n), "2020-05-04", language="fr")
        for n in range(count or 300)
    ]


def phase(name: str, count: int, path: str) -> None:
    """Do one of the three in this process; print seconds, processor seconds, megabytes."""
    items = load(count) if name != "ledger" else []
    Reader("fr").read("Le maire a parlé.")  # loading the model is no part of the comparison
    start, used = time.perf_counter(), time.process_time()
    if name == "reading":
        for _ in Reader().read_many(items):
            pass
    else:
        with Store.open(path, create=True) as store:
            if name == "ingest":
                ingest(store, items, processes=1)
            else:
                refresh(store, force=True)
    wall, cpu = time.perf_counter() - start, time.process_time() - used
    print(wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def measure(name: str, count: int, path: str) -> tuple[float, float, float]:
    """Run a phase in a process of its own."""
    call = [sys.executable, __file__, "--phase", name, "--dispatches", str(count), "--store", path]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    wall, cpu, memory = (float(value) for value in done.stdout.splitlines()[-1].split())
    return wall, cpu, memory


def ingestion(count: int, path: str) -> None:
    """Print what each phase takes and the share outside reading."""
    found = {name: measure(name, count, path) for name in ("reading", "ingest", "ledger")}
    titles = {
        "reading": "reading alone (baseline)",
        "ingest": "ingest, one process",
        "ledger": "building the ledger",
    }
    for name, (wall, cpu, memory) in found.items():
        print(f"{titles[name]:26}{wall:8.1f} s {cpu:8.1f} s of processor {memory:6.0f} MB")
    for at, word in ((1, "processor time"), (0, "wall time")):
        reading, storing, ledger = (found[name][at] for name in titles)
        print(
            f"outside reading, of {word}: {1 - reading / storing:.1%}, "
            f"with the ledger {1 - reading / (storing + ledger):.1%}"
        )
    size = Path(path).stat().st_size
    print(f"the store has {size / 1e6:.1f} MB")


def lists(path: str, rounds: int) -> None:
    """Print how long each list takes beyond the bare start, the best of some rounds."""
    calls = [["--version"], *([*call, "--store", path] for call in LISTS)]
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for n, call in enumerate(calls):
            start = time.perf_counter()
            subprocess.run([SELON, *call], capture_output=True, check=True)
            best[n] = min(best[n], time.perf_counter() - start)
    print(f"\nbare start (baseline): {best[0]:.3f} s")
    for call, seconds in zip(LISTS, best[1:], strict=True):
        beyond = seconds - best[0]
        mark = "" if beyond < ALLOWED else f"  above {ALLOWED} s"
        print(f"selon {' '.join(call):50}+{beyond:.3f} s{mark}")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dispatches", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store")
    parser.add_argument("--phase", choices=["reading", "ingest", "ledger"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.phase:
        phase(options.phase, options.dispatches, options.store)
    elif options.store:
        lists(options.store, options.rounds)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/news.selon"
            ingestion(options.dispatches, path)
            lists(path, options.rounds)


if __name__ == "__main__":
    main()
