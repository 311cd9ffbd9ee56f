"""Selon reads newswire dispatches and keeps who says what."""

__version__ = "0.1.0"
