"""When what is saved is not what she wrote: shared with the rooms beneath (people.views.comparing).

Belongs here: the names by which this room knows it. Not here: how it is done.
"""

from alongside.people.views.comparing import compare, keep_apart, sent_before

__all__ = ["compare", "keep_apart", "sent_before"]
