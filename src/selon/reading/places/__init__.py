"""Places: every named place found, resolved, honest about how precisely.

`read_places` gives the rows; `place_for` the place in whose scope a span stands; `explain_place`
the candidates of a row and why one won.
"""

from selon.reading.places.explaining import explain_place
from selon.reading.places.reading import read_places
from selon.reading.places.scope import contributors, dateline_places, place_for

__all__ = ["contributors", "dateline_places", "explain_place", "place_for", "read_places"]
