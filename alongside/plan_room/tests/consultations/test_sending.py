"""Sent in, held, read, published or sent back, taken back; nobody sees what waits."""

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.urls import reverse

from alongside.plan_room.actions import deciding, sending
from alongside.plan_room.errors_consultations import NotConfirmed, NotOpen
from alongside.plan_room.models import Consultation, Contact, Contribution, Decided
from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.views.consultations import agreeing, receipts, writing
from alongside.vault import wall
from alongside.vault.errors import NotFound, Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture(autouse=True)
def fresh_meters():
    for meter in (writing.SENDS, writing.ASKS, receipts.TRIES, agreeing.MAILS):
        meter._left.clear()


@pytest.fixture
def larch(cast, as_person):
    with as_person(cast.fay) as actor:
        return ground.open_one(actor)


def typed(**more):
    return {
        "row_id": str(uuid7()), "campaign": "1", "title": "Open at night", "text": ground.TEXT, "tags": "Buses, ",
        "speaker": "person", "organization": "", "mail": "", "do": "send", **more,
    }  # fmt: skip


def url(name, *args):
    return reverse(f"consultations:{name}", args=args)


def test_what_is_sent_is_seen_by_nobody_but_its_keepers_until_it_is_published(larch, cast, as_person, client):
    answer = client.post(url("write", "LARCH-SAY"), typed())
    assert answer.status_code == 200
    assert "receipt" in answer.content.decode()
    for who in ("amira", "chloe", "ida"):  # another agency keeps no consultation of a coalition
        with as_person(getattr(cast, who)):
            assert not Contribution.objects.exists()
    with wall.nobody():
        assert not Contribution.objects.exists()
    with as_person(cast.fay) as actor:
        [row] = found.waiting(actor)
        assert (row.title, row.tags) == ("Open at night", ["buses"])
        ground.publish(actor, row.id)
    assert "Open at night" in client.get(url("consultation", "LARCH-SAY")).content.decode()
    with wall.nobody():
        [line] = Decided.objects.all()
        assert line.state == "published"


def test_the_form_sent_twice_is_one_and_gives_the_same_code(larch, cast, as_person, client):
    once = typed()
    codes = [client.post(url("write", "LARCH-SAY"), once).context["code"] for _again in range(2)]
    assert codes[0] == codes[1]
    with as_person(cast.fay):
        assert Contribution.objects.count() == 1
        assert codes[0] not in ground.codes()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Call me at 217-555-0142 about this, it is important to me.", False),
        ("Write to zoe@example.org about this.", False),
        ("Her file is A 123456789 and nobody looked at it.", False),
        ("She was sold there. It should be known.", False),
        ("Put 1-888-373-7888 on every bus of the city.", True),
        ("Read http://example.org/x first. Then <script>alert(1)</script>open the office at night.", True),
    ],
)
def test_what_would_find_a_person_stays_out(larch, cast, as_person, client, text, kept):
    answer = client.post(url("write", "LARCH-SAY"), typed(text=text))
    assert answer.status_code == (200 if kept else 422)
    with as_person(cast.fay):
        rows = list(Contribution.objects.values_list("text", flat=True))
    assert len(rows) == int(kept)
    assert not [one for one in rows if "http" in one or "alert" in one or "<" in one]
    if not kept:
        assert text.split()[0] in answer.content.decode()  # nothing typed is lost


def test_what_may_be_harmless_is_sent_after_a_second_look(larch, cast, as_person, client):
    story = typed(text="She was sold there. It should be known.")
    assert client.post(url("write", "LARCH-SAY"), story).status_code == 422
    assert client.post(url("write", "LARCH-SAY"), {**story, "looked": "on"}).status_code == 200


def test_looking_once_more_keeps_nothing_and_shows_similar_ones_tags_and_the_difference(
    larch, cast, as_person, client
):
    with as_person(cast.fay) as actor:
        ground.published(actor, larch)
        [draft] = found.drafts_of(found.campaign_of(larch, 1))
    changed = typed(draft=draft.key, text=ground.DRAFT.replace("city", "county"), do="look", tags="")
    page = client.post(url("write", "LARCH-SAY"), changed).content.decode()
    assert "<ins>county</ins>" in page
    assert "<del>city</del>" in page
    assert "hotline" in page
    alike = client.post(url("similar", "LARCH-SAY"), {"title": "", "text": ground.TEXT, "tags": ""})
    assert "Open at night" in alike.content.decode()
    with as_person(cast.fay):
        assert Contribution.objects.count() == 1


def test_where_it_came_from_is_kept_and_shown(larch, cast, as_person, client):
    with as_person(cast.fay) as actor:
        [draft] = found.drafts_of(found.campaign_of(larch, 1))
        text = ground.DRAFT + " And say who looks after it, in which office, on which day of the week."
        idea = ground.published(actor, larch, draft_id=draft.id, text=text)
    page = client.get(url("idea", idea)).content.decode()
    assert "The hotline number in every office" in page
    assert "<ins>" in page
    assert client.get(url("write", "LARCH-SAY") + f"?draft={draft.key}").status_code == 200


def test_the_code_shows_it_and_takes_it_back_for_good(larch, cast, as_person, client):
    with as_person(cast.fay) as actor:
        row_id, code = ground.send(larch)
        ground.publish(actor, row_id)
    page = client.post(url("receipt"), {"code": code.lower(), "do": "see"})
    assert "Open at night" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    client.post(url("receipt"), {"code": code, "do": "withdraw"})
    assert client.get(url("idea", row_id)).status_code == 404
    for name in ("consultation", "ideas", "alike", "log"):
        assert "Open at night" not in client.get(url(name, "LARCH-SAY")).content.decode()
    with as_person(cast.fay) as actor:
        assert Contribution.objects.get(id=row_id).text == ""
        with pytest.raises(SomeoneElseWasFaster):
            deciding.decide(actor=actor, contribution_id=row_id, state="published", seen="published")
    assert client.post(url("receipt"), {"code": "AAAAA-AAAAA", "do": "see"}).status_code == 422


def test_a_reason_is_told_with_the_code_and_by_mail_and_the_address_is_forgotten(
    larch, cast, as_person, client, settings
):
    settings.MAIL_ON = True
    with as_person(cast.fay) as actor:
        row_id, code = ground.send(larch, mail="someone@example.org")
        assert b"example.org" not in bytes(Contact.objects.get().mail_sealed)
        deciding.decide(
            actor=actor, contribution_id=row_id, state="sent_back", seen="waiting", reason="off_topic"
        )
        assert not Contact.objects.exists()
    [sent] = mail.outbox
    assert sent.to == ["someone@example.org"]
    assert "about something else" in sent.body
    assert "Open at night" not in sent.body
    assert "about something else" in client.post(url("receipt"), {"code": code, "do": "see"}).content.decode()
    log = client.get(url("log", "LARCH-SAY")).content.decode()
    assert "about something else" in log
    assert "Open at night" not in log


def test_an_organization_is_published_after_it_answered_our_mail(larch, cast, as_person, client, settings):
    settings.MAIL_ON = True
    client.post(
        url("write", "LARCH-SAY"),
        typed(speaker="organization", organization="Prairie Network", mail="office@example.org"),
    )
    with as_person(cast.fay) as actor:
        row = Contribution.objects.get()
        with pytest.raises(NotConfirmed):
            ground.publish(actor, row.id)
    [sent] = mail.outbox
    link = next(line for line in sent.body.splitlines() if "/confirm/" in line)
    path = link[link.index("/have-your-say/") :]
    client.get(path)
    with as_person(cast.fay):
        assert Contribution.objects.get().confirmed_at is None  # opening it changes nothing
    client.post(path)
    with as_person(cast.fay) as actor:
        ground.publish(actor, row.id)
    assert "Prairie Network" in client.get(url("idea", row.id)).content.decode()


def test_nothing_is_taken_when_it_is_over(cast, as_person, client):
    with wall.nobody():
        row = Consultation.objects.get(key="FSAP13-draft")
    answer = client.post(url("write", row.key), typed())
    assert answer.status_code == 422
    with wall.nobody(read_only=False), pytest.raises(NotOpen):
        ground.send(row)


def test_a_machine_that_fills_the_trap_is_thanked_and_nothing_is_kept(larch, cast, as_person, client):
    assert client.post(url("write", "LARCH-SAY"), typed(site="http://spam.example")).status_code == 200
    with as_person(cast.fay):
        assert not Contribution.objects.exists()


def test_many_from_one_place_are_slowed(larch, cast, as_person, client):
    answers = [client.post(url("write", "LARCH-SAY"), typed()).status_code for _n in range(12)]
    assert answers[:10] == [200] * 10
    assert answers[-1] == 422


def test_nobody_writes_the_tables_past_the_doors(larch, cast, as_person):
    with wall.nobody(read_only=False):
        row_id, _code = ground.send(larch)
        assert Contribution.objects.filter(id=row_id).update(state="published") == 0
        for sql in (
            "insert into plan_room_agree (id, contribution_id, speaker, organization, mark) "
            "values (gen_random_uuid(), gen_random_uuid(), 'person', '', 'x')",
            "insert into plan_room_contact (contribution_id, mail, language) values (gen_random_uuid(), 'x', 'en')",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                Contribution.objects.raw(sql)._fetch_all()


@pytest.mark.parametrize("who", ["amira", "dev", "noor", "ida", "ben", "chloe"])
def test_whoever_does_not_keep_it_does_not_decide(larch, cast, as_person, who):
    with wall.nobody(read_only=False):
        row_id, _code = ground.send(larch)
    with as_person(getattr(cast, who)) as actor, pytest.raises((Refused, NotFound)):
        ground.publish(actor, row_id)


def test_the_queue_and_its_decision_on_screen(larch, cast, as_person, client):
    with wall.nobody(read_only=False):
        row_id, _code = ground.send(larch)
    sign_in(client, cast.fay)
    assert "Open at night" in client.get(url("queue")).content.decode()
    page = url("decide", row_id)
    assert client.get(page).status_code == 200
    assert client.post(page, {"seen": "waiting", "state": "sent_back"}).status_code == 422
    assert client.post(page, {"seen": "waiting", "state": "published"}).status_code == 303
    assert client.post(page, {"seen": "waiting", "state": "published"}).status_code == 422
    sign_in(client, cast.amira)
    assert client.get(url("queue")).status_code == 403


def test_the_queue_leads_nobody_to_what_another_keeps(larch, cast, client):
    ways = (
        reverse("consulting:outcomes", args=[larch.key]),
        url("group", larch.key),
        url("send_letter", "LARCH-SAY-letter"),
    )
    sign_in(client, cast.fay)
    assert all(way in client.get(url("queue")).text for way in ways)
    sign_in(client, cast.rosa)
    page = client.get(url("queue")).text
    assert "The plan of Larch" in page
    assert not [way for way in ways if way in page]
    assert client.get(ways[0]).status_code == 404


def test_a_comment_is_held_too_and_says_what_became_of_it(larch, cast, as_person, client):
    with as_person(cast.fay) as actor:
        idea = ground.published(actor, larch)
    words = {"row_id": str(uuid7()), "text": "At night the bus stop is dark as well.", "speaker": "person"}
    assert client.post(url("comment", idea), words).status_code == 200
    assert "dark as well" not in client.get(url("idea", idea)).content.decode()
    with as_person(cast.fay) as actor:
        row = Contribution.objects.get(kind="comment")
        ground.publish(actor, row.id)
        with pytest.raises(NotFound):
            deciding.say_outcome(
                actor=actor, contribution_id=row.id, given={"became": "partly", "action": "NOTHING-1"}
            )
    sign_in(client, cast.fay)
    told = {"became": "partly", "why": "The lamp is ordered.", "action": "NAP20-1.2-a"}
    assert client.post(url("outcome", row.id), told).status_code == 303
    page = client.get(url("idea", idea)).content.decode()
    for words_shown in ("dark as well", "The lamp is ordered.", "Taken up in part", "NAP20-1.2-a"):
        assert words_shown in page


def test_taken_back_not_even_the_name_of_the_organization_stays(larch, cast, as_person):
    with as_person(cast.fay):
        row_id, code = ground.send(larch, organization="Prairie Tenants", mail="board@example.org")
        assert sending.withdraw(code=code)
        row = Contribution.objects.get(id=row_id)
        assert (row.organization, row.title, row.text, row.tags) == ("", "", "", [])
        assert not Contact.objects.exists()


def test_a_withdrawn_idea_takes_no_comment(larch, cast, as_person):
    with as_person(cast.fay) as actor:
        row_id, code = ground.send(larch)
        ground.publish(actor, row_id)
        assert sending.withdraw(code=code)
        with pytest.raises(NotFound):
            ground.send(larch, about_id=row_id)
