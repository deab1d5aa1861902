"""The demonstration, loaded whole into a database of its own."""
