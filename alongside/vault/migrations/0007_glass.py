"""Why a glass is broken, as a code that the care team may read; and no lent key outlives the glass."""

from pathlib import Path

from django.db import migrations, models

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions

SQL = Path(__file__).parent / "sql"
FUNCTIONS = (SQL / "0007_glass.sql").read_text(encoding="utf-8")
BEFORE = (SQL / "0002_wall.sql").read_text(encoding="utf-8")


def former(name: str) -> str:
    """A function as 0002_wall made it, to put it back."""
    start = BEFORE.index(f"create function wall.{name}(")
    return BEFORE[start : BEFORE.index("end $$;", start) + len("end $$;")]


UNDO = [
    "drop function wall.end_glass(uuid, text)",
    "drop function wall.review_glass(uuid, boolean)",
    "drop function wall.take_back_lent(uuid, uuid)",
    former("end_glass"),
    former("review_glass"),
]
ASKING = (
    f"{OWN_AGENCY} and asked_by_id = (select wall.actor_id()) and state = 'asked' and approved_by_id is null "
    "and opened_at is null and reviewed_by_id is null"
)
ADDING = "alter policy adding on vault_breakglass with check"
CODES = ["absent", "danger", "deadline", "unreachable", "other"]
LABELS = [
    "Cover for a colleague who is away",
    "Emergency or danger",
    "Court or legal deadline",
    "Nobody of the care team can be reached",
    "Another reason",
]


class Migration(migrations.Migration):
    dependencies = [("vault", "0006_quick")]

    operations = [
        WallSQL(WallSQL.noop, own_functions().sql),  # taken back last: what UNDO makes is the keeper's again
        migrations.AddField(
            model_name="breakglass",
            name="reason_code",
            field=models.CharField(
                blank=True,
                choices=list(zip(CODES, LABELS, strict=True)),
                help_text="empty only where it was asked before codes",
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="breakglass",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason_code__in", ["", *CODES])), name="vault_glass_reason_is_a_code"
            ),
        ),
        WallSQL(f"{ADDING} ({ASKING} and reason_code <> '')", f"{ADDING} ({ASKING})"),
        WallSQL(FUNCTIONS, UNDO),
        own_functions(),
    ]
