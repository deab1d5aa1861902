"""Hand-overs and requests from outside are kept for so many days; then key and row go.

The worker who asks for it has no context and sees no row, so the database does it: only what is past the agency's
own days, never a request that waits, never under a legal hold. What was sent on a request keeps its codes and times.
"""

from django.db import migrations, models
from django.db.models import Q

from alongside.vault.operations import WallSQL

SWEEP = """
create function wall.drop_old_line_words(p_keys_gone_on date)
returns table (agency_id uuid, subject_id uuid, row_id uuid, days integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with rules as materialized (
        select a.id, coalesce(r.days_kept, 90)::integer as days
          from public.people_agency a left join public.crisis_line_linerules r on r.agency_id = a.id),
    old as materialized (
        select h.agency_id, h.subject_id, h.id, rules.days
          from public.crisis_line_handover h join rules on rules.id = h.agency_id
         where h.written_at < statement_timestamp() - make_interval(days => rules.days)
        union all
        select q.agency_id, q.subject_id, q.id, rules.days
          from public.crisis_line_asking q join rules on rules.id = q.agency_id
         where q.state in ('answered', 'closed')
           and coalesce(q.closed_at, q.answered_at) < statement_timestamp() - make_interval(days => rules.days)),
    gone as materialized (
        select old.* from old join public.vault_subject s on s.id = old.subject_id
         where s.hold_until is null or s.hold_until < statement_timestamp()::date),
    handovers as (delete from public.crisis_line_handover h using gone where h.id = gone.id),
    requests as (delete from public.crisis_line_asking q using gone where q.id = gone.id),
    sent as (
        update public.crisis_line_sending d set where_sealed = null, matters_sealed = null, call_back_sealed = null
          from gone where d.subject_id = gone.subject_id),
    keys as (delete from public.keys_drawerkey k using gone where k.subject_id = gone.subject_id),
    subjects as (
        update public.vault_subject s set destroyed_at = statement_timestamp(), keys_gone_on = p_keys_gone_on
          from gone where s.id = gone.subject_id and s.destroyed_at is null)
    select gone.agency_id, gone.subject_id, gone.id, gone.days from gone;
end $$;

alter function wall.drop_old_line_words(date) owner to {keeper};
revoke all on function wall.drop_old_line_words(date) from public;
grant execute on function wall.drop_old_line_words(date) to {app};
"""


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0012_held")]

    operations = [
        migrations.AddField(
            model_name="linerules",
            name="days_kept",
            field=models.PositiveSmallIntegerField(default=90),
        ),
        migrations.AddConstraint(
            model_name="linerules",
            constraint=models.CheckConstraint(
                name="crisis_line_linerules_days_kept",
                condition=Q(days_kept__gte=7) & Q(days_kept__lte=730),
            ),
        ),
        WallSQL(SWEEP, "drop function wall.drop_old_line_words(date)"),
    ]
