"""The row wall of what the community said: no role of a request reads a card, a count or a box; functions do.

Organizers still add cards. Looking at them would tell which were sent, and deleting them how many.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, same_agency, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0101_needs_apart.sql").read_text(encoding="utf-8")
DROP = """
drop trigger sweep_needs on public.coalition_needsround;
drop function wall.sweep_needs();
drop function wall.needs_words(uuid);
drop function wall.needs_coded(uuid);
drop function wall.keep_need(bytea, jsonb, jsonb);
drop function wall.keep_words(uuid, uuid, jsonb);
drop function wall.need_asked(bytea);
drop function wall.need_cells();
"""


class Migration(migrations.Migration):
    dependencies = [("coalition", "0100_needs_apart")]

    operations = [
        WallSQL(
            "revoke select, delete on coalition_answercard from {app}",
            "grant select, delete on coalition_answercard to {app}",
        ),
        serve("coalition_heardcount"),
        wall_off("coalition_heardcount", read="false"),
        serve("coalition_heardwords"),
        wall_off("coalition_heardwords", read="false"),
        same_agency("coalition_heardcount", "round_id", "coalition_needsround"),
        same_agency("coalition_heardwords", "round_id", "coalition_needsround"),
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
    ]
