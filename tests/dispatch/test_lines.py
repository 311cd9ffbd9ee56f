from __future__ import annotations

import pytest

from selon.dispatch.lines import blocks


def cut(text: str) -> list[str]:
    return [
        " ".join(text[b.start : b.end].split()) for b in blocks(text, lambda line: line.isupper())
    ]


def test_blocks_one_line_a_paragraph():
    text = "Premier alinéa.\nDeuxième alinéa.\nTroisième alinéa."
    assert cut(text) == ["Premier alinéa.", "Deuxième alinéa.", "Troisième alinéa."]


@pytest.mark.parametrize("separator", ["\n\n", "\r\n\r\n", "\n \n", "\n\n\n\n", "\r\r", "\u2029"])
def test_blocks_blank_lines_of_every_kind(separator):
    text = separator.join(["Premier alinéa.", "Deuxième alinéa."])
    found = blocks(text, lambda _: False)
    assert [text[b.start : b.end] for b in found] == ["Premier alinéa.", "Deuxième alinéa."]
    assert all(b.gap for b in found) or separator == "\u2029"


def test_blocks_joins_lines_broken_at_a_width():
    text = (
        "Les secours ont fouillé toute la nuit les décombres de l'immeuble\n"
        "effondré à Belmont, sans retrouver de survivants, a annoncé mardi\n"
        "le préfet.\n"
        "\n"
        "Trois corps ont été dégagés des gravats dans la matinée, selon les\n"
        "pompiers de la ville voisine, Orval, venus en renfort avec leurs chiens.\n"
    )
    assert cut(text) == [
        "Les secours ont fouillé toute la nuit les décombres de l'immeuble effondré à Belmont, sans retrouver de survivants, a annoncé mardi le préfet.",
        "Trois corps ont été dégagés des gravats dans la matinée, selon les pompiers de la ville voisine, Orval, venus en renfort avec leurs chiens.",
    ]


def test_blocks_takes_indents_for_paragraphs():
    text = (
        "    Les secours ont fouillé toute la nuit les décombres de l'immeuble\n"
        "effondré à Belmont, sans retrouver de survivants, a annoncé mardi matin.\n"
        "    Trois corps ont été dégagés des gravats dans la matinée, selon les\n"
        "pompiers.\n"
        "    Une enquête est ouverte.\n"
    )
    assert [c[:8] for c in cut(text)] == ["Les seco", "Trois co", "Une enqu"]


def test_blocks_ends_paragraphs_at_short_lines_of_a_broken_text():
    text = (
        "Les secours ont fouillé toute la nuit les décombres de l'immeuble\n"
        "effondré à Belmont, sans retrouver de survivants, a annoncé mardi\n"
        "le préfet.\n"
        "TROIS CORPS DÉGAGÉS\n"
        "Trois corps ont été dégagés des gravats dans la matinée, selon les\n"
        "pompiers de la ville.\n"
    )
    assert [c[:8] for c in cut(text)] == ["Les seco", "TROIS CO", "Trois co"]


def test_blocks_joins_a_sentence_broken_by_accident():
    text = "Les secours ont fouillé les décombres, a annoncé mardi soir\nle préfet.\nTrois corps ont été dégagés."
    assert len(cut(text)) == 2


@pytest.mark.parametrize("text", ["", "\n\n", " \u00a0\n\t", "\ufeff", "\u200b\n\u200b"])
def test_blocks_of_nothing(text):
    assert blocks(text, lambda _: False) == []


def test_blocks_trims_invisible_marks():
    text = "\ufeff  Un alinéa.\u00a0\u200b\r\n"
    (block,) = blocks(text, lambda _: False)
    assert text[block.start : block.end] == "Un alinéa."
