"""Somebody follows the county's plan by mail: the box of the demonstration has the link and the news."""

import pytest

from alongside.foundation import demo_mail
from alongside.plan_room import links
from alongside.plan_room.actions.following import following_of
from alongside.plan_room.models import Follower
from demo import following, promises

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]  # loaded once, for one worker


def test_the_box_has_the_link_and_the_news_of_a_month(demo):
    found = [letter for letter in demo_mail.letters() if letter.to == following.READER]
    assert len(found) >= 2
    news, asked = found[0], found[1]
    assert "press the button" in asked.body
    assert f"/plans/promise/{promises.KEY}-" in news.body
    assert "A new version of the plan" in news.body


def test_it_is_confirmed_and_its_page_opens(demo):
    row = Follower.objects.using("owner").get()
    told = following_of(links.follow_secret(row.id))
    assert told is not None
    assert [item["confirmed"] for item in told.items] == [True]
