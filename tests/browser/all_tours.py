"""The tours of the whole house: its own (tours) and those that each area adds (tours_<area>).

Belongs here: putting them together. Not here: any page.
"""

import inspect
import re

from tests import areas
from tests.browser import tours

_areas = areas.tour_files()
ON_THE_WAY = {name for module in (tours, *_areas) for name in module.ON_THE_WAY.split()}
NO_PAGE = {name for module in (tours, *_areas) for name in module.NO_PAGE.split()}
OPENED = {name for module in (tours, *_areas) for names in module.PAGES.values() for name in names.split()}
TOURS = {
    **tours.TOURS,
    **{
        f"{module.__name__.rsplit('_', 1)[1]}-{who}": tours.simple(who, names)
        for module in _areas
        for who, names in module.PAGES.items()
    },
    **{name: tour for module in _areas for name, tour in module.TOURS.items()},
}
YIELDED = {
    name
    for module in (tours, *_areas)
    for name in re.findall(r'yield (?:visit\.open\()?"([a-z_:]+)"', inspect.getsource(module))
}
