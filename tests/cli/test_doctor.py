"""What doctor says of an installation that is well, and of each thing that is wrong with it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.db import connections

from alongside.people.enums import AgencyKind, Role
from alongside.people.models import Account, Agency
from alongside.vault.enums import HolderKind
from alongside.vault.models import DrawerKey, Holder, Subject, TeamKey
from config import backup, doctor, doctor_machine, doctor_records, doctor_server, doctor_walls, migrating
from config.doctor import Check

pytestmark = pytest.mark.django_db

OTHER_KEEPER = """
    drop policy keeper on cases_note;
    create policy keeper on cases_note to {app} using (true)
"""
WALLS = [check.__name__ for check in doctor_walls.CHECKS]


def owner(*statements: str, params: list[Any] | None = None) -> None:
    with connections["owner"].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, params)


@pytest.mark.parametrize("name", WALLS)
def test_the_walls_of_this_release_are_well(name: str) -> None:
    migrating.set_context_pads()

    check = getattr(doctor_walls, name)()

    assert check.state == "ok", check.told()


@pytest.mark.parametrize(
    ("name", "statement", "named"),
    [
        ("row_rules", "create table loose (id int, subject_id uuid)", "loose"),
        ("row_rules", "alter table cases_note no force row level security", "cases_note"),
        ("row_rules", "alter table cases_case disable row level security", "cases_case"),
        ("open_tables", "create table loose (id int); grant select on loose to {app}", "loose"),
        ("open_tables", "create table loose (id int); grant select (id) on loose to {report}", "loose"),
        ("views", "create view seen as select * from cases_case", "seen"),
        ("functions", "create function wall.more() returns int language sql as 'select 1'", "wall.more()"),
        ("keeper_rules", OTHER_KEEPER, "cases_note"),
        ("signature", "update wall.secret set inner_pad = decode(repeat('00', 64), 'hex')", "another key"),
    ],
)
def test_a_breach_of_the_walls_is_bad_and_named(name: str, statement: str, named: str) -> None:
    migrating.set_context_pads()
    for part, role in django_settings.ROLES.items():
        statement = statement.replace("{" + part + "}", f'"{role}"')
    owner(statement)

    check = getattr(doctor_walls, name)()

    assert check.state == "bad"
    assert named in check.sentence
    assert check.help


def test_a_serving_role_with_the_rights_of_another_is_bad(settings: Any) -> None:
    """The owner, who inherits the keeper's rights, in the place of the role that serves."""
    settings.ROLES = {**settings.ROLES, "app": settings.ROLES["owner"]}

    check = doctor_walls.memberships()

    assert check.state == "bad"
    assert f"{settings.ROLES['owner']} in {settings.ROLES['keeper']}" in check.sentence


def test_a_role_that_is_missing_is_named(settings: Any) -> None:
    settings.ROLES = {**settings.ROLES, "report": "nobody_of_this_name"}

    check = doctor_walls.roles()

    assert (check.state, check.sentence) == ("bad", "nobody_of_this_name do not exist")


def test_the_server_is_new_enough_and_its_clock_is_ours() -> None:
    assert doctor_server.version().state == "ok"
    assert doctor_server.clock().state == "ok"
    assert doctor_server.time_zone().state == "ok"


def test_a_clock_that_differs_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_server, "one", lambda _: datetime.now(UTC) - timedelta(seconds=40))

    check = doctor_server.clock()

    assert check.state == "bad"
    assert "differ by 40 s" in check.sentence


def test_an_old_server_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_server, "one", lambda _: "140011")

    assert doctor_server.version().state == "bad"


@pytest.mark.parametrize(
    ("settings_of_server", "state", "named"),
    [
        ({"log_statement": "none", "log_min_error_statement": "panic"}, "ok", ""),
        ({"log_statement": "all"}, "bad", "every statement (log_statement)"),
        ({"log_min_error_statement": "error"}, "warn", "the statement of every error"),
        ({"log_error_verbosity": "default"}, "warn", "details of errors"),
        ({"shared_preload_libraries": "auto_explain"}, "warn", "auto_explain"),
    ],
)
def test_a_log_that_would_keep_words_is_found(
    settings_of_server: dict[str, str], state: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_server, "rows", lambda *_: list(settings_of_server.items()))

    check = doctor_server.server_log()

    assert check.state == state
    assert named in check.sentence


def holder(kind: HolderKind, owner_id: UUID, agency: UUID) -> Holder:
    return Holder.objects.using("owner").create(
        agency_id=agency, owner_id=owner_id, kind=kind, public_key=b"x"
    )


def grant(client: UUID, drawer: str, to: Holder) -> None:
    DrawerKey.objects.using("owner").create(
        agency_id=to.agency_id,
        subject_id=client,
        drawer=drawer,
        holder_id=to.id,
        sealed_key=b"x",
        granted_by_id=uuid4(),
    )


@pytest.fixture
def client_with_keys() -> dict[str, UUID]:
    """A client whose drawers are held by a worker and by a team of which another worker has the key."""
    owner("delete from keys_drawerkey", "delete from vault_subject")
    agency = Agency.objects.using("owner").create(name="A", kind=AgencyKind.SHELTER)
    workers = [
        Account.objects.using("owner").create(
            agency=agency, login=f"{agency.id}-{n}", working_name="W", role=role
        )
        for n, role in enumerate((Role.ADVOCATE, Role.SUPERVISOR))
    ]
    person, member = (holder(HolderKind.PERSON, worker.id, agency.id) for worker in workers)
    team = holder(HolderKind.TEAM, uuid4(), agency.id)
    TeamKey.objects.using("owner").create(
        agency_id=agency.id,
        team_holder_id=team.id,
        member_holder_id=member.id,
        sealed_key=b"x",
        granted_by_id=uuid4(),
    )
    subject = Subject.objects.using("owner").create(agency_id=agency.id, opened_by_id=workers[0].id)
    for drawer in ("identity", "plan", "notes"):
        grant(subject.id, drawer, person)
        grant(subject.id, drawer, team)
    named = {"worker": workers[0].id, "colleague": workers[1].id, "team": team.id}
    return {"agency": agency.id, "client": subject.id, **named}


def test_a_worker_and_a_living_team_are_enough(client_with_keys: dict[str, UUID]) -> None:
    check = doctor_records.holders()

    assert check.state == "ok", check.told()


@pytest.mark.parametrize(
    ("statement", "who", "drawers"),
    [
        ("update people_account set left_at = now() where id = %s", "worker", 3),
        ("update people_account set left_at = now() where id = %s", "colleague", 3),
        ("update keys_holder set retired_at = now() where owner_id = %s", "worker", 3),
        ("delete from keys_teamkey where team_holder_id = %s", "team", 3),
        ("delete from keys_drawerkey where holder_id = %s and drawer = 'plan'", "team", 1),
        ("update keys_drawerkey set ends_at = now() where holder_id = %s and drawer = 'notes'", "team", 1),
    ],
)
def test_a_drawer_with_fewer_than_two_living_holders_is_counted_and_nobody_named(
    statement: str, who: str, drawers: int, client_with_keys: dict[str, UUID]
) -> None:
    owner(statement, params=[client_with_keys[who]])

    check = doctor_records.holders()

    assert check.state == "bad"
    assert check.sentence.startswith(f"{drawers} drawers of 1 clients")
    assert str(client_with_keys["client"]) not in check.told()


def test_a_counselling_drawer_counts_its_confirmed_recovery_key(client_with_keys: dict[str, UUID]) -> None:
    agency, client = client_with_keys["agency"], client_with_keys["client"]
    person = Holder.objects.using("owner").get(owner_id=client_with_keys["worker"])
    recovery = holder(HolderKind.RECOVERY, agency, agency)
    for one in (person, recovery):
        grant(client, "counselling", one)

    assert doctor_records.holders().sentence.startswith("1 drawers")
    owner("update keys_holder set confirmed_at = now() where id = %s", params=[recovery.id])
    assert doctor_records.holders().state == "ok"


def test_a_destroyed_client_needs_no_holder(client_with_keys: dict[str, UUID]) -> None:
    owner("update vault_subject set destroyed_at = now(), keys_gone_on = now()")
    owner("delete from keys_drawerkey")

    assert doctor_records.holders().state == "ok"


@pytest.mark.parametrize(("minutes", "state"), [(0, "ok"), (30, "bad")])
def test_lines_that_wait_too_long_to_be_sealed_are_found(minutes: int, state: str) -> None:
    owner("delete from ledger_line")
    owner(
        "insert into ledger_line (at, what, subjects, drawer, why) values (now() - make_interval(mins => %s),"
        " 'signed_in', '{}', '', '')",
        params=[minutes],
    )

    assert doctor_records.ledger().state == state


@pytest.mark.parametrize(("seconds", "state"), [(5, "ok"), (600, "bad")])
def test_a_worker_that_fell_silent_is_found(seconds: int, state: str) -> None:
    owner("delete from procrastinate_workers")
    owner(
        "insert into procrastinate_workers (last_heartbeat) values (now() - make_interval(secs => %s))",
        params=[seconds],
    )

    assert doctor_records.worker().state == state


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_a_secret_that_others_can_read_is_bad(data_folder: Path) -> None:
    assert doctor_machine.secrets().state == "ok"
    secret = data_folder / "secrets" / "server.key"
    secret.write_text("x")
    secret.chmod(0o644)

    check = doctor_machine.secrets()

    assert check.state == "bad"
    assert "server.key" in check.sentence
    secret.chmod(0o600)
    os.chmod(data_folder / "secrets", 0o755)
    assert doctor_machine.secrets().state == "bad"


@pytest.mark.parametrize(("free", "state"), [(50, "ok"), (1.5, "warn"), (0.1, "bad")])
def test_a_disk_that_fills_is_told(
    free: float, state: str, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    usage = type("Usage", (), {"free": int(free * 1024**3)})
    monkeypatch.setattr(doctor_machine.shutil, "disk_usage", lambda _: usage)

    assert doctor_machine.disk().state == state


def test_the_age_of_the_newest_backup_is_told(data_folder: Path) -> None:
    assert doctor_machine.backups().state == "warn"
    now = datetime.now(UTC)
    for days, state in ((9, "bad"), (1, "ok")):
        stamp = (now - timedelta(days=days)).strftime(backup.STAMP)
        (data_folder / "backups" / f"alongside-{stamp}.manifest.json").write_text("{}")
        assert doctor_machine.backups().state == state


def test_a_key_backup_past_its_days_is_bad(data_folder: Path) -> None:
    assert doctor_machine.old_key_backups().state == "ok"
    (data_folder / "backups" / "alongside-20200101T000000Z.keys.age").write_text("x")

    assert doctor_machine.old_key_backups().state == "bad"


def test_missing_backup_keys_weigh_more_where_it_is_no_demonstration(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALONGSIDE_BACKUP_RECIPIENT", raising=False)
    for demo, state in ((True, "warn"), (False, "bad")):
        settings.DEMO = demo
        assert doctor_machine.backup_recipients().state == state


@pytest.mark.parametrize(
    ("host", "sender", "state"),
    [("", "", "warn"), ("mail.example", "", "bad"), ("mail.example", "line@linden.example", "ok")],
)
def test_whether_notices_go_by_mail_is_told(
    monkeypatch: pytest.MonkeyPatch, host: str, sender: str, state: str
) -> None:
    monkeypatch.setenv("EMAIL_HOST", host)
    monkeypatch.setenv("EMAIL_FROM", sender)

    check = doctor_machine.mail()

    assert check.state == state
    assert "linden.example" not in check.told()


def test_a_check_that_cannot_be_made_is_a_finding() -> None:
    def broken() -> Check:
        raise ZeroDivisionError

    check = doctor._one(broken, reconnect=lambda: None)

    assert (check.state, check.about) == ("bad", "broken")
    assert "ZeroDivisionError" in check.sentence


def test_the_last_line_counts() -> None:
    well, look, bad = (Check(state, "x", "y", "z") for state in ("ok", "warn", "bad"))

    assert doctor.summary([well]) == "All 1 are well."
    assert doctor.summary([well, look]) == "1 of 2 to look at, nothing wrong."
    assert doctor.summary([well, look, bad]) == "1 of 3 are wrong; 1 more to look at."
    assert bad.told() == "BAD   x: y\n      z"
