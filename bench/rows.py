"""The rows of some clients, sealed as the house seals them, or plain for the database without walls.

Belongs here: which rows a client has and what is in them. Not here: the words (lives), the writing
(loading). The same seed makes the same clients in both databases; only keys and nonces are fresh.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from alongside.vault.crypto import blind, grants
from alongside.vault.crypto.holders import symmetric_of
from alongside.vault.crypto.sealing import new_key, seal_text
from alongside.vault.ids import uuid7
from alongside.vault.keyring import drawer_place
from alongside.vault.sealed import place
from bench import lives, rows_work
from bench.scales import SEED
from bench.staff import House, Worker

Row = dict[str, Any]
Rows = dict[str, list[Row]]
DRAWERS = ("identity", "plan", "notes")
YEARS = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Holder:
    """Whom a drawer's key is sealed to: symmetrically where the lead holds that key too."""

    id: UUID
    public: bytes
    wrapping: bytes | None


@dataclass(frozen=True)
class Desk:
    """One lead's clients: how many, whose access, whose keys, and how many notes each has."""

    house: House
    lead: Worker
    supervisor: Worker
    clients: int
    notes: int
    today: datetime
    sealed: bool
    first: int = 0


@dataclass
class Client:
    """One client while her rows are made."""

    desk: Desk
    rng: random.Random
    began: datetime
    id: UUID
    keys: dict[str, bytes] = field(default_factory=dict)

    @property
    def agency(self) -> UUID:
        return UUID(self.desk.house.id)

    def uuid(self, at: datetime) -> UUID:
        return uuid7_at(at, self.rng)

    def sealed(self, drawer: str, table: str, row: Row, **texts: str) -> Row:
        """The row with its texts sealed for their places, or as plain bytes."""
        for name, text in texts.items():
            column = f"{name}_sealed"
            row[column] = (
                self._seal(drawer, text, place(self.agency, self.id, table, column, row["id"]))
                if text
                else None
            )
        return row

    def row(self, at: datetime, **values: Any) -> Row:
        """A row of hers. Keys bring an id of their own: the plain database has none, and must not differ."""
        row_id = values.pop("id", None) or self.uuid(at)
        return {"id": row_id, "agency_id": self.agency, "subject_id": self.id, **values}

    def _seal(self, drawer: str, text: str, ad: bytes) -> bytes:
        return seal_text(self.keys[drawer], text, ad) if self.desk.sealed else text.encode()


def uuid7_at(at: datetime, rng: random.Random) -> UUID:
    """A UUIDv7 of that moment, from the seeded generator."""
    value = int(at.timestamp() * 1000) << 80 | 0x7 << 76 | rng.getrandbits(12) << 64
    return UUID(int=value | 0b10 << 62 | rng.getrandbits(62))


def rows_of(desk: Desk) -> Rows:
    """All rows of one desk, by table."""
    rng = random.Random(f"{SEED}:{desk.lead.login}:{desk.first}")
    rows: Rows = {}
    holders = _holders(desk)
    for _ in range(desk.clients):
        for table, row in _client(desk, rng, holders):
            rows.setdefault(table, []).append(row)
    return rows


def _client(desk: Desk, rng: random.Random, holders: dict[str, list[Holder]]) -> Iterator[tuple[str, Row]]:
    began = desk.today - YEARS * rng.random()
    client = Client(desk, rng, began, uuid7_at(began, rng), {drawer: new_key() for drawer in DRAWERS})
    yield (
        "vault_subject",
        {
            "id": client.id,
            "agency_id": client.agency,
            "opened_by_id": UUID(desk.lead.id),
            "created_at": began,
        },
    )
    yield from _access(client)
    if desk.sealed:
        yield from _grants(client, holders)
    yield from _who_she_is(client)
    yield from _team(client)
    last = began
    for note in _notes(client):
        last = max(last, note["happened_at"])
        yield "cases_note", note
    for clock in rows_work.clocks(client):
        yield "clocks_clock", clock
    for entry in rows_work.entries(client):
        yield "service_entries_entry", entry
    yield "cases_case", _case(client, last)


def _holders(desk: Desk) -> dict[str, list[Holder]]:
    """As at a client's opening: the lead and the on-call team symmetrically, the others in boxes."""
    private = bytes.fromhex(desk.lead.private)
    lead = Holder(UUID(desk.lead.holder_id), b"", symmetric_of(private))
    supervisor = Holder(UUID(desk.supervisor.holder_id), bytes.fromhex(desk.supervisor.public), None)
    custodians = _team_holder(desk.house, "custodians", held=False)
    on_call = _team_holder(desk.house, "on_call", held=True)
    everyone = [lead, supervisor, custodians, on_call]
    return {"identity": everyone, "plan": everyone, "notes": everyone[:3]}


def _team_holder(house: House, office: str, *, held: bool) -> Holder:
    holder_id, public, private = house.teams[office]
    return Holder(
        UUID(holder_id), bytes.fromhex(public), symmetric_of(bytes.fromhex(private)) if held else None
    )


def _access(client: Client) -> Iterator[tuple[str, Row]]:
    for worker, reason in ((client.desk.lead, "care_team"), (client.desk.supervisor, "supervision")):
        yield "vault_accessentry", client.row(
            client.began, actor_id=UUID(worker.id), reason=reason, drawers=list(DRAWERS),
            starts_at=client.began, granted_by_id=UUID(client.desk.lead.id),
        )  # fmt: skip


def _grants(client: Client, holders: dict[str, list[Holder]]) -> Iterator[tuple[str, Row]]:
    for drawer, opened_by in holders.items():
        key = client.keys[drawer]
        for holder in opened_by:
            where = drawer_place(client.agency, client.id, drawer, holder.id)
            wrapped = (
                grants.wrap_with(key, holder.wrapping, where)
                if holder.wrapping
                else grants.wrap_for_public(key, holder.public, where)
            )
            yield "keys_drawerkey", client.row(
                client.began, id=uuid7(), drawer=drawer, holder_id=holder.id, sealed_key=wrapped,
                granted_by_id=UUID(client.desk.lead.id), created_at=client.began,
            )  # fmt: skip


def _who_she_is(client: Client) -> Iterator[tuple[str, Row]]:
    rng = client.rng
    (given, family), born, number = lives.name(rng), lives.birthday(rng), lives.phone(rng)
    identity = client.row(client.began, changed_at=client.began)
    yield "cases_identity", client.sealed(
        "identity", "cases_identity", identity, chosen_name=given, legal_name=f"{given} {family}",
        pronouns=rng.choice(lives.PRONOUNS), born_on=born.isoformat(), language=rng.choice(lives.LANGUAGES),
        about="Prefers to meet outside in the morning.",
    )  # fmt: skip
    for kind in ("phone", "text")[: rng.randrange(1, 3)]:
        way = client.row(
            client.began, kind=kind, safe_as_of=client.desk.today.date() - timedelta(days=rng.randrange(60)),
            voicemail_ok=rng.choice(("not_asked", "yes", "no")), text_ok="yes",
        )  # fmt: skip
        yield "cases_contactmethod", client.sealed(
            "identity", "cases_contactmethod", way, value=number, times=rng.choice(lives.TIMES),
            who_may_answer=rng.choice(lives.ANSWERERS), code_word=rng.choice(lives.WORDS), remarks="",
        )  # fmt: skip
    tokens = blind.compound_tokens(
        bytes.fromhex(client.desk.house.index_key), given=given, family=family, born=born, phone=number
    )
    for token in dict.fromkeys(tokens):
        yield "vault_blindtoken", client.row(client.began, token=token)


def _team(client: Client) -> Iterator[tuple[str, Row]]:
    for worker, part in ((client.desk.lead, "lead"), (client.desk.supervisor, "supervisor")):
        member = client.row(client.began, account_id=UUID(worker.id), part=part, since=client.began)
        yield (
            "cases_careteammember",
            client.sealed("plan", "cases_careteammember", member, why="Works with the client."),
        )


def _notes(client: Client) -> Iterator[Row]:
    """Between half and one and a half of the mean, spread over the time since the work began."""
    mean, rng = client.desk.notes, client.rng
    for _ in range(rng.randint(mean // 2, mean + mean // 2)):
        at = client.began + (client.desk.today - client.began) * rng.random()
        drawer = "notes" if rng.random() < 0.8 else "plan"
        note = client.row(
            at, drawer=drawer, happened_at=at, author_id=UUID(client.desk.lead.id), written_at=at
        )
        yield client.sealed(drawer, "cases_note", note, text=lives.note(rng))


def _case(client: Client, last: datetime) -> Row:
    """Two in ten are closed."""
    closed = client.rng.random() < 0.2
    return client.row(
        client.began, lead_id=UUID(client.desk.lead.id), state="closed" if closed else "open",
        opened_on=client.began.date(), closed_on=last.date() if closed else None,
        close_reason="goals_met" if closed else "", last_worked_at=last,
    )  # fmt: skip


def midnight(day: Any) -> datetime:
    """The seeded `today` of a build: times are counted back from it."""
    return datetime.combine(day, time(), tzinfo=UTC)


def ledger_rows(house: House, subjects: list[UUID], lines: int, today: datetime) -> Iterator[Row]:
    """What an agency's ledger holds: openings mostly, one list of fifty in ten, in order of time."""
    rng = random.Random(f"{SEED}:{house.workers[0].login}")
    actors = [UUID(worker.id) for worker in house.workers]
    for number in range(lines):
        at = today - YEARS + YEARS * number / max(lines, 1)
        many = rng.random() < 0.1
        yield {
            "at": at, "agency_id": UUID(house.id), "actor_id": rng.choice(actors),
            "what": "list.opened" if many else "record.opened",
            "subjects": rng.sample(subjects, min(50, len(subjects))) if many else [rng.choice(subjects)],
            "request_id": uuid7_at(at, rng),
        }  # fmt: skip
