"""Dispatch to record, one module a section."""
