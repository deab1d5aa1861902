"""Notices by mail: chosen by herself, said without a word of what waits, at most one of a kind an hour."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from alongside.people import jobs
from alongside.people.actions.notices import choose_notices, send_notice
from alongside.people.enums import NoticeKind
from alongside.people.errors import MailNotSent
from alongside.people.models import Credential, NoticeWish
from alongside.people.selectors.notices import waiting, wish_of
from tests.attacks.ground import ask
from tests.browse import sign_in

EVERY = list(NoticeKind.values)
ADDRESS = "amira@linden.example"


def chosen(as_person, person, *kinds, address=ADDRESS):
    """Chosen a month ago, so that what comes now is new."""
    with as_person(person) as actor:
        choose_notices(actor=actor, address=address, kinds=kinds or EVERY)
        NoticeWish.objects.update(changed_at=timezone.now() - timedelta(days=30))


def paper_lapses(cast, as_person, person, in_days=3):
    """The day of every paper of hers comes near."""
    with as_person(cast.rosa):
        day = timezone.localdate() + timedelta(days=in_days)
        Credential.objects.filter(account_id=person.id).update(expires_on=day)


# -- choosing ------------------------------------------------------------------------------------------------


@pytest.fixture
def amira(cast):
    client = Client()
    sign_in(client, cast.amira)
    return client


def test_none_is_chosen_beforehand(amira):
    page = amira.get(reverse("people:notices")).content.decode()
    assert " checked" not in page
    assert "None" in amira.get(reverse("people:account")).content.decode()


def test_what_is_chosen_is_kept_and_can_be_taken_back(cast, as_person, amira):
    page = reverse("people:notices")
    assert amira.post(page, {"kinds": ["swap", "paper"], "address": ADDRESS}).status_code == 303
    with as_person(cast.amira) as actor:
        assert (wish_of(actor).kinds, wish_of(actor).address) == (["paper", "swap"], ADDRESS)
    assert amira.post(page, {"address": ADDRESS}).status_code == 303
    with as_person(cast.amira) as actor:
        assert (wish_of(actor).kinds, wish_of(actor).address) == ([], "")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"kinds": ["swap"]}, "Write the address to which it should go."),
        ({"kinds": ["swap"], "address": "amira"}, "Write an address, for example"),
        ({"kinds": ["everything"], "address": ADDRESS}, "Choose from these."),
    ],
)
def test_what_cannot_be_is_told(cast, as_person, amira, sent, sentence):
    answer = amira.post(reverse("people:notices"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with as_person(cast.amira) as actor:
        assert wish_of(actor) is None


def test_the_page_says_when_no_mail_is_sent(amira, settings):
    assert "sends no mail yet" not in amira.get(reverse("people:notices")).content.decode()
    settings.MAIL_ON = False
    assert "sends no mail yet" in amira.get(reverse("people:notices")).content.decode()


# -- sending -------------------------------------------------------------------------------------------------


def test_a_mail_says_that_something_waits_and_where_to_sign_in(cast, as_person):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)
    assert send_notice(cast.amira.id)
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == ([ADDRESS], "Something waits for you in Alongside.")
    assert sent.body == (
        "Something waits for you in Alongside.\n\n"
        "Sign in: http://localhost/sign-in/\n\n"
        "This mail says no more, on purpose. In your account you choose which notices come by mail.\n\n"
    )


def test_it_comes_in_the_language_that_she_reads(cast, as_person):
    with as_person(cast.amira):
        ask("update people_account set language = 'es' where id = %s", [cast.amira.id])
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)
    send_notice(cast.amira.id)
    with translation.override("es"):
        assert mail.outbox[0].subject == gettext("Something waits for you in Alongside.")


def test_whoever_chose_nothing_gets_nothing(cast, as_person):
    paper_lapses(cast, as_person, cast.amira)
    chosen(as_person, cast.dev, "swap")
    assert waiting() == {}
    assert not send_notice(cast.amira.id)
    assert mail.outbox == []


def test_a_paper_is_told_to_whoever_holds_it_and_who_supervises_her(cast, as_person):
    for who in ("amira", "chloe", "dev", "rosa", "ben"):
        chosen(as_person, getattr(cast, who), "paper", address=f"{who}@linden.example")
    paper_lapses(cast, as_person, cast.amira)
    assert set(waiting()) == {cast.amira.id, cast.chloe.id}


@pytest.mark.parametrize(("in_days", "told"), [(15, False), (14, True), (1, True), (0, True), (-1, True)])
def test_a_paper_is_told_two_weeks_before_and_on_its_day(cast, as_person, in_days, told):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira, in_days)
    assert (cast.amira.id in waiting()) is told


def test_one_mail_for_what_waits_and_no_second_for_the_same(cast, as_person):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)
    assert [send_notice(cast.amira.id) for _ in range(3)] == [True, False, False]
    assert len(mail.outbox) == 1


def test_what_waited_before_she_chose_is_not_mailed(cast, as_person):
    paper_lapses(cast, as_person, cast.amira)
    with as_person(cast.amira) as actor:
        choose_notices(actor=actor, address=ADDRESS, kinds=["paper"])
    assert waiting() == {}


def test_whoever_left_gets_nothing(cast, as_person):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)
    with as_person(cast.rosa):
        ask("update people_account set left_at = now() where id = %s", [cast.amira.id])
    assert waiting() == {}
    assert not send_notice(cast.amira.id)
    with as_person(cast.amira):
        assert not NoticeWish.objects.exists()  # her address went along


def test_without_mail_nothing_is_sent(cast, as_person, settings):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)
    settings.MAIL_ON = False
    assert not send_notice(cast.amira.id)
    assert mail.outbox == []


def test_a_mail_that_did_not_go_is_tried_again_and_names_nobody(cast, as_person, monkeypatch):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)

    def broken(*_args, **_kwargs):
        raise OSError(ADDRESS)

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", broken)
        with pytest.raises(MailNotSent) as failure:
            send_notice(cast.amira.id)
        assert ADDRESS not in repr(failure.value)
        assert failure.value.__cause__ is None
    assert send_notice(cast.amira.id)


def test_a_job_carries_an_id_and_nothing_else(transactional_db, cast, as_person):
    chosen(as_person, cast.amira, "paper")
    paper_lapses(cast, as_person, cast.amira)
    for _ in range(2):  # the second look finds the job that waits already
        jobs.look_for_notices(0)
    rows = ask("select args from procrastinate_jobs where task_name = 'people.send_notice'", using="jobs")
    assert [json.loads(args) for (args,) in rows] == [{"account_id": str(cast.amira.id)}]
