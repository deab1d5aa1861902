"""Notices by mail: who wants which, and when the last one went. A mail says only that something waits.

The worker who sends has no context and sees no row. One function tells it whom something waits for, by id; another
hands out one address, when it is time, and notes that the mail went. Both speak of staff only.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, same_agency, serve, wall_off

KINDS = [
    ("paper", "A training or paper lapses"),
    ("swap", "A colleague asks you to take a shift"),
    ("request", "A request from outside waits"),
    ("review", "A break-glass waits for a decision or a review"),
    ("hand_over", "A hand-over waits for your shift"),
]
OWN = f"{OWN_AGENCY} and account_id = (select wall.actor_id())"

# Chosen by herself, still here, of the agency in which it waits; newer than her choice and than the last mail of this
# kind, and that one an hour old.
FUNCTIONS = """
create function wall.wants_notice(p_account uuid, p_agency uuid, p_kind text, p_since timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (
        select from public.people_noticewish w
          join public.people_account a on a.id = w.account_id and a.agency_id = w.agency_id and a.left_at is null
          left join public.people_noticesent s on s.account_id = w.account_id and s.kind = p_kind
         where w.account_id = p_account and w.agency_id = p_agency and p_kind = any(w.kinds) and w.address <> ''
           and p_since <= statement_timestamp() and p_since > w.changed_at
           and (s.sent_at is null
                or (p_since > s.sent_at and s.sent_at <= statement_timestamp() - interval '1 hour')));
end $$;

-- A paper: two weeks before its day and on it, for whoever holds it and who supervises her. A break-glass: for those
-- who may decide, and never for who asked.
create function wall.notices_here() returns table (account_id uuid, kind text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with ends as (
        select c.account_id as holder, c.agency_id, c.kind, max(c.expires_on) as ends_on
          from public.people_credential c where c.withdrawn_at is null
         group by 1, 2, 3 having count(*) = count(c.expires_on)),
    papers as (
        select e.holder, e.agency_id, (case when e.ends_on > current_date then e.ends_on - 14 else e.ends_on end)::timestamptz
               as since from ends e where e.ends_on <= current_date + 14),
    waiting as (
        select p.holder as who, p.agency_id, 'paper' as what, p.since from papers p
        union all
        select a.supervisor_id, p.agency_id, 'paper', p.since from papers p
          join public.people_account a on a.id = p.holder and a.left_at is null and a.supervisor_id is not null
        union all
        select c.actor_id, g.agency_id, 'review', coalesce(g.opened_at, g.asked_at)
          from public.vault_breakglass g
          join public.vault_clearance c on c.agency_id = g.agency_id and c.may_approve and c.actor_id <> g.asked_by_id
               and c.cleared_until > statement_timestamp()
         where g.state = 'asked' or (g.opened_at is not null and g.reviewed_at is null))
    select distinct w.who, w.what from waiting w where wall.wants_notice(w.who, w.agency_id, w.what, w.since);
end $$;

-- Whoever leaves takes her address along.
create function wall.forget_notices() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.people_noticewish w where w.account_id = new.id;
    return null;
end $$;

create function wall.take_notice(p_account uuid, p_kinds text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wish public.people_noticewish; fresh text[];
begin
    select w.* into wish from public.people_noticewish w
      join public.people_account a on a.id = w.account_id and a.left_at is null
     where w.account_id = p_account and w.address <> '' for update of w;
    if not found then return null; end if;
    select array_agg(k) into fresh from unnest(p_kinds) k
     where k = any(wish.kinds) and not exists (
        select from public.people_noticesent s where s.account_id = p_account and s.kind = k
           and s.sent_at > statement_timestamp() - interval '1 hour');
    if fresh is null then return null; end if;
    insert into public.people_noticesent as known (id, agency_id, account_id, kind, sent_at)
    select gen_random_uuid(), wish.agency_id, p_account, k, statement_timestamp() from unnest(fresh) k
    on conflict (account_id, kind) do update set sent_at = excluded.sent_at;
    return wish.address;
end $$;
"""
LEAVES = """
create trigger people_account_forget_notices after update of left_at on people_account
  for each row when (new.left_at is not null) execute function wall.forget_notices()
"""
DROP = (
    "drop function wall.take_notice(uuid, text[]); drop function wall.notices_here(); "
    "drop function wall.forget_notices(); drop function wall.wants_notice(uuid, uuid, text, timestamptz)"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0004_standing"), ("vault", "0011_held")]

    operations = [
        migrations.CreateModel(
            name="NoticeWish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(choices=KINDS, max_length=10), default=list, size=None
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeSent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=10)),
                ("sent_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "kind"), name="people_noticesent_once")
                ],
            },
        ),
        serve("people_noticewish", app="select, insert, update, delete"),
        wall_off("people_noticewish", read=OWN),
        serve("people_noticesent", app="select"),
        wall_off("people_noticesent", read=OWN, write="false"),
        same_agency("people_noticewish", "account_id", "people_account"),
        same_agency("people_noticesent", "account_id", "people_account"),
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        WallSQL(LEAVES, "drop trigger people_account_forget_notices on people_account"),
    ]
