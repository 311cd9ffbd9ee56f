"""Records in, ledger out: takes, incidents, claims and assessments; keeps and reads nothing."""
