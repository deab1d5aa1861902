"""Clocks of a client, and what the law says about a minor."""
