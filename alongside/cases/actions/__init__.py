"""Writing in a client's record. One verb a function; each leaves its line in the ledger."""
