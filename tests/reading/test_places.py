from __future__ import annotations

import pytest

from reading.placing import draft, marked, parsed
from selon.gazetteer import distance_km
from selon.reading.places import (
    contributors,
    dateline_places,
    explain_place,
    place_for,
    read_places,
)
from selon.reading.places import survey as survey_module
from selon.record import Mention

# All sentences are invented. What stands in brackets is what a row must quote, once for each row.
FOUND = [
    "Deux bombes ont explosé à [Kandahar].",
    "Les combats en [Syrie] continuent.",
    "Le convoi est arrivé au [Caire].",
    "Des tirs ont visé les abords de [Taëz].",
    "La prise de [Syrte] a surpris.",
    "Les habitants de [Kaboul] fuient.",
    "[Mali]: quatre soldats tués",
    "A [Niamey], un couvre-feu est imposé.",
    "Le village d'[Orvanka] a brûlé.",
    "Des hommes armés ont attaqué près d'[Orvanka].",
    "Ils ont fui vers la [Turquie].",
    "Ils ont quitté la [Libye] en mars.",
    "Trois morts à [Gao] ([Mali])",
    "Des heurts ont éclaté dans toute l'[Éthiopie].",
    "Un accord a été signé à [Genève] et à [Doha].",
    "Les blessés ont été évacués vers [Mossoul], Erbil et Kirkouk.",
    "Le navire a été touché en [mer Rouge].",
    "Ils patrouillent dans la [péninsule arabique].",
    "Le drone est tombé sur la [base militaire d'Orvanka].",
    "L'explosion a soufflé l'[hôtel Mirador].",
    "Un hôtel de [Bamako] a brûlé.",
    "L'ambassadeur à [Moscou] Karim Vellomont s'est tu.",
    "Le chef d'un pays voisin du [Niger], Karim Vellomont, est parti.",
]  # fmt: skip

NOT_FOUND = [
    "La foule rend justice à Karim Vellomont.",
    "La mobilisation autour de Mme Vellomontaïa a grossi.",
    "Karim Vellomont est blessé. Le roi a souhaité à Vellomont de guérir.",
    "Moscou a démenti.",
    "La Russie et l'Iran soutiennent le régime de Damas.",
    "Le ministre a demandé à Paris de répondre.",
    "Il est hostile à la Chine.",
    "Les Syriens attendent.",
    "L'université d'Alep a fermé.",
    "Le gouvernement de Bagdad est divisé.",
    "L'ONU a condamné l'attaque.",
    "Le département de la Santé enquête.",
    "M. Kandahar a refusé.",
    "Le quotidien Alger Matin a fermé.",
    "Selon Washington, rien ne presse.",
]


def _rows(text: str) -> list[list[str]]:
    return [[m.text for m in place.mentions] for place in read_places(parsed(text))]


@pytest.mark.model
@pytest.mark.parametrize("case", FOUND)
def test_places_are_found_with_their_words(case: str) -> None:
    text, wanted = marked(case)
    found = {words for row in _rows(text) for words in row}
    assert set(wanted) <= found


@pytest.mark.model
@pytest.mark.parametrize("text", NOT_FOUND)
def test_places_are_not_actors_nor_peoples_nor_institutions(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Des combats dans les régions d'Idlib et Deraa.", ["admin", "admin"]),
        ("Des combats dans la ville d'Idlib.", ["city"]),
        ("Des combats à Idlib.", ["city"]),
        ("La police de la province de Ghazni et un hôpital à Ghazni.", ["admin", "city"]),
        ("Ils vivent à New York.", ["city"]),
        ("Ils vivent dans l'Etat de New York.", ["admin"]),
        ("Ils vivent au Sahel.", ["area"]),
        ("Ils vivent en Californie.", ["admin"]),
    ],
)
def test_places_town_or_unit_by_cue(text: str, kinds: list[str]) -> None:
    assert [place.kind for place in read_places(draft(text))] == kinds


def test_places_quarters_only_with_their_city() -> None:
    alone = read_places(draft("Des tirs ont visé Kalasa dimanche."))
    assert all(place.kind != "quarter" for place in alone)
    text = "A Alep, des tirs ont visé les quartiers de Soukkari, Kalasa et Boustan al Kasr."
    quarters = [p for p in read_places(draft(text)) if p.kind == "quarter"]
    assert [p.name for p in quarters] == ["Soukkari", "Kalasa", "Boustan al Kasr"]
    assert all(p.country == "SYR" and p.latitude for p in quarters)


def test_places_spelling_variants_only_within_the_country_in_play() -> None:
    row = read_places(draft("Syrie: des raids sur Idlib, Alep et Saraqeb ont repris"))[-1]
    assert (row.country, row.kind) == ("SYR", "city")


def test_places_not_known_rather_than_a_wild_guess() -> None:
    text = "Yémen: combats à Taëz. Des renforts yéménites sont venus d'Aden à Sala."
    row = next(p for p in read_places(draft(text)) if p.name == "Sala")
    assert (row.latitude, row.geonames_id, row.country) == (None, None, "YEM")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Des heurts dans le nord du Mali.", "nord du Mali", "MLI"),
        ("Syrie: des raids dans l'est du pays", "est du pays", "SYR"),
        ("Des heurts dans le sud-ouest de la ville d'Alep.", "Alep", "SYR"),
        ("Il contrôle l'est libyen.", "est libyen", "LBY"),
        ("A Alep, des raids sur la partie orientale de la ville.", "partie orientale de la ville",
         "SYR"),
    ],
)  # fmt: skip
def test_places_parts_of_places_have_an_anchor(text: str, words: str, country: str) -> None:
    row = next(p for p in read_places(draft(text)) if any(m.text == words for m in p.mentions))
    assert row.country == country
    assert row.radius_km is not None


@pytest.mark.model
def test_places_outside_a_town_is_no_part_of_it() -> None:
    assert _rows("La base est située à l'est d'Aden.") == [["Aden"]]


def test_places_distance_and_direction_give_a_point() -> None:
    text = "L'attaque a eu lieu à 60 km au sud-est de Niamey."
    town, area = sorted(read_places(draft(text)), key=lambda p: p.kind, reverse=True)
    assert (town.name, area.kind) == ("Niamey", "area")
    assert None not in (town.latitude, town.longitude, area.latitude, area.longitude)
    apart = distance_km(town.latitude, town.longitude, area.latitude, area.longitude)  # type: ignore[arg-type]
    assert 59 < apart < 61
    assert area.latitude < town.latitude  # type: ignore[operator]


def test_places_unknown_village_lies_where_the_text_says() -> None:
    text = "Niger: des hommes ont attaqué Orvanka. A Orvanka, à 40 km de Niamey, il pleut."
    row = next(p for p in read_places(draft(text)) if p.name == "Orvanka")
    niamey = next(p for p in read_places(draft(text)) if p.name == "Niamey")
    assert (row.latitude, row.radius_km) == (pytest.approx(niamey.latitude, abs=0.01), 40.0)
    assert row.geonames_id is None


def test_places_sites_stand_in_their_town() -> None:
    text = "Somalie: une bombe a explosé à Mogadiscio devant l'hôtel Mirador."
    site = next(p for p in read_places(draft(text)) if p.kind == "feature")
    assert (site.country, round(site.latitude or 0)) == ("SOM", 2)
    assert site.confidence is not None
    assert site.confidence <= 0.5


def test_places_ids_follow_the_text_and_mentions_are_grouped() -> None:
    text = "Mali: raid à Gao\n\nA Gao, au Mali, deux raids ont visé Kidal. Gao est calme."
    rows = read_places(draft(text))
    assert [p.id for p in rows] == ["p1", "p2", "p3"]
    assert [p.name for p in rows] == ["Mali", "Gao", "Kidal"]
    assert [len(p.mentions) for p in rows] == [2, 3, 1]


@pytest.mark.model
def test_places_blocked_spans_are_no_places() -> None:
    text = "Selon Idlib Kandar, les tirs ont cessé à Alep."
    assert _rows(text) == [["Alep"]]
    start = text.index("Idlib")
    blocked = read_places(draft(text), blocked=[(start, start + 12)])
    assert [p.name for p in blocked] == ["Alep"]


def test_places_dateline_and_credits_have_rows() -> None:
    text = (
        "ALEP, Syrie/BEYROUTH (Agence Nord) - Des raids ont visé mardi la ville, a dit un témoin.\n"
        "(Avec Jean Essai à Amman; Anne Mesure pour le service français)"
    )
    made = draft(text)
    rows = read_places(made)
    assert [p.name for p in dateline_places(rows, made)] == ["Alep", "Beyrouth"]
    amman = next(p for p in rows if p.name == "Amman")
    assert [(c.name, c.place) for c in contributors(rows, made)] == [("Jean Essai", amman.id)]


def test_places_without_the_gazetteer_are_fewer_but_do_not_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(survey_module, "opened", lambda: None)
    rows = read_places(draft("Le village d'Orvanka a brûlé mardi, Alep non."))
    assert [(p.name, p.latitude, p.country) for p in rows] == [("Orvanka", None, None)]


def test_places_explained_with_candidates_and_points() -> None:
    made = draft("Syrie: des raids sur Alep et Idlib")
    row = next(p for p in read_places(made) if p.name == "Alep")
    lines = explain_place(made, row, language="fr")
    assert lines[0].startswith("Alep (ville, Aleppo Governorate, SYR) [170063]: ")
    assert lines[0].endswith("— retenu")
    assert "son pays est en jeu" in lines[0]
    unknown = next(iter(read_places(draft("Le village d'Orvanka a brûlé."))))
    told = explain_place(draft("Le village d'Orvanka a brûlé."), unknown)
    assert told == ["“Orvanka”: no candidate in the gazetteer"]


SCOPES = [
    ("Mali: des hommes armés ont [attaqué] un marché à Gao", "Gao", None),
    (
        "Des hommes ont [attaqué] un marché à Gao, alors que Bamako négociait à Alger.",
        "Gao",
        "clause",
    ),
    ("Un raid a touché Gao. Dix civils ont été [tués].", "Gao", "paragraph"),
    ("GAO, Mali (Agence Nord) - Dix civils ont été [tués].", "Gao", "dateline"),
    ("Dix civils ont été [tués].", None, "none"),
    ("A Gao, dans le nord du Mali, dix civils ont été [tués].", "Gao", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("case", "name", "how"), SCOPES)
def test_places_scope_of_a_span(case: str, name: str | None, how: str | None) -> None:
    text, (words,) = marked(case)
    made = parsed(text)
    at = text.index(words)
    place, told = place_for(read_places(made), made, at, at + len(words))
    assert (place.name if place else None) == name
    assert how is None or told == how


@pytest.mark.model
def test_places_mentions_are_true_quotations_and_reading_is_repeatable() -> None:
    text = (
        "A Kaboul, l'hôtel Mirador et la province de Ghazni; au sud-est de l'Iran, près d'Orvanka."
    )
    made = parsed(text)
    rows = read_places(made)
    assert rows == read_places(made)
    for place in rows:
        for mention in place.mentions:
            assert Mention.of(text, mention.start, mention.end) == mention
