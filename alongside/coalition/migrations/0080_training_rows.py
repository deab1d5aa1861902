"""The trainings of a coalition: its members read its sessions, propose some, and come to them.

Who came is read by the coalition's organizers, by who leads at her agency, and by herself (people/0031_training_rows).
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import BELONGS, OWN_AGENCY, WallSQL, own_functions

SQL = (Path(__file__).parent / "sql" / "0080_training.sql").read_text(encoding="utf-8")
DROP = "drop function wall.training_topics(uuid, date, date); drop function wall.training_hours(uuid, date, date)"

ME = "(select wall.actor_id())"
MANAGES = "(select wall.may_manage())"
READS = (
    "people_curriculum",
    "people_topic",
    "people_trainer",
    "people_trainingsession",
    "people_outsidecount",
)
COMES = f"from_agency_id = (select wall.agency()) and (account_id = {ME} or {MANAGES})"
ENTERED = f"{OWN_AGENCY} and from_agency_id = agency_id and (account_id = {ME} or {MANAGES})"
ENTERS = f"{COMES} and ({OWN_AGENCY} or {BELONGS})"
PLANS = f"{OWN_AGENCY} and {MANAGES}"
PROPOSES = f"{PLANS} or ({BELONGS} and made_by_id = {ME} and state = 'proposed')"


def narrow(table: str, policy: str, *, was: str, now: str) -> WallSQL:
    """Another rule in place of one that `wall_off` made."""
    part = "using" if policy == "reading" else "with check"
    return WallSQL(*[f"alter policy {policy} on {table} {part} ({rule})" for rule in (now, was)])


class Migration(migrations.Migration):
    dependencies = [("coalition", "0071_prevention_rows"), ("people", "0031_training_rows")]

    operations = [
        WallSQL(SQL, DROP),
        own_functions(),
        *[narrow(table, "reading", was=OWN_AGENCY, now=f"{OWN_AGENCY} or {BELONGS}") for table in READS],
        narrow("people_enrolment", "adding", was=ENTERED, now=ENTERS),
        narrow("people_trainingsession", "adding", was=PLANS, now=PROPOSES),
    ]
