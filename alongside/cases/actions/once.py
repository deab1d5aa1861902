"""A form sent twice does its work once: kept in the vault, so that rooms beneath have it too.

Belongs here: the name by which this room knows it. Not here: how it is done (vault.once).
"""

from alongside.vault.once import once

__all__ = ["once"]
