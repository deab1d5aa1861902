"""Screens about clients: ask the door, call the action, render. No tables, no saving, no rules."""
