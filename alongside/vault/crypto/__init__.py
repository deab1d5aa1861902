"""Cryptography of the vault: bytes in, bytes out.

Belongs here: sealing, wrapping, splitting and proving, over plain values. Not here: Django, the
database, who may open what, wording for a screen, and anything that remembers a key. Python cannot
wipe memory, so nothing here caches a key: it lives exactly as long as its caller keeps it.
"""
