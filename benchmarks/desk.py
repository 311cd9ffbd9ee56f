"""Response times and bytes of every page of the desk on a large invented store.

usage: desk.py [--store FILE] [--incidents 100000] [--dispatches 20000] [--rounds 3]

Without `--store` the store is made first, in a temporary folder. Pages are asked for in this
process, one after the other, under several filters; baseline is the codebook page, which asks the
store nothing. p95 is over all filters and rounds of a page, the first included.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from fastapi.testclient import TestClient

from selon import Store
from selon.desk.app import create_app
from selon.store.inventing import fill

ALLOWED = 0.3  # seconds
PAGES = (
    "codebook", "situation", "api/v1/map", "api/v1/overview", "contested", "sources", "dispatches",
    "search", "export", "review",
)  # fmt: skip
FILTERS = (
    "", "kind=killed", "status=contested", "publisher=Hill+News", "since=2019-03&until=2019-05",
    "within=MLI", "near=15.5,-3&radius=200", "text=attaque", "placed=no", "offset=5000",
)  # fmt: skip


def measure(client: TestClient, path: str, rounds: int) -> tuple[float, int, int]:
    """Give p95 in seconds, the most bytes of an answer, and how many requests failed."""
    times, most, failed = [], 0, 0
    for _ in range(rounds):
        for asked in FILTERS:
            start = time.perf_counter()
            answer = client.get(f"/{path}?{asked}")
            times.append(time.perf_counter() - start)
            most = max(most, len(answer.content))
            failed += answer.status_code != 200
    return sorted(times)[int(len(times) * 0.95) - 1], most, failed


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store")
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--dispatches", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(options.store or f"{folder}/invented.selon")
        if not options.store:
            with Store.open(path, create=True) as store:
                fill(store, incidents=options.incidents, dispatches=options.dispatches)
        with TestClient(create_app(path), base_url="http://localhost") as client:
            listed = client.get("/api/v1/incidents?limit=1").json()["items"]
            pages = [*PAGES, *(f"incidents/{one['id']}" for one in listed)]
            for page in pages:
                p95, most, failed = measure(client, page, options.rounds)
                mark = "" if p95 <= ALLOWED else f"  above {ALLOWED} s"
                wrong = f"  {failed} failed" if failed else ""
                print(f"{page:24} p95 {p95:.3f} s {most / 1000:8.1f} kB{mark}{wrong}", flush=True)


if __name__ == "__main__":
    main()
