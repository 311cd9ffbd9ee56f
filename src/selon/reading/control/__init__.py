"""Control: who takes, holds, loses, besieges or leaves a place."""

from selon.reading.control.reader import read_control

__all__ = ["read_control"]
