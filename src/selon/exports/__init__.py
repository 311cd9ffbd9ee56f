"""Records in other forms."""

from selon.exports.html import to_html

__all__ = ["to_html"]
