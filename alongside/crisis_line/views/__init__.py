"""Screens of the line."""
