"""Records in other forms."""

from selon.exports.html import to_html
from selon.exports.notebook import to_notebook

__all__ = ["to_html", "to_notebook"]
