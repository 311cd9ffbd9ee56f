from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selon.desk.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.testclient import TestClient


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", [*(p.path for p in PAGES if p.path), "/login"])
def test_app_every_page_of_an_empty_store_opens_in_both_languages(
    path: str, language: str, open_desk: Callable[..., TestClient]
) -> None:
    shown = open_desk().get(f"{path}?lang={language}")
    assert shown.status_code == 200
    assert f'<html lang="{language}"' in shown.text


def test_app_remembers_language_and_theme(open_desk: Callable[..., TestClient]) -> None:
    client = open_desk()
    assert 'data-theme="auto"' in client.get("/codebook").text
    client.get("/codebook?lang=fr&theme=dark")
    shown = client.get("/codebook").text
    assert '<html lang="fr" data-theme="dark">' in shown


def test_app_leads_from_the_root_to_the_first_page(open_desk: Callable[..., TestClient]) -> None:
    answer = open_desk().get("/", follow_redirects=False)
    assert answer.headers["location"] == next(p.path for p in PAGES if p.path)
