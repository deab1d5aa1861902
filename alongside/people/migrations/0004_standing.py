"""Who may change a colleague's standing, said by the database too: role, supervisor, papers, clearance, team, way in.

Until here only oneself was refused. The door (policies) knows more: which papers open what, chains of supervisors.
"""

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL

# The account behind the signed context, as it stands now; nobody who has left. The rule is policies.may_manage_people.
WHO_MANAGES = """
create function wall.works_as(p_roles text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return exists (select from public.people_account a
                    where a.id = who.actor_id and a.agency_id = who.agency_id and a.left_at is null
                      and a.role::text = any(p_roles));
end $$;
create function wall.may_manage() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return wall.works_as('{director,administrator,supervisor,clinical_supervisor}')
        or (wall.works_as('{organiser}') and exists (
               select from public.people_agency g where g.id = wall.agency() and g.kind = 'coalition'));
end $$;
alter function wall.works_as(text[]) owner to {keeper};
alter function wall.may_manage() owner to {keeper};
revoke all on function wall.works_as(text[]), wall.may_manage() from public;
grant execute on function wall.works_as(text[]), wall.may_manage() to {app};
"""
NOBODY_MANAGES = "drop function wall.may_manage(); drop function wall.works_as(text[])"

# Of a colleague. Oneself is refused by people_nobody_promotes_herself; without a context it is the owner, founding.
STANDING = """
create function people_only_who_manages() returns trigger language plpgsql as $$
declare was text := '';
begin
  if wall.actor_id() is null then return new; end if;
  if tg_op = 'UPDATE' then
    was := old.role;
    if old.must_regrant <> new.must_regrant and old.id <> wall.actor_id() and not wall.is_custodian() then
      raise exception 'only a custodian says who has her keys again' using errcode = 'insufficient_privilege';
    end if;
    if (new.role, new.supervisor_id, new.board_supervisor, new.left_at, new.login, new.working_name) is not distinct
        from (old.role, old.supervisor_id, old.board_supervisor, old.left_at, old.login, old.working_name)
      then return new; end if;
  end if;
  if not wall.may_manage() then
    raise exception 'only who manages people changes their standing' using errcode = 'insufficient_privilege';
  end if;
  if new.role is distinct from was and 'director' in (new.role, was) and not wall.works_as('{director}') then
    raise exception 'only a director makes or unmakes a director' using errcode = 'insufficient_privilege';
  end if;
  if new.role is distinct from was and new.role not in ('organiser', 'administrator') and exists (
      select from people_agency g where g.id = new.agency_id and g.kind = 'coalition') then
    raise exception 'a coalition has no clients' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger people_account_only_who_manages before insert or update on people_account
  for each row execute function people_only_who_manages();
"""
NO_STANDING = (
    "drop trigger people_account_only_who_manages on people_account; drop function people_only_who_manages()"
)

ME, CUSTODIAN = "(select wall.actor_id())", "(select wall.is_custodian())"
MANAGES = "(select wall.may_manage())"
DIRECTS = "(select wall.works_as('{director}'))"
RUNS = "(select wall.works_as('{director,administrator}'))"
CUSTODIANS = "exists (select from people_team t where t.id = team_id and t.kind = 'custodians')"
NOT_ME = "account_id <> (select wall.actor_id())"

PAPERS = f"{OWN_AGENCY} and {NOT_ME}"
CLEARED = f"{OWN_AGENCY} and actor_id <> {ME}"
MEMBERS = f"{OWN_AGENCY} and ({NOT_ME} or {CUSTODIAN})"
ENTERS = f"{OWN_AGENCY} and ({CUSTODIAN} or ({NOT_ME} and {MANAGES} and ({DIRECTS} or not {CUSTODIANS})))"
INVITED = f"{OWN_AGENCY} and case when starts_over then {CUSTODIAN} else {MANAGES} end"
AGENCY = "id = (select wall.agency())"


def narrow(table: str, policy: str, *, was: str, now: str) -> WallSQL:
    """Another rule in place of one that `wall_off` made."""
    return WallSQL(_policy(table, policy, now), _policy(table, policy, was))


def _policy(table: str, policy: str, rule: str) -> str:
    found = "" if policy == "adding" else f" using ({rule})"
    left = "" if policy == "removing" else f" with check ({rule})"
    return f"alter policy {policy} on {table}{found}{left}"


class Migration(migrations.Migration):
    dependencies = [("people", "0003_lapses"), ("vault", "0007_glass")]

    operations = [
        WallSQL(WHO_MANAGES, NOBODY_MANAGES),
        WallSQL(STANDING, NO_STANDING),
        narrow("people_account", "adding", was=OWN_AGENCY, now=f"{OWN_AGENCY} and {MANAGES}"),
        narrow(
            "people_invitation",
            "adding",
            was=f"{OWN_AGENCY} and (not starts_over or {CUSTODIAN})",
            now=INVITED,
        ),
        narrow("people_membership", "adding", was=MEMBERS, now=ENTERS),
        *[
            narrow("people_membership", policy, was=MEMBERS, now=f"{OWN_AGENCY} and {CUSTODIAN}")
            for policy in ("changing", "removing")
        ],
        narrow(
            "people_credential",
            "adding",
            was=PAPERS,
            now=f"{PAPERS} and {MANAGES} and recorded_by_id = {ME}",
        ),
        *[
            narrow("people_credential", policy, was=PAPERS, now=f"{PAPERS} and {MANAGES}")
            for policy in ("changing", "removing")
        ],
        *[
            narrow("people_requirement", policy, was=OWN_AGENCY, now=f"{OWN_AGENCY} and {RUNS}")
            for policy in ("adding", "changing", "removing")
        ],
        narrow("people_agency", "changing", was=AGENCY, now=f"{AGENCY} and {RUNS}"),
        narrow(
            "vault_clearance",
            "adding",
            was=f"{OWN_AGENCY} and (actor_id <> {ME} or cleared_until is null)",
            now=f"{CLEARED} and {MANAGES}",
        ),
        narrow("vault_clearance", "changing", was=CLEARED, now=f"{CLEARED} and {MANAGES}"),
    ]
