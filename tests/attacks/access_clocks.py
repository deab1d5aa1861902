"""Who gets in where: clocks, the rules they are counted by, and a minor's page."""

from typing import Any

from django.utils import timezone

from alongside.cases.models import Adult, Asked, ChildReport, Minor
from alongside.clocks.actions.running import start_clock
from alongside.clocks.models import Clock
from alongside.vault.actors import Actor

STAFF = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
LEADS = {"chloe", "rosa", "vera", "ruth"}
ON_THE_CARE_TEAM = {"amira", "chloe"}

GROUPS: list[tuple[set[str], str]] = [
    (STAFF, "clocks:rules clocks:rule cases:my_clocks"),
    (LEADS, "clocks:edit_rule clocks:retire_rule"),
    (
        ON_THE_CARE_TEAM,
        """cases:clocks cases:add_clock cases:end_clock cases:clock_done cases:clock_again cases:minor
        cases:edit_minor cases:add_adult cases:ask_about_adult cases:contact_adult cases:add_report
        cases:edit_report""",
    ),
]
MODELS = [Clock, Minor, ChildReport, Adult, Asked]
FORMS: dict[str, dict[str, str]] = {}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A clock of this client's, with the canary in its words."""
    from tests.attacks.ground import CANARY

    clock = start_clock(
        actor, record.subject_id, "plan", "il-lab-10wd", timezone.now(), words=f"clock of {CANARY}"
    )
    about = {"agency_id": actor.agency_id, "subject_id": record.subject_id}
    minor, adult = Minor(**about, version=1), Adult(**about, relation="parent", added_by_id=actor.account_id)
    minor.about_age, adult.name = f"age of {CANARY}", f"mother of {CANARY}"
    asked = Asked(**about, adult_id=adult.id, purpose="tell", answer="no", asked_by_id=actor.account_id)
    asked.words = f"why {CANARY}"
    report = ChildReport(**about, cause_by_id=actor.account_id, cause_at=timezone.now())
    report.number, report.told_words = "217-555-0199", f"told of {CANARY}"
    for row in (minor, adult, asked, report):
        row.save(force_insert=True)
    more = {"adult_id": adult.id, "report_id": report.id}
    return {"clock_id": clock.id, "rule_id": "il-lab-10wd", **more}
