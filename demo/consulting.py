"""An invented consultation that is open, so that people can try: ideas, one that waits, a letter to sign.

Belongs here: its words. Not here: the one of 2013 (it comes with the house).
"""

from datetime import time, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.plan_room.actions import consulting, deciding, sending
from alongside.plan_room.models import Campaign, Consultation
from alongside.vault.ids import uuid7
from demo.entering import Cast, acting

KEY = "LINDEN-27"
DRAFTS = [
    (
        1, "The hotline number where people wait",
        "Every office of the county should put the hotline number where people wait, in the languages they speak, "
        "and look twice a year whether it is still there.", ["hotline", "languages"],
    ),
    (
        2, "Ask those who have been through it",
        "Whoever writes the plan should ask survivors first, pay them for their time, and say in the plan what was "
        "asked and what was answered, without saying by whom.", ["survivor input"],
    ),
]  # fmt: skip
IDEAS = [
    (1, "Open one office at night", "People who work at night cannot come before five. One evening helps.", True),
    (2, "Rides to court", "From the north of the county no bus goes to the courthouse. Please plan for rides.", True),
    (1, "Signs in the laundromats", "People wait there for an hour. A sign there is read from top to bottom.", False),
]  # fmt: skip
LETTER = (
    "We ask the county to put money for rides, interpreters and one office that is open at night into the next budget, "
    "and to report each spring what came of it."
)


def open_consultation(cast: Cast) -> None:
    """By the coalition, from last week on for six weeks."""
    today = timezone.localdate()
    with acting(cast["fay"]) as actor:
        row = consulting.make_consultation(
            actor=actor,
            given={
                "row_id": uuid7(), "key": KEY, "title": "The plan of Linden County",
                "about": "An invented consultation, so that you can try. What should the county do first?",
                "time_zone": "America/Chicago", "opens_on": today - timedelta(days=7), "opens_time": time(8),
                "closes_on": today + timedelta(days=35), "closes_time": time(17),
                "advised_on": today + timedelta(days=34), "attributed_to": "Linden County Coalition",
                "questions": "What should the county do first?\nWhat does the draft leave out?",
            },
        )  # fmt: skip
        consulting.add_drafts(actor=actor, consultation=row, drafts=DRAFTS)
        letter = {"title": "A letter to the county board", "text": LETTER, "goal": 25,
                  "addressees": ["Linden County Board"]}  # fmt: skip
        consulting.add_letter(actor=actor, consultation=row, given=letter)
        Consultation.objects.filter(id=row.id).update(state="published")  # as if a second person had read it
        for number, title, text, published in IDEAS:
            sent = _send(row, number, title, text)
            if published:
                deciding.decide(actor=actor, contribution_id=sent, state="published", seen="waiting")


def _send(row: Consultation, number: int, title: str, text: str) -> UUID:
    sent = uuid7()
    campaign = Campaign.objects.get(consultation=row, number=number)
    given = {"campaign_id": campaign.id, "title": title, "text": text}
    sending.send_contribution(row_id=sent, consultation_id=row.id, given=given)
    return sent
