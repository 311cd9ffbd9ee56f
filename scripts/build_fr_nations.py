"""Build the French lexicon of nations, `src/selon/language/fr/nations.toml`.

    python scripts/build_fr_nations.py [../shared/data/geo/names]

Names and nationalities come from a country table (Babel/CLDR, GeoNames, i18n-nationality) and
demonym stems from newsmap; `fr_nations.tsv` beside this script, completed by hand, has the last
word: articles, the wire's spelling, seats of government, feminine forms.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_TARGET = _HERE.parent / "src/selon/language/fr/nations.toml"
_HEADER = """\
# Nations: names, seats that stand for the government, adjectives and demonyms in French.
# Made by scripts/build_fr_nations.py; do not edit by hand. Date: 2026-11-22. Origin and licence:
# - scripts/fr_nations.tsv, made for Selon, Apache-2.0;
# - country names: Babel (CLDR, Unicode licence) and GeoNames (CC BY 4.0);
# - nationalities: i18n-nationality (MIT, copyright 2016 widdix GmbH);
# - further demonyms: newsmap (MIT, copyright 2018 Kohei Watanabe; French dictionary by Claude
#   Grasland).
# Key: ISO 3166-1 alpha-3 (XKX Kosovo). article: le, la, les, l' or empty. adjectives: masculine,
# feminine and their plurals, lower case, the usual ones first. stems: rarer adjectives and
# unaccented spellings, without their endings. prefixes: first part of compounds (russo-ukrainien).
# [peoples]: adjectives of peoples, regions and towns, with their state or an empty string.
"""
_ARTICLE = re.compile(r"^(le |la |les |l'|L')?(.+)$")
_PLAIN = str.maketrans("ÉÈÊÎÂÔ", "EEEIAO")


def main(source: Path) -> None:
    """Write the lexicon from the shared tables and the table by hand."""
    table = {r["iso3"]: r for r in _rows(source / "countries_fr_en.tsv")}
    iso3 = {r["iso2"]: code for code, r in table.items()}
    stems = _newsmap(source / "newsmap_french.yml", iso3)
    lines = [_HEADER, "[nations]"]
    nations, peoples = _by_hand()
    lines += [
        _line(nation, table.get(nation.code, {}), stems.get(nation.code, []))
        for nation in sorted(nations, key=lambda n: n.code)
    ]
    lines += ["", "[peoples]"]
    for masculine, feminine, state in peoples:
        lines += [f'"{form}" = "{state}"' for form in dict.fromkeys(_four(masculine, feminine))]
    _TARGET.write_text("\n".join(lines) + "\n", "utf-8")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True, slots=True)
class _Nation:
    code: str
    names: list[str]
    capitals: list[str]
    pairs: list[tuple[str, str]]
    prefixes: list[str]


def _by_hand() -> tuple[list[_Nation], list[tuple[str, str, str]]]:
    """Give the nations, and the peoples as (masculine, feminine, state)."""
    nations, peoples = [], []
    for line in (_HERE / "fr_nations.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, second, third, fourth, fifth = [*line.split("\t"), "", "", "", ""][:5]
        if key == "people":
            peoples.append((*_pair(second), third))
        else:
            pairs = [_pair(p) for p in _split(fourth)]
            nations.append(_Nation(key, _split(second), _split(third), pairs, _split(fifth)))
    return nations, peoples


def _split(field: str) -> list[str]:
    return [f.strip() for f in field.split(",") if f.strip()]


def _pair(field: str) -> tuple[str, str]:
    return field.split(":", maxsplit=1)[0], field.rsplit(":", maxsplit=1)[-1]


def _newsmap(path: Path, iso3: dict[str, str]) -> dict[str, list[str]]:
    """Give the demonym stems (`Syrien*`) of each country, lower case."""
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        match = re.match(r"\s+'([A-Z]{2})': \[(.*)\]", line)
        if match and match[1] in iso3:
            words = [w.strip().strip("'\"") for w in match[2].split(",")]
            stems = [w[:-1].lower() for w in words if w.endswith("*") and len(w) > 4]
            found[iso3[match[1]]] = list(dict.fromkeys(stems))
    return found


def _line(nation: _Nation, row: dict[str, str], stems: list[str]) -> str:
    first = _ARTICLE.match(nation.names[0])
    article = (first[1] or "").strip() if first else ""
    forms = [m[2] for n in nation.names if (m := _ARTICLE.match(n))]
    for column in ("name_fr_cldr", "name_fr_geonames"):
        other = row.get(column, "").replace("’", "'")
        if other and "(" not in other and "." not in other:
            forms.append(other)
    forms += [f.translate(_PLAIN) for f in forms if f[0] in "ÉÈÎ"]
    adjectives = [form for pair in nation.pairs for form in _four(*pair)]
    if (
        not nation.pairs
        and (nationality := row.get("nationality_fr", ""))
        and " " not in nationality
    ):
        adjectives = list(_four(nationality.lower(), nationality.lower()))
    known = [s for s in stems if " " not in s and not any(a.startswith(s) for a in adjectives)]
    parts = [f'article = "{article}"', f"names = {_list(forms)}"]
    if nation.capitals:
        parts.append(f"capitals = {_list(nation.capitals)}")
    if adjectives:
        parts.append(f"adjectives = {_list(adjectives)}")
    if known:
        parts.append(f"stems = {_list(known)}")
    if nation.prefixes:
        parts.append(f"prefixes = {_list(nation.prefixes)}")
    return f"{nation.code} = {{ {', '.join(parts)} }}"


def _four(masculine: str, feminine: str) -> tuple[str, str, str, str]:
    def plural(word: str) -> str:
        return word if word.endswith(("s", "x", "z")) else word + "s"

    return masculine, feminine, plural(masculine), plural(feminine)


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f'"{w}"' for w in dict.fromkeys(words)) + "]"


if __name__ == "__main__":
    default = _HERE.parent.parent / "shared/data/geo/names"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
