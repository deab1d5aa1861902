"""All writing on the line, one verb a function."""
