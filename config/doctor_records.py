"""Doctor: what has to go on by itself. The worker, the sealing of the ledger, drawers that someone can open.

Belongs here: counts. A drawer or a person is never named: whoever runs this may not know them.
"""

from config.doctor import Check, ok, one, rows

SILENT_AFTER = 90
UNSEALED_FOR = 5

SILENT = "select extract(epoch from now() - max(last_heartbeat))::int from procrastinate_workers"
FAILED = "select count(*) from procrastinate_jobs where status = 'failed'"
OLDEST_UNSEALED = """
    select count(*), extract(epoch from now() - min(at))::int / 60 from ledger_line
     where id > coalesce((select max(last_line_id) from ledger_batch), 0)
"""
# A holder lives: a person who has not left, a team of which one living person holds the key, a recovery key
# whose shares were put away. Drawers without any key count too, once a client has one drawer.
FEW_HOLDERS = """
    with person as (
        select h.id from keys_holder h join people_account a on a.id = h.owner_id
         where h.kind = 'person' and h.retired_at is null and a.left_at is null
    ), living as (
        select id from person
        union
        select h.id from keys_holder h join keys_teamkey t on t.team_holder_id = h.id
          join person p on p.id = t.member_holder_id
         where h.kind = 'team' and h.retired_at is null
        union
        select id from keys_holder where kind = 'recovery' and retired_at is null and confirmed_at is not null
    ), drawer as (
        select s.id as subject_id, d.drawer from vault_subject s
         cross join (values ('identity'), ('plan'), ('notes')) as d (drawer)
         where s.destroyed_at is null
        union
        select k.subject_id, k.drawer from keys_drawerkey k
          join vault_subject s on s.id = k.subject_id and s.destroyed_at is null
    ), held as (
        select d.subject_id, d.drawer, count(l.id) as holders from drawer d
          left join keys_drawerkey k on k.subject_id = d.subject_id and k.drawer = d.drawer
               and (k.ends_at is null or k.ends_at > now())
          left join living l on l.id = k.holder_id
         group by 1, 2
    )
    select count(*) filter (where holders < 2), count(distinct subject_id) filter (where holders < 2),
           count(*) filter (where holders = 0) from held
"""


def worker() -> Check:
    silent = one(SILENT)
    if silent is None:
        return Check("warn", "Worker", "none is running", "`alongside run` starts one beside the pages.")
    if silent > SILENT_AFTER:
        return Check(
            "bad",
            "Worker",
            f"was last heard of {silent} s ago",
            "Look at worker.log; start `alongside run` anew.",
        )
    return ok("Worker", "is at work")


def failed_jobs() -> Check:
    if failed := one(FAILED):
        return Check("warn", "Jobs", f"{failed} failed", "worker.log says where, without values.")
    return ok("Jobs", "none failed")


def ledger() -> Check:
    lines, minutes = rows(OLDEST_UNSEALED)[0]
    if lines and minutes >= UNSEALED_FOR:
        return Check(
            "bad",
            "Ledger",
            f"{lines} lines are not sealed yet, the oldest for {minutes} minutes",
            "The worker seals each minute. Until it does, a line could be changed unnoticed.",
        )
    return ok("Ledger", "is sealed up to the last minutes")


def holders() -> Check:
    drawers, clients, nobody = rows(FEW_HOLDERS)[0]
    if not drawers:
        return ok("Drawers", "each has at least two living holders")
    lost = f" {nobody} of them can be opened by nobody." if nobody else ""
    return Check(
        "bad",
        "Drawers",
        f"{drawers} drawers of {clients} clients have fewer than two living holders.{lost}",
        "A custodian grants again on the screen “Keys”; if no custodian is left, two recovery shares do it.",
    )


CHECKS = (worker, failed_jobs, ledger, holders)
