"""Build src/selon/language/en/morphology.tsv.xz from the look-up table of LemmInflect.

usage: build_en_morphology.py infl_lu.csv.gz

Nouns of actors that the table lacks come from `actors.toml`, other words of the wire from
`en_words.tsv` beside this script.

infl_lu.csv.gz is `lemminflect/resources/infl_lu.csv.gz` of the wheel lemminflect 0.2.3 (MIT), made
from the SPECIALIST Lexicon of the National Library of Medicine. The tags are those of the French
table (see language/morphology.py), so that rules ask one set of letters. The same input gives the
same bytes.
"""

from __future__ import annotations

import gzip
import lzma
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/selon/language/en/morphology.tsv.xz"
BASE = ("W", "P12s", "P3p", "S3s", "Y2s")
PAST = ("J12s", "J3s", "J3p")
# Auxiliaries, modals and their clitics: lemma, forms and tags; made by hand.
AUXILIARIES = {
    "be": {
        "be": ("W", "S3s", "Y2s"), "am": ("P1s",), "is": ("P3s",), "are": ("P2s", "P3p"),
        "was": ("J1s", "J3s"), "were": ("J2s", "J3p"), "been": ("K",), "being": ("G",),
        "'s": ("P3s",), "'re": ("P2s", "P3p"), "'m": ("P1s",),
    },
    "have": {"'ve": ("P12s", "P3p"), "'d": PAST, "'s": ("P3s",)},
    "do": {},
    "will": {"will": ("F12s", "F3s", "F3p"), "wo": ("F3s",), "'ll": ("F12s", "F3s", "F3p")},
    "shall": {"shall": ("F12s", "F3s", "F3p")},
    "would": {"would": ("C12s", "C3s", "C3p"), "'d": ("C12s", "C3s", "C3p")},
    "could": {"could": ("C12s", "C3s", "C3p")},
    "should": {"should": ("C12s", "C3s", "C3p")},
    "might": {"might": ("C12s", "C3s", "C3p")},
    "may": {"may": ("P12s", "P3s", "P3p")},
    "can": {"can": ("P12s", "P3s", "P3p"), "ca": ("P12s", "P3s", "P3p")},
    "must": {"must": ("P12s", "P3s", "P3p")},
    "ought": {"ought": ("C12s", "C3s", "C3p")},
}  # fmt: skip
IRREGULAR_ONLY = {"be", "will", "shall", "would", "could", "should", "might", "may", "can", "must"}

Forms = dict[str, dict[tuple[str, str], set[str]]]


def verb(forms: Forms, lemma: str, fields: list[str]) -> None:
    """Enter the forms of a verb: past, participle, -ing, third person."""
    past, participle, gerund, third = [*fields, "", "", "", ""][:4]
    for tag in BASE:
        forms[lemma]["v", lemma].add(tag)
    for form in past.split("/"):
        forms[form]["v", lemma].update(PAST)
    for form in (participle or past).split("/"):
        forms[form]["v", lemma].add("K")
    for form in gerund.split("/"):
        forms[form]["v", lemma].add("G")
    for form in third.split("/"):
        forms[form]["v", lemma].add("P3s")


def _add_nouns(forms: Forms) -> None:
    """Enter nouns and verbs that the table lacks."""
    actors = tomllib.loads((TARGET.parent / "actors.toml").read_text("utf-8"))
    for entry in actors["roles"].values():
        for pair in (entry.get(g) for g in ("m", "f", "mf")):
            if pair and " " not in pair[0]:
                forms[pair[0]]["n", pair[0]].add("s")
                forms[pair[1]]["n", pair[0]].add("p")
    for section in ("populations", "armed_groups", "institutions"):
        for noun in actors[section]:
            if noun.isalpha() and noun.islower() and noun not in forms:
                forms[noun]["n", noun].add("p" if noun.endswith("s") else "s")
                if not noun.endswith(("s", "men")):
                    forms[noun + "s"]["n", noun].add("p")
    for line in (Path(__file__).parent / "en_words.tsv").read_text("utf-8").splitlines():
        category, lemma, *fields = line.split("\t")
        if category == "v":
            verb(forms, lemma, fields)
        elif category == "n":
            forms[lemma]["n", lemma].add("s")
            forms[fields[0] if fields else lemma + "s"]["n", lemma].add("p")


def main() -> None:
    """Write the table from the look-up table named on the command line."""
    forms: Forms = defaultdict(lambda: defaultdict(set))
    for line in gzip.decompress(Path(sys.argv[1]).read_bytes()).decode().splitlines():
        lemma, category, *fields = line.split(",")
        if lemma != lemma.lower() or " " in lemma:
            continue
        if category == "verb" and lemma not in IRREGULAR_ONLY:
            verb(forms, lemma, fields)
        elif category == "noun":
            forms[lemma]["n", lemma].add("s")
            for form in fields[0].split("/"):
                forms[form]["n", lemma].add("p")
        elif category in {"adj", "adv"}:
            for form in (lemma, *(f for field in fields for f in field.split("/"))):
                forms[form]["a" if category == "adj" else "r", lemma].add("")
    for lemma, own in AUXILIARIES.items():
        for form, tags in own.items():
            forms[form]["v", lemma].update(tags)
    _add_nouns(forms)
    lines = []
    for form in sorted(f for f in forms if f):
        readings = [
            f"{category} {lemma} {','.join(sorted(tags))}"
            for (category, lemma), tags in sorted(forms[form].items())
        ]
        lines.append(f"{form}\t{'|'.join(readings)}\n")
    TARGET.write_bytes(lzma.compress("".join(lines).encode(), preset=9))


if __name__ == "__main__":
    main()
