"""A plan of ten thousand promises is read as quickly as a small one: two rules of the row said in another way.

Whether a link may be read is asked of the promises it ties, and no more of all promises. The words of a promise are kept
beside it as PostgreSQL looks for them: with row security an index on an expression would not be used, and the expression
would be counted anew for each promise. The column is the database's own: no model reads it, and no form fills it.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

LINK = "plan_room_actionlink"
THEN = (
    "source_id in (select a.id from plan_room_action a) "
    "and (target_id is null or target_id in (select a.id from plan_room_action a))"
)
NOW = (
    f"exists (select from plan_room_action a where a.id = {LINK}.source_id) and "
    f"(target_id is null or exists (select from plan_room_action a where a.id = {LINK}.target_id))"
)
WORDS = "to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(title_es, ''))"


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0051_by_hand_rows")]

    operations = [
        WallSQL(
            f"alter policy reading on {LINK} using ({NOW})",
            f"alter policy reading on {LINK} using ({THEN})",
        ),
        migrations.RunSQL(
            f"alter table plan_room_action add column words tsvector generated always as ({WORDS}) stored",
            "alter table plan_room_action drop column words",
        ),
    ]
