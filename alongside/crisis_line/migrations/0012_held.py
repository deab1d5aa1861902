"""A shift or a call holds a clearance that lapses during it; so the database says too who writes the roster."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0012_held.sql").read_text(encoding="utf-8")
NOBODY_IS_ON_DUTY = """
create or replace function wall.on_duty_until(p_actor uuid, p_agency uuid, p_lapsed timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$ begin return null; end $$;
drop function wall.holds_shift(uuid);
drop function wall.may_take_over(uuid, timestamptz);
drop function wall.keeps_roster()
"""

ME = "(select wall.actor_id())"
LEADS = f"{OWN_AGENCY} and (select wall.keeps_roster())"
TAKES_OVER = f"{OWN_AGENCY} and wall.may_take_over(id, ends_at)"
# Those who lead take anyone off and put anyone back; onto herself nobody moves a shift but who was asked.
STAYS = f"account_id <> {ME} or put_on_by_id = {ME} or taken_off_at is not null"
ASKS = f"{OWN_AGENCY} and asker_id = {ME} and state = 'asked' and wall.holds_shift(shift_id)"
ANSWERS = (
    f"{OWN_AGENCY} and ((asked_id = {ME} and state in ('asked', 'accepted', 'declined')) or asker_id = {ME})"
)

RULES = [
    f"alter policy adding on crisis_line_shift with check ({LEADS} and put_on_by_id = {ME})",
    f"alter policy changing on crisis_line_shift with check "
    f"(({LEADS} and ({STAYS})) or ({TAKES_OVER} and account_id = {ME}))",
    f"alter policy adding on crisis_line_swap with check ({ASKS})",
    f"alter policy changing on crisis_line_swap with check ({ANSWERS})",
    "revoke update on crisis_line_shift from {app}",
    "grant update (account_id, starts_at, ends_at, taken_off_at) on crisis_line_shift to {app}",
    "revoke update on crisis_line_swap from {app}",
    "grant update (state, answered_at) on crisis_line_swap to {app}",
]
NO_RULES = [
    *[
        f"alter policy adding on {table} with check ({OWN_AGENCY}); "
        f"alter policy changing on {table} with check ({OWN_AGENCY}); "
        f"grant update on {table} to {{app}}"
        for table in ("crisis_line_shift", "crisis_line_swap")
    ],
]


class Migration(migrations.Migration):
    dependencies = [
        ("crisis_line", "0011_shifts_rows"),
        ("people", "0004_standing"),
        ("vault", "0011_held"),
    ]

    operations = [WallSQL(FUNCTIONS, NOBODY_IS_ON_DUTY), own_functions(), WallSQL(RULES, NO_RULES)]
