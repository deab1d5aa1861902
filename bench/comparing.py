"""`python -m bench.comparing`: what was sent in compared with its drafts and with itself, as the job does it, timed.

Belongs here: that one measurement, in a process of its own so that its memory is its own. Not here: how it is compared
(plan_room.actions.grouping). Reading the texts and writing the groups count too; the processor's seconds stand beside
the clock's, because a machine has other work.
"""

import json
import os
import resource
import sys
import time
from typing import Any

import django

from bench import ground


def main() -> int:
    django.setup()
    dbname = os.environ["ALONGSIDE_DATABASE"]
    ground.checked(dbname, ground.WALLED)
    print(json.dumps(measured(dbname)))
    return 0


def measured(dbname: str) -> dict[str, Any]:
    """One run, by whoever keeps it."""
    from alongside.people.models import Account
    from alongside.people.selectors import actor_of
    from alongside.plan_room.actions import grouping
    from alongside.plan_room.models import Contribution, Draft, Grouping
    from alongside.plan_room.selectors.consultations import consultation_by_key
    from alongside.vault import ledger, wall
    from bench import staff
    from bench.consultation import KEY

    houses = staff.read(ground.people_file(dbname))
    lead = next(worker for house in houses for worker in house.workers if worker.role == "supervisor")
    actor = actor_of(Account.objects.get(id=lead.id), {"holder": lead.holder_id})
    with wall.acting_as(actor), ledger.writing():
        row = consultation_by_key(KEY)
        ideas = Contribution.objects.filter(consultation=row, kind="idea", state="published").count()
        drafts = Draft.objects.filter(consultation=row).count()
        run = Grouping(consultation=row, total=ideas, asked_by_id=actor.account_id)
        run.save(force_insert=True)
    began, processor = time.perf_counter(), time.process_time()
    found = grouping.group(run.id, actor.account_id)
    return {
        "comments": ideas,
        "drafts": drafts,
        "found": found,
        "seconds": round(time.perf_counter() - began, 2),
        "processor_seconds": round(time.process_time() - processor, 2),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    sys.exit(main())
