from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selon.dispatch import Anatomy, anatomy
from selon.dispatch.lexicon import lexicon
from selon.language import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.dispatch.lexicon import Lexicon
    from selon.language import LanguagePack


@pytest.fixture(scope="session")
def pack() -> LanguagePack:
    return load("fr")


@pytest.fixture(scope="session")
def words(pack: LanguagePack) -> Lexicon:
    return lexicon(pack)


@pytest.fixture(scope="session")
def read(pack: LanguagePack) -> Callable[..., Anatomy]:
    """Read the anatomy of a text."""

    def run(text: str, **options: str) -> Anatomy:
        return anatomy(text, pack, **options)

    return run
