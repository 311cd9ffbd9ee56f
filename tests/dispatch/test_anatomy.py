from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from selon.dispatch import Anatomy, anatomy
from selon.language import load

PIECES = [
    '"', "« ", " »", "“", "”", "'", "’", "‘", "+", "„", "''", "<<", ">>", "(", ")", "[", "(...)", ".", "...", "…", "!", " ?",
    ",", ";", ":", " - ", "-", "—", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u00a0", "\u202f", "\ufeff", "\u200b", "e\u0301",
    "😢", "👨‍👩‍👧", "Le pont", "le maire", "a dit", "a-t-il dit", "BELMONT", "Belmont", "(Reuters)", "(AFP) - ", "par Nadia Ferrol", "M.",
    "M. Toll", "3.000", "11H30", "12 morts", "4 novembre", "qu'", "l'", "NDLR", "(Avec Lia Morin à Orval)", "ab/cd/ef", "pour le service français",
    "il faut partir", "Ils sont là.", "- Titre -", "etc.", "\x00", "\ud83d", "ß", "İ", "ǅ", "ﬁ", "中文", "مرحبا", "٣",
]  # fmt: skip
PACK = load("fr")


def check(text: str, found: Anatomy) -> None:
    """Assert all that the contract of an anatomy says of offsets and order."""
    reached = 0
    for part in found.parts:
        assert reached <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip() == text[part.start : part.end]
        reached = part.end
    assert len(found.sentences) == len(found.sentence_parts)
    reached = 0
    for sentence, holder in zip(found.sentences, found.sentence_parts, strict=True):
        part = found.parts[holder]
        assert part.kind in {"headline", "paragraph"}
        assert part.start <= sentence.start < sentence.end <= part.end
        assert reached <= sentence.start
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        reached = sentence.end
    covered = {i for s in found.sentences for i in range(s.start, s.end)}
    for part in found.parts:
        if part.kind in {"headline", "paragraph"}:
            assert all(i in covered for i in range(part.start, part.end) if not text[i].isspace())
    reached = 0
    for quote in found.quotations:
        assert reached <= quote.start
        assert quote.start <= quote.inner_start < quote.inner_end <= quote.end
        assert any(s.start <= quote.start and quote.end <= s.end for s in found.sentences)
        assert not (quote.speech and quote.depth)
        reached = quote.start
    reached = 0
    for speech in found.speech_sentences:
        assert reached <= speech.start < speech.end
        assert any(
            q.speech and q.inner_start <= speech.start and speech.end <= q.inner_end
            for q in found.quotations
        )
        reached = speech.end
    if found.headline:
        assert text[found.headline.start : found.headline.end] == found.headline.text
    for place in found.datelines:
        assert text[place.mention.start : place.mention.end] == place.mention.text


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(lambda p: " ".join(p).replace("  ", " ")))
@example('"')
@example('"""')
@example("« « « » »")
@example('"a "b" c "d')
def test_anatomy_of_scrambled_copy_keeps_its_contract(text):
    check(text, anatomy(text, PACK))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_anatomy_of_glued_copy_keeps_its_contract(text):
    check(text, anatomy(text, PACK, published="2020-02-29"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_anatomy_of_any_text_keeps_its_contract(text):
    check(text, anatomy(text, PACK, title=text[:20]))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", 0),
        (" \n\u00a0\n", 0),
        ("\ufeff", 0),
        ('"', 1),
        ("Un seul mot", 1),
        ("?", 1),
        ("Le pont est tombé", 1),
        ("Le pont est tombé.\r\nLa ville attend.\r\n", 2),
        ("Le pont\u00a0est tombé\u202f!\u00a0La ville attend.", 2),
        ("\ufeffLe pont est tombé. La ville attend.", 2),
        ("L'e\u0301cole bru\u0302le. E\u0301vacuation en cours.", 2),
        ("Le pont est tombé 👨‍👩‍👧. La ville attend 😢", 2),
    ],
)
def test_anatomy_of_odd_texts(text, sentences):
    found = anatomy(text, PACK)
    check(text, found)
    assert len(found.sentences) == sentences


def test_anatomy_is_the_same_every_time():
    text = 'Titre\n\n"Nous tiendrons", a dit le maire d\'Orval. Le pont est tombé.\n\n(Paul Diaz pour le service français)'
    assert anatomy(text, PACK) == anatomy(text, PACK)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "Le pont est tombé, a dit le maire. ", '"Nous tiendrons", a-t-il dit. ', '"', '" ', "«", "«“", "+a", "'a ", "(", "()", ".",
        ". ", ", ", "a", "A. ", "a\n", "A\n", "\n", "\r", " ", "-", "- a -\n", "ab/", "(Reuters) - ", "“a ", "a” ", '"a b ', 'a" b ',
        '"A, a dit X. ', '"Le pont est tombé, ', "M. ", "1", "3.000 ", "«a »", "« « a » ", "é", "A, B/",
    ],
)  # fmt: skip
def test_anatomy_of_long_monotonous_texts(piece):
    """Quadratic patterns would make this hang: 400,000 characters on a few lines or on none."""
    text = piece * (400_000 // len(piece))
    found = anatomy(text, PACK)
    assert all(0 <= p.start < p.end <= len(text) for p in found.parts)
