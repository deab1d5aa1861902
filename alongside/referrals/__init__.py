"""Referrals from one agency to another, or to a service without an account, until something came of it.

Belongs here: states and who may move them, appointments, outcomes, clocks, what coordinators see of the network.
Not here: the permission and the packet (releases), the client's record (cases).
"""
