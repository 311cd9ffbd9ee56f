"""Statements: passages whose content the dispatch hands to a source."""

from selon.reading.statements.model import RawStatement
from selon.reading.statements.steps import find_statements

__all__ = ["RawStatement", "find_statements"]
