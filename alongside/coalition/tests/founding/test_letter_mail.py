"""A letter by mail: what goes is looked at, it goes once, and who sent it when is noted; every refusal beside it."""

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import founding, founding_letters
from alongside.coalition.actions.letter_mail import mail_letter
from alongside.coalition.errors_founding import MailedBefore, NoAddress
from alongside.coalition.models import Contact, Letter, LetterMail, Member
from alongside.coalition.tests import ground
from alongside.coalition.tests.founding.test_letters import SAID, url, written
from alongside.people.errors import MailNotSent
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

HERS = "fay@coalition.example"


@pytest.fixture
def letter(cast, as_person, settings):
    """A draft to Oak House, whose Imogen has a mail address; the other one there has none."""
    settings.MAIL_ON = True
    with as_person(cast.fay) as fay:
        row = next(one for one in written(fay, cast) if one.partner.name == "Oak House")
        told = {"actor": fay, "coalition_id": fay.agency_id, "partner_id": row.partner_id}
        founding.name_contact(row_id=uuid7(), given={"name": "Imogen", "mail": "imogen@oak.example"}, **told)
        founding.name_contact(row_id=uuid7(), given={"name": "Ned", "phone": "555-0199"}, **told)
        return row


def contact(as_person, cast, name="Imogen"):
    with as_person(cast.fay):
        return Contact.objects.get(name=name)


def sent(as_person, cast, letter, **more):
    told = {"coalition": "Our Coalition", "letter_id": letter.id, "version": 1, "answers_to": HERS}
    told["contact_id"] = contact(as_person, cast).id
    with as_person(cast.fay) as fay:
        return mail_letter(actor=fay, coalition_id=fay.agency_id, **told | more)


def form(as_person, cast, **more):
    return {"contact": str(contact(as_person, cast).id), "version": "1", "answers_to": HERS} | more


def test_what_goes_is_shown_before_it_goes_and_then_it_goes_once(cast, client, as_person, letter):
    sign_in(client, cast.fay)
    page = client.get(url(cast, "mail_letter", letter.id)).text
    for words in (
        "imogen@oak.example",
        f"A letter from {cast.coalition.name}",
        "letter.pdf",
        "attached is a letter",
    ):
        assert words in page
    assert "Ned" not in page
    assert mail.outbox == []
    shown = client.post(url(cast, "mail_letter", letter.id), form(as_person, cast), follow=True).text
    assert "The mail is on its way" in shown
    assert "sent it by mail to Imogen, imogen@oak.example" in shown
    [one] = mail.outbox
    assert (one.to, one.reply_to) == (["imogen@oak.example"], [HERS])
    assert one.attachments[0][0] == "letter.pdf"
    assert one.attachments[0][1][:5] == b"%PDF-"
    again = client.post(url(cast, "mail_letter", letter.id), form(as_person, cast), follow=True).text
    assert "went by mail already" in again
    assert len(mail.outbox) == 1


def test_it_is_sent_by_that_and_noted_with_who_and_when(cast, as_person, letter):
    sent(as_person, cast, letter)
    with as_person(cast.fay):
        note = LetterMail.objects.get()
        assert (note.to_name, note.address, note.sent_by_id) == ("Imogen", "imogen@oak.example", cast.fay.id)
        assert timezone.localdate(note.sent_at) == timezone.localdate()
        assert Letter.objects.get(id=letter.id).stands_since == timezone.localdate()
        assert Member.objects.get(name="Oak House").state == "asked"


def test_the_mail_says_only_that_a_letter_is_attached(cast, as_person, letter):
    sent(as_person, cast, letter)
    [one] = mail.outbox
    assert SAID.words.split(":")[1] not in one.body
    assert str(letter.id) not in one.body + one.subject
    assert "http" not in one.body


def test_a_letter_in_spanish_has_a_spanish_mail(cast, as_person, letter):
    with as_person(cast.fay) as fay:
        said = founding_letters.Words("es", "Vengan.", "", None)
        founding_letters.change_letter(
            actor=fay, coalition_id=fay.agency_id, letter_id=letter.id, version=1, said=said
        )
    sent(as_person, cast, letter, version=2)
    assert mail.outbox[0].subject == "Una carta de Our Coalition"


def test_a_letter_that_was_sent_on_paper_can_still_go_by_mail(cast, as_person, letter):
    with as_person(cast.fay) as fay:
        founding_letters.send_letters(
            actor=fay, coalition_id=fay.agency_id, letter_ids=[letter.id], on=timezone.localdate()
        )
    sent(as_person, cast, letter)
    assert len(mail.outbox) == 1


def test_twice_it_is_refused(cast, as_person, letter):
    sent(as_person, cast, letter)
    with pytest.raises(MailedBefore):
        sent(as_person, cast, letter)
    assert len(mail.outbox) == 1


def test_who_has_no_address_or_belongs_elsewhere_gets_none(cast, as_person, letter):
    for nobody in (contact(as_person, cast, "Ned").id, uuid7()):
        with pytest.raises(NoAddress):
            sent(as_person, cast, letter, contact_id=nobody)
    with as_person(cast.fay) as fay:
        other = Letter.objects.exclude(id=letter.id).get()
        assert fay
    with pytest.raises(NoAddress):
        sent(as_person, cast, other)
    assert mail.outbox == []


def test_a_letter_that_changed_since_it_was_looked_at_does_not_go(cast, client, as_person, letter):
    with as_person(cast.fay) as fay:
        told = {"actor": fay, "coalition_id": fay.agency_id, "letter_id": letter.id}
        founding_letters.change_letter(version=1, said=SAID, **told)
    with pytest.raises(SomeoneElseWasFaster):
        sent(as_person, cast, letter)
    sign_in(client, cast.fay)
    shown = client.post(url(cast, "mail_letter", letter.id), form(as_person, cast), follow=True).text
    assert "changed since you looked" in shown
    assert mail.outbox == []


def test_where_the_mail_does_not_go_out_nothing_is_sent(cast, client, as_person, letter, monkeypatch):
    def broken(*_args, **_more):
        raise OSError("imogen@oak.example refused")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    with pytest.raises(MailNotSent):
        sent(as_person, cast, letter)
    with as_person(cast.fay):
        assert not LetterMail.objects.exists()
        assert Letter.objects.get(id=letter.id).stands_since is None
    sign_in(client, cast.fay)
    answer = client.post(url(cast, "mail_letter", letter.id), form(as_person, cast))
    assert answer.status_code == 422
    assert "The mail did not go out" in answer.text


def test_a_house_without_mail_says_so(cast, client, settings, letter):
    settings.MAIL_ON = False
    sign_in(client, cast.fay)
    assert "No mail goes out from this house" in client.get(url(cast, "mail_letter", letter.id)).text


def test_without_an_address_the_page_says_where_to_write_one_down(cast, client, as_person, letter):
    with as_person(cast.fay):
        other = Letter.objects.exclude(id=letter.id).get()
    sign_in(client, cast.fay)
    assert "has a mail address here yet" in client.get(url(cast, "mail_letter", other.id)).text


@pytest.mark.parametrize("wrong", ["", "fay", "fay@x.example\nBcc: all@x.example"])
def test_an_answer_needs_an_address(cast, client, as_person, letter, wrong):
    sign_in(client, cast.fay)
    answer = client.post(url(cast, "mail_letter", letter.id), form(as_person, cast, answers_to=wrong))
    assert answer.status_code == 422
    assert mail.outbox == []


def test_who_does_not_organise_sends_nothing(cast, client, as_person, letter):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    for who, status in (("rosa", 403), ("ben", 404)):
        sign_in(client, getattr(cast, who))
        there = reverse("coalition:mail_letter", args=[cast.coalition.id, letter.id])
        assert client.get(there).status_code == status
        assert client.post(there, form(as_person, cast)).status_code == status
    told = {"coalition_id": cast.coalition.id, "coalition": "x", "letter_id": letter.id, "version": 1}
    about = told | {"contact_id": contact(as_person, cast).id, "answers_to": HERS}
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        mail_letter(actor=rosa, **about)
    assert mail.outbox == []


def test_the_row_is_read_by_organizers_and_never_changed(cast, as_person, letter):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    sent(as_person, cast, letter)
    with as_person(cast.rosa):
        assert not LetterMail.objects.exists()
    with as_person(cast.fay), pytest.raises(DatabaseError), transaction.atomic():
        LetterMail.objects.update(address="other@x.example")
    with as_person(cast.fay), pytest.raises(DatabaseError), transaction.atomic():
        LetterMail.objects.all().delete()
