from __future__ import annotations

import pytest


def quoted(text, found):
    return [(text[q.inner_start : q.inner_end], q.depth, q.closed) for q in found.quotations]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('Il a qualifié le raid de "lâche".', ["lâche"]),
        ("Il a qualifié le raid de « lâche ».", [" lâche "]),
        ("Il a qualifié le raid de «\u00a0lâche\u00a0».", ["\u00a0lâche\u00a0"]),
        ("Il a qualifié le raid de «lâche».", ["lâche"]),
        ("Il a qualifié le raid de “lâche”.", ["lâche"]),
        ("Il a qualifié le raid de „lâche“.", ["lâche"]),
        ("Il a qualifié le raid de ''lâche''.", ["lâche"]),
        ("Il a qualifié le raid de <<lâche>>.", ["lâche"]),
        ("Il a qualifié le raid de ‘lâche’.", ["lâche"]),
        ('Il a qualifié le raid de " lâche ".', [" lâche "]),
        ('Il a qualifié le raid de «lâche" hier.', ["lâche"]),
        ('Il a qualifié le raid de "lâche” hier.', ["lâche"]),
        ("Qu'a dit l'armée d'Orval aujourd'hui ? L'état-major n'a rien dit.", []),
        ("Qu’a dit l’armée d’Orval aujourd’hui ? L’état-major n’a rien dit.", []),
        ("Il assure qu'\"aucun civil\" n'a été touché.", ["aucun civil"]),
        ("Il assure qu’“aucun civil” n’a été touché.", ["aucun civil"]),
        ("Le chef de l'\"Armée du fleuve\" s'est rendu.", ["Armée du fleuve"]),
        (
            'Le "cessez-le-feu", les "couloirs" et la "trêve".',
            ["cessez-le-feu", "couloirs", "trêve"],
        ),
        ('Le front ("la ligne de feu") tient.', ["la ligne de feu"]),
        ('Une action -"sans risque"- a échoué.', ["sans risque"]),
        ('Un drame: "la gare brûle".', ["la gare brûle"]),
        ("Les cas (+12%) et les morts (+3) augmentent.", []),
        ("L'émission +La Grande Heure+ a repris.", ["La Grande Heure"]),
    ],
)
def test_pair_every_style(read, text, inner):
    assert [i for i, _, _ in quoted(text, read(text))] == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "\"Il m'a dit 'va-t'en' et il a tiré\", dit-elle.",
            ["Il m'a dit 'va-t'en' et il a tiré", "va-t'en"],
        ),
        ('"Il m\'a crié +dehors+", dit-elle.', ["Il m'a crié +dehors+", "dehors"]),
        ('"+Dehors+, criaient-ils", dit-elle.', ["+Dehors+, criaient-ils", "Dehors"]),
        ("« Il m'a dit “dehors” hier », dit-elle.", [" Il m'a dit “dehors” hier ", "dehors"]),
        ("« Il m'a dit « dehors » hier », dit-elle.", [" Il m'a dit « dehors » hier ", " dehors "]),
        ('« Il m\'a dit "dehors" hier », dit-elle.', [' Il m\'a dit "dehors" hier ', "dehors"]),
        ('"Il m\'a dit "dehors" hier", dit-elle.', ['Il m\'a dit "dehors" hier', "dehors"]),
        ('"Il m\'a dit «dehors»", dit-elle.', ["Il m'a dit «dehors»", "dehors"]),
    ],
)
def test_pair_nested(read, text, inner):
    found = quoted(text, read(text))
    assert [(i, d) for i, d, _ in found] == [(i, n) for n, i in enumerate(inner)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        # closing mark forgotten before the tag
        ('"Nous ne savons rien, a déclaré le maire. La ville attend.', [("Nous ne savons rien", False)]),
        # forgotten at the end of the sentence
        ('"Nous ne savons rien. La ville attend.', [("Nous ne savons rien.", False)]),
        ('Il a dénoncé un raid "lâche et inutile. La ville attend.', [("lâche et inutile.", False)]),
        # forgotten before the next quotation
        (
            '"Nous ne savons rien, a déclaré le maire. "Nous attendons", a-t-il ajouté.',
            [("Nous ne savons rien", False), ("Nous attendons", True)],
        ),
        # one mark too many
        ('Il accuse "une force étrangère et "des traîtres", selon lui.', [('une force étrangère et "des traîtres', True)]),
        ('""Nous attendons", a-t-il ajouté.', [("Nous attendons", True)]),
        ('Il parle de "fous" (des rebelles) armés" et de victimes.', [("fous", True)]),
        # opening mark forgotten
        ('Nous attendons", a-t-il ajouté.', [("Nous attendons", True)]),
        ('La ville attend. Nous aussi", a-t-il ajouté.', [("Nous aussi", True)]),
        # nothing to be done
        ('La ville" attend.', []),
        ("Un mur de 12\" d'épaisseur.", []),
    ],
)  # fmt: skip
def test_pair_recovers_from_lost_marks(read, text, inner):
    assert [(i, closed) for i, _, closed in quoted(text, read(text))] == inner


def test_speech_over_paragraphs_that_open_again(read):
    text = '"Nous étions trois cents.\n\n"Nous avons marché la nuit.\n\n"Nous sommes douze", a dit le berger.'
    found = read(text)
    assert [(q.closed, q.speech) for q in found.quotations] == [
        (False, True),
        (False, True),
        (True, True),
    ]
    assert len(found.speech_sentences) == 3


def test_speech_over_paragraphs_that_do_not_open_again(read):
    text = 'Titre du jour\n\nR: "Nous étions trois cents.\n\nNous avons marché. La nuit tombait.\n\nNous sommes douze."\n\nIl est parti.'
    found = read(text)
    assert all(q.speech for q in found.quotations)
    assert [text[s.start : s.end] for s in found.speech_sentences] == [
        "Nous étions trois cents.", "Nous avons marché.", "La nuit tombait.", "Nous sommes douze.",
    ]  # fmt: skip


def test_quotation_never_runs_from_one_paragraph_into_the_next(read):
    text = (
        'Il a dénoncé un raid "lâche et inutile.\n\nLa ville attend. Le maire a parlé de "trêve".'
    )
    found = read(text)
    assert [i for i, _, _ in quoted(text, found)] == ["lâche et inutile.", "trêve"]
