"""Somebody who follows the plan of the invented county by mail: the link that came, and the first mail with news.

Belongs here: asking, confirming, one mail, all into the demonstration's own box. Not here: what changed (planning).
"""

from datetime import timedelta

from django.test.utils import override_settings
from django.utils import timezone

from alongside.plan_room import links
from alongside.plan_room.actions import following, telling
from alongside.plan_room.models import Followed, Follower
from alongside.plan_room.selectors.following import thing_asked_for
from alongside.vault import wall
from demo import promises
from demo.entering import days_ago

READER = "reader@harvesthands.example"
SINCE = 31  # days ago


def follow() -> None:
    """Asked for a month ago, confirmed, and told today what changed since."""
    with override_settings(EMAIL_BACKEND="alongside.foundation.demo_mail.FolderBackend", MAIL_ON=True):
        with wall.nobody(read_only=False):
            thing = thing_asked_for({"plan": promises.KEY})
            following.ask_to_follow(thing=thing, address=READER, often="daily")
            row = following.keep_wish(thing=thing, address=READER, often="daily").follower
            secret = links.follow_secret(row)
            found = following.following_of(secret)
            for item in found.items if found else ():
                following.confirm_follow(secret, item["id"])
        now = timezone.now()
        begun, yesterday = days_ago(SINCE), timezone.localdate() - timedelta(days=1)
        rows = Followed.objects.using("owner").filter(follower=row)
        rows.update(made_at=begun, confirmed_at=begun)
        who = Follower.objects.using("owner").filter(id=row)
        who.update(made_at=begun, confirmed_at=begun, told_until=begun, looked_on=yesterday)
        telling.tell_one(row, now + telling.SETTLES)
