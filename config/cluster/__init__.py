"""The embedded PostgreSQL: made, started and stopped with nothing but the programs of a wheel.

Belongs here: everything between "a folder" and "a server that answers". Roles, databases and
tables do not: migrations make those. Only psycopg is needed; nothing here imports Django, and
nothing imports the wheel's Python code (it trusts everyone, leaves servers running and widens the
permissions of parent folders).

    server.py     Cluster: start, stop, connect
    place.py      where a cluster's files are, and its socket
    osuser.py     the operating system user that the server runs as
    binaries.py   the programs, and where that user can run them
    conf.py       the text of the server's configuration
    remains.py    what a crash leaves behind
"""

from config.cluster.errors import ClusterError
from config.cluster.server import ADMIN, Cluster

__all__ = ["ADMIN", "Cluster", "ClusterError"]
