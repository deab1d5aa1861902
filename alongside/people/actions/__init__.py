"""Writing about colleagues and agencies."""
