"""The row wall of referrals: two agencies on one row, and one of them for as long as the permission runs.

The sender's side reads a referral through its own link, which lies in the client's plan or in a call; who leads reads the
codes. The other side reads it while the permission runs, and not a second longer. Moves are written by the database.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    OWN_AGENCY,
    WallSQL,
    own_functions,
    same_agency,
    serve,
    wall_off,
    wall_off_call_or_drawer,
)

FUNCTIONS = (Path(__file__).parent / "sql" / "0002_referrals.sql").read_text(encoding="utf-8")
DROP = """
drop trigger referral_follows_packet on releases_packet;
drop trigger referral_moved on referrals_referral;
drop trigger referral_guarded on referrals_referral;
drop function wall.referral_facts(timestamptz);
drop function wall.referrals_over(uuid);
drop function wall.mark_referrals();
drop function wall.forget_referrals(uuid);
drop function wall.end_referral_packet(uuid);
drop function wall.referral_follows_packet();
drop function wall.note_referral_move();
drop function wall.guard_referral();
drop function wall.referral_move_of(text, text);
drop function wall.receives_referrals();
"""

ME = "(select wall.actor_id())"
LEADS = "(select wall.works_as('{director,supervisor,clinical_supervisor}'))"
# The inner question passes the policy of the links itself.
THROUGH_LINK = "id in (select l.referral_id from referrals_link l)"
THROUGH_OPEN_LINK = (
    "id in (select l.referral_id from referrals_link l where (l.drawer = 'call' and (select wall.on_the_line())) or "
    "(l.drawer = 'plan' and l.subject_id = any(coalesce((select wall.open_subjects('plan', true)), '{}'))))"
)
SENT = f"({OWN_AGENCY} and ({LEADS} or {THROUGH_LINK}))"
SENT_BY_ME = f"({OWN_AGENCY} and {THROUGH_OPEN_LINK})"
RECEIVED = (
    "(to_agency_id = (select wall.agency()) and way = 'agency' and state <> 'draft' "
    "and open_until > statement_timestamp() and ((select wall.receives_referrals()) "
    f"or (to_account_id = {ME} and (select wall.is_cleared()))))"
)
SEEN = "(select wall.agency()) is not null and referral_id in (select r.id from referrals_referral r)"
ASKED_OF_US = (
    "referral_id in (select r.id from referrals_referral r where r.to_agency_id = (select wall.agency()))"
)
CHANGES = (
    "area, priority, do_not_contact, warm, warm_at, transport, interpreter, state, reason, outcome, keeps_permission, "
    "appointment_at, answer_due_at, due_at, version"
)


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0001_referrals"),
        ("people", "0004_standing"),
        ("releases", "0002_releases_rows"),
        ("vault", "0013_packets"),
    ]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        *wall_off_call_or_drawer("referrals_link", "plan"),
        serve("referrals_referral", app=f"select, insert, update ({CHANGES})"),
        wall_off(
            "referrals_referral",
            read=f"{SENT} or {RECEIVED}",
            write=f"{SENT_BY_ME} or {RECEIVED}",
            insert=f"{OWN_AGENCY} and made_by_id = {ME} and state = 'draft' and packet_id is null",
        ),
        same_agency("referrals_referral", "made_by_id", "people_account"),
        same_agency("referrals_link", "referral_id", "referrals_referral"),
        serve("referrals_move", app="select"),
        wall_off("referrals_move", read=SEEN, write="false"),
        same_agency("referrals_move", "referral_id", "referrals_referral"),
        serve("referrals_reply", app="select, insert"),
        wall_off(
            "referrals_reply",
            read=f"({OWN_AGENCY} or by_agency_id = (select wall.agency())) and {SEEN}",
            write="false",
            insert=f"by_agency_id = (select wall.agency()) and by_account_id = {ME} and {ASKED_OF_US}",
        ),
        same_agency("referrals_reply", "referral_id", "referrals_referral"),
        *wall_off_call_or_drawer("referrals_placement", "plan"),
        same_agency("referrals_placement", "made_by_id", "people_account"),
    ]
