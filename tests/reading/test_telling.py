"""Languages told from texts, and paragraphs in another one, on invented dispatches."""

from __future__ import annotations

import pytest

from selon.errors import WrongLanguage
from selon.reading.reader import Reader
from selon.reading.telling import other_languages, tell_language
from selon.sources import Failure, Item

EN = (
    "The army said on Tuesday that it had taken the village of Kandar after three days of "
    "fighting, and that the rebels had fled to the north of the province with their families."
)
FR = (
    "L'armée a déclaré mardi qu'elle avait pris le village de Kandar après trois jours de combats, "
    "et que les rebelles avaient fui vers le nord de la province avec leurs familles."
)


@pytest.mark.parametrize(("text", "code"), [(EN, "en"), (FR, "fr")])
def test_telling_language(text, code):
    assert tell_language(text) == code


def test_telling_a_language_without_pack_names_those_that_are_read():
    with pytest.raises(WrongLanguage) as caught:
        tell_language("Die Armee erklärte am Dienstag, sie habe das Dorf eingenommen. " * 3)
    assert "'de'" in str(caught.value)
    assert "en, es, fr" in (caught.value.hint or "")


def test_telling_other_languages_by_paragraph():
    assert other_languages([EN, EN, FR], "en") == ("fr",)
    assert other_languages([EN, EN, "Non."], "en") == ()


@pytest.mark.model
def test_telling_a_mixed_dispatch_is_read_in_its_main_language_and_says_so():
    record = Reader().read(f"{EN}\n\n{EN}\n\n{EN}\n\n{FR}", published="2020-06-10")
    assert record.dispatch.language == "en"
    assert record.dispatch.other_languages == ("fr",)
    assert any(s.stance == "say" for s in record.statements)


def test_language_that_no_pack_reads_is_refused_with_the_file_it_stands_in() -> None:
    item = Item("<a><b></a>", item="x", uri="folder/x.xml")
    (found,) = Reader().read_many([item])
    assert isinstance(found, Failure)
    assert (found.where, found.error.where) == ("folder/x.xml", "folder/x.xml")
