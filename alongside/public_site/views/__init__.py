"""Screens of the public house, one file a group."""
