"""Who reads a member's policies, and who writes about the local system.

An organization reads all of its own; the coalition reads the policies it shares and what was decided about them. How a
policy was looked at, and which harmful rules stand in it, the organization alone reads.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    BELONGS,
    HERS,
    ORGANISES,
    SPEAKS,
    WallSQL,
    own_functions,
    same_agency,
    serve,
    wall_off,
    wall_off_coalition,
)

COUNT = (Path(__file__).parent / "sql" / "0051_evaluation.sql").read_text(encoding="utf-8")
OURS = f"({BELONGS} and for_agency_id = (select wall.agency()))"
HER_OURS = f"({HERS} and for_agency_id = (select wall.agency()))"
OURS_OR_SHARED = f"({OURS} or ({BELONGS} and sharing = 'shared'))"
AS_ITS_POLICY = (
    f"({OURS} or ({BELONGS} and exists (select from coalition_policy p where p.id = policy_id"
    " and p.sharing = 'shared')))"
)
HERS_OR_ORGANISERS = f"({ORGANISES} or {HERS})"
MEMBERS_WRITE = (
    "institution", "systemstep", "failing", "ask", "systemlog", "systemcontact", "material", "materialshare",
)  # fmt: skip
WITHIN = (
    ("systemstep", "institution_id", "institution"),
    ("systemstep", "leads_to_id", "institution"),
    ("failing", "institution_id", "institution"),
    ("ask", "institution_id", "institution"),
    ("systemlog", "failing_id", "failing"),
    ("systemlog", "ask_id", "ask"),
    ("systemcontact", "institution_id", "institution"),
    ("materialshare", "material_id", "material"),
    ("materialshare", "institution_id", "institution"),
)


def same_house(table: str, column: str, target: str) -> WallSQL:
    """A row hangs on a row of the same coalition and the same organization."""
    name = f"{table}_{column}_same_house"
    return WallSQL(
        f"alter table {table} add constraint {name} foreign key (agency_id, for_agency_id, {column}) "
        f"references {target} (agency_id, for_agency_id, id) deferrable initially deferred",
        f"alter table {table} drop constraint {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("coalition", "0050_evaluation")]

    operations = [
        WallSQL(COUNT, "drop function wall.policy_changes(uuid, date, date)"),
        own_functions(),
        *wall_off_coalition("coalition_policy", read=OURS_OR_SHARED, write=SPEAKS),
        *wall_off_coalition("coalition_learned", read=OURS_OR_SHARED, write=SPEAKS),
        *wall_off_coalition("coalition_policylook", read=OURS, write=HER_OURS),
        *wall_off_coalition("coalition_policyfinding", read=OURS, write=f"({SPEAKS} or {HER_OURS})"),
        serve("coalition_policydecision", app="select, insert, update"),
        wall_off("coalition_policydecision", read=AS_ITS_POLICY, write=SPEAKS),
        same_house("coalition_policylook", "policy_id", "coalition_policy"),
        same_house("coalition_policyfinding", "policy_id", "coalition_policy"),
        same_house("coalition_policyfinding", "decision_id", "coalition_policydecision"),
        same_house("coalition_policydecision", "policy_id", "coalition_policy"),
        same_house("coalition_learned", "follows_id", "coalition_learned"),
        *(
            one
            for name in MEMBERS_WRITE
            for one in wall_off_coalition(f"coalition_{name}", write=HERS_OR_ORGANISERS)
        ),
        *(same_agency(f"coalition_{name}", column, f"coalition_{other}") for name, column, other in WITHIN),
    ]
