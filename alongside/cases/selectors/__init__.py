"""Reading a client's record, for someone: the doors.

Belongs here: reads, each with its ledger line. Not here: writes (actions), decisions (policies).
A record you may not see and a record that does not exist raise the same NotFound.
"""

from alongside.cases.selectors.cases import case_for, identity_for

__all__ = ["case_for", "identity_for"]
