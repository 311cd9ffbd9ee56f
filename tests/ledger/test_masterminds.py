"""Who is named as the one behind a deed, who had no proven part in it, and "it" was done by whom."""

from __future__ import annotations

import pytest

from ledger_making import Making, blamed

KILLED = "Ravel Onda a été assassiné mardi à Kandar."


def told(text: str, *named: str) -> set[tuple[str | None, str | None, bool]]:
    m = Making(f"{KILLED}\n{text}")
    m.event("a été assassiné", place=m.place("Kandar"))
    if "assassinat" in text:
        m.event("assassinat")
    for name in named:
        m.actor(name, "person" if name[0].isupper() else "unnamed")
    return blamed(m.record())


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        (
            "Sorel Vane a été désigné par la presse comme le commanditaire de l'assassinat.",
            ["Sorel Vane"],
            {(None, "Sorel Vane", False)},
        ),
        (
            "Sorel Vane est identifié comme le cerveau de l'assassinat par des enquêteurs.",
            ["Sorel Vane", "enquêteurs"],
            {("enquêteurs", "Sorel Vane", False)},
        ),
        (
            "Mila Tern considère Sorel Vane comme le commanditaire de l'assassinat.",
            ["Mila Tern", "Sorel Vane"],
            {("Mila Tern", "Sorel Vane", False)},
        ),
        ("Sorel Vane n'est pas vu comme l'auteur de l'assassinat.", ["Sorel Vane"], set()),
        ("Sorel Vane est vu comme le responsable du parti.", ["Sorel Vane"], set()),
        (
            "Il n'y a aucune preuve de l'implication de Sorel Vane.",
            ["Sorel Vane"],
            {(None, "Sorel Vane", True)},
        ),
        (
            "Il n'y a pas de preuve que Sorel Vane ait ordonné l'assassinat.",
            ["Sorel Vane"],
            {(None, "Sorel Vane", True)},
        ),
        ("Il n'y a aucune preuve, selon Sorel Vane.", ["Sorel Vane"], set()),
        ("Il avait été commis par des miliciens.", ["miliciens"], {(None, "miliciens", False)}),
        ("Le vol avait été commis par des miliciens.", ["miliciens"], set()),
    ],
)
def test_those_behind_a_deed(
    text: str, named: list[str], found: set[tuple[str | None, str | None, bool]]
) -> None:
    assert told(text, *named) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Après avoir tué Ravel Onda à Kandar, les soldats ont fui.", {(None, "soldats", False)}),
        ("Après avoir tué Ravel Onda à Kandar, dit-on, ils ont vu les soldats.", set()),
    ],
)
def test_a_deed_told_first_is_of_the_subject_behind(
    text: str, found: set[tuple[str | None, str | None, bool]]
) -> None:
    m = Making(text)
    soldiers = m.actor("soldats", "unnamed")
    m.event("avoir tué", place=m.place("Kandar"), actors=[soldiers])
    assert blamed(m.record()) == found
