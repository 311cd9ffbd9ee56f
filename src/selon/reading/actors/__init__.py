"""Actors: who is named, described or pointed to, joined over the dispatch.

`wording` makes names whole again that the tokenizer cut, `lexicon` holds the words for actors,
`names` finds the names of a dispatch and tells persons from bodies, `describe` reads a phrase,
`registry` joins descriptions, `reference` leads pronouns and pointing phrases back, `resolve` gives
each statement its speaker, `mentions` finds the actors outside the sources.
"""
