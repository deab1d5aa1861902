"""The WSGI application as granian's own processes load it: they too end with who started them."""

from config.cli.child import end_with_parent
from config.wsgi import application

end_with_parent()

__all__ = ["application"]
