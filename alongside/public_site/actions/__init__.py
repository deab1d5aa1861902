"""Saving what the public house holds: the library, an agency’s own page."""
