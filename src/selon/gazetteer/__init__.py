"""Names to places: the embedded index of places, its builder and packs.

    gazetteer = Gazetteer.open()
    gazetteer.lookup("Alep")                     # every place of that name, as `Candidate`
    gazetteer.similar("Soukkari", country="SYR") # by consonants, within one country
    gazetteer.longest(words, i)                  # how many words from i on are a known name
    gazetteer.demonym("syriennes")               # "SYR"
    gazetteer.country("SYR"), gazetteer.get(170063), gazetteer.within(170063)

How names are brought to keys is in `keys`, the tables in `schema`, the build in `builder`.
"""

from selon.gazetteer.geometry import destination, distance_km
from selon.gazetteer.index import Gazetteer
from selon.gazetteer.keys import fold, is_telling, skeleton
from selon.gazetteer.types import Candidate

__all__ = [
    "Candidate", "Gazetteer", "destination", "distance_km", "fold", "is_telling", "skeleton",
]  # fmt: skip
