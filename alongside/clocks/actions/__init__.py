"""Everything that changes in this room."""
