"""Each English construction of attribution, on invented sentences."""

from __future__ import annotations

import pytest

from selon.reading.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    return Reader("en")


def told(reader, text):
    """Give (speaker, cue, form, stance, content) of each statement of a text."""
    record = reader.read(text, published="2020-06-10")
    names = {actor.id: actor.name for actor in record.actors}
    return [
        (
            names.get(s.speaker),
            s.cue.text if s.cue else None,
            s.form,
            s.stance,
            " | ".join(m.text for m in s.content),
        )
        for s in record.statements
    ]


CASES = {
    "that-clause": (
        "Governor Samir Oud said on Tuesday that the bridge had fallen.",
        ("Samir Oud", "said", "indirect", "say", "the bridge had fallen"),
    ),
    "that-dropped": (
        "The army said it had taken the village of Kandar.",
        ("army", "said", "indirect", "say", "it had taken the village of Kandar"),
    ),
    "that-dropped-behind-a-date": (
        "Police said on Sunday three gunmen were still at large.",
        ("Police", "said", "indirect", "say", "three gunmen were still at large"),
    ),
    "person-told": (
        "A shopkeeper told Reuters the shells fell on the market.",
        ("shopkeeper", "told", "indirect", "say", "the shells fell on the market"),
    ),
    "person-told-with-that": (
        "The minister told reporters that talks would resume.",
        ("minister", "told", "indirect", "say", "talks would resume"),
    ),
    "tag-in-the-order-of-the-sentence": (
        "At least 12 people were killed in the raid, medics said.",
        ("medics", "said", "indirect", "say", "At least 12 people were killed in the raid"),
    ),
    "straight-tag-of-a-quotation": (
        '"We will hold the town," rebel commander Tarek Maro said in a statement.',
        ("Tarek Maro", "said", "direct", "say", "We will hold the town"),
    ),
    "inverted-tag": (
        '"The fire came from the north," said Lina Maro, a spokeswoman for the hospital.',
        ("Lina Maro", "said", "direct", "say", "The fire came from the north"),
    ),
    "tag-inside": (
        "The town, he said, had fallen. The mayor, Ilan Maro, said the bridge was gone.",
        ("Ilan Maro", "said", "indirect", "say", "the bridge was gone"),
    ),
    "quotation-behind-a-comma": (
        'Commander Tarek Maro added, "Nobody will leave this town."',
        ("Tarek Maro", "added", "direct", "say", "Nobody will leave this town"),
    ),
    "according-to-closing": (
        "Some 4,000 people fled the town overnight, according to the United Nations.",
        (
            "United Nations",
            "according to",
            "according_to",
            "say",
            "Some 4,000 people fled the town overnight",
        ),
    ),
    "according-to-opening": (
        "According to two officials, the convoy never left the base.",
        ("officials", "According to", "according_to", "say", "the convoy never left the base"),
    ),
    "accused-of": (
        "The opposition accused the army of burning two villages.",
        ("opposition", "accused", "indirect", "accuse", "the army of burning two villages"),
    ),
    "denied-doing": (
        "The army denied shelling the hospital.",
        ("army", "denied", "indirect", "deny", "shelling the hospital"),
    ),
    "denied-with-clause": (
        "The rebels deny they are negotiating a surrender.",
        ("rebels", "deny", "indirect", "deny", "they are negotiating a surrender"),
    ),
    "claimed-responsibility": (
        "The Black Star group claimed responsibility for the attack.",
        (
            "Black Star group",
            "claimed",
            "indirect",
            "claim_responsibility",
            "responsibility for the attack",
        ),
    ),
    "quoted-as-saying": (
        "Colonel Tarek Maro was quoted as saying the road was open.",
        ("Tarek Maro", "was quoted as saying", "indirect", "say", "the road was open"),
    ),
    "gerund": (
        "The general blamed the rebels, saying they had broken the truce.",
        ("general", "saying", "indirect", "say", "they had broken the truce"),
    ),
    "reportedly": (
        "The general reportedly fled the capital by helicopter.",
        (
            None,
            "reportedly",
            "conditional",
            "say",
            "The general | fled the capital by helicopter",
        ),
    ),
    "believed-to": (
        "The gunmen are believed to have crossed the border at night.",
        (
            None,
            "are believed",
            "conditional",
            "estimate",
            "The gunmen | to have crossed the border at night",
        ),
    ),
    "promise-with-infinitive": (
        "The government vowed to retake the town.",
        ("government", "vowed", "indirect", "promise", "retake the town"),
    ),
    "fragment-called": (
        'The president called the raid "a cowardly act".',
        ("president", "called", "mixed", "say", "a cowardly act"),
    ),
    "toll-put-at": (
        "Local officials put the death toll at 14.",
        ("Local officials", "put", "indirect", "estimate", "the death toll at 14"),
    ),
    "relative-with-cue": (
        "Ilan Maro, who said the army had shelled his street, fled on Monday.",
        ("Ilan Maro", "said", "indirect", "say", "the army had shelled his street"),
    ),
    "warned": (
        "The World Food Programme warned that food was running out.",
        ("World Food Programme", "warned", "indirect", "warn", "food was running out"),
    ),
    "capital-that-speaks": (
        "Moscow said its planes had hit only military targets.",
        ("Moscow", "said", "indirect", "say", "its planes had hit only military targets"),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_statements_en_construction(reader, text, wanted):
    assert wanted in told(reader, text)


def test_statements_en_two_speakers_in_one_sentence(reader):
    found = told(reader, "The army said it held the town, but rebels said they had taken it.")
    assert [(s[0], s[4]) for s in found] == [
        ("army", "it held the town"),
        ("rebels", "they had taken it"),
    ]


def test_statements_en_second_verb_keeps_its_subject(reader):
    text = "The envoy, Samira Bel, said the army had not fired and accused the rebels of lying."
    assert [(s[0], s[3]) for s in told(reader, text)] == [
        ("Samira Bel", "say"),
        ("Samira Bel", "accuse"),
    ]


def test_statements_en_speech_goes_on_without_a_cue(reader):
    text = '"We are tired," said Lina Maro. "Nobody wants this war."'
    assert [(s[0], s[1], s[4]) for s in told(reader, text)] == [
        ("Lina Maro", "said", "We are tired"),
        ("Lina Maro", None, "Nobody wants this war"),
    ]


def test_statements_en_it_means_a_body_and_she_a_person(reader):
    text = (
        "The Northern Observatory said 12 people had died. It said the toll could rise. "
        "Doctor Lise Maro said the wards were full. She added that fuel was short."
    )
    assert [s[0] for s in told(reader, text)] == [
        "Northern Observatory", "Northern Observatory", "Lise Maro", "Lise Maro",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The convoy left the town without citing sources.",
        "The rebels confirmed and left.",
        "Troops moved according to the plan.",
        "The bomb claimed the lives of 12 people.",
    ],
)
def test_statements_en_nothing_is_said(reader, text):
    assert told(reader, text) == []
