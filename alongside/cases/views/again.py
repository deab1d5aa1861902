"""A form that makes something, come back to: shared with the rooms beneath (people.views.again).

Belongs here: the names by which this room knows it. Not here: how it is done.
"""

from alongside.people.views.again import comes_back, first_of, form_id, say_saved_already

__all__ = ["comes_back", "first_of", "form_id", "say_saved_already"]
