"""The map, the line of time and the forms of decisions, worked with a mouse and keys."""

from __future__ import annotations

import re
from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ledger_making import toll
from selon.store.listing import incidents
from selon.store.reviews import history

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Served
    from selon.record import Record

pytestmark = pytest.mark.browser

TOWNS = {"Kandar": "2020-03-12", "Belmar": "2020-03-14", "Ostrel": "2020-03-20"}


@pytest.fixture
def records() -> tuple[Record, ...]:
    """Tell of three attacks: two in towns near each other, one far off and later."""
    return tuple(
        toll(f"d{n}", f"{day}T18:00", [("Ilan Maro", n + 2)], place=town, day=day)
        for n, (town, day) in enumerate(TOWNS.items())
    )


def asked(page: Any) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(urlsplit(page.url).query).items()}


def zoom(page: Any) -> int:
    return int(asked(page).get("map", "0,0,0").split(",")[2])


def settled(page: Any) -> None:
    page.wait_for_selector("#map[data-ready=yes]")
    page.wait_for_load_state("networkidle")


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Wait for what holds; the pages' policy lets no function be made of a text."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not come about")


def marks(page: Any) -> list[str]:
    return sorted(one.get_attribute("aria-label") for one in page.locator("#map .mark").all())


def listed(page: Any) -> list[str]:
    links = page.locator("table tbody a[href^='/incidents/']").all_inner_texts()
    return sorted(town for town in TOWNS for link in links if town in link)


def test_browser_map_zooms_by_its_buttons_and_keeps_the_view_in_the_address(open_page: Any) -> None:
    page = open_page("/situation")
    settled(page)
    before = zoom(page)
    page.get_by_role("button", name="Zoom in").click()
    until(page, lambda: zoom(page) != before)
    assert zoom(page) == before + 1
    settled(page)
    page.reload()
    settled(page)
    assert zoom(page) == before + 1


def test_browser_map_opens_clusters_and_then_incidents(open_page: Any, served: Served) -> None:
    page = open_page("/situation?map=30,30,3")
    settled(page)
    assert len(marks(page)) == 2
    page.locator("#map .mark", has_text="2").click()
    until(page, lambda: zoom(page) > 3 and len(marks(page)) == 2)
    settled(page)
    assert zoom(page) > 3
    shown = marks(page)
    assert [town for town in TOWNS if any(town in one for one in shown)] == ["Kandar", "Belmar"]
    view = asked(page)["map"]
    page.locator("#map .mark[aria-label*=Belmar]").click()
    page.wait_for_url("**/incidents/*")
    assert "Belmar" in page.locator("h1").inner_text()
    page.wait_for_selector("#map[data-ready=yes]")
    page.go_back()
    settled(page)
    assert asked(page)["map"] == view
    assert marks(page) == shown


def test_browser_map_is_worked_by_keys(open_page: Any) -> None:
    page = open_page("/situation?map=50,20,6")
    settled(page)
    page.locator("#map .mark[aria-label*=Ostrel]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
    assert "Ostrel" in page.locator("h1").inner_text()


def test_browser_map_narrows_the_list_to_what_it_shows(open_page: Any) -> None:
    page = open_page("/situation?map=13.2,41.2,6")
    settled(page)
    assert listed(page) == ["Belmar", "Kandar", "Ostrel"]
    page.click("#map-only")
    page.wait_for_url("**box=*")
    assert listed(page) == ["Belmar", "Kandar"]
    page.go_back()
    until(page, lambda: "box" not in asked(page))
    assert listed(page) == ["Belmar", "Kandar", "Ostrel"]


def drag(page: Any, first: str, last: str) -> None:
    """Draw over the line of time from the bar of one day to that of another."""
    ends = [
        page.locator(f"#axis a[data-first='{day}'] .room").bounding_box() for day in (first, last)
    ]
    points = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in ends]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=6)
    assert page.locator("#axis a.drag").count() > 1
    page.mouse.up()


def test_browser_line_of_time_is_brushed_and_the_back_button_undoes_it(open_page: Any) -> None:
    page = open_page("/situation")
    settled(page)
    page.locator("#axis").scroll_into_view_if_needed()
    days = [one.get_attribute("data-first") for one in page.locator("#axis a").all()]
    assert set(TOWNS.values()) <= set(days)
    drag(page, "2020-03-15", "2020-03-13")
    page.wait_for_url("**since=*")
    assert (asked(page)["since"], asked(page)["until"]) == ("2020-03-13", "2020-03-15")
    assert listed(page) == ["Belmar"]
    page.go_back()
    until(page, lambda: "since" not in asked(page))
    assert listed(page) == ["Belmar", "Kandar", "Ostrel"]
    page.go_forward()
    page.wait_for_url("**since=*")
    assert listed(page) == ["Belmar"]


def test_browser_line_of_time_goes_by_keys(open_page: Any) -> None:
    page = open_page("/situation")
    settled(page)
    page.locator("#axis a[data-first='2020-03-19']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2020-03-20*")
    assert listed(page) == ["Ostrel"]


def test_browser_rates_claims_and_sources_and_takes_it_back(open_page: Any, served: Served) -> None:
    one = next(row.id for row in incidents(served.store) if "Kandar" in row.label)
    page = open_page(f"/incidents/{one}")
    page.locator(".rate summary").first.click()
    page.locator(".rate select").first.select_option("3")
    page.locator(".rate input[name=note]").first.fill("a second doctor agrees")
    page.locator(".rate button", has_text="Keep").first.click()
    page.wait_for_selector(".rating:has-text('possibly true')")
    assert re.search(r"#q\d-c\d$", page.url)
    page.goto(f"{served.address}/sources")
    row = page.locator("tr", has_text="Ilan Maro")
    row.locator("summary").click()
    row.locator("select").select_option("B")
    row.locator("button", has_text="Keep").click()
    page.wait_for_selector(".rating:has-text('usually reliable')")
    page.goto(f"{served.address}/incidents/{one}")
    assert page.locator(".rating").all_inner_texts() == ["B usually reliable", "3 possibly true"]
    page.locator(".rate summary").first.click()
    page.locator(".rate button", has_text="Take back").first.click()
    until(page, lambda: page.locator(".rating").count() == 1)
    assert [r.action for r in history(served.store)] == ["credibility", "reliability", "undo"]


def test_browser_merges_incidents_and_follows_the_old_address(
    open_page: Any, served: Served
) -> None:
    first, second = (
        next(row.id for row in incidents(served.store) if town in row.label)
        for town in ("Kandar", "Ostrel")
    )
    page = open_page(f"/incidents/{second}")
    page.fill("input[name=other]", f"{served.address}/incidents/{first}")
    page.click("button:text('Merge')")
    page.wait_for_load_state("networkidle")
    served.settle()
    page.goto(f"{served.address}/incidents/{second}")
    assert urlsplit(page.url).path == f"/incidents/{first}"
    assert page.locator("#decisions").is_visible()


class TestBrowserMapWithAnAreaAroundATown:
    """An area is drawn at its middle, where a town may stand."""

    @pytest.fixture
    def records(self) -> tuple[Record, ...]:
        town = toll("d1", "2020-03-12T18:00", [("Ilan Maro", 3)])
        later = toll("d2", "2020-05-20T18:00", [("Dara Sen", 9)], day="2020-05-20")
        (place,) = later.places
        return town, replace(later, places=(replace(place, radius_km=90.0),))

    def test_browser_map_shows_no_mark_over_another(self, open_page: Any) -> None:
        page = open_page("/situation?map=12.5,41,5")
        settled(page)
        a, b = (one.bounding_box() for one in page.locator("#map .mark").all())
        apart = hypot(*(a[way] + a[size] / 2 - b[way] - b[size] / 2 for way, size in WAYS))
        assert (a["width"] + b["width"]) / 2 - 1 <= apart < 40


WAYS = (("x", "width"), ("y", "height"))
