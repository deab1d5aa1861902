"""What a client allows to leave the agency, for whom, for how long; and the sealed copy that leaves.

Belongs here: releases, packets, their keys, what a recipient opens. Not here: what a client has (cases gathers it
and hands it down), referrals (the room above).
"""
