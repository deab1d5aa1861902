"""The house's own room: the look, the shells, the headers, the small helpers.

Belongs here: what every room needs and no room owns. Not here: any domain,
any table, anything that knows an agency or a client.
"""
