"""Rows of a record on a spaCy Doc."""

from __future__ import annotations

import pytest
import spacy

import selon
from builders import TEXT, record
from selon.exports.spacy_doc import GROUPS, annotate

DISPATCH = (
    "KANDAR (Agence) - Trois soldats ont été tués mardi à Kandar, a déclaré le gouverneur "
    'Samir Oud. "Nous tiendrons", a-t-il ajouté.'
)


def test_spacy_doc_every_mention_is_a_span_of_its_words() -> None:
    doc = annotate(spacy.blank("fr")(TEXT), record())
    assert doc._.selon == record()
    assert {f"selon.{name}" for name in GROUPS} == set(doc.spans)
    by_id = {s.id: s for s in record().statements}
    assert doc.spans["selon.statements"]
    for span in doc.spans["selon.statements"]:
        row = by_id[span.id_]
        assert any(m.text in span.text for m in row.content)
        assert span.label_ == row.stance


def test_spacy_doc_a_record_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        annotate(spacy.blank("fr")(f"{TEXT} "), record())


@pytest.mark.model
def test_spacy_doc_the_component_is_found_and_reads() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("selon", config={"published": "2016-12-08"})
    doc = nlp(DISPATCH)
    assert doc._.selon == selon.read(DISPATCH, published="2016-12-08")
    (figure,) = doc.spans["selon.figures"]
    assert (figure.text, figure.label_) == ("Trois soldats", "killed")
    assert doc.spans["selon.speakers"][0].text == "le gouverneur Samir Oud"


@pytest.mark.model
def test_spacy_doc_a_doc_brings_its_own_date_and_an_empty_one_no_record() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("selon", config={"language": "fr"})
    doc = nlp.make_doc(DISPATCH)
    doc._.published = "2016-12-08"
    assert nlp(doc)._.selon.dispatch.published == "2016-12-08"
    empty = nlp(" ")
    assert empty._.selon is None
    assert len(empty.spans["selon.figures"]) == 0
