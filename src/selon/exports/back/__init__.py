"""The way back: corrections that were made in other programs, appended as reviews."""
