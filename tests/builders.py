"""Records made by hand for tests: an invented dispatch with rows in every section."""

from __future__ import annotations

from selon.record import (
    Acled,
    Actor,
    Contributor,
    Control,
    Dispatch,
    Event,
    Figure,
    MadeBy,
    Mention,
    Part,
    Participant,
    Place,
    Record,
    Sentence,
    Share,
    Source,
    Statement,
    Time,
)

TEXT = (
    "Vingt morts à Kandar, selon le maire\n"
    "\n"
    "KANDAR, 12 mars (Agence Nord) - Au moins vingt civils ont été tués jeudi à Kandar, a déclaré "
    "le maire, Ilan Maro. « Les tirs n'ont pas cessé », a-t-il ajouté.\n"
    "\n"
    "L'armée dément avoir tiré sur la ville. Selon un rebelle, les forces loyales ont repris le "
    "vieux marché et attaqueraient le pont.\n"
)


def mention(words: str, *, after: str = "", nth: int = 0) -> Mention:
    """Quote the nth occurrence of some words, the first one behind others when `after` is given."""
    at = TEXT.index(after) + len(after) - 1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Mention.of(TEXT, at, at + len(words))


def _part(kind: str, words: str) -> Part:
    found = mention(words)
    return Part(kind, found.start, found.end)  # type: ignore[arg-type]


def _sentence(words: str) -> Sentence:
    found = mention(words)
    return Sentence(found.start, found.end)


def record() -> Record:
    """Give a record with every section filled."""
    first = TEXT[TEXT.index("Au moins") : TEXT.index("\n\nL'armée")]
    second = TEXT[TEXT.index("L'armée") :].rstrip("\n")
    return Record(
        made_by=MadeBy("0.1.0", "fr_core_news_md 3.8.0", "0" * 12),
        dispatch=Dispatch(
            id="d1",
            language="fr",
            text=TEXT,
            title="Vingt morts à Kandar, selon le maire",
            published="2020-03-12",
            agency="Agence Nord",
            byline=("Aline Test",),
            dateline=("p1",),
            contributors=(Contributor("Jean Essai", "p1"),),
            source=Source(uri="kandar.txt", item="kandar", sha256="0" * 64),
            parts=(
                _part("headline", "Vingt morts à Kandar, selon le maire"),
                _part("dateline", "KANDAR, 12 mars (Agence Nord) - "),
                _part("paragraph", first),
                _part("paragraph", second),
            ),
            sentences=(
                _sentence("Vingt morts à Kandar, selon le maire"),
                _sentence(first[: first.index(" «")]),
                _sentence(first[first.index("«") :]),
                _sentence(second[: second.index(" Selon")]),
                _sentence(second[second.index("Selon") :]),
            ),
        ),
        actors=(
            Actor(
                "a1",
                "Ilan Maro",
                "person",
                role="maire",
                aliases=("le maire",),
                mentions=(
                    mention("le maire"),
                    mention("le maire, Ilan Maro"),
                    mention("il", after="a-t-"),
                ),
                by="fr.actor.role_name",
            ),
            Actor("a2", "armée", "organisation", mentions=(mention("L'armée"),)),
            Actor("a3", "rebelle", "unnamed", mentions=(mention("un rebelle"),)),
            Actor(
                "a4", "forces loyales", "organisation", mentions=(mention("les forces loyales"),)
            ),
        ),
        places=(
            Place(
                "p1",
                "Kandar",
                "city",
                12.5,
                41.0,
                5.0,
                "XXX",
                confidence=0.5,
                mentions=(mention("Kandar"), mention("Kandar", nth=1)),
                by="fr.place.city",
            ),
        ),
        times=(Time("t1", mention("jeudi"), "2020-03-12", "2020-03-12", "day", "fr.time.weekday"),),
        statements=(
            Statement(
                "s1",
                "a1",
                mention("le maire"),
                mention("selon"),
                (mention("Vingt morts à Kandar"),),
                "according_to",
                "say",
                by="fr.statement.according_to",
            ),
            Statement(
                "s2",
                "a1",
                mention("le maire, Ilan Maro"),
                mention("a déclaré"),
                (mention("Au moins vingt civils ont été tués jeudi à Kandar"),),
                "indirect",
                "say",
                time="t1",
                by="fr.statement.inverted_cue",
            ),
            Statement(
                "s3",
                "a1",
                mention("il", after="a-t-"),
                mention("a-t-il ajouté"),
                (mention("Les tirs n'ont pas cessé"),),
                "direct",
                "say",
                by="fr.statement.inverted_cue",
            ),
            Statement(
                "s4",
                "a2",
                mention("L'armée"),
                mention("dément"),
                (mention("avoir tiré sur la ville"),),
                "indirect",
                "deny",
                by="fr.statement.infinitive",
            ),
            Statement(
                "s5",
                "a3",
                mention("un rebelle"),
                mention("Selon"),
                (
                    mention(
                        "les forces loyales ont repris le vieux marché et attaqueraient le pont"
                    ),
                ),
                "according_to",
                "say",
                by="fr.statement.according_to",
            ),
        ),
        figures=(
            Figure(
                "f1",
                mention("Vingt morts"),
                "killed",
                "unspecified",
                20,
                20,
                "exact",
                "s1",
                place="p1",
                place_mention=mention("Kandar"),
                by="fr.figure.noun",
            ),
            Figure(
                "f2",
                mention("Au moins vingt civils"),
                "killed",
                "civilian",
                20,
                None,
                "at_least",
                "s2",
                event="e1",
                place="p1",
                time="t1",
                by="fr.figure.participle",
            ),
        ),
        events=(
            Event(
                "e1",
                mention("tirs"),
                "ASSAULT",
                "firearms",
                Acled("Violence against civilians", "Attack"),
                place="p1",
                statement="s3",
                figures=("f2",),
                by="fr.event.noun",
            ),
            Event(
                "e2",
                mention("attaqueraient"),
                "ASSAULT",
                None,
                actors=(Participant("a4", mention("les forces loyales")),),
                status="hypothetical",
                statement="s5",
                by="fr.event.verb",
            ),
        ),
        control=(
            Control(
                "c1",
                mention("repris"),
                "p1",
                mention("le vieux marché"),
                "a4",
                "captured",
                Share(0.25, None),
                statement="s5",
                by="fr.control.verb",
            ),
        ),
    )
