"""Reading on the line.

Belongs here: reads, each opening with its ledger line. Not here: writes (actions), decisions (policies).
A call that is not there and a call that is not yours raise the same NotFound.
"""
