"""Attack 19: hostile text in every field of every form that a page shows. It stays text, or is refused with a sentence.

The forms are found by walking the pages, so that a new field is tried without being named here.
"""

import html
import re
from copy import deepcopy
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from alongside.cases.models import Document
from tests.attacks.addresses import addresses, example_of
from tests.attacks.forms_found import Page
from tests.browse import sign_in

pytestmark = pytest.mark.slow
WRITERS = {
    "amira": "",
    "rosa": "people:",
}  # whose pages; of the director's only what the advocate does not see
# Forms whose work is kept, to look at it afterwards. All others are sent as well, and taken back.
KEPT = {
    "cases:new", "cases:identity", "cases:add_contact", "cases:edit_contact", "cases:add_note", "cases:correct_note",
    "cases:add_document", "cases:add_member", "cases:client", "people:invite", "people:colleague", "people:agency",
}  # fmt: skip
MARKUP = "'\"><i data-hostile>{{7|add:7000}}"
LINK = "[a](javascript:alert(1))=1+1"
INERT = {"markup": MARKUP, "link": LINK}
WEIRD = {
    "null": "a\x00b",
    "many": "<svg data-hostile onload=a()>&lt;i data-hostile&gt;\u202egpj.exe \u200b'; drop table x; -- \\ % %s {} $$",
    "emoji": "\U0001f469\u200d\U0001f9d1\u200d\U0001f9d2" * 2000,
    "long": "x" * 300_000,
    "lines": "a\r\nSet-Cookie: hostile=1\r\n\r\nb",
    "digits": "\u0669" * 50 + "1e999" + "-0",
    "empty": " \u00a0\u2003",
}
SHOWING = {
    "cases:list",
    "cases:client",
    "cases:timeline",
    "cases:note",
    "cases:documents",
    "cases:team",
    "people:staff",
}
# On every page alike; each is tried once, on the page of one's own account, and taken back.
OF_THE_SHELL = ("/staff/cover/", "/staff/uncover/", "/sign-out/", "/language/", "/theme/", "/keyboard/")
TEXTS = ("text", "search", "email", "tel", "url", "textarea", "password", "number")
# The sum that a template would do, apart from an id or a number of the census that holds the same figures.
SUM_WAS_DONE = re.compile(r"(?<![0-9a-f-])7007(?![0-9a-f-])")


def filled(form, payload):
    """What a browser would send with the payload typed into everything that takes text."""
    sent = {}
    for one in form.fields:
        if one.kind in TEXTS:
            sent[one.name] = payload[: one.longest] if one.longest else payload
        elif one.kind == "file":
            sent[one.name] = SimpleUploadedFile(
                f"{payload[:60]}.svg", b"<svg onload='alert(1)'/>", "image/svg+xml"
            )
        elif one.kind == "select":
            sent[one.name] = next((value for value in one.options if value), "")
        elif one.kind == "date":
            sent[one.name] = one.value or date.today().isoformat()
        elif one.kind == "time":
            sent[one.name] = one.value or "12:00"
        elif one.kind in ("hidden", "radio", "button", "checkbox", "datetime-local"):
            sent.setdefault(one.name, one.value)
    return sent


def forms_of(browser, cast, esther, room=""):
    """Every form of every page that this browser sees, with the address of the page."""
    for address in addresses():
        if not address.name.startswith(room):
            continue
        url = example_of(address, cast, esther)
        page = browser.get(url)
        if page.status_code != 200 or not page.headers["Content-Type"].startswith("text/html"):
            continue
        for form in Page(page.content.decode()).posts():
            form.action = form.action or url
            if form.action not in OF_THE_SHELL or address.name == "people:account":
                yield address, form


def send(browser, form, sent, *, keep, **options):
    """Send one form. What came of it is taken back, unless it is to be looked at later."""
    with transaction.atomic(), transaction.atomic(using="aside"):
        cookies = deepcopy(browser.cookies)
        answer = browser.post(form.action, sent, **options)
        assert answer.status_code < 500, form.action
        assert "hostile" not in answer.cookies
        look_at(answer)
        if not keep:
            browser.cookies = cookies
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="aside")


def browser_of(person):
    browser = Client()
    sign_in(browser, person)
    return browser


def look_at(answer):
    """No tag, attribute or address on the page was written by what someone typed."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    text = answer.content.decode()
    for tag, attributes in Page(text).tags:
        assert "data-hostile" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert not (tag == "script" and not attributes.get("src")), tag
        for name in ("href", "src", "action", "formaction"):
            assert (
                not attributes.get(name, "")
                .strip()
                .lower()
                .startswith(("javascript:", "data:text", "vbscript:"))
            ), tag
    assert SUM_WAS_DONE.search(text) is None


@pytest.mark.parametrize("payload", INERT.values(), ids=INERT)
def test_hostile_text_is_kept_and_shown_as_text(cast, esther, payload):
    for who, room in WRITERS.items():
        browser = browser_of(getattr(cast, who))
        for address, form in forms_of(browser, cast, esther, room):
            send(browser, form, filled(form, payload), keep=address.name in KEPT)
    shown = 0
    for who in WRITERS:
        browser = browser_of(getattr(cast, who))
        for address in addresses():
            if address.name in KEPT | SHOWING:
                answer = browser.get(example_of(address, cast, esther))
                look_at(answer)
                shown += html.escape(payload) in answer.content.decode()
    assert shown >= 6


@pytest.mark.parametrize(("who", "room"), WRITERS.items(), ids=WRITERS)
def test_strange_text_is_taken_or_refused_and_breaks_nothing(cast, esther, who, room):
    """Half a surrogate and half a letter among it: what no browser sends, and someone will."""
    browser, sent = browser_of(getattr(cast, who)), 0
    for _, form in forms_of(browser, cast, esther, room):
        for payload in WEIRD.values():
            send(browser, form, filled(form, payload), keep=False)
        raw = "&".join(f"{one.name}=%ED%A0%80%FF%C3" for one in form.fields)
        send(browser, form, raw, keep=False, content_type="application/x-www-form-urlencoded")
        sent += 1
    assert sent >= 8


def test_hostile_addresses_break_nothing(cast, esther):
    browser, query = (
        browser_of(cast.chloe),
        "?page=9999999999999999999999&before=-1&q=%00%FF&next=//elsewhere.example&after=x",
    )
    for address in addresses():
        answer = browser.get(example_of(address, cast, esther) + query)
        assert answer.status_code < 500 or address.name == "healthz", address.name
        assert not answer.headers.get("Location", "").startswith(("//", "http")), address.name
        look_at(answer)


def test_a_document_is_handed_over_and_never_opened_in_the_page(cast, esther, as_person):
    browser = browser_of(cast.amira)
    address = next(a for a in addresses() if a.name == "cases:add_document")
    url = example_of(address, cast, esther)
    with as_person(cast.amira):
        known = set(Document.objects.values_list("id", flat=True))
    for form in Page(browser.get(url).content.decode()).posts():
        if any(one.kind == "file" for one in form.fields):
            browser.post(form.action or url, filled(form, "letter"))
    with as_person(cast.amira):
        added = Document.objects.exclude(id__in=known).get()
    answer = browser.get(f"/clients/{esther.case_id}/documents/{added.id}/")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
