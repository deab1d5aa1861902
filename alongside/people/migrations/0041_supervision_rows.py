"""The row wall of supervision: the two whose sitting it was, and whom she let read it. Nobody else, whatever the role.

A key may be given by the worker for what is hers, to herself or to whoever supervises her now; by a supervisor for a
sitting that she held, to the two of it. Whoever leaves takes her keys along, and her own pages go with her. When her
supervisor changes, her own pages close to the former one.
"""

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, same_agency, serve, wall_off

FUNCTIONS = """
create function wall.pages_held() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor(); found uuid[];
begin
    if who.actor_id is null then return '{}'; end if;
    select array_agg(k.page_id) into found from public.keys_pagekey k
      join public.people_account a on a.id = k.reader_id and a.left_at is null
     where k.reader_id = who.actor_id and k.agency_id = who.agency_id;
    return coalesce(found, '{}');
end $$;

create function wall.supervised() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor(); found uuid[];
begin
    if who.actor_id is null then return '{}'; end if;
    select array_agg(a.id) into found from public.people_account a
     where a.supervisor_id = who.actor_id and a.agency_id = who.agency_id and a.left_at is null;
    return coalesce(found, '{}');
end $$;

create function wall.may_give_page(p_page uuid, p_owner uuid, p_reader uuid, p_holder uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    if who.actor_id is null or not exists (
        select from public.keys_holder h where h.id = p_holder and h.owner_id = p_reader and h.kind = 'person'
           and h.agency_id = who.agency_id and h.retired_at is null) then return false; end if;
    if p_owner = who.actor_id then
        return (exists (select from public.people_ownpage p where p.id = p_page and p.account_id = p_owner)
                or exists (select from public.people_supervision s where s.id = p_page and s.account_id = p_owner))
           and (p_reader = p_owner or exists (select from public.people_account a
                    where a.id = p_owner and a.supervisor_id = p_reader));
    end if;
    return p_reader in (p_owner, who.actor_id) and exists (
        select from public.people_supervision s
         where s.id = p_page and s.account_id = p_owner and s.supervisor_id = who.actor_id);
end $$;

create function wall.may_take_page(p_page uuid, p_owner uuid, p_reader uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return coalesce(p_owner = who.actor_id, false) and not exists (
        select from public.people_supervision s
         where s.id = p_page and p_reader in (s.supervisor_id, s.account_id));
end $$;

create function wall.close_pages() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.left_at is not null and old.left_at is null then
        delete from public.keys_pagekey k where k.reader_id = new.id
            or (k.owner_id = new.id and not exists (select from public.people_supervision s where s.id = k.page_id));
        delete from public.people_ownpage p where p.account_id = new.id;
        delete from public.people_cadence c where c.account_id = new.id;
        update public.people_supervision s set box = null
         where new.id in (s.account_id, s.supervisor_id) and s.box is not null
           and not exists (select from public.keys_pagekey k where k.page_id = s.id);
    elsif new.supervisor_id is distinct from old.supervisor_id then
        delete from public.keys_pagekey k where k.owner_id = new.id and k.reader_id = old.supervisor_id
           and exists (select from public.people_ownpage p where p.id = k.page_id);
    end if;
    return null;
end $$;
"""
LEAVES = """
create trigger people_account_close_pages after update of left_at, supervisor_id on people_account
  for each row execute function wall.close_pages()
"""
DROP = """
drop function wall.close_pages();
drop function wall.may_take_page(uuid, uuid, uuid);
drop function wall.may_give_page(uuid, uuid, uuid, uuid);
drop function wall.supervised();
drop function wall.pages_held();
"""
ME = "(select wall.actor_id())"
SUPERVISED = "account_id = any(coalesce((select wall.supervised()), '{}'))"
HELD = "any(coalesce((select wall.pages_held()), '{}'))"
WROTE = f"{OWN_AGENCY} and supervisor_id = {ME}"


class Migration(migrations.Migration):
    dependencies = [("people", "0040_supervision"), ("people", "0004_standing"), ("vault", "0011_held")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        serve("people_cadence", app="select, insert, update"),
        wall_off(
            "people_cadence",
            read=f"{OWN_AGENCY} and (account_id = {ME} or {SUPERVISED})",
            write=f"{OWN_AGENCY} and {SUPERVISED}",
            insert=f"{OWN_AGENCY} and {SUPERVISED} and set_by_id = {ME}",
        ),
        serve("people_supervision", app="select, insert, update, delete"),
        wall_off(
            "people_supervision",
            read=f"{OWN_AGENCY} and (account_id = {ME} or supervisor_id = {ME} or id = {HELD})",
            write=WROTE,
            insert=f"{WROTE} and {SUPERVISED}",
        ),
        serve("people_ownpage", app="select, insert, update, delete"),
        wall_off(
            "people_ownpage",
            read=f"{OWN_AGENCY} and (account_id = {ME} or id = {HELD})",
            write=f"{OWN_AGENCY} and account_id = {ME}",
        ),
        serve("keys_pagekey", app="select, insert, delete"),
        wall_off(
            "keys_pagekey",
            read=f"{OWN_AGENCY} and (reader_id = {ME} or owner_id = {ME} or page_id = {HELD})",
            write=f"{OWN_AGENCY} and wall.may_take_page(page_id, owner_id, reader_id)",
            insert=f"{OWN_AGENCY} and wall.may_give_page(page_id, owner_id, reader_id, holder_id)",
        ),
        same_agency("people_cadence", "account_id", "people_account"),
        same_agency("people_supervision", "account_id", "people_account"),
        same_agency("people_supervision", "supervisor_id", "people_account"),
        same_agency("people_ownpage", "account_id", "people_account"),
        same_agency("keys_pagekey", "owner_id", "people_account"),
        same_agency("keys_pagekey", "reader_id", "people_account"),
        WallSQL(LEAVES, "drop trigger people_account_close_pages on people_account"),
    ]
