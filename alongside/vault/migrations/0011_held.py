"""What lapses during a shift or a call stays open to its end; what someone decides closes at once."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0011_held.sql").read_text(encoding="utf-8")
# The functions that ask stay, and are told that nothing is held: they answer as they did before.
NOTHING_HELD = """
create or replace function wall.held_until(p_actor uuid, p_agency uuid, p_lapsed timestamptz, p_changed timestamptz)
returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$ begin return null; end $$;
drop function wall.on_duty_until(uuid, uuid, timestamptz);
drop function wall.held_open();
drop function wall.holds_to_note()
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0010_calls_first")]

    operations = [WallSQL(FUNCTIONS, NOTHING_HELD), own_functions()]
