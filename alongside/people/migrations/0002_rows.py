"""The row wall of this room. Nothing here speaks of a client; what sign-in needs is read before a context."""

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, same_agency, serve, wall_off

FACTORS = ("people_totp", "people_passkey", "people_recoverycode")
READ_BEFORE_CONTEXT = (
    "people_account",
    "people_invitation",
    "people_totp",
    "people_passkey",
    "people_recoverycode",
)
WITHIN_CONTEXT = ("people_team", "people_membership", "people_credential", "people_requirement")

# A demonstration can never become a real agency, nor the other way round.
DEMO_STAYS_DEMO = """
create function people_demo_stays_demo() returns trigger language plpgsql as $$
begin
  if new.is_demo <> old.is_demo then
    raise exception 'a demonstration stays one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger people_agency_demo_stays_demo before update on people_agency
  for each row execute function people_demo_stays_demo();
create trigger people_account_demo_stays_demo before update on people_account
  for each row execute function people_demo_stays_demo();
"""


# Nobody gives herself a role, a supervisor or a way back in, whatever the screen or a query says.
NOT_ONESELF = """
create function people_nobody_promotes_herself() returns trigger language plpgsql as $$
begin
  if old.id = wall.actor_id() and (new.role, new.supervisor_id, new.board_supervisor, new.agency_id, new.left_at)
      is distinct from (old.role, old.supervisor_id, old.board_supervisor, old.agency_id, old.left_at) then
    raise exception 'nobody changes her own standing' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger people_account_not_oneself before update on people_account
  for each row execute function people_nobody_promotes_herself();
"""


def known_aside(table: str) -> WallSQL:
    """A web session is read together with whose it is, before there is a context: over `aside`."""
    return WallSQL(
        f"create policy recognising on {table} for select to {{aside}} using (true)",
        f"drop policy recognising on {table}",
    )


# Her own, or a custodian's business: a colleague must not be able to put her own second factor, her own way in
# or her own place in a team there, whatever query she finds.
OWN_OR_CUSTODIAN = f"{OWN_AGENCY} and (account_id = (select wall.actor_id()) or (select wall.is_custodian()))"
NOT_MY_OWN = f"{OWN_AGENCY} and (account_id <> (select wall.actor_id()) or (select wall.is_custodian()))"
STARTING_OVER = f"{OWN_AGENCY} and (not starts_over or (select wall.is_custodian()))"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("vault", "0002_wall")]

    operations = [
        serve("people_agency", app="select, update", aside="select"),
        wall_off("people_agency", read="true", write="id = (select wall.agency())", insert="false"),
        *[serve(table, app="select, insert, update, delete") for table in FACTORS],
        serve("people_invitation", app="select, insert, update (used_at, withdrawn_at)"),
        serve("people_account", app="select, insert, update", aside="select"),
        *[wall_off(table, read="true", write=OWN_OR_CUSTODIAN) for table in FACTORS],
        wall_off("people_invitation", read="true", write=OWN_AGENCY, insert=STARTING_OVER),
        wall_off("people_account", read="true", write=OWN_AGENCY),
        *[serve(table, app="select, insert, update, delete") for table in WITHIN_CONTEXT],
        *[wall_off(table, read=OWN_AGENCY) for table in ("people_team", "people_requirement")],
        wall_off("people_membership", read=OWN_AGENCY, write=NOT_MY_OWN),
        wall_off(
            "people_credential",
            read=OWN_AGENCY,
            write=f"{OWN_AGENCY} and account_id <> (select wall.actor_id())",
        ),
        *[same_agency(table, "account_id", "people_account") for table in READ_BEFORE_CONTEXT[1:]],
        same_agency("people_account", "supervisor_id", "people_account"),
        same_agency("people_membership", "account_id", "people_account"),
        same_agency("people_credential", "account_id", "people_account"),
        same_agency("people_credential", "recorded_by_id", "people_account"),
        *[known_aside(table) for table in ("people_agency", "people_account")],
        serve("people_websession", aside="select, insert, update, delete"),
        serve("people_spentcode", aside="select, insert, delete"),
        serve("people_attempt", aside="select, insert, delete"),
        WallSQL(
            "grant usage on sequence people_spentcode_id_seq, people_attempt_id_seq to {aside}",
            "revoke all on sequence people_spentcode_id_seq, people_attempt_id_seq from {aside}",
        ),
        WallSQL(
            NOT_ONESELF,
            "drop trigger people_account_not_oneself on people_account; drop function people_nobody_promotes_herself()",
        ),
        WallSQL(
            DEMO_STAYS_DEMO,
            "drop trigger people_account_demo_stays_demo on people_account;"
            "drop trigger people_agency_demo_stays_demo on people_agency;"
            "drop function people_demo_stays_demo()",
        ),
    ]
