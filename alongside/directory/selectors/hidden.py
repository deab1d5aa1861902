"""Whether a name is that of something whose place nobody may learn.

Belongs here: the question for lists of places that other rooms keep. Not here: showing or finding such a place.
"""

from django.db.models import Q
from django.db.models.functions import Lower

from alongside.directory.models import Location, Organization

SHORTEST = 5  # a name of fewer letters is found inside too many others


def is_confidential(name: str) -> bool:
    """Whether it names, or contains the name of, an organization or a location that is confidential."""
    said = name.strip().casefold()
    if not said:
        return False
    places = Q(confidential=True) | Q(organization__confidential=True)
    rows = (Organization.objects.filter(confidential=True), Location.objects.filter(places))
    known = {
        each for found in rows for each in found.annotate(low=Lower("name")).values_list("low", flat=True)
    }
    return said in known or any(len(each) >= SHORTEST and each in said for each in known)
