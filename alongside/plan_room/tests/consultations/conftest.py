"""A consultation that is made by hand, as Rosa begins it and as Chloe opens it."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from alongside.plan_room.actions import consulting
from alongside.plan_room.tests.consultations.by_hand import KEY
from alongside.plan_room.views.consultations import agreeing, writing
from alongside.vault.ids import uuid7


@pytest.fixture(autouse=True)
def ready(settings):
    settings.MAIL_ON = True
    for meter in (writing.SENDS, agreeing.MAILS):
        meter._left.clear()


@pytest.fixture
def city(cast, as_person):
    """Begun by Rosa; nobody outside sees it."""
    today = timezone.localdate()
    given = {
        "row_id": uuid7(), "key": KEY, "title": "The plan of the city", "time_zone": "America/Chicago",
        "opens_on": today - timedelta(days=1), "opens_time": None, "closes_on": today + timedelta(days=20),
        "closes_time": time(17), "questions": "What first?",
    }  # fmt: skip
    with as_person(cast.rosa) as actor:
        return consulting.make_consultation(actor=actor, given=given)


@pytest.fixture
def read(city, cast, as_person):
    """The same, opened to all by Chloe."""
    with as_person(cast.chloe) as actor:
        return consulting.open_to_all(actor=actor, consultation_key=KEY)


@pytest.fixture
def seen(cast, as_person):
    """Rows as Rosa sees them: of one that nobody outside sees there are none without her."""

    def look(read):
        with as_person(cast.rosa):
            return read()

    return look
