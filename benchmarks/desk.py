"""Response times and bytes of every page of the desk on a large invented store.

usage: desk.py [--store FILE] [--incidents 100000] [--dispatches 20000] [--rounds 1]
               [--page PAGE]

Without `--store` the store is made first, in a temporary folder. Pages are asked for in this
process, one after the other; baseline is the codebook page, which asks the store nothing. Pages
that take filters are asked for under each filter alone and under all pairs and triples of time,
place, type, kind, speaker, status, publisher, text, placed and dated, each with a value that
holds for many and one that holds for few. p95 is over all that was asked of a page, the first
included; `cpu` is the p95 of the processor's time, for machines that do other work meanwhile.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass, field
from itertools import combinations, count
from pathlib import Path

from fastapi.testclient import TestClient

from selon import Store
from selon.desk.app import create_app
from selon.store.inventing import fill

ALLOWED = 0.3  # seconds that the 95th percentile of a page may take
MOST = 1.0  # seconds that nothing may take
PAGES = (
    "codebook", "dispatches", "review", "situation", "api/v1/map", "api/v1/overview", "contested",
    "sources", "search", "export",
)  # fmt: skip
UNFILTERED = ("codebook", "dispatches", "review")
VALUES = {
    "time": ("since=2018-02", "since=2019-03&until=2019-05"),
    "place": ("within=MLI", "near=15.5,-3&radius=200", "box=-40,-100,60,100"),
    "type": ("type=ASSAULT", "type=AID"),
    "kind": ("kind=killed", "kind=displaced"),
    "speaker": ("speaker=a", "speaker=karim"),
    "status": ("status=single", "status=contested"),
    "publisher": ("publisher=Hill+News",),
    "text": ("text=attaque", "text=walemka"),
    "placed": ("placed=yes", "placed=no"),
    "dated": ("dated=yes", "dated=no"),
}


@dataclass
class Measured:
    """What was asked of a page, how long it took, how many bytes came."""

    asked: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    most: int = 0
    failed: int = 0

    def ask(self, client: TestClient, path: str, query: str) -> None:
        """Ask for a page once."""
        cpu, start = time.process_time(), time.perf_counter()
        answer = client.get(f"/{path}?{query}")
        self.seconds.append(time.perf_counter() - start)
        self.processor.append(time.process_time() - cpu)
        self.asked.append(query)
        self.most = max(self.most, len(answer.content))
        self.failed += answer.status_code != 200

    def told(self) -> str:
        """Give the line that is printed."""
        p95, slowest = _p95(self.seconds), max(self.seconds)
        line = f"{len(self.seconds):5} asked  p95 {p95:.3f} s (cpu {_p95(self.processor):.3f})"
        line += f"  most {slowest:.3f} s {self.most / 1000:8.1f} kB"
        if p95 > ALLOWED or slowest > MOST:
            line += f"  too slow: {self.asked[self.seconds.index(slowest)]}"
        return line + (f"  {self.failed} failed" if self.failed else "")


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]


def filters() -> list[str]:
    """List filters alone, their pairs and their triples; values take turns."""
    alone = [value for values in VALUES.values() for value in values]
    turn = count()
    met = [
        "&".join(VALUES[name][next(turn) % len(VALUES[name])] for name in names)
        for number in (2, 3)
        for names in combinations(VALUES, number)
    ]
    return ["", "offset=5000", *alone, *met]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store")
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--dispatches", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1, help="how often all is asked for")
    parser.add_argument("--page", action="append", help="only this page; may be repeated")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(options.store or f"{folder}/invented.selon")
        if not options.store:
            with Store.open(path, create=True) as store:
                fill(store, incidents=options.incidents, dispatches=options.dispatches)
        with TestClient(create_app(path), base_url="http://localhost") as client:
            listed = client.get("/api/v1/incidents?limit=20").json()["items"]
            asked = {page: filters() for page in PAGES if page not in UNFILTERED}
            asked |= {page: ["", "offset=5000"] * 10 for page in UNFILTERED}
            for page in options.page or (*PAGES, "incidents"):
                found = Measured()
                for _ in range(options.rounds):
                    if page == "incidents":
                        for one in listed:
                            found.ask(client, f"incidents/{one['id']}", "")
                    for query in asked.get(page, ()):
                        found.ask(client, page, query)
                print(f"{page:16} {found.told()}", flush=True)


if __name__ == "__main__":
    main()
