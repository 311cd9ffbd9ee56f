"""What is particular to a language: lexicons as TOML, morphology, the model that it uses."""

from selon.language.morphology import Morphology, Reading
from selon.language.pack import LanguagePack, available, load

__all__ = ["LanguagePack", "Morphology", "Reading", "available", "load"]
