"""Cut, flipped and shuffled copies of every format: an item or an error of ours, never a crash."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.errors import SelonError
from selon.sources import Failure, Item
from selon.sources.options import Options
from selon.sources.raw import inner
from selon.sources.registry import read_raw
from wire_copies import COPIES


def results(name: str, data: bytes) -> list[Item | Failure]:
    """Read bytes as read_paths would read a file of this name."""
    stem, _, suffix = name.removesuffix(".gz").rpartition(".")
    found: list[Item | Failure] = []
    try:
        raw = inner(name, stem, f".{suffix}", io.BytesIO(data))
        found.extend(read_raw(raw, Options()))
    except SelonError as error:
        found.append(Failure(name, error))
    return found


def sound(found: list[Item | Failure]) -> bool:
    return all(
        one.error.message if isinstance(one, Failure) else one.canceled or one.text.strip()
        for one in found
    )


quick = settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
@quick
@given(st.floats(0, 1))
def test_truncated_copies_never_crash(name: str, part: float) -> None:
    data = COPIES[name]
    found = results(name, data[: int(len(data) * part)])
    assert found
    assert sound(found)


@pytest.mark.parametrize("name", COPIES)
@quick
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_copies_never_crash(name: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(COPIES[name])
    for part, value in changes:
        data[int(len(data) * part)] = value
    found = results(name, bytes(data))
    assert found
    assert sound(found)
