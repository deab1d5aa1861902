"""The mailbox of the demonstration: what would have gone out stands there, and nowhere else is there such a page."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client, override_settings
from django.urls import reverse

from alongside.foundation import demo_mail
from alongside.people.actions.mailing import mail_to, public_url


@pytest.fixture
def mailbox(tmp_path):
    with override_settings(
        DEMO=True, MAIL_ON=True, DEMO_MAIL_DIR=tmp_path / "mail",
        EMAIL_BACKEND="alongside.foundation.demo_mail.FolderBackend",
    ):  # fmt: skip
        yield tmp_path / "mail"


def test_a_mail_of_the_demonstration_is_on_its_page_with_its_link(db, mailbox):
    mail_to("someone@example.org", "Confirm it", "Open this:", public_url("/plans/"))
    page = Client().get(reverse("demo:mail"))
    assert page.status_code == 200
    for said in ("Confirm it", "someone@example.org", f'<a href="{public_url("/plans/")}"'):
        assert said in page.content.decode()


def test_what_goes_with_a_mail_is_named_and_not_kept(db, mailbox):
    letter = EmailMessage("A letter", "It is attached.", to=["someone@example.org"])
    letter.attach("letter.pdf", b"%PDF-1.7 secret", "application/pdf")
    letter.send()
    assert "letter.pdf" in Client().get(reverse("demo:mail")).text
    assert b"secret" not in b"".join(one.read_bytes() for one in mailbox.iterdir())


def test_what_a_mail_says_is_text(db, mailbox):
    mail_to("someone@example.org", "<b>One</b>", "<script>two()</script>")
    assert b"<script>two" not in Client().get(reverse("demo:mail")).content


def test_only_the_last_mails_stay(mailbox):
    for number in range(demo_mail.MOST_KEPT + 3):
        mail_to("someone@example.org", f"Mail {number}", "x")
    kept = demo_mail.letters()
    assert len(kept) == demo_mail.MOST_KEPT
    assert kept[0].subject == f"Mail {demo_mail.MOST_KEPT + 2}"


def test_an_empty_mailbox_says_so(db, mailbox):
    assert b"No mail yet." in Client().get(reverse("demo:mail")).content


@override_settings(DEMO=False)
def test_an_installation_has_no_such_page(db):
    assert Client().get(reverse("demo:mail")).status_code == 404
