"""Tokens, tags and dependencies: one parse a unit, direct speech kept out of its sentence.

The statistical splitter fuses lines of wire copy and cuts between a quotation and its tag, so the
units are fixed beforehand and the parser may not move them. Without the model, tokens come from
the bare tokenizer and tags stay empty: the rules then see less, and go on.
"""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.language.clear import Sentence, moods, universal
from selon.reading.draft import Draft, Token, Unit
from selon.reading.syntax import syntax
from selon.reading.tagging import tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from selon.language import LanguagePack
    from selon.language.morphology import Morphology

# The named entity component and the lemmatizer take most of the model's time; names come from the
# rules, lemmas from the form lexicon.
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_CATEGORY = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a", "ADV": "r"}
_MISTAKEN = frozenset({"ADJ", "NOUN", "PROPN"})
_FINITE = frozenset("PIJFCST")
_BATCH = 16
_FEW = 3
_SLUG = re.compile(r"(?P<slug>[^\W\d_a-z][^:;,.!?«»“”\"\d]{2,60}?)\s?:\s+(?=\S)")
_LONGEST_SLUG = 8
# typographic marks that the model hardly knows are shown to it as the plain ones
_PLAIN = {"“": '"', "”": '"', "„": '"', "‘": "'"}


@lru_cache(maxsize=4)
def pipeline(pack: LanguagePack) -> Language:
    """Load the pack's model without what Selon does not use, or a bare tokenizer."""
    import spacy  # noqa: PLC0415 - half a second, only when something is read

    if not pack.model or importlib.util.find_spec(pack.model) is None:
        return spacy.blank(pack.code)
    return spacy.load(pack.model, exclude=_UNUSED)


def model_name(pack: LanguagePack) -> str | None:
    """Name the model and its version, None when it is not installed."""
    nlp = pipeline(pack)
    return f"{pack.model} {nlp.meta['version']}" if nlp.pipe_names else None


def parse(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Fill the drafts with tokens, in batches; all drafts are of one language."""
    batch: list[Draft] = []
    for draft in drafts:
        batch.append(draft)
        if len(batch) == _BATCH:
            yield from _parse_batch(batch)
            batch = []
    if batch:
        yield from _parse_batch(batch)


def _parse_batch(drafts: list[Draft]) -> Iterator[Draft]:
    nlp = pipeline(drafts[0].pack)
    docs = [_units(draft, nlp) for draft in drafts]
    for draft, doc in zip(drafts, nlp.pipe(docs), strict=True):
        _annotate(draft, doc)
        draft.finish()
        yield draft


def _units(draft: Draft, nlp: Language) -> Doc:
    """Cut the dispatch into units and lay their tokens one after the other on a Doc."""
    from spacy.tokens import Doc  # noqa: PLC0415

    anatomy = draft.anatomy
    speech = [(s.start, s.end) for s in anatomy.speech_sentences]
    pieces: list[tuple[int, int, int, int]] = []  # start, end, unit, sentence
    at_speech = 0
    headline = anatomy.headline
    for index, sentence in enumerate(anatomy.sentences):
        outer = Unit(len(draft.units), index, speech=False)
        draft.units.append(outer)
        cursor = sentence.start
        while at_speech < len(speech) and speech[at_speech][0] < sentence.end:
            start, end = speech[at_speech]
            if start > cursor:
                pieces.append((cursor, start, outer.index, index))
            inner = Unit(len(draft.units), index, speech=True)
            draft.units.append(inner)
            pieces.append((start, end, inner.index, index))
            cursor = end
            at_speech += 1
        if cursor < sentence.end:
            pieces.append((cursor, sentence.end, outer.index, index))
        if index == 0 and pieces and headline is not None and sentence.start == headline.start:
            _part_slug(draft, pieces)
    marks = {x for q in anatomy.quotations for x in (q.start, q.inner_start, q.inner_end, q.end)}
    for start, end, unit, sentence_index in pieces:
        spans = [
            (start + token.idx, start + token.idx + len(token.text))
            for token in nlp.tokenizer(draft.text[start:end])
            if not token.is_space
        ]
        for span in _compounds(draft, spans):
            for first, last in _parts(span[0], span[1] - span[0], marks):
                text = draft.text[first:last]
                draft.units[unit].tokens.append(len(draft.tokens))
                draft.tokens.append(
                        Token(
                            len(draft.tokens), text, text.lower().replace("’", "'"),
                            first, last, sentence_index, unit,
                        )
                    )  # fmt: skip
    initial, spelling = syntax(draft.pack).initial, syntax(draft.pack).spelling
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for group in draft.units:
        shouted = draft.pack.scheme == "clear" and _shouted(draft, group)
        for n, i in enumerate(group.tokens):
            token_ = draft.tokens[i]
            token_.lower = spelling.get(token_.text, token_.lower)
            if n == 0 and token_.text in initial:
                token_.lower = initial[token_.text]
                words.append(token_.lower)
                spaces.append(draft.text[token_.end : token_.end + 1].isspace())
                starts.append(True)
                continue
            shown = token_.lower if shouted else token_.text.replace("’", "'")
            words.append(_PLAIN.get(token_.text, shown))
            spaces.append(draft.text[token_.end : token_.end + 1].isspace())
            starts.append(n == 0)
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _part_slug(draft: Draft, pieces: list[tuple[int, int, int, int]]) -> None:
    """Let the scene or subject that opens a headline be a unit of its own: `Mali: l'armée dit`."""
    start, end, unit, sentence = pieces[0]
    found = _SLUG.match(draft.text, start, end)
    if found is None or unit != 0:
        return
    verb_tags, readings = draft.pack.morphology.verb_tags, draft.pack.morphology.readings
    words = found["slug"].split()
    if len(words) > _LONGEST_SLUG or any(
        w.islower() and verb_tags(w) and all(r.category == "v" for r in readings(w)) for w in words
    ):
        return
    whole = draft.anatomy.sentences[sentence]
    slug = Unit(len(draft.units), sentence, speech=False, part=(start, found.end("slug")))
    draft.units.append(slug)
    draft.units[unit].part = (found.end(), whole.end)
    pieces[:1] = [(start, found.end(), slug.index, sentence), (found.end(), end, unit, sentence)]


def _shouted(draft: Draft, unit: Unit) -> bool:
    """Whether a unit is all capitals, in which a model of mixed case sees names alone."""
    text = "".join(draft.tokens[i].text for i in unit.tokens)
    return len(unit.tokens) > _FEW and text.isupper()


def _compounds(draft: Draft, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the tokenizer cut at hyphens where the lexicon has the whole (`état-major`).

    Where the pack has it so, all words with hyphens are whole but those that a figure opens.
    """
    readings = draft.pack.morphology.readings
    joined: list[tuple[int, int]] = []
    at = 0
    while at < len(spans):
        start, end = spans[at]
        last = at
        while (
            last + 2 < len(spans)
            and spans[last + 1] == (spans[last][1], spans[last][1] + 1)
            and draft.text[spans[last][1]] == "-"
            and spans[last + 2][0] == spans[last + 1][1]
        ):
            last += 2
        whole = draft.text[start : spans[last][1]]
        hyphened = draft.pack.whole_hyphens and whole[:1].isalpha() and whole[-1:].isalnum()
        if last > at and (
            hyphened or (whole.islower() and any(r.category == "n" for r in readings(whole)))
        ):
            joined.append((start, spans[last][1]))
            at = last + 1
        else:
            joined.append((start, end))
            at += 1
    return joined


def _parts(start: int, length: int, marks: set[int]) -> list[tuple[int, int]]:
    """Cut a token at quotation marks, which the tokenizer may glue to a word (`qu'"aucun`)."""
    if length == 1:
        return [(start, start + 1)]
    cuts = [start, *(m for m in range(start + 1, start + length) if m in marks), start + length]
    return list(pairwise(cuts))


def _opens(draft: Draft, token: Token) -> bool:
    """Whether a token is the first word of its unit, or of a quotation."""
    before = draft.units[token.unit].tokens
    if before[0] == token.i:
        return True
    previous = draft.tokens[token.i - 1]
    return not previous.text[:1].isalnum() and previous.text not in {",", "-", "'", "’"}


def _annotate(draft: Draft, doc: Doc) -> None:
    """Carry tags and heads from the Doc (unit order) to the tokens (text order)."""
    order = [i for unit in draft.units for i in unit.tokens]
    morphology = draft.pack.morphology
    parsed = doc.has_annotation("DEP")
    heads: list[int] = doc.to_array(["HEAD"]).astype("int64").tolist() if parsed else []
    for n, (spacy_token, i) in enumerate(zip(doc, order, strict=True)):
        token = draft.tokens[i]
        token.pos = spacy_token.pos_
        token.tags = morphology.verb_tags(token.lower)
        if token.pos in _MISTAKEN and token.text.islower() and _only_finite(token, morphology):
            token.pos = "VERB"
        if token.text[:1].isupper():
            token.common = bool(morphology.readings(token.lower))
            token.initial = _opens(draft, token)
        if parsed:
            token.dep = spacy_token.dep_
            token.head = order[n + heads[n]] if heads[n] else -1
    if parsed and draft.pack.scheme == "clear":
        _convert(draft, doc, heads)
    if not draft.pack.model:
        tag(draft)
    for token in draft.tokens:
        category = _CATEGORY.get(token.pos, "")
        token.lemma = morphology.lemma(token.lower, category) if category else token.lower
    for index, quotation in enumerate(draft.anatomy.quotations):
        for token in draft.tokens_between(quotation.inner_start, quotation.inner_end):
            token.quote = index


def _only_finite(token: Token, morphology: Morphology) -> bool:
    """Whether a form can be nothing but a finite verb: the tagger took it for something else."""
    tags = token.tags
    return (
        bool(tags)
        and all(tag[:1] in _FINITE for _, tag in tags)
        and all(reading.category == "v" for reading in morphology.readings(token.lower))
    )


def _convert(draft: Draft, doc: Doc, heads: list[int]) -> None:
    """Turn the parse of each unit into Universal Dependencies, and hold verb readings to it."""
    be = syntax(draft.pack).be
    offset = 0
    for unit in draft.units:
        tokens = draft.unit_tokens(unit.index)
        own = doc[offset : offset + len(tokens)]
        sentence = Sentence(
            words=[t.text for t in tokens],
            tags=[t.tag_ for t in own],
            deps=[t.dep_ for t in own],
            heads=[n + heads[offset + n] if heads[offset + n] else -1 for n in range(len(tokens))],
        )
        copulas = {n for n, t in enumerate(tokens) if any(lemma in be for lemma, _ in t.tags)}
        allowed = [moods(sentence, n) for n in range(len(tokens))]
        universal(sentence, copulas)
        for n, token in enumerate(tokens):
            head = sentence.heads[n]
            token.pos, token.dep = sentence.pos[n], sentence.deps[n]
            token.head = tokens[head].i if head >= 0 else -1
            token.tags = tuple(pair for pair in token.tags if pair[1][:1] in allowed[n])
        offset += len(tokens)
