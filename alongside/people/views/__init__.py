"""Screens of this room: ask a door, call an action, render."""
