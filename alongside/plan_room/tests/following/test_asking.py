"""Following by mail: asked for, confirmed by a button behind a link, changed, stopped. Nobody else learns of it."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from alongside.foundation.rates import Meter
from alongside.plan_room.actions import publishing, telling
from alongside.plan_room.tests import ground as plans
from alongside.plan_room.tests.following import ground
from alongside.plan_room.tests.following.ground import ADDRESS, ask_for, asked_link, confirmed, items, press
from alongside.plan_room.views import following as view
from tests.attacks.ground import refused
from tests.browse import sign_in

PAGES = (
    ("plans:plan", ["NAP20"], "?plan=NAP20"), ("plans:promise", [ground.PROMISE], ground.WHAT),
    ("plans:body", ["HHS"], "?agency=HHS"), ("plans:changes", [], ""),
)  # fmt: skip


@pytest.fixture(autouse=True)
def mails(db, settings, monkeypatch):
    settings.MAIL_ON = True
    for name in ("meter", "steps"):
        monkeypatch.setattr(view, name, Meter(500, seconds=60))


def count(table="follower"):
    return ground.rows(f"select count(*) from plan_room_{table}")[0][0]


def page(link):
    return Client().get(link).content.decode()


# -- the form --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "parts", "what"), PAGES)
def test_each_page_has_the_form_for_what_it_is_about_and_sets_no_cookie(name, parts, what):
    answer = Client().get(reverse(name, args=parts))
    assert f'action="{reverse("plans:follow")}{what}"' in answer.content.decode()
    assert not answer.cookies
    assert ask_for(what).status_code == 200
    assert len(mail.outbox) == 1


def test_a_draft_is_followed_by_nobody(transactional_db, cast, as_person):
    with as_person(cast.fay) as actor:
        publishing.keep_draft(actor=actor, form=plans.form())
    browser = Client()
    sign_in(browser, cast.fay)
    assert 'id="follow"' not in browser.get("/plans/plan/LARCH/").content.decode()
    assert 'id="follow"' not in browser.get("/plans/promise/LARCH-1/").content.decode()
    for what in ("?plan=LARCH", "?promise=LARCH-1", "?plan=NONE", "?agency=NONE"):
        assert ask_for(what).status_code == 404
    assert count() == 0


@pytest.mark.parametrize(
    "told", [{"address": ""}, {"address": "nobody"}, {"often": "hourly", "address": ADDRESS}]
)
def test_what_is_typed_wrongly_is_said_and_kept_in_the_form(transactional_db, told):
    answer = ask_for(**{"address": "someone@", **told})
    assert answer.status_code == 422
    assert "summary" in answer.content.decode()
    assert (count(), mail.outbox) == (0, [])


def test_a_machine_that_fills_what_nobody_sees_gets_a_kind_page_and_nothing_is_kept(transactional_db):
    assert ask_for(nickname="x").status_code == 200
    assert (count(), mail.outbox) == (0, [])


def test_where_no_mail_goes_out_there_is_no_form_but_a_feed(transactional_db, settings):
    settings.MAIL_ON = False
    for name, parts, what in PAGES:
        shown = page(reverse(name, args=parts))
        assert 'name="address"' not in shown
        assert "No mail goes out from here" in shown
        assert 'name="address"' not in ask_for(what).content.decode()
    assert count() == 0


# -- the link --------------------------------------------------------------------------------------------


def test_nothing_is_followed_before_the_button_behind_the_link_is_pressed():
    link = asked_link()
    assert mail.outbox[-1].to == [ADDRESS]
    for _ in range(3):  # a mail program that opens every link
        assert "Yes, follow this" in page(link)
        Client().head(link)
    assert [item["confirmed"] for item in items(link)] == [False]
    assert press(link, "confirm", items(link)[0]["id"]).status_code == 303
    assert [item["confirmed"] for item in items(link)] == [True]
    assert "Yes, follow this" not in page(link)


def test_the_address_stands_nowhere_but_sealed(transactional_db):
    link = confirmed()
    stored = str(ground.rows("select w.*, f.* from plan_room_follower w, plan_room_followed f"))
    assert ADDRESS not in stored
    assert ADDRESS.encode().hex() not in stored
    assert ADDRESS not in page(link)
    assert link.split("/")[-2] not in stored


def test_someone_elses_wish_for_an_address_waits_until_its_holder_confirms_it():
    link = confirmed()
    again = asked_link("?plan=NAP20")
    assert again == link
    assert sorted(item["confirmed"] for item in items(link)) == [False, True]
    waiting = next(item["id"] for item in items(link) if not item["confirmed"])
    press(link, "unfollow", waiting)
    assert [item["confirmed"] for item in items(link)] == [True]


def test_the_answer_is_the_same_whether_or_not_the_address_follows_already():
    first = ask_for().content
    link = ground.link_in(mail.outbox[-1].body)
    press(link, "confirm", items(link)[0]["id"])
    second = ask_for().content
    clean = re.compile(rb'[A-Za-z0-9]{64}|value="[^"]*"')
    assert clean.sub(b"", first) == clean.sub(b"", second)
    assert len(mail.outbox) == 2  # its own mailbox is told that it follows already
    assert "follows it already" in mail.outbox[-1].body
    assert [item["confirmed"] for item in items(link)] == [True]


def test_it_is_one_follower_however_the_address_is_written(transactional_db):
    asked_link()
    asked_link("?plan=NAP20", address=" Reader@Prairie.example.org")
    assert (count(), count("followed")) == (1, 2)


def test_asked_for_twice_it_is_one(transactional_db):
    asked_link()
    asked_link()
    assert (count(), count("followed")) == (1, 1)


def test_how_often_and_the_language_are_changed_behind_the_link(transactional_db):
    link = confirmed(often="weekly")
    assert ground.rows("select often, language from plan_room_follower") == [("weekly", "en")]
    press(link, "how", often="daily", language="es")
    assert ground.rows("select often, language from plan_room_follower") == [("daily", "es")]
    press(link, "how", often="hourly", language="xx")
    assert ground.rows("select often, language from plan_room_follower") == [("daily", "es")]


def test_somebody_who_only_knows_the_address_changes_nothing_for_its_holder(transactional_db):
    confirmed(often="weekly")
    browser = Client()
    browser.post(reverse("foundation:language"), {"language": "es"})
    ask_for(often="daily")
    assert ground.rows("select often, language from plan_room_follower") == [("weekly", "en")]


def test_the_mail_speaks_the_language_of_the_page(transactional_db):
    browser = Client()
    browser.post(reverse("foundation:language"), {"language": "es", "next": "/"})
    browser.post(reverse("plans:follow"), {"address": ADDRESS, "often": "daily", "nickname": ""})
    assert ground.rows("select language from plan_room_follower") == [("es",)]


# -- stopping --------------------------------------------------------------------------------------------


def test_stopped_it_is_gone_whole(transactional_db):
    link = confirmed()
    asked_link("?plan=NAP20")
    answer = press(link, "stop")
    assert answer.status_code == 200
    assert (count(), count("followed")) == (0, 0)
    assert Client().get(link).status_code == 404
    assert press(link, "stop").status_code == 404


def test_with_the_last_thing_taken_off_everything_goes(transactional_db):
    link = confirmed()
    press(link, "unfollow", items(link)[0]["id"])
    assert (count(), count("followed")) == (0, 0)


def test_a_mail_program_stops_it_with_one_form_without_a_token_and_a_look_does_not(transactional_db):
    link = confirmed()
    program = Client(enforce_csrf_checks=True)
    assert program.get(link).status_code == 200
    assert program.post(link, {"do": "stop"}).status_code == 403
    assert program.post(link, {"List-Unsubscribe": "One-Click", "do": "stop"}).status_code == 403
    assert count() == 1
    told = "List-Unsubscribe=One-Click"
    answer = program.post(link, told, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, count()) == (200, 0)
    assert program.post(link, told, content_type="application/x-www-form-urlencoded").status_code == 200


def test_no_link_reaches_what_another_follows():
    mine, other = confirmed(), confirmed(address="someone.else@prairie.example.org")
    for do in ("confirm", "unfollow"):
        press(mine, do, items(other)[0]["id"])
    press(mine, "unfollow", "not-an-id")
    assert len(items(other)) == 1
    press(mine, "stop")
    assert len(items(other)) == 1


# -- limits ----------------------------------------------------------------------------------------------


def test_what_nobody_confirms_is_gone_after_three_days(transactional_db):
    link = asked_link()
    kept = confirmed("?plan=NAP20", address="other@prairie.example.org")
    ground.rows("update plan_room_followed set made_at = now() - interval '73 hours'")
    ground.rows("update plan_room_follower set made_at = now() - interval '73 hours'")
    assert Client().get(link).status_code == 404
    assert press(link, "confirm", ground.rows("select id from plan_room_followed")[0][0]).status_code == 404
    telling.forget_followers()
    assert (count(), count("followed")) == (1, 1)
    assert [item["confirmed"] for item in items(kept)] == [True]


def test_six_links_a_day_go_to_one_address_and_the_answer_does_not_say_so():
    answers = [ask_for(what).status_code for _, _, what in PAGES] + [ask_for().status_code for _ in range(5)]
    assert set(answers) == {200}
    assert len(mail.outbox) == 6


def test_one_place_asks_a_few_times_and_then_waits(monkeypatch):
    monkeypatch.setattr(view, "meter", Meter(2, seconds=600))
    assert [ask_for(address=f"a{n}@prairie.example.org").status_code for n in range(3)] == [200, 200, 429]


def test_two_hundred_that_nobody_confirmed_are_enough_for_all(transactional_db):
    asked_link()
    ground.rows(
        "insert into plan_room_follower (id, address_sealed, address_mark, link_mark, language, often,"
        " made_at, links_sent) select gen_random_uuid(), 'x', ('m' || n)::bytea, ('l' || n)::bytea, 'en', 'daily',"
        " now(), 0"
        " from generate_series(1, 200) n"
    )
    ground.rows(
        "insert into plan_room_followed (id, follower_id, made_at) select gen_random_uuid(), id, now()"
        " from plan_room_follower where address_sealed = 'x'"
    )
    assert ask_for(address="late@prairie.example.org").status_code == 429
    assert len(mail.outbox) == 1


def test_where_the_mail_server_takes_nothing_nothing_is_kept(transactional_db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert ask_for().status_code == 503
    assert count() == 0


# -- the row ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["nobody", "fay", "rosa", "ida"])
@pytest.mark.parametrize(
    "sql",
    [
        "select * from plan_room_follower", "select * from plan_room_followed",
        "update plan_room_follower set often = 'daily'", "delete from plan_room_followed",
        "insert into plan_room_followed (id, follower_id, made_at) select gen_random_uuid(), gen_random_uuid(), now()",
    ],
)  # fmt: skip
def test_no_statement_of_the_app_role_reaches_who_follows(cast, as_person, who, sql):
    confirmed()
    if who == "nobody":
        assert "permission denied" in refused(sql)
    else:
        with as_person(getattr(cast, who)):
            assert "permission denied" in refused(sql)
