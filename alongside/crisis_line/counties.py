"""Counties of Illinois with their census codes, so that a county can be counted and nothing nearer.

Belongs here: the list. Not here: anything that depends on where someone is. The codes of a state's counties are
the odd numbers in the order of their names.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ILLINOIS = 17_000
ELSEWHERE = 99_000
Words = str | Promise
TEXT = """
Adams Alexander Bond Boone Brown Bureau Calhoun Carroll Cass Champaign Christian Clark Clay Clinton Coles Cook
Crawford Cumberland DeKalb De_Witt Douglas DuPage Edgar Edwards Effingham Fayette Ford Franklin Fulton
Gallatin Greene Grundy Hamilton Hancock Hardin Henderson Henry Iroquois Jackson Jasper Jefferson Jersey
Jo_Daviess Johnson Kane Kankakee Kendall Knox Lake LaSalle Lawrence Lee Livingston Logan McDonough McHenry
McLean Macon Macoupin Madison Marion Marshall Mason Massac Menard Mercer Monroe Montgomery Morgan Moultrie
Ogle Peoria Perry Piatt Pike Pope Pulaski Putnam Randolph Richland Rock_Island St._Clair Saline Sangamon
Schuyler Scott Shelby Stark Stephenson Tazewell Union Vermilion Wabash Warren Washington Wayne White Whiteside
Will Williamson Winnebago Woodford
"""
NAMES = TEXT.split()
COUNTIES: tuple[tuple[str, Words], ...] = (
    *((str(ILLINOIS + 1 + 2 * place), name.replace("_", " ")) for place, name in enumerate(NAMES)),
    (str(ELSEWHERE), _("Outside Illinois")),
)
