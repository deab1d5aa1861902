"""Pure code of the beds: what a hold may become, how old a number is, codes nobody can trace. No table, no request."""
