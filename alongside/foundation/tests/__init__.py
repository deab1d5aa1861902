"""Tests of the house's own room."""
