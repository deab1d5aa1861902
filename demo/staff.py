"""The agencies of the demonstration and the people who work there.

Belongs here: who they are, what they may sign in with, what stands in their papers. Not here: how they
join (founding), their clients (lives). Every name is invented; the addresses end in `.example`, which
nobody can own.
"""

import base64
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from alongside.people.enums import AgencyKind, Role, TeamKind

WORDS = tuple(
    """
    acorn apron barley basket bellows birch bramble bridge button candle canoe cedar chalk cherry clover
    cobble copper cricket dapple drizzle ember fennel ferry fiddle flannel fossil garden ginger gravel
    hazel heron hollow indigo ivy jigsaw juniper kettle kite ladle lantern lilac linen maple marble
    meadow mitten nutmeg oatmeal orchard otter paddle pebble pepper pewter plum quilt quince rafter
    raisin ribbon saddle saffron sparrow thimble thistle timber trellis tulip turnip velvet walnut
    wicker willow
    """.split()  # noqa: SIM905 (a list of eighty strings reads worse)
)


class Papers(StrEnum):
    """How someone's trainings stand on the day the demonstration is loaded."""

    IN_FORCE = "in force for a year"
    LAPSING = "lapses in 38 days"
    IN_GRACE = "lapsed yesterday: the supervised grace runs"
    LAPSED = "lapsed three weeks ago"


@dataclass(frozen=True, slots=True)
class House:
    """One agency."""

    key: str
    name: str
    kind: AgencyKind
    phone: str


@dataclass(frozen=True, slots=True)
class Worker:
    """One person who works at an agency. The first of each agency founds it."""

    key: str
    house: str
    role: Role
    supervisor: str = ""
    teams: tuple[str, ...] = ()
    papers: Papers = Papers.IN_FORCE
    waits_for_key: bool = False
    has_joined: bool = True

    @property
    def name(self) -> str:
        return self.key.title()

    @property
    def login(self) -> str:
        return f"{self.key}@{self.house}.example"

    @property
    def passphrase(self) -> str:
        """Five words, always the same for one person: a demonstration hides nothing."""
        digest = hashlib.sha256(f"alongside demonstration passphrase {self.login}".encode()).digest()
        picked = dict.fromkeys(WORDS[byte % len(WORDS)] for byte in digest)
        return " ".join(list(picked)[:5])

    @property
    def totp_secret(self) -> str:
        """The authenticator's secret, always the same for one person. In a demonstration only."""
        digest = hashlib.sha256(f"alongside demonstration second factor {self.login}".encode()).digest()
        return base64.b32encode(digest[:20]).decode()


HOUSES = (
    House("linden", "Linden Crisis Center", AgencyKind.CRISIS_CENTER, "217-555-0142"),
    House("wren", "Wren House", AgencyKind.SHELTER, "217-555-0110"),
    House("threeelms", "Three Elms Hospital", AgencyKind.HOSPITAL, "217-555-0123"),
    House("millrace", "Millrace Legal Aid", AgencyKind.LEGAL_AID, "217-555-0137"),
    House("prairiebend", "Prairie Bend Health", AgencyKind.HEALTH, "217-555-0151"),
    House("lanternstreet", "Lantern Street Youth", AgencyKind.YOUTH, "217-555-0164"),
    House("crossway", "Crossway Interpreters", AgencyKind.INTERPRETING, "217-555-0178"),
    House("coalition", "Linden County Coalition", AgencyKind.COALITION, "217-555-0186"),
)

CUSTODIANS, ON_CALL, INTAKE, COUNSELLING = (
    TeamKind.CUSTODIANS,
    TeamKind.ON_CALL,
    TeamKind.INTAKE,
    TeamKind.COUNSELLING,
)

STAFF = (
    Worker("rosa", "linden", Role.DIRECTOR),
    Worker("chloe", "linden", Role.SUPERVISOR, "rosa", (CUSTODIANS, ON_CALL)),
    Worker("vera", "linden", Role.CLINICAL_SUPERVISOR, "rosa", (COUNSELLING,)),
    Worker("amira", "linden", Role.ADVOCATE, "chloe", (ON_CALL,)),
    Worker("dev", "linden", Role.ADVOCATE, "chloe", (ON_CALL,)),
    Worker("noor", "linden", Role.COUNSELLOR, "vera", (COUNSELLING,)),
    Worker("samir", "linden", Role.COUNSELLOR, "vera", (COUNSELLING,)),
    Worker("imani", "linden", Role.ADVOCATE, "chloe", (ON_CALL,), Papers.LAPSING),
    Worker("tomas", "linden", Role.ADVOCATE, "chloe", (ON_CALL,), Papers.IN_GRACE),
    Worker("hollis", "linden", Role.ADVOCATE, "chloe", (ON_CALL,), Papers.LAPSED),
    Worker("petra", "linden", Role.ADVOCATE, "chloe", (ON_CALL, INTAKE), waits_for_key=True),
    Worker("ida", "linden", Role.ADMINISTRATOR, "rosa"),
    Worker("jonah", "linden", Role.ADVOCATE, "chloe", (ON_CALL,), has_joined=False),
    Worker("odette", "wren", Role.DIRECTOR),
    Worker("marguerite", "wren", Role.SUPERVISOR, "odette", (CUSTODIANS, ON_CALL)),
    Worker("sol", "wren", Role.ADVOCATE, "marguerite", (ON_CALL,)),
    Worker("bea", "wren", Role.ADVOCATE, "marguerite", (ON_CALL,)),
    Worker("harriet", "threeelms", Role.DIRECTOR),
    Worker("phoebe", "threeelms", Role.SUPERVISOR, "harriet", (CUSTODIANS, ON_CALL)),
    Worker("abel", "threeelms", Role.ADVOCATE, "phoebe", (ON_CALL,)),
    Worker("ruth", "millrace", Role.DIRECTOR),
    Worker("ben", "millrace", Role.ADVOCATE, "ruth", (CUSTODIANS, INTAKE)),
    Worker("ines", "millrace", Role.ADVOCATE, "ruth", (INTAKE,)),
    Worker("malik", "prairiebend", Role.DIRECTOR),
    Worker("greta", "prairiebend", Role.CLINICAL_SUPERVISOR, "malik", (CUSTODIANS, COUNSELLING)),
    Worker("sunny", "prairiebend", Role.COUNSELLOR, "greta", (COUNSELLING,)),
    Worker("cyrus", "lanternstreet", Role.DIRECTOR),
    Worker("winnie", "lanternstreet", Role.ADVOCATE, "cyrus", (CUSTODIANS, ON_CALL)),
    Worker("lucia", "crossway", Role.DIRECTOR),
    Worker("bao", "crossway", Role.INTERPRETER, "lucia", (CUSTODIANS,)),
    Worker("fay", "coalition", Role.ORGANISER),
    Worker("otis", "coalition", Role.ORGANISER),
)

BY_KEY = {worker.key: worker for worker in STAFF}
HOUSE_BY_KEY = {house.key: house for house in HOUSES}
