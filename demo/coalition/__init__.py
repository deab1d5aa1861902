"""The coalition of the demonstration: one file an area, each with load()."""
