"""All writing of this room."""
