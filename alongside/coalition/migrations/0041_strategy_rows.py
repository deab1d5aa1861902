"""Members read the plan, its organizers write it; whoever leads at a member writes what is its own organization's.

A step of an action's story is added and never changed. An action's place in the plan is the organizers': the row cannot
tell one column from another, so that the policy asks it (policies_strategy).
"""

from django.db import migrations

from alongside.vault.operations import (
    BELONGS,
    ORGANISES,
    SPEAKS,
    same_agency,
    serve,
    wall_off,
    wall_off_coalition,
)

EITHER = f"{ORGANISES} or {SPEAKS}"


class Migration(migrations.Migration):
    dependencies = [("coalition", "0040_strategy")]

    operations = [
        *wall_off_coalition("coalition_strategicplan"),
        *wall_off_coalition("coalition_planaction", write=EITHER),
        same_agency("coalition_planaction", "plan_id", "coalition_strategicplan"),
        serve("coalition_actionstep", app="select, insert"),
        wall_off("coalition_actionstep", read=BELONGS, write=ORGANISES, insert=EITHER),
        same_agency("coalition_actionstep", "action_id", "coalition_planaction"),
        *wall_off_coalition("coalition_reviewnote"),
    ]
