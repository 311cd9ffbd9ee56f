"""English parses as Universal Dependencies, in which the rules think.

Models trained on OntoNotes label with ClearNLP's scheme: prepositions head their noun (`prep`,
`pobj`), the copula heads its predicate (`attr`, `acomp`), names lean on their last word. Here a
sentence is turned, once, into the scheme of the French model: nouns head their prepositions
(`case`), predicates their copula (`cop`), names open with their head (`flat:name`). Parts of speech
come from the fine tags, and verb readings of the form lexicon are held to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "RP": "ADP",
    "IN": "ADP", "DT": "DET", "PDT": "DET", "WDT": "PRON", "WP": "PRON", "WP$": "DET",
    "PRP": "PRON", "PRP$": "DET", "EX": "PRON", "CD": "NUM", "CC": "CCONJ", "TO": "PART",
    "POS": "PART", "MD": "AUX", "UH": "INTJ", "FW": "X", "LS": "X", "XX": "X", "ADD": "X",
    "NIL": "X", "SYM": "SYM", "$": "SYM", "_SP": "SPACE",
}  # fmt: skip
_DEP = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "acomp": "xcomp", "oprd": "xcomp", "attr": "xcomp", "relcl": "acl:relcl", "poss": "nmod",
    "npadvmod": "obl:mod", "neg": "advmod", "prt": "compound:prt", "predet": "det",
    "quantmod": "advmod", "intj": "discourse", "meta": "discourse", "preconj": "cc",
    "expl": "expl:subj", "dative": "iobj", "aux": "aux:tense",
}  # fmt: skip
# Moods of the form lexicon that a fine tag allows; other tags allow none.
_MOODS = {
    "VB": "W", "VBD": "J", "VBG": "G", "VBN": "K", "VBP": "P", "VBZ": "P", "MD": "PFC", "JJ": "KG",
}  # fmt: skip
_INFINITIVE_HELPERS = frozenset({"do", "does", "did"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_MODIFIERS = frozenset({"acl", "amod", "advcl", "conj"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


@dataclass(slots=True)
class Sentence:
    """A parsed sentence: fine tags, labels and heads (positions, -1 for the root)."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    pos: list[str] = field(default_factory=list)


def moods(sentence: Sentence, at: int) -> str:
    """Give the mood letters of the form lexicon that a verb can have where it stands.

    The tagger takes pasts for participles and the other way round; the auxiliary tells.
    """
    tag = sentence.tags[at]
    if tag == "VBG" and sentence.deps[at] == "prep":
        return ""
    if tag in {"VBD", "VBN"}:
        deps = {sentence.deps[i] for i in _children(sentence, at)}
        if deps & {"aux", "aux:tense", "auxpass", "aux:pass"}:
            return "K"
        if tag == "VBN" and "nsubj" in deps and sentence.deps[at] not in _MODIFIERS:
            return "J"
    if tag == "VB" and sentence.deps[at] in {"conj", "ROOT", "relcl", "advcl"}:
        head = sentence.heads[at] if sentence.deps[at] == "conj" else at
        helped = any(_helps(sentence, i) for x in {at, head} for i in _children(sentence, x))
        bare = head != at and sentence.tags[head] == "VB"
        return "W" if helped or bare else "WP"
    return _MOODS.get(tag, "")


def _helps(sentence: Sentence, at: int) -> bool:
    """Whether a word is an auxiliary that takes the infinitive."""
    form = sentence.words[at].lower()
    return sentence.deps[at] == "aux" and (
        sentence.tags[at] in {"MD", "TO"} or form in _INFINITIVE_HELPERS
    )


def universal(sentence: Sentence, copulas: set[int]) -> Sentence:
    """Turn a sentence into Universal Dependencies; `copulas` are the positions of copulas."""
    sentence.pos = [_part_of_speech(sentence, i) for i in range(len(sentence.words))]
    for i in reversed(range(len(sentence.words))):
        if sentence.deps[i] in _PREPOSITIONS and sentence.pos[i] in {"ADP", "PART", "SCONJ"}:
            _preposition(sentence, i)
    for i in range(len(sentence.words)):
        if i in copulas and sentence.deps[i] not in {"aux", "auxpass"}:
            _copula(sentence, i)
    _names(sentence)
    for i, dep in enumerate(sentence.deps):
        if dep in _PREPOSITIONS and sentence.pos[i] == "ADP":
            sentence.deps[i] = "obl"  # "the house he lived in"
        else:
            sentence.deps[i] = _DEP.get(dep, dep)
    return sentence


def _part_of_speech(sentence: Sentence, at: int) -> str:
    tag, dep = sentence.tags[at], sentence.deps[at]
    if tag == "VBG" and dep == "prep":
        return "ADP"  # "including nine children"
    if tag.startswith("VB"):
        return "AUX" if dep in {"aux", "auxpass"} else "VERB"
    if tag == "IN" and (dep == "mark" or sentence.words[at].lower() == "that"):
        return "SCONJ"
    if tag == "DT" and dep not in {"det", "predet", "nmod", "poss", "quantmod", "preconj"}:
        return "PRON"
    if tag not in _POS and not sentence.words[at][:1].isalnum():
        return "PUNCT"
    return _POS.get(tag, "PUNCT")


def _children(sentence: Sentence, at: int) -> list[int]:
    return [i for i, head in enumerate(sentence.heads) if head == at]


def _preposition(sentence: Sentence, at: int) -> None:
    """Let the object of a preposition stand in its place."""
    under = _children(sentence, at)
    found = next((c for c in under if sentence.deps[c] in {"pobj", "pcomp"}), None)
    if found is None:  # "out of the city": the inner object was raised to the outer preposition
        found = next(
            (c for c in under if sentence.deps[c] in {"nmod", "obl", "acl", "advcl"}), None
        )
    if found is None:
        return
    head = sentence.heads[at]
    nominal = head >= 0 and sentence.pos[head] in _NOMINAL
    clause = sentence.deps[found] in {"pcomp", "acl", "advcl"}
    agent = sentence.deps[at] == "agent"
    if head < 0:
        sentence.deps[found] = sentence.deps[at]
    elif clause:
        sentence.deps[found] = "acl" if nominal else "advcl"
    else:
        sentence.deps[found] = "nmod" if nominal else "obl:agent" if agent else "obl"
    sentence.heads[found] = head
    sentence.heads[at] = found
    sentence.deps[at] = "mark" if clause else "case"
    for child in under:
        if child != found:
            sentence.heads[child] = found


def _copula(sentence: Sentence, at: int) -> None:
    """Let the predicate of a copula stand in its place."""
    under = _children(sentence, at)
    found = next((c for c in under if sentence.deps[c] in {"attr", "acomp"}), None)
    if found is None:
        return
    if any(sentence.deps[c] == "expl" for c in under):
        sentence.deps[found] = "nsubj"  # "there were twelve dead"
        return
    sentence.heads[found], sentence.deps[found] = sentence.heads[at], sentence.deps[at]
    for child in under:
        if child != found:
            sentence.heads[child] = found
    sentence.heads[at], sentence.deps[at] = found, "cop"
    sentence.pos[at] = "AUX"


def _names(sentence: Sentence) -> None:
    """Let the first word of a name head the others."""
    for last in range(len(sentence.words)):
        if sentence.pos[last] != "PROPN" or sentence.deps[last] in {"compound", "flat:name"}:
            continue
        first = last
        while (
            first > 0
            and sentence.pos[first - 1] in {"PROPN", "PUNCT"}
            and sentence.heads[first - 1] == last
            and (sentence.deps[first - 1] == "compound" or sentence.words[first - 1] == "-")
        ):
            first -= 1
        if first == last:
            continue
        sentence.heads[first], sentence.deps[first] = sentence.heads[last], sentence.deps[last]
        for i, head in enumerate(sentence.heads):
            if head == last:
                sentence.heads[i] = first
        for i in range(first + 1, last + 1):
            sentence.heads[i] = first
            if sentence.pos[i] == "PROPN":
                sentence.deps[i] = "flat:name"
