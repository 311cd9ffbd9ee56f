from __future__ import annotations

import hashlib
import lzma
import multiprocessing
import sqlite3
import threading

import pytest

from selon.errors import DataError, MissingPart
from selon.gazetteer import Candidate, Gazetteer
from selon.gazetteer.installed import unpack

ALEPPO, ALEPPO_GOVERNORATE, SYRIA = 170063, 170062, 163843


def test_lookup_gives_town_and_governorate(shipped):
    found = {one.id: one for one in shipped.lookup("Alep")}
    assert found[ALEPPO].kind == "city"
    assert found[ALEPPO].name_fr == "Alep"
    assert found[ALEPPO].name_en == "Aleppo"
    assert found[ALEPPO].country == "SYR"
    assert found[ALEPPO].seat
    assert not found[ALEPPO].capital
    assert found[ALEPPO].admin1_id == ALEPPO_GOVERNORATE
    assert found[ALEPPO].geonames_id == ALEPPO
    assert found[ALEPPO_GOVERNORATE].kind == "admin"
    assert found[ALEPPO_GOVERNORATE].admin1 is None


def test_lookup_narrows_by_country_and_kind(shipped):
    assert {one.country for one in shipped.lookup("Tripoli", country="LBN")} == {"LBN"}
    assert {one.kind for one in shipped.lookup("Idlib", kinds=["admin"])} == {"admin"}


def test_lookup_says_not_known(shipped):
    assert shipped.lookup("Trifouillis-sous-Brume") == []
    assert shipped.lookup("") == []
    assert shipped.lookup("'") == []


def test_lookup_order_is_the_same_each_time(shipped, shipped_file):
    other = Gazetteer.open(shipped_file, packs=())
    assert shipped.lookup("San Antonio") == other.lookup("San Antonio")


@pytest.mark.parametrize(
    ("name", "quarter"),
    [("Soukari", "as-Sukkari"), ("Boustan al Kasr", "Bustan al-Qaser"), ("Kalassé", "al-Kallaseh")],
)
def test_similar_finds_quarters_of_aleppo(shipped, name, quarter):
    found = shipped.similar(name, country="SYR", within=ALEPPO)
    assert found[0].name == quarter
    assert found[0].parent == ALEPPO
    assert found[0].geonames_id is None
    assert found[0].matched == "skeleton"


def test_similar_stays_within_the_country_and_asks_three_consonants(shipped):
    assert shipped.similar("Soukari", country="FRA") == []
    assert shipped.similar("Deraa", country="SYR") == []


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("syrien", "SYR"), ("Syriennes", "SYR"), ("yéménite", "YEM"), ("turque", "TUR"),
        ("britanniques", "GBR"), ("burkinabè", "BFA"), ("nigérienne", "NER"), ("nigériane", "NGA"),
        ("sud-soudanais", "SSD"), ("congolaise", "COD"), ("Iraqis", "IRQ"), ("French", "FRA"),
        ("norvégien", "NOR"), ("kosovar", "XKX"), ("palestiniennes", "PSE"), ("table", None),
        ("Somalie", None),
    ],
)  # fmt: skip
def test_demonym(shipped, word, country):
    assert shipped.demonym(word) == country


def test_demonyms_are_no_places(shipped):
    assert shipped.lookup("syrienne") == []
    assert not shipped.has_key("syrienne")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Syrie", "SYR"), ("Etats-Unis", "USA"), ("États-Unis", "USA"), ("RDC", "COD"),
        ("Birmanie", "MMR"), ("Kosovo", "XKX"), ("Centrafrique", "CAF"), ("Grande-Bretagne", "GBR"),
        ("Corée du Nord", "PRK"), ("Côte d’Ivoire", "CIV"), ("Émirats arabes unis", "ARE"),
        ("Pays-Bas", "NLD"), ("Vatican", "VAT"), ("Burkina", "BFA"), ("US", "USA"), ("UK", "GBR"),
    ],
)  # fmt: skip
def test_countries_have_their_names_and_a_point(shipped, name, country):
    (found,) = shipped.lookup(name, kinds=["country"], country=country)
    assert found == found.__class__(
        **{**_fields(shipped.country(country)), "matched": found.matched}
    )
    assert found.latitude is not None
    assert found.radius_km > 0


def _fields(one: Candidate) -> dict[str, object]:
    return {name: getattr(one, name) for name in Candidate.__slots__}


def test_abbreviations_are_marked(shipped):
    found = [one for one in shipped.lookup("Ky.") if one.country == "USA"]
    assert [(one.name, one.matched) for one in found] == [("Kentucky", "abbreviation")]
    assert not shipped.has_key("Wisc.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Burkina Faso a annoncé", 2),
        ("Deir ez - Zor .", 4),
        ("N' Djamena", 2),
        ("l' Iran", 0),
        ("Côte d' Ivoire et", 3),
        ("République démocratique du Congo", 4),
        ("bande de Gaza", 3),
        ("Aden , Sanaa", 1),
        ("Paris -", 1),
        ("qzxv Paris", 0),
        (", Paris", 0),
    ],
)
def test_longest_name_in_words(shipped, text, count):
    assert shipped.longest(text.split(), 0) == count


def test_longest_starts_where_it_is_told(shipped):
    words = ["dans", "le", "nord", "du", "Burkina", "Faso"]
    assert shipped.longest(words, 4) == 2
    assert shipped.longest(words, 99) == 0


def test_within_and_contains(shipped):
    quarters = shipped.within(ALEPPO, kinds=["quarter"])
    assert len(quarters) >= 100
    assert all(one.country == "SYR" for one in quarters)
    assert shipped.contains(SYRIA, quarters[0])
    assert shipped.contains(ALEPPO_GOVERNORATE, quarters[0])
    assert not shipped.contains(SYRIA, shipped.country("IRQ"))


def test_capital_and_seat(shipped):
    damascus = max(shipped.lookup("Damas", kinds=["city"]), key=lambda one: one.population)
    assert damascus.capital
    assert damascus.seat


def test_get_gives_null_for_unknown_ids(shipped):
    assert shipped.get(ALEPPO).matched == "id"
    assert shipped.get(1) is None
    assert shipped.country("ZZZ") is None


def test_attribution_names_the_sources(shipped):
    for source in ("GeoNames", "CC BY 4.0", "Center for Spatial Research", "Natural Earth"):
        assert source in shipped.attribution


def test_every_place_is_well_formed(shipped_file):
    db = sqlite3.connect(f"{shipped_file.as_uri()}?mode=ro", uri=True)
    one = lambda sql: db.execute(sql).fetchone()[0]  # noqa: E731
    assert one("SELECT count(*) FROM place WHERE (lat IS NULL) <> (lon IS NULL)") == 0
    assert one("SELECT count(*) FROM place WHERE abs(lat) > 90 OR abs(lon) > 180") == 0
    assert one("SELECT count(*) FROM place WHERE lat IS NOT NULL AND radius_km IS NULL") == 0
    assert one("SELECT count(*) FROM place WHERE country IS NOT NULL AND length(country) <> 3") == 0
    assert one("SELECT count(*) FROM name WHERE place NOT IN (SELECT id FROM place)") == 0
    assert one("SELECT count(*) FROM place WHERE parent NOT IN (SELECT id FROM place)") == 0
    assert (
        one("SELECT count(*) FROM place WHERE source = 'selon' AND kind IN ('area', 'feature')")
        >= 150
    )
    assert one("SELECT count(*) FROM place WHERE kind = 'country' AND lat IS NULL") <= 3
    db.close()


def _in_child(gazetteer, queue):
    queue.put([one.id for one in gazetteer.lookup("Mossoul")])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside threads, Python 3.12
def test_it_can_be_used_after_a_fork(shipped):
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    child = context.Process(target=_in_child, args=(shipped, queue))
    child.start()
    found = queue.get(timeout=20)
    child.join()
    assert found == [one.id for one in shipped.lookup("Mossoul")]


def test_it_can_be_shared_by_threads(shipped_file):
    gazetteer = Gazetteer.open(shipped_file, packs=())
    names = ["Homs", "Kidal", "Gao", "Bagdad", "Aden", "Kaboul", "Goma", "Kherson"] * 20
    results: dict[int, list[int]] = {}

    def work(number: int) -> None:
        results[number] = [len(gazetteer.lookup(f"{name}")) for name in names]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({tuple(counts) for counts in results.values()}) == 1
    assert len(results) == 4


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MissingPart, match="nowhere"):
        Gazetteer.open(tmp_path / "nowhere.sqlite", packs=())


def test_a_foreign_file_is_refused(tmp_path):
    text = tmp_path / "text.sqlite"
    text.write_text("no database at all\n" * 20)
    with pytest.raises(DataError, match="not a SQLite file"):
        Gazetteer.open(text, packs=())
    foreign = tmp_path / "foreign.sqlite"
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE place (id)")
    db.commit()
    db.close()
    with pytest.raises(DataError, match="no gazetteer"):
        Gazetteer.open(foreign, packs=())


def test_a_cut_or_damaged_file_is_refused(tmp_path, shipped_file):
    data = shipped_file.read_bytes()
    cut = tmp_path / "cut.sqlite"
    cut.write_bytes(data[:100_000])
    with pytest.raises(DataError, match="damaged"):
        Gazetteer.open(cut, packs=())
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(data[:200] + b"\xff" * (len(data) - 200))
    with pytest.raises(DataError, match="damaged"):
        Gazetteer.open(broken, packs=()).lookup("Alep")


def test_unpacking_is_whole_or_not_at_all(tmp_path):
    packed, target = tmp_path / "a.xz", tmp_path / "cache" / "a.sqlite"
    packed.write_bytes(lzma.compress(b"places" * 1000))
    with pytest.raises(DataError, match="digest"):
        unpack(packed, target, sha256="0" * 64)
    packed.write_bytes(lzma.compress(b"places" * 1000)[:-20])
    with pytest.raises(DataError, match="damaged"):
        unpack(packed, target, sha256="0" * 64)
    assert list(target.parent.iterdir()) == []
    packed.write_bytes(lzma.compress(b"places"))
    unpack(packed, target, sha256=hashlib.sha256(b"places").hexdigest())
    assert target.read_bytes() == b"places"
    assert [path.name for path in target.parent.iterdir()] == ["a.sqlite"]


def test_streams_are_unpacked_side_by_side(tmp_path):
    pieces = [b"north" * 5000, b"south" * 7000, b"west"]
    packed = [lzma.compress(piece) for piece in pieces]
    path, target = tmp_path / "a.xz", tmp_path / "a.sqlite"
    path.write_bytes(b"".join(packed))
    parts = [(len(one), len(piece)) for one, piece in zip(packed, pieces, strict=True)]
    whole = b"".join(pieces)
    unpack(path, target, sha256=hashlib.sha256(whole).hexdigest(), parts=parts)
    assert target.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("SELON_CACHE", str(blocked / "below"))
    monkeypatch.delenv("SELON_GAZETTEER", raising=False)
    with pytest.raises(MissingPart, match="SELON_CACHE"):
        Gazetteer.open(packs=())
