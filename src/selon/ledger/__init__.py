"""Records in, ledger out: takes, incidents, claims and assessments; keeps and reads nothing."""

from selon.ledger.builder import LedgerBuilder, build_ledger
from selon.ledger.filters import Filter, select
from selon.ledger.judgements import Judgements, merge, split
from selon.ledger.model import Assessment, Claim, Incident, Ledger, MentionKey, Take
from selon.ledger.published import incident_json, ledger_json

__all__ = [
    "Assessment", "Claim", "Filter", "Incident", "Judgements", "Ledger", "LedgerBuilder",
    "MentionKey", "Take", "build_ledger", "incident_json", "ledger_json", "merge", "select",
    "split",
]  # fmt: skip
