from __future__ import annotations

import pytest

from reading.placing import PACK, draft
from selon.gazetteer import Gazetteer
from selon.reading.places.lexicon import place_words
from selon.reading.places.names import find_names
from selon.reading.places.setting import Settings
from selon.reading.places.words import Words

LEXICON = place_words(PACK)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(packs=())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("près d'Alep.", ["près", "d'", "Alep"]),
        ("à N'Djamena, au sud", ["à", "N'Djamena", "au", "sud"]),
        ("L'Est libyen", ["L'", "Est", "libyen"]),
        ("Deir ez-Zor et al-Watiya", ["Deir", "ez-Zor", "et", "al-Watiya"]),
        ("Sana'a --dit-il--", ["Sana'a", "dit-il"]),
        ("jusqu’à Kandar", ["jusqu’", "à", "Kandar"]),
    ],
)
def test_words_keep_names_whole_and_cut_elisions(text: str, words: list[str]) -> None:
    assert Words(draft(text), LEXICON).texts == words


def test_words_a_capital_without_accent_is_a_preposition() -> None:
    words = Words(draft("A Kandar, le plan A a échoué."), LEXICON)
    assert words.lowers[0] == "à"
    assert words.lowers[words.texts.index("A", 1)] == "a"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Les Emirats arabes unis ont dit oui.", ["Emirats arabes unis"]),
        ("En République démocratique du Congo.", ["République démocratique du Congo"]),
        ("La guerre en Syrie dure.", ["Syrie"]),
        ("La situation à Alep est grave.", ["Alep"]),
        ("Le XIe siècle.", []),
        ("La Tour Eiffel est fermée.", ["Tour Eiffel"]),
        ("Selon Boustan al Kasr.", ["Boustan al Kasr"]),
        ("dans le Nord et l'Est", []),
    ],
)
def test_names_are_as_long_as_gazetteer_and_writing_say(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    found = find_names(Words(draft(text), LEXICON), LEXICON, gazetteer)
    assert [name.text for name in found] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dans la ville malienne de Tessalit", ("dans", "city", "MLI", None)),
        ("dans la province éponyme de Ghazni", ("dans", "admin", None, None)),
        ("dans l'extrême nord du Mali", ("dans", "", None, 0)),
        ("au large du Yémen", ("phrase", "", None, None)),
        ("une ville du Mali", ("", "open", None, None)),
        ("dans la capitale Sanaa", ("dans", "city", None, None)),
        ("la capitale de la Syrie", ("", "seat", None, None)),
        ("une ville voisine de Ghazni", ("of", "", None, None)),
        ("la sortie nord de Ghazni", ("of", "", None, None)),
    ],
)
def test_setting_reads_what_stands_before_a_name(
    gazetteer: Gazetteer, text: str, expected: tuple[str, str, str | None, int | None]
) -> None:
    words = Words(draft(text), LEXICON)
    (name,) = find_names(words, LEXICON, gazetteer)
    found = Settings(words, LEXICON).of(name)
    assert (found.preposition, found.kind, found.country, found.bearing) == expected
