"""Nobody reads or writes who follows, but functions of the wall: not the app role, not those who keep plans."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
FUNCTIONS = """
drop function wall.take_follower(uuid, date, date, timestamptz);
drop function wall.followers_due(date, date);
drop function wall.stop_following(bytea);
drop function wall.unfollow(bytea, uuid);
drop function wall.change_follow(bytea, text, text);
drop function wall.confirm_follow(bytea, uuid, date);
drop function wall.follower_of_link(bytea);
drop function wall.ask_to_follow(uuid, uuid, bytea, bytea, bytea, text, text, uuid, uuid, uuid);
drop function wall.may_be_followed(uuid, uuid, uuid);
drop function wall.forget_followers();
"""


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0040_following")]

    operations = [
        serve("plan_room_follower"),
        wall_off("plan_room_follower", read="false"),
        serve("plan_room_followed"),
        wall_off("plan_room_followed", read="false"),
        WallSQL((SQL / "0041_following.sql").read_text(encoding="utf-8"), FUNCTIONS),
        own_functions(),
    ]
