"""A round can be changed after it was planned, and read only by those who need to know where two people will be.

Who leads where it was planned may change it and call it off; who watches may say that she reached the two. Colleagues who
have no part in it do not read it any more.
"""

from django.db import migrations, models

from alongside.vault.operations import BELONGS, ORGANISES, WallSQL

ME = "(select wall.actor_id())"
MINE = "any(coalesce((select wall.outreach_rounds()), '{}'))"
LEADS = "(for_agency_id = (select wall.agency()) and (select wall.leads_here()))"
R_LEADS = "(r.for_agency_id = (select wall.agency()) and (select wall.leads_here()))"

READ_WAS = f"{BELONGS} and ({ORGANISES} or for_agency_id = (select wall.agency()) or id = {MINE})"
READ = f"{BELONGS} and ({ORGANISES} or made_by_id = {ME} or watched_by_id = {ME} or {LEADS} or id = {MINE})"
STEER_WAS = f"{BELONGS} and ({ORGANISES} or made_by_id = {ME} or id = {MINE})"
STEER = f"{BELONGS} and ({ORGANISES} or made_by_id = {ME} or {LEADS} or id = {MINE})"
PARTS_WAS = (
    f"{BELONGS} and round_id in (select r.id from coalition_outreachround r "
    f"where r.made_by_id = {ME} or (select wall.organises()))"
)
PARTS = (
    f"{BELONGS} and round_id in (select r.id from coalition_outreachround r "
    f"where r.made_by_id = {ME} or (select wall.organises()) or {R_LEADS})"
)
SAID_WAS = f"{BELONGS} and round_id = {MINE} and made_by_id = {ME}"
SAID = f"(how = 'said' and round_id = {MINE})"
REACHED = (
    "(how = 'called' and round_id in (select r.id from coalition_outreachround r "
    f"where r.watched_by_id = {ME} or (select wall.organises()) or {R_LEADS}))"
)
HEARD = f"{BELONGS} and made_by_id = {ME} and ({SAID} or {REACHED})"
FOUND, LEFT, BOTH = ("using ({0})", "with check ({0})", "using ({0}) with check ({0})")


def _rule(table: str, policy: str, part: str, now: str, was: str) -> WallSQL:
    return WallSQL(*[f"alter policy {policy} on {table} {part.format(rule)}" for rule in (now, was)])


class Migration(migrations.Migration):
    dependencies = [("coalition", "0094_training_reach")]

    operations = [
        migrations.AddField("outreachround", "packing", models.JSONField(default=dict)),
        migrations.AddField("outreachstop", "turn", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("outreachstop", "gone", models.BooleanField(default=False)),
        migrations.AddField(
            "outreachcheckin",
            "how",
            models.CharField(
                choices=[("said", "They said so"), ("called", "Reached by phone")],
                default="said",
                max_length=6,
            ),
        ),
        migrations.AddConstraint(
            "outreachcheckin",
            models.CheckConstraint(
                condition=models.Q(how__in=["said", "called"]), name="coalition_outreachcheckin_how"
            ),
        ),
        _rule("coalition_outreachround", "reading", FOUND, READ, READ_WAS),
        _rule("coalition_outreachround", "changing", BOTH, STEER, STEER_WAS),
        _rule("coalition_outreachround", "removing", FOUND, STEER, STEER_WAS),
        *[
            _rule(f"coalition_outreach{name}", policy, part, PARTS, PARTS_WAS)
            for name in ("worker", "stop")
            for policy, part in (("adding", LEFT), ("changing", BOTH), ("removing", FOUND))
        ],
        _rule("coalition_outreachcheckin", "adding", LEFT, HEARD, SAID_WAS),
    ]
