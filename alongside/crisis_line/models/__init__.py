"""The tables of this room, a file a part: calls, shifts, sending, requests from outside."""
