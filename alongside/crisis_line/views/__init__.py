"""Screens of the line: ask the door, call an action, render."""
