"""What pages show and the API gives: plain functions that return frozen dataclasses."""
