"""On the line: a referral is noted in place; it goes along with a client, or is forgotten with the call."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.crisis_line.actions.becoming import GoingAlong, become_client
from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.actions.ending import stop_and_keep_nothing
from alongside.directory.selectors.services import Chosen, services
from alongside.referrals.actions.of_calls import refer_from_call
from alongside.referrals.actions.referring import Ask
from alongside.referrals.enums import ForWhom, Priority, Way
from alongside.referrals.errors import PermissionMissing
from alongside.referrals.models import Link, Move, Referral
from alongside.referrals.selectors.referrals import referrals_of
from demo.places import fill_directory
from tests.standing_ready import ready


@pytest.fixture
@ready
def call(cast, as_person):
    with as_person(cast.fay):
        fill_directory(timezone.localdate())
    with as_person(cast.amira) as actor:
        return take_call(actor=actor)


@pytest.fixture
def service(call):
    return services(Chosen(), timezone.localdate()).first()


def test_for_someone_close_it_is_noted_with_more(cast, as_person, browser, call, service):
    here = reverse("crisis_line:refer", args=[call.id])
    said = {
        "service_id": str(service.id), "area": "legal", "for_whom": "parent", "how": "alone",
        "why": "The mother asks Canary",
    }  # fmt: skip
    amira = browser(cast.amira)
    assert amira.get(here, {"service": str(service.id)}).status_code == 200
    assert amira.post(here, said).status_code == 303
    assert amira.post(here, said | {"for_whom": ""}).status_code == 422
    with as_person(cast.amira):
        [link] = Link.objects.all()
        assert (link.for_whom, link.why) == ("parent", "The mother asks Canary")


def test_nothing_is_sent_from_a_call(cast, as_person, call):
    ask = Ask(
        way=Way.AGENCY, area="legal", priority=Priority.ROUTINE, do_not_contact=True, for_whom=ForWhom.SELF,
        to_agency_id=cast.millrace.id,
    )  # fmt: skip
    with as_person(cast.amira) as actor, pytest.raises(PermissionMissing):
        refer_from_call(actor=actor, call_subject_id=call.subject_id, ask=ask)


def give(cast, as_person, call, service):
    ask = Ask(
        way=Way.SELF, area="legal", priority=Priority.ROUTINE, do_not_contact=True, for_whom=ForWhom.SELF,
        service_id=service.id,
    )  # fmt: skip
    with as_person(cast.amira) as actor:
        return refer_from_call(actor=actor, call_subject_id=call.subject_id, ask=ask)


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
