"""Who reads what of founding: all members, organizers alone, or whoever suggested someone.

A member's own promises and strengths are written by who leads there, and only on the row of its own organization.
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
    wall_off_coalition,
)

FUNCTIONS = (Path(__file__).parent / "sql" / "0011_founding.sql").read_text(encoding="utf-8")
DROP = """
drop trigger stays_as_it_stands on coalition_groundrules;
drop trigger stays_as_it_stands on coalition_purpose;
drop trigger stays_as_it_stands on coalition_letter;
drop function wall.answer_invitation(uuid, uuid, boolean, text, date, date);
drop function wall.invitations();
drop function wall.stays_as_it_stands();
"""
ORGANIZERS_ONLY = ("contact", "approach", "step", "letter", "sitting", "payment")
MEMBERS_READ = ("purpose", "groundrules", "seat")
OF_A_MEMBER = ("commitment", "strength")
OF_A_PARTNER = ("contact", "approach", "step", "letter", *OF_A_MEMBER)


def own_row(table: str) -> str:
    """The partner of the row is the organization it is written for."""
    return (
        f"({SPEAKS} and exists (select from coalition_member m where m.id = {table}.partner_id "
        f"and m.member_id = {table}.for_agency_id))"
    )


class Migration(migrations.Migration):
    dependencies = [("coalition", "0010_founding")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        *[op for name in ORGANIZERS_ONLY for op in wall_off_coalition(f"coalition_{name}", read=ORGANISES)],
        *[op for name in MEMBERS_READ for op in wall_off_coalition(f"coalition_{name}")],
        *[
            op
            for name in OF_A_MEMBER
            for op in wall_off_coalition(
                f"coalition_{name}", write=f"{ORGANISES} or {own_row(f'coalition_{name}')}"
            )
        ],
        *wall_off_coalition(
            "coalition_suggestion",
            read=f"{ORGANISES} or {HERS}",
            write=f"{ORGANISES} or ({HERS} and state = 'new')",
            insert=f"{BELONGS} and made_by_id = (select wall.actor_id()) and state = 'new'",
        ),
        *[same_agency(f"coalition_{name}", "partner_id", "coalition_member") for name in OF_A_PARTNER],
        *[same_agency(f"coalition_{name}", "seat_id", "coalition_seat") for name in ("sitting", "payment")],
    ]
