"""On the line: a number is given in place; it goes along with a client, or is forgotten with the call."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.crisis_line.actions.becoming import GoingAlong, become_client
from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.actions.ending import stop_and_keep_nothing
from alongside.directory.selectors.services import Chosen, services
from alongside.referrals.models import Link, Move, Referral
from alongside.referrals.selectors.referrals import referrals_of
from demo.places import fill_directory


@pytest.fixture
def call(cast, as_person):
    with as_person(cast.fay):
        fill_directory(timezone.localdate())
    with as_person(cast.amira) as actor:
        return take_call(actor=actor)


@pytest.fixture
def service(call):
    return services(Chosen(), timezone.localdate()).first()


def test_a_service_is_found_and_its_number_given_beside_the_call(cast, as_person, browser, call):
    amira, here = browser(cast.amira), reverse("crisis_line:find", args=[call.id])
    assert here in amira.get(reverse("crisis_line:call", args=[call.id])).content.decode()
    found = amira.post(here, {"words": "somewhere to sleep tonight"})
    body = found.content.decode()
    assert found.status_code == 200
    assert "Give them the number" in body
    service_id = body.split('name="give" value="')[1].split('"')[0]
    again = amira.post(here, {"words": "somewhere to sleep tonight", "give": service_id}).content.decode()
    assert "Noted in the call: they have the number." in again
    with as_person(cast.dev) as actor:
        [line] = referrals_of(actor, call.subject_id, "call")
        assert line.row.state == "requested"
        assert line.row.due_at is None
    assert browser(cast.ben).get(here).status_code == 404


def test_for_someone_close_it_is_noted_with_more(cast, as_person, browser, call, service):
    here = reverse("crisis_line:refer", args=[call.id])
    said = {
        "way": "self", "service_id": str(service.id), "area": "legal", "for_whom": "parent", "priority": "routine",
        "calls": "no", "why": "The mother asks Canary",
    }  # fmt: skip
    amira = browser(cast.amira)
    assert amira.get(here, {"service": str(service.id)}).status_code == 200
    assert amira.post(here, said).status_code == 303
    assert amira.post(here, said | {"for_whom": ""}).status_code == 422
    with as_person(cast.amira):
        [link] = Link.objects.all()
        assert (link.for_whom, link.why) == ("parent", "The mother asks Canary")


def test_nothing_is_sent_from_a_call(cast, browser, call):
    said = {
        "way": "agency", "to_agency": str(cast.millrace.id), "area": "legal", "for_whom": "self",
        "priority": "routine", "calls": "no",
    }  # fmt: skip
    answer = browser(cast.amira).post(reverse("crisis_line:refer", args=[call.id]), said)
    assert answer.status_code == 422


def give(cast, as_person, call, service):
    from alongside.referrals.actions.of_calls import give_number

    with as_person(cast.amira) as actor:
        return give_number(actor=actor, call_subject_id=call.subject_id, service_id=service.id)


def test_a_call_of_which_nothing_is_kept_takes_it_along(cast, as_person, call, service):
    give(cast, as_person, call, service)
    with as_person(cast.amira) as actor:
        stop_and_keep_nothing(actor=actor, call_id=call.id)
    with as_person(cast.chloe):
        assert (Link.objects.count(), Move.objects.count(), Referral.objects.count()) == (0, 0, 0)


def test_a_caller_who_becomes_a_client_has_it_in_the_plan(cast, as_person, call, service):
    row = give(cast, as_person, call, service)
    with as_person(cast.amira) as actor:
        case = become_client(
            actor=actor,
            call_id=call.id,
            along=GoingAlong("Esther"),
            said_yes=True,
            today=timezone.localdate(),
        )
        [line] = referrals_of(actor, case.subject_id)
        assert line.row.id == row.id
        assert service.name in line.to


def test_a_bed_that_nobody_holds_is_said_so(cast, browser, call):
    answer = browser(cast.amira).post(
        reverse("crisis_line:call_bed", args=[call.id]), {"code": "K7QM-92"}, follow=True
    )
    assert "No bed is held for us under this code" in answer.content.decode()
