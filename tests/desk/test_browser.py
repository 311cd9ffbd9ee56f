"""The desk in a real browser: Debian's Chromium, driven by playwright.

Every page that is opened here is watched: an error in the console, a request that leaves the desk,
or a blocked script fails the test.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from selon.desk.pages import PAGES
from selon.store.listing import claims, incidents

if TYPE_CHECKING:
    from browsing import Served

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
ADDRESSES = [
    *(p.path for p in PAGES if p.path), "/dispatches/d1", "/dispatches/h1",
    "/dispatches/d1/rows/f2/correct", "/login", "/nothing-here", "/incidents/*",
    "/situation?since=never", "/search?text=introuvable", "/situation?placed=no&dated=no",
]  # fmt: skip


def wait_state(page: Any, row: str, state: str) -> None:
    page.wait_for_selector(f'.row[data-row="{row}"][data-state="{state}"]')


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("look", ["en-light", "fr-dark", "fr-light-phone", "en-dark-phone"])
def test_browser_every_page_is_clean_and_accessible(
    path: str, look: str, open_page: Any, served: Served
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    path = path.replace("*", incidents(served.store)[0].id)

    language, theme, *phone = look.split("-")
    size = {"width": 390, "height": 800} if phone else {"width": 1300, "height": 900}
    joint = "&" if "?" in path else "?"
    page = open_page(f"{path}{joint}lang={language}&theme={theme}", viewport=size)
    assert page.locator("h1").count() == 1
    page.evaluate("for (const d of document.querySelectorAll('main details')) d.open = true")
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is too wide"
    found = Axe().run(page, options=RULES).response["violations"]
    told = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]
    assert told == []


def test_browser_reader_links_both_ways(open_page: Any) -> None:
    page = open_page("/dispatches/d1")
    page.locator('.row[data-row="f2"]').hover()
    lit = page.locator("article .lit").all_inner_texts()
    assert "".join(lit) == "Au moins vingt civils"
    page.locator('article [data-rows~="s4"]').first.click()
    assert "lit" in page.locator('.row[data-row="s4"]').get_attribute("class")
    assert page.evaluate("document.activeElement.dataset.row") == "s4"
    assert page.url.endswith("?row=s4")
    page.locator('.row[data-row="f1"] a.id').click()
    assert page.locator("article .lit").all_inner_texts() == ["Vingt morts"]


def test_browser_reader_layers_hide_rows_and_marks(open_page: Any) -> None:
    page = open_page("/dispatches/d1")
    assert page.locator("#section-figures").is_visible()
    page.keyboard.press("2")
    assert not page.locator("#section-figures").is_visible()
    shadow = "getComputedStyle(document.querySelector('article .figure')).boxShadow"
    assert page.evaluate(shadow) == "none"
    page.keyboard.press("2")
    assert page.evaluate(shadow) != "none"


def test_browser_a_correction_stands_in_the_store_and_what_is_listed(
    open_page: Any, served: Served
) -> None:
    page = open_page("/dispatches/d1?row=f2")
    page.locator('.row[data-row="f2"]').hover()
    page.locator('.row[data-row="f2"] [data-key="c"]').click()
    page.fill('input[name="field.low"]', "25")
    page.fill('input[name="note"]', "the mayor said so")
    page.click('button[value="correct"]')
    wait_state(page, "f2", "corrected")
    assert page.locator('.row[data-row="f2"] ins').inner_text() == "25"
    served.settle()
    assert {c.low for c in claims(served.store) if c.text.startswith("Au moins vingt civils")} == {
        25
    }
    assert served.store.record("d1").row("f2").low == 20
    page.reload()
    wait_state(page, "f2", "corrected")
    page.locator('.row[data-row="f2"]').hover()
    page.locator('.row[data-row="f2"] [data-key="u"]').click()
    wait_state(page, "f2", "unreviewed")
    served.settle()
    assert {c.low for c in claims(served.store) if c.text.startswith("Au moins vingt civils")} == {
        20
    }


def test_browser_review_works_by_keyboard_alone(open_page: Any, served: Served) -> None:
    page = open_page("/review")
    rows = [one.get_attribute("data-row") for one in page.locator(".row").all()]
    page.keyboard.press("j")
    page.keyboard.press("a")
    wait_state(page, rows[0], "accepted")
    focused = "document.activeElement.dataset.row"
    page.wait_for_function(f"{focused} === {rows[1]!r}")
    page.keyboard.press("r")
    wait_state(page, rows[1], "rejected")
    page.keyboard.press("u")
    wait_state(page, rows[1], "unreviewed")
    page.keyboard.press("d")
    wait_state(page, rows[1], "disputed")
    page.keyboard.press("c")
    page.wait_for_selector("form.correct")
    page.keyboard.press("Escape")
    page.wait_for_selector("form.correct", state="detached")
    page.keyboard.press("n")
    page.wait_for_load_state("networkidle")
    left = [one.get_attribute("data-row") for one in page.locator(".row").all()]
    assert rows[0] not in left
    assert rows[1] not in left


def test_browser_accept_what_i_see_takes_only_that(open_page: Any, served: Served) -> None:
    page = open_page("/dispatches/d1", viewport={"width": 1300, "height": 620})
    button = page.locator("#seen button")
    button.wait_for()
    visible = page.evaluate(
        """() => [...document.querySelectorAll('.row')].filter((row) => {
            const box = row.getBoundingClientRect();
            const edge = document.getElementById('rows').getBoundingClientRect();
            return box.top >= 0 && box.bottom <= Math.min(innerHeight, edge.bottom);
        }).map((row) => row.dataset.row)"""
    )
    count = int(re.search(r"\d+|one", button.inner_text())[0].replace("one", "1"))
    assert count == len(visible) < page.locator(".row").count()
    page.keyboard.press("v")
    page.wait_for_selector('.row[data-state="accepted"]')
    accepted = page.locator('.row[data-state="accepted"]').all()
    assert [one.get_attribute("data-row") for one in accepted] == visible


def test_browser_groups_and_the_back_button(open_page: Any) -> None:
    page = open_page("/review")
    page.click(".groups a:text('Contested')")
    page.wait_for_url("**/review?group=contested")
    assert page.locator(".row").count() == 0
    page.go_back()
    assert page.locator(".row").count() > 0
    page.go_forward()
    assert page.locator(".groups [aria-current]").inner_text().startswith("Contested")


def test_browser_shows_what_was_refused(open_page: Any) -> None:
    page = open_page("/dispatches/d1")
    page.locator('.row[data-row="f2"]').hover()
    page.locator('.row[data-row="f2"] [data-key="c"]').click()
    page.fill('input[name="field.low"]', "plenty")
    page.click('button[value="correct"]')
    page.wait_for_selector(".notice.told")
    assert "no number" in page.locator(".notice.told").inner_text()
    assert page.locator('input[name="field.low"]').input_value() == "plenty"


def test_browser_reads_and_reviews_with_scripts_blocked(open_page: Any) -> None:
    page = open_page("/dispatches/d1", java_script_enabled=False)
    assert page.locator("article .said").count() > 0
    page.click('article a.ref[href="#f2"]')
    assert page.url.endswith("#f2")
    page.click('.row[data-row="f2"] button[value="accept"]')
    wait_state(page, "f2", "accepted")
    page.click('.row[data-row="f1"] a[data-key="c"]')
    page.fill('input[name="field.low"]', "21")
    page.click('button[value="correct"]')
    wait_state(page, "f1", "corrected")


def test_browser_remembers_theme_and_language(open_page: Any) -> None:
    page = open_page("/codebook")
    page.click("details.settings summary")
    page.click("details.settings a:text('Français')")
    page.click("details.settings summary")
    page.click("details.settings a:text('sombre')")
    page.click("nav a:text('Relecture')")
    page.wait_for_url("**/review")
    page.wait_for_selector("h1:text('Relecture')")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("h1").inner_text() == "Relecture"


def test_browser_prints_text_and_rows_without_tools(open_page: Any) -> None:
    page = open_page("/dispatches/d1")
    page.emulate_media(media="print")
    assert page.locator("article").is_visible()
    assert page.locator('.row[data-row="f2"]').is_visible()
    for tool in (".top nav", ".layers", ".acts >> nth=0", "#seen"):
        assert not page.locator(tool).is_visible()


@pytest.mark.parametrize("width", [1000, 1300])
def test_browser_menu_stands_in_one_line(width: int, open_page: Any) -> None:
    page = open_page("/situation?lang=fr", viewport={"width": width, "height": 800})
    tops = {one.bounding_box()["y"] for one in page.locator(".top nav li").all()}
    assert len(tops) == 1
    summary = page.locator(".settings summary").bounding_box()
    assert abs(summary["y"] - tops.pop()) < 8
    page.click(".settings summary")
    box = page.locator(".settings .panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_browser_prints_an_incident_with_all_that_is_told_and_no_forms(
    open_page: Any, served: Served
) -> None:
    page = open_page(f"/incidents/{incidents(served.store)[0].id}")
    page.emulate_media(media="print")
    assert page.locator(".hits li").first.is_visible()
    for tool in (".tools", ".rate", "button"):
        assert not [one for one in page.locator(f"main {tool}").all() if one.is_visible()]
