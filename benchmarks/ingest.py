"""What ingestion costs beyond reading, and how long lists take beyond the bare start.

usage: ingest.py [--dispatches 300] [--rounds 5] [--keep FILE] [--store FILE]

Ingestion runs in one process, and within it is told how much processor time goes into
`Reader.read_many`, the baseline; the building of the ledger runs in another. The share outside
reading is what is not the baseline, of all. `one more` is what the ledger takes to grow by one
dispatch, the middle one of ten. Baseline of the lists: `selon --version`; the best of each round
counts. `--keep` keeps the store, `--store` takes the lists of a store that is there.
`--dispatches 0` takes all of the archive.
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
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from selon import Item, Reader, Record, Store, ingest
from selon.store import refresh, schema, workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selon.sources import Failure

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
    ["contested", "--format", "json"],
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


class Metered(Reader):
    """A reader that notes how much processor time it takes."""

    spent = 0.0

    def read_many(self, items: Iterable[Item | Failure]) -> Iterator[Record | Failure]:
        """Read items one by one."""
        found = iter(super().read_many(items))
        while True:
            start = time.thread_time()
            one = next(found, None)
            Metered.spent += time.thread_time() - start
            if one is None:
                return
            yield one


def phase(name: str, count: int, path: str) -> None:
    """Do one of them in this process; print what it took, and megabytes."""
    items = load(count) if name == "ingest" else []
    if items:
        Reader("fr").read("Le maire a parlé.")  # loading the model is no part of the comparison
    workers._new_reader = Metered  # noqa: SLF001 - where ingestion takes its reader from
    start, used = time.perf_counter(), time.process_time()
    with Store.open(path, create=True) as store:
        if name == "ingest":
            ingest(store, items, processes=1)
        elif name == "ledger":
            refresh(store, force=True)
        else:
            print(*one_more(store))
            return
    wall, cpu = time.perf_counter() - start, time.process_time() - used
    print(wall, cpu, Metered.spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def one_more(store: Store) -> tuple[float, float]:
    """Take ten dispatches out, then in one by one; the middle wall and processor time."""
    r = schema.records
    with store.read() as connection:
        numbers = list(connection.scalars(select(r.c.id).where(r.c.is_current).order_by(r.c.id)))
    some = numbers[:: max(1, len(numbers) // 10)][:10]

    def stand(records: list[int], *, whether: bool) -> None:
        change = update(r).where(r.c.id.in_(records)).values(is_current=whether)
        store.write(lambda connection: connection.execute(change))

    stand(some, whether=False)
    refresh(store)
    times = []
    for record in some:
        stand([record], whether=True)
        start, used = time.perf_counter(), time.process_time()
        refresh(store)
        times.append((time.perf_counter() - start, time.process_time() - used))
    return sorted(times)[len(times) // 2]


def measure(name: str, count: int, path: str) -> list[float]:
    """Run a phase in a process of its own."""
    call = [sys.executable, __file__, "--phase", name, "--dispatches", str(count), "--store", path]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return [float(value) for value in done.stdout.splitlines()[-1].split()]


def ingestion(count: int, path: str) -> None:
    """Print what each phase takes and the share outside reading."""
    wall, cpu, reading, memory = measure("ingest", count, path)
    print(f"reading (baseline)                  {reading:8.1f} s of processor")
    print(f"ingest, one process    {wall:8.1f} s {cpu:8.1f} s of processor {memory:6.0f} MB")
    wall, ledger, _, memory = measure("ledger", count, path)
    print(f"building the ledger    {wall:8.1f} s {ledger:8.1f} s of processor {memory:6.0f} MB")
    print(
        f"outside reading: {1 - reading / cpu:.1%}, "
        f"with the ledger {1 - reading / (cpu + ledger):.1%}"
    )
    growing(count, path)
    size = Path(path).stat().st_size
    print(f"the store has {size / 1e6:.1f} MB")


def growing(count: int, path: str) -> None:
    """Print what one dispatch more takes."""
    wall, cpu = measure("one more", count, path)
    print(f"the ledger, one more   {wall:8.2f} s {cpu:8.2f} s of processor")


def lists(path: str, rounds: int) -> None:
    """Print how long each list takes beyond the bare start, the best of some rounds."""
    calls = [["--version"], *([*call, "--store", path] for call in LISTS)]
    best = [(float("inf"), float("inf"))] * len(calls)
    for _ in range(rounds):
        for n, call in enumerate(calls):
            start, used = time.perf_counter(), children()
            subprocess.run([SELON, *call], capture_output=True, check=True)
            wall, cpu = time.perf_counter() - start, children() - used
            best[n] = min(best[n][0], wall), min(best[n][1], cpu)
    bare = best[0]
    print(f"\nbare start (baseline): {bare[0]:.3f} s, {bare[1]:.3f} s of processor")
    for call, (wall, cpu) in zip(LISTS, best[1:], strict=True):
        mark = "" if cpu - bare[1] < ALLOWED else f"  above {ALLOWED} s"
        print(
            f"selon {' '.join(call):50}+{wall - bare[0]:.3f} s "
            f"+{cpu - bare[1]:.3f} s of processor{mark}"
        )


def children() -> float:
    """Give the processor time of the programs called so far: others at work do not change it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dispatches", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store")
    parser.add_argument("--keep")
    parser.add_argument("--phase", choices=["ingest", "ledger", "one more"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.phase:
        phase(options.phase, options.dispatches, options.store)
    elif options.store:
        lists(options.store, options.rounds)
    elif options.keep:
        ingestion(options.dispatches, options.keep)
        lists(options.keep, options.rounds)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/news.selon"
            ingestion(options.dispatches, path)
            lists(path, options.rounds)


if __name__ == "__main__":
    main()
