"""The sums that are kept equal the plain sum of attendances, whatever was corrected, and for every period."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from alongside.coalition.selectors.training import organizations_of, reach_of
from alongside.coalition.tests import ground
from alongside.people.actions import attendance
from alongside.people.models import Account, Attendance, OutsideCount, TrainingSession
from alongside.people.selectors.crosstraining import hours_counted, learned
from alongside.people.tests.training import ground as rooms

TOPICS = ("law", "demand", "referrals")
FIRST = date(2025, 1, 20)
DAYS = [FIRST + timedelta(days=many) for many in (0, 11, 40, 70)]
topics = some.lists(some.sampled_from(TOPICS), min_size=1, max_size=4)
quarters = some.integers(0, 8).map(lambda many: Decimal(many) / 4)
which = some.integers(0, len(DAYS) - 1)
steps = some.one_of(
    some.tuples(some.just("came"), which, some.integers(0, 2), quarters),
    some.tuples(some.just("came"), which, some.integers(0, 2), quarters),
    some.tuples(some.just("about"), which, topics),
    some.tuples(
        some.just("outside"), which, some.sampled_from(["St. Odile ER", "Millrace Legal Aid"]), quarters
    ),
    some.tuples(some.just("stands"), which, some.sampled_from(["held", "called_off"])),
)
periods = some.lists(some.integers(-40, 120), min_size=2, max_size=2).map(sorted)


@pytest.fixture
def coalition(cast, as_person):
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    return cast.coalition


def plain(coalition_id, start, end):
    """The same, added up row by row: organization → hours, how often, hours by topic."""
    hours, people, about = defaultdict(Decimal), defaultdict(int), defaultdict(Decimal)

    def add(name, each, many, of):
        hours[name] += each * many
        people[name] += many
        for topic in set(of):
            about[name, topic] += each * many

    came = Attendance.objects.filter(agency_id=coalition_id, on__range=(start, end), hours__gt=0)
    for row in came.select_related("session", "from_agency"):
        add(row.from_agency.name, row.hours, 1, row.session.topics)
    rows = OutsideCount.objects.filter(agency_id=coalition_id, session__on__range=(start, end))
    for row in rows.exclude(session__state="called_off").select_related("session"):
        add(row.organization, row.hours, row.people, row.session.topics)
    return hours, people, about


def as_kept(coalition_id, start, end):
    """What the page reads, in the same shape."""
    found = learned(coalition_id, start, end)
    assert hours_counted(coalition_id, start, end) == {name: one.hours for name, one in found.items()}
    for names in (list(found)[:1], list(found)[1:]):  # a page of the matrix says what the whole of it would
        assert learned(coalition_id, start, end, names) == {name: found[name] for name in names}
    return (
        {name: one.hours for name, one in found.items()},
        {name: one.people for name, one in found.items()},
        {(name, topic): hours for name, one in found.items() for topic, hours in one.topics.items()},
    )


def do(fay, sessions, accounts, step):
    """One step of a history, at the rows: also what no screen does."""
    what, at, *said = step
    session = sessions[at]
    if what == "about":
        TrainingSession.objects.filter(id=session.id).update(topics=said[0])
    elif what == "stands":
        TrainingSession.objects.filter(id=session.id).update(state=said[0])
    elif what == "outside":
        OutsideCount.objects.update_or_create(
            session=session, organization=said[0],
            defaults={"agency_id": fay.agency_id, "people": 3, "hours": said[1], "made_by_id": fay.account_id},
        )  # fmt: skip
    elif not Attendance.objects.filter(session=session, account=accounts[said[0]]).update(hours=said[1]):
        account = accounts[said[0]]
        Attendance.objects.create(
            agency_id=fay.agency_id, session=session, account=account, from_agency_id=account.agency_id,
            on=session.on, hours=said[1], taken_by_id=fay.account_id,
        )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=some.lists(steps, max_size=14), span=periods)
def test_the_kept_sums_equal_the_plain_sum_for_any_history_and_period(
    coalition, cast, as_person, history, span
):
    start, end = (FIRST + timedelta(days=many) for many in span)
    whole = (date(2025, 1, 1), date(2025, 12, 31))
    accounts = people_of(cast, as_person)
    with as_person(cast.fay) as fay, transaction.atomic():
        sessions = [rooms.session(fay, None, ["law"], days=(timezone.localdate() - on).days) for on in DAYS]
        for step in history:
            do(fay, sessions, accounts, step)
        for period in ((start, end), whole, (start, start)):
            assert as_kept(coalition.id, *period) == plain(coalition.id, *period)
        transaction.set_rollback(True)


def people_of(cast, as_person):
    found = []
    for name in ("amira", "dev", "ben"):
        with as_person(getattr(cast, name)) as actor:
            found.append(Account.objects.get(id=actor.account_id))
    return found


def test_nobody_reads_the_sums_but_through_the_wall_and_an_agency_has_none(coalition, cast, as_person):
    with as_person(cast.rosa) as rosa:
        own = rooms.session(rosa, None, ["law"])
        rooms.placed(rosa, own, cast.amira)
        attendance.take_attendance(actor=rosa, session_id=own.id, hours={cast.amira.id: Decimal(2)})
        assert learned(cast.linden.id, own.on, own.on) == {}
        for statement in ("select * from people_trainingsum", "select wall.sum_trainings()"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(statement)


def test_a_hundred_organizations_take_three_questions(coalition, cast, as_person, django_assert_num_queries):
    year = (date(2025, 1, 1), date(2025, 12, 31))
    with as_person(cast.noor), django_assert_num_queries(3):
        reach_of(coalition.id, *year, organizations_of(coalition.id, *year))
