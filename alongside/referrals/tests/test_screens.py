"""Both agencies' screens side by side: asking, sending, reading, moving, closing; and who gets none of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.referrals.models import Referral
from alongside.referrals.tests.ground import WHY, a_permission, to_millrace, written
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors.releases import running_for

NAME = "Esther Canary"


def url(name, *args):
    return reverse(f"referrals:{name}", args=args)


def asked(cast, **more):
    return {
        "way": "agency", "to_agency": str(cast.millrace.id), "area": "immigration", "for_whom": "self",
        "priority": "urgent", "calls": "no", "why": WHY, "transport": "on", "interpreter": "es", **more,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _areas(cast, as_person):
    from alongside.directory.actions.areas import load_areas

    with as_person(cast.fay):
        load_areas()


def test_the_whole_way_between_two_agencies(cast, as_person, browser, esther, intake):
    amira, ben = browser(cast.amira), browser(cast.ben)
    new = url("refer", esther.id)
    assert amira.get(new).status_code == 200
    answer = amira.post(new, asked(cast))
    assert answer.status_code == 303
    row = Referral.objects.none()
    with as_person(cast.amira) as actor:
        [row] = Referral.objects.all()
        release = a_permission(actor, esther.subject_id, to_millrace(cast)).release
    page = url("referral", row.id)
    body = amira.get(page).content.decode()
    assert "help with her papers" in body
    assert WHY.split(",")[0] in body
    assert ben.get(url("incoming", row.id)).status_code == 404
    assert amira.post(url("send", row.id), {"release_id": str(release.id)}).status_code == 303
    inbox = ben.get(url("inbox")).content.decode()
    assert "Linden Crisis Center" in inbox
    assert NAME not in inbox
    came = ben.get(url("incoming", row.id)).content.decode()
    assert NAME in came
    assert "Do not call or write to them." in came
    assert WHY not in came
    for then, seen in (("accepted", "requested"), ("in-progress", "accepted")):
        assert ben.post(url("move", row.id), {"then": then, "seen": seen}).status_code == 303
    soon = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert ben.post(url("appointment", row.id), {"at": soon}).status_code == 303
    assert ben.post(url("reply", row.id), {"words": "Ring the bell twice."}).status_code == 303
    sender = amira.get(page).content.decode()
    assert "Ring the bell twice." in sender
    ask = ben.get(url("move", row.id), {"then": "completed"})
    assert "What came of it" in ask.content.decode()
    missing = ben.post(url("move", row.id), {"then": "completed", "seen": "in-progress"})
    assert missing.status_code == 422
    done = ben.post(
        url("move", row.id), {"then": "completed", "seen": "in-progress", "outcome": "helped"}, follow=True
    )
    assert done.status_code == 410
    assert NAME not in done.content.decode()
    end = amira.get(page).content.decode()
    assert "They got what they needed" in end
    assert "The referral was closed" in ben.get(url("inbox")).content.decode()
    with as_person(cast.amira) as actor:
        assert running_for(actor, esther.subject_id) == []


def test_after_withdrawal_the_page_is_blank_at_the_next_click(cast, as_person, browser, esther, sent):
    ben = browser(cast.ben)
    page, still = url("incoming", sent.id), url("still", sent.id)
    assert (ben.get(page).status_code, ben.get(still).status_code) == (200, 204)
    with as_person(cast.amira) as actor:
        [one] = running_for(actor, esther.subject_id)
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=one.id, how="phone")
    over = ben.get(page)
    assert (over.status_code, ben.get(still).status_code) == (410, 410)
    body = over.content.decode()
    assert "Taken back by phone" in body
    assert NAME not in body
    assert "Immigration" not in body
    pressed = ben.post(url("move", sent.id), {"then": "accepted", "seen": "requested"})
    assert (pressed.status_code, pressed.url) == (303, page)  # where it says why
    assert "Nothing was done" in ben.get(page).content.decode()
    for other in (cast.ruth, cast.dev, cast.fay):
        answer = browser(other).post(url("move", sent.id), {"then": "accepted", "seen": "requested"})
        assert answer.status_code == (303 if other is cast.ruth else 404)  # who leads there receives it too
    amira = browser(cast.amira).get(url("referral", sent.id)).content.decode()
    assert "The permission has ended" in amira
    assert "Sent, waiting for an answer" in amira


def test_without_a_permission_the_page_leads_to_one_and_back(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        row = written(actor, cast, esther.subject_id)
    amira = browser(cast.amira)
    body = amira.get(url("referral", row.id)).content.decode()
    assert "Make a permission together" in body
    assert f"next=%2Freferrals%2F{row.id}%2F" in body.replace("&amp;", "&")
    sent = amira.post(url("send", row.id), {})
    assert sent.status_code == 422
    assert "There is no permission for this reader." in sent.content.decode()


def test_they_go_by_themselves_with_a_slip_that_names_nobody(cast, as_person, browser, esther):
    amira = browser(cast.amira)
    said = asked(cast, way="self", to_agency="", to_name="Harbor Food Shelf")
    amira.post(url("refer", esther.id), said)
    with as_person(cast.amira):
        [row] = Referral.objects.all()
    assert "We send nothing" in amira.get(url("referral", row.id)).content.decode()
    assert amira.post(url("send", row.id)).status_code == 303
    slip = amira.get(url("slip", row.id)).content.decode()
    assert "Harbor Food Shelf" in slip
    assert "Esther" not in slip
    assert "Harbor Food Shelf" in amira.get(url("referrals", esther.id)).content.decode()


def test_what_is_missing_is_said_and_nothing_is_lost(cast, browser, esther):
    amira = browser(cast.amira)
    for wrong in ({"way": ""}, {"to_agency": ""}, {"calls": ""}, {"for_whom": ""}, {"area": "nowhere"}):
        answer = amira.post(url("refer", esther.id), asked(cast, **wrong))
        assert answer.status_code == 422
        assert WHY.split(",")[0] in answer.content.decode()
    nowhere = amira.post(url("refer", esther.id), asked(cast, way="self", to_agency=""))
    assert "Write down the name of the place." in nowhere.content.decode()


def test_what_waits_too_long_stands_first_and_on_today(cast, as_person, browser, sent, monkeypatch):
    later = timezone.now() + timedelta(days=6)
    amira, chloe, ben = browser(cast.amira), browser(cast.chloe), browser(cast.ben)
    assert "Nobody there has opened it" not in amira.get(url("waiting")).content.decode()
    today = reverse("people:today")
    assert "1 waits for your answer" in ben.get(today).content.decode()
    with as_person(cast.amira):
        Referral.objects.filter(id=sent.id).update(due_at=timezone.now() - timedelta(days=2))
    assert later > timezone.now()
    assert "Nobody there has opened it" in amira.get(url("waiting")).content.decode()
    assert "Nobody there has opened it" in amira.get(today).content.decode()
    assert "Late for a day or more" in chloe.get(url("waiting")).content.decode()
    assert "1 has been late" in chloe.get(today).content.decode()
    assert "Nobody here has opened it" in ben.get(url("inbox"), {"late": "on"}).content.decode()
    assert "Nothing fits this choice." in ben.get(url("inbox"), {"area": "food"}).content.decode()


def test_a_service_of_the_directory_leads_to_a_client(cast, as_person, browser, esther):
    from demo.places import fill_directory

    with as_person(cast.fay):
        fill_directory(timezone.localdate())
    from alongside.directory.selectors.services import Chosen, services

    service = services(Chosen(), timezone.localdate()).first()
    amira = browser(cast.amira)
    page = amira.get(url("refer_service", service.id)).content.decode()
    assert service.name in page or "amp;" in page
    assert f"?service={service.id}" in page
    form = amira.get(url("refer", esther.id), {"service": str(service.id)}).content.decode()
    assert str(service.id) in form


def test_who_leads_sees_all_that_was_sent_and_no_client(cast, browser, esther, sent):
    chloe = browser(cast.chloe)
    assert "Millrace Legal Aid" in chloe.get(url("referrals_all")).content.decode()
    vera = browser(cast.vera).get(url("referral", sent.id)).content.decode()
    assert "You see how it stands." in vera
    assert "Esther" not in vera
    assert WHY.split(",")[0] not in vera
    assert browser(cast.amira).get(url("referrals_all")).status_code == 404


@pytest.mark.parametrize("who", ["dev", "noor", "ida", "fay"])
def test_for_anyone_else_there_is_none(cast, browser, esther, sent, who):
    her = browser(getattr(cast, who))
    for address in (
        url("referral", sent.id), url("incoming", sent.id), url("still", sent.id), url("referrals", esther.id),
        url("refer", esther.id), url("slip", sent.id), url("move", sent.id),
    ):  # fmt: skip
        assert her.get(address).status_code in (403, 404, 410), address
    for address in (url("send", sent.id), url("reply", sent.id), url("warm", sent.id), url("move", sent.id)):
        assert her.post(address).status_code in (403, 404), address


def test_whoever_organises_a_coalition_finds_the_network_and_the_services_on_today(cast, browser):
    said = browser(cast.fay).get(reverse("people:today")).content.decode()
    assert f'href="{reverse("referrals:network")}"' in said
    assert f'href="{reverse("directory:services")}"' in said
    assert (
        f'href="{reverse("referrals:network")}"'
        not in browser(cast.dev).get(reverse("people:today")).content.decode()
    )
