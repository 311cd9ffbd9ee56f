"""Real commands on a disk that is full: a clear error, nothing lost, and the next call goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from full_disk import stored

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).parent.parent / "full_disk.py"
FULL = ("disk is full", "make room and call it again")
PLEIN = ("disque est plein", "faites de la place et recommencez")


def _own_mounts() -> list[str]:
    """Give what lets a program mount a file system of its own, nothing where that is forbidden."""
    call = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    try:
        tried = subprocess.run(
            [*call, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
        )
    except FileNotFoundError:
        return []
    return call if tried.returncode == 0 else []


@pytest.fixture(scope="module", params=["mount", "quota"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Play all scenes; a small file system where one may be mounted, a quota everywhere."""
    before = _own_mounts() if request.param == "mount" else []
    if request.param == "mount" and not before:
        pytest.skip("no file system can be mounted here; the quota stands for it")
    folder = tmp_path_factory.mktemp(request.param)
    call = [*before, sys.executable, str(SCRIPT), request.param, str(folder)]
    environment = {**os.environ, "SELON_LANG": "en", "COLUMNS": "200"}
    done = subprocess.run(
        call, capture_output=True, text=True, check=False, timeout=400, env=environment
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _says(told: dict[str, Any], words: tuple[str, ...]) -> bool:
    return all(one in told["err"] for one in words) and "Traceback" not in told["err"]


def test_full_disk_stops_ingestion_with_what_was_told_stored(seen: Any) -> None:
    scene = seen["ingestion"]
    first, again = scene["stopped"], scene["stopped again"]
    assert first["code"] == 1
    assert _says(first, ("error: ", "news.selon: ", *FULL))
    assert again["code"] == 1
    assert _says(again, ("erreur", *PLEIN))
    told = stored(first["err"]) + stored(again["err"])
    dispatches, *others = scene["after"]["counts"]
    assert 0 < told <= dispatches < 400
    assert others == [dispatches] * 4
    assert scene["after"]["sound"] == "ok"
    assert scene["listed"]["code"] == 0
    assert len(scene["listed"]["out"].splitlines()) >= stored(first["err"])


def test_full_disk_lets_ingestion_go_on_when_there_is_room(seen: Any) -> None:
    scene = seen["ingestion"]
    assert scene["went on"]["code"] == 0
    assert f"{scene['after']['counts'][0]} there already" in scene["went on"]["err"]
    assert scene["in the end"]["counts"] == [400] * 5
    assert scene["no room at all"]["code"] == 1
    assert _says(scene["no room at all"], ("new.selon: ", *FULL))


def test_full_disk_shows_the_ledger_of_before(seen: Any) -> None:
    scene = seen["ledger"]
    assert scene["never built"]["code"] == 1
    assert _says(scene["never built"], FULL)
    assert scene["built"]["code"] == 0
    assert scene["of before"]["code"] == 0
    assert _says(scene["of before"], ("the one of before: ", *FULL))
    assert scene["of before"]["out"] == scene["built"]["out"]
    assert scene["must"]["code"] == 1
    assert _says(scene["must"], FULL)
    assert scene["of now"]["code"] == 0
    assert scene["of now"]["out"] != scene["built"]["out"]


def test_full_disk_leaves_an_old_schema_as_it_was(seen: Any) -> None:
    scene = seen["migration"]
    assert scene["not brought up"]["code"] == 1
    assert _says(scene["not brought up"], FULL)
    assert (scene["as it was"]["version"], scene["as it was"]["sound"]) == ("0001", "ok")
    assert scene["brought up"]["code"] == 0
    assert len(scene["brought up"]["out"].splitlines()) == 2
    assert scene["now"]["counts"] == scene["as it was"]["counts"]
    assert scene["now"]["version"] > "0001"


def test_full_disk_refuses_a_review_and_shows_the_page(seen: Any) -> None:
    scene = seen["reviews"]
    assert (scene["refused"]["code"], scene["refused"]["status"]) == ("store", 409)
    assert "disk is full" in scene["refused"]["message"]
    assert "make room" in scene["refused"]["hint"]
    assert (scene["page"], scene["taken"], scene["history"]) == (200, 201, 1)
