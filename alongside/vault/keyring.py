"""The keyring of one request: what the person who asks can open, and nothing longer than the request.

Belongs here: reaching a drawer's key through person → team → drawer, and the two verbs `open` and `seal`.
Not here: the formats (crypto), who may (policies, the row wall). A keyring never leaves the request:
it is held in a ContextVar, is not picklable and shows nothing in its repr.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, Protocol
from uuid import UUID

from alongside.vault import keystore
from alongside.vault.actors import TeamGrant
from alongside.vault.crypto import grants
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.holders import symmetric_of
from alongside.vault.crypto.sealing import associated, open_text, seal_text
from alongside.vault.enums import Drawer
from alongside.vault.errors import Locked


class Ring(Protocol):
    """What a sealed window asks of the keyring in use."""

    def open(self, subject_id: UUID, drawer: str, blob: bytes, place: bytes) -> str: ...

    def seal(self, subject_id: UUID, drawer: str, text: str, place: bytes) -> bytes: ...


def drawer_place(agency_id: UUID, subject_id: UUID, drawer: str, holder_id: UUID) -> bytes:
    """What a drawer grant is bound to."""
    return associated("drawer", agency_id, subject_id, drawer, holder_id)


def team_place(agency_id: UUID, team_holder_id: UUID, member_holder_id: UUID) -> bytes:
    """What a team grant is bound to."""
    return associated("team", agency_id, team_holder_id, member_holder_id)


class Keyring:
    """Opens drawers for one holder. `private` is her private key, opened from the web session.

    `teams` gives her teams' wrapped keys where they were read already (with her standing); else they are asked for.
    """

    def __init__(
        self,
        agency_id: UUID,
        holder_id: UUID,
        private: bytes,
        teams: Callable[[], Iterable[TeamGrant]] | None = None,
    ) -> None:
        self.agency_id, self.holder_id = agency_id, holder_id
        self._teams = teams
        self._privates: dict[UUID, bytes] = {holder_id: private}
        self._wrapping: dict[UUID, bytes] = {}
        self._drawers: dict[tuple[UUID, str], bytes] = {}
        self._offices: dict[str, bytes] = {}
        self._teams_read = False

    def __repr__(self) -> str:
        return "<Keyring>"

    def __reduce__(self) -> Any:
        raise TypeError("a keyring is never stored")

    # -- what a window asks ------------------------------------------------------------------------

    def open(self, subject_id: UUID, drawer: str, blob: bytes, place: bytes) -> str:
        """Open one sealed text. Raises Locked without the key, SealBroken when it was tampered with."""
        return open_text(self.key_of(subject_id, drawer), blob, place)

    def seal(self, subject_id: UUID, drawer: str, text: str, place: bytes) -> bytes:
        """Seal one text for its place."""
        return seal_text(self.key_of(subject_id, drawer), text, place)

    # -- keys --------------------------------------------------------------------------------------

    def key_of(self, subject_id: UUID, drawer: str) -> bytes:
        """The 256-bit key of one drawer. Raises Locked where no grant reaches this holder."""
        key = self._drawers.get((subject_id, str(drawer)))
        if key is None:
            self.fetch([subject_id])
            key = self._drawers.get((subject_id, str(drawer)))
        if key is None:
            raise Locked(f"locked:{drawer}")
        return key

    def knows(self, subject_id: UUID, drawer: str) -> bool:
        """Whether this drawer's key is at hand already, without asking for it."""
        return (subject_id, str(drawer)) in self._drawers

    def holds(self, subject_id: UUID, drawer: str) -> bool:
        """Whether this drawer opens."""
        try:
            self.key_of(subject_id, drawer)
        except Locked:
            return False
        return True

    def remember(self, subject_id: UUID, drawer: str, key: bytes) -> None:
        """Keep a key that was just made or recovered, for the rest of the request."""
        self._drawers[(subject_id, str(drawer))] = key

    def fetch(self, subject_ids: Collection[UUID], drawers: Iterable[str] = tuple(Drawer.values)) -> None:
        """Read and open the grants for many clients at once: one query, a list of fifty."""
        self._read_teams()
        for grant in keystore.drawer_grants(subject_ids, list(drawers), list(self._privates)):
            self._open_grant(grant)

    def take_grants(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Open grants that a selector read together with its own rows (one query instead of two)."""
        self._read_teams()
        for row in rows:
            self._open_grant(row)

    def reach(self) -> list[UUID]:
        """The holders whose private keys are at hand: herself and her teams."""
        self._read_teams()
        return list(self._privates)

    def private_of(self, holder_id: UUID) -> bytes:
        """The private key of herself, of a team she is in, or (a custodian) of any team. Raises Locked otherwise."""
        self._read_teams()
        if holder_id not in self._privates:
            self._take_team_grants(list(self._privates))  # one step further: custodians hold the teams' keys
        if holder_id not in self._privates:
            raise Locked("locked:holder")
        return self._privates[holder_id]

    def key_of_team(self, office: str) -> bytes:
        """The key under which words of the agency's own are sealed to one of its teams. Raises Locked for others."""
        if office not in self._offices:
            holder = keystore.team_of(self.agency_id, office)
            if holder is None:
                raise Locked("locked:team")
            self.private_of(holder)
            self._offices[office] = self._wrapping_of(holder)
        return self._offices[office]

    def adopt(self, holder_id: UUID, private: bytes) -> None:
        """Add a private key reached another way: a team just made, or joined recovery shares."""
        self._privates[holder_id] = private

    def wrap_for(self, holder_id: UUID, public: bytes, key: bytes, place: bytes) -> bytes:
        """Seal a key to a holder: symmetrically where her key is at hand (faster to open), else in a box."""
        self._read_teams()
        if holder_id in self._privates:
            return grants.wrap_with(key, self._wrapping_of(holder_id), place)
        return grants.wrap_for_public(key, public, place)

    # -- inside ------------------------------------------------------------------------------------

    def _wrapping_of(self, holder_id: UUID) -> bytes:
        if holder_id not in self._wrapping:
            self._wrapping[holder_id] = symmetric_of(self._privates[holder_id])
        return self._wrapping[holder_id]

    def _open_grant(self, grant: Mapping[str, Any]) -> None:
        where = (grant["subject_id"], grant["drawer"])
        holder = grant["holder_id"]
        if where in self._drawers or holder not in self._privates:
            return
        place = drawer_place(self.agency_id, grant["subject_id"], grant["drawer"], holder)
        try:
            self._drawers[where] = self._unwrap(holder, bytes(grant["sealed_key"]), place)
        except SealBroken:
            return  # this grant opens nothing; another may, and without one the drawer is Locked

    def _unwrap(self, holder_id: UUID, blob: bytes, place: bytes) -> bytes:
        private = self._privates[holder_id]
        return grants.unwrap(blob, private=private, ad=place, wrapping_key=self._wrapping_of(holder_id))

    def _read_teams(self) -> None:
        if not self._teams_read:
            self._teams_read = True
            if self._teams is None:
                self._take_team_grants([self.holder_id])
            else:
                for grant in self._teams():
                    self._open_team(grant.team_holder_id, self.holder_id, grant.sealed_key)

    def _take_team_grants(self, members: list[UUID]) -> None:
        for grant in keystore.team_grants(members):
            self._open_team(grant["team_holder_id"], grant["member_holder_id"], bytes(grant["sealed_key"]))

    def _open_team(self, team: UUID, member: UUID, sealed: bytes) -> None:
        """A team key that does not open leaves the team closed, nothing else."""
        if team not in self._privates:
            with suppress(SealBroken):
                self._privates[team] = self._unwrap(member, sealed, team_place(self.agency_id, team, member))


class ClosedRing:
    """The keyring of someone who has not opened hers: everything is Locked."""

    def open(self, subject_id: UUID, drawer: str, blob: bytes, place: bytes) -> str:
        raise Locked(f"locked:{drawer}")

    def seal(self, subject_id: UUID, drawer: str, text: str, place: bytes) -> bytes:
        raise Locked(f"locked:{drawer}")


CLOSED = ClosedRing()
_ring: ContextVar[Ring] = ContextVar("keyring", default=CLOSED)


def current() -> Ring:
    """The keyring in use; closed where none was opened."""
    return _ring.get()


def opened() -> Keyring:
    """The keyring in use as one that can reach keys. Raises Locked where it is closed."""
    ring = _ring.get()
    if not isinstance(ring, Keyring):
        raise Locked("locked")
    return ring


@contextmanager
def using(ring: Ring) -> Iterator[Ring]:
    """Use a keyring for the rest of the block."""
    token = _ring.set(ring)
    try:
        yield ring
    finally:
        _ring.reset(token)
