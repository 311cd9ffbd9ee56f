"""Build the English lexicon of nations, `src/selon/language/en/nations.toml`.

    python scripts/build_en_nations.py [../shared/data/geo/names]

Names and nationalities come from a country table (CLDR, GeoNames, i18n-nationality), demonyms and
capitals from newsmap; `en_nations.tsv` beside this script has the last word.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_TARGET = _HERE.parent / "src/selon/language/en/nations.toml"
_HEADER = """\
# Nations: names, seats that stand for the government, adjectives and demonyms in English.
# Made by scripts/build_en_nations.py; do not edit by hand. Date: 2026-11-29. Origin and licence:
# - scripts/en_nations.tsv, made for Selon, Apache-2.0;
# - country names: CLDR (Unicode licence) and GeoNames (CC BY 4.0);
# - nationalities: i18n-nationality (MIT, copyright 2016 widdix GmbH);
# - demonyms and capitals: newsmap (MIT, copyright 2018 Kohei Watanabe).
# Key: ISO 3166-1 alpha-3 (XKX Kosovo). adjectives: lower case, plurals of the nouns among them.
# [peoples]: adjectives of peoples, regions and towns, with their state or an empty string.
"""


def main(source: Path) -> None:
    """Write the lexicon from the shared tables and the table by hand."""
    by_hand, peoples = _by_hand()
    newsmap = _newsmap(source / "newsmap_english.yml")
    lines = [_HEADER, "[nations]"]
    with (source / "countries_fr_en.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    french = _codes(_HERE.parent / "src/selon/language/fr/nations.toml")
    for row in sorted(rows, key=lambda r: r["iso3"]):
        if row["iso3"] not in french:
            continue
        demonyms, capitals = newsmap.get(row["iso2"], ([], []))
        names = [re.sub(r"\s*\(.*\)$", "", row["name_en"]).replace("’", "'")]
        if row["nationality_en"] and "(" not in row["nationality_en"]:
            demonyms = [row["nationality_en"], *demonyms]
        own = by_hand.get(row["iso3"], ("", "", ""))
        names = own[0].split(",") if own[0] else names
        capitals = own[1].split(",") if own[1] else capitals
        demonyms = own[2].split(",") if own[2] else demonyms
        fields = {"names": names, "capitals": capitals, "adjectives": _forms(demonyms)}
        shown = ", ".join(f"{k} = {_list(v)}" for k, v in fields.items() if v)
        lines.append(f'{row["iso3"]} = {{ article = "", {shown} }}')
    lines += ["", "[peoples]"]
    for name, state in peoples:
        lines += [f'"{form}" = "{state}"' for form in _forms([name])]
    _TARGET.write_text("\n".join(lines) + "\n", "utf-8")


def _codes(path: Path) -> set[str]:
    return set(re.findall(r"^([A-Z]{3}) = ", path.read_text("utf-8"), re.MULTILINE))


def _list(words: list[str]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _forms(names: list[str]) -> list[str]:
    """Give adjectives in lower case, each noun's plural after it."""
    found: list[str] = []
    for name in names:
        lower = name.lower()
        found.append(lower)
        if not lower.endswith(("s", "sh", "ch", "ese", "x", ".")):
            found.append(lower + "s")
    return list(dict.fromkeys(found))


def _newsmap(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Give demonyms and capitals by ISO2: patterns with a star, and what follows them."""
    found = {}
    for code, inside in re.findall(r"'([A-Z]{2})': \[(.*?)\]", path.read_text("utf-8")):
        words = [w.strip(" '\"") for w in inside.split(",")]
        starred = [n for n, w in enumerate(words) if w.endswith("*")]
        whole = [words[n][:-1] for n in starred if re.search(r"(?:n|i|ese|ish|ch|k)\*$", words[n])]
        capitals = words[starred[-1] + 1 :] if starred else []
        found[code] = (whole, [c for c in capitals if c[:1].isupper()])
    return found


def _by_hand() -> tuple[dict[str, tuple[str, str, str]], list[tuple[str, str]]]:
    nations: dict[str, tuple[str, str, str]] = {}
    peoples: list[tuple[str, str]] = []
    for line in (_HERE / "en_nations.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        fields = [*line.split("\t"), "", "", ""]
        if fields[0] == "people":
            peoples.append((fields[1], fields[2]))
        else:
            nations[fields[0]] = (fields[1], fields[2], fields[3])
    return nations, peoples


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/geo/names"))
