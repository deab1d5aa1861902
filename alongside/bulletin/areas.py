"""States and territories by the two letters of the postal service. Always in the order of the alphabet, never by value.

Belongs here: codes, names, reading what a file calls an area. Not here: figures. A county that does not exist
stands under a code that no state has and none will get, so that a made-up figure never stands under a real name.
"""

import re

from django.utils.translation import gettext as _

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "GU": "Guam", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "MP": "Northern Mariana Islands", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "VI": "U.S. Virgin Islands", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa",
}  # fmt: skip
FEDERAL = "US"
INVENTED = "ZZ"
BY_NAME = {name.casefold(): code for code, name in STATES.items()}
COUNTY = re.compile(r"\A(?P<state>[^:,/]+?)\s*[:/]\s*(?P<county>[\w .'’-]{2,60})\Z")


def code_of(text: str) -> str | None:
    """The code of what a file calls an area: "IL", "Illinois", "illinois3", "IL: Linden County"; None if unknown.

    Tables of the FBI put the number of a footnote behind a name.
    """
    plain = " ".join(text.split()).rstrip("0123456789, ")
    if found := COUNTY.match(plain):
        state = INVENTED if found["state"].upper() == INVENTED else code_of(found["state"])
        return f"{state}: {found['county']}" if state else None
    return plain.upper() if plain.upper() in STATES else BY_NAME.get(plain.casefold())


def name_of(code: str) -> str:
    """The name of an area by its code."""
    state, _colon, county = code.partition(": ")
    if state == INVENTED:
        return _("%(county)s (invented)") % {"county": county}
    name = STATES.get(state, state)
    return f"{county}, {name}" if county else name
