"""What is installed, what is missing, and the line that mends it."""

from selon.health.checks import Check, checkup

__all__ = ["Check", "checkup"]
