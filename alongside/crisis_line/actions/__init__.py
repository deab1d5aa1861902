"""What is done on the line: each verb an act in one transaction, with its line in the ledger."""
