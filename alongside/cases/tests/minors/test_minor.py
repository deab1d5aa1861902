"""A minor's page: the age question, who may consent, reports with their clocks, and adults who may be contacted."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.child_reports import Account, add_report, change_report
from alongside.cases.actions.minors import Said, add_adult, answer_question, contact_adult, save_minor
from alongside.cases.enums_minors import Relation
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.errors_minors import CalledInTheFuture, NotToBeContacted, WrittenBeforeCalled
from alongside.cases.factories import a_client, a_document
from alongside.cases.forms_minors import ReportForm
from alongside.cases.minors_law import ALONE
from alongside.cases.models import Adult, Asked, ChildReport, Minor
from alongside.cases.selectors.cases import born_on, identity_for
from alongside.cases.selectors.minors import adults_of, minor_of, reports_of
from alongside.clocks.selectors.running import clocks_about
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused


def where(name, case, *more):
    return reverse(f"cases:{name}", args=[case.id, *more])


def save(actor, case, version=0, born=None, alone=(), **said):
    return save_minor(
        actor=actor, case_id=case.id, version=version, said=Said(**said), born=born, alone=alone
    )


def clocks(actor, case):
    return {one.rule_id: one for one in clocks_about(actor, case.subject_id, "plan")}


def minutes_ago(many):
    return timezone.now() - timedelta(minutes=many)


# -- the age question --------------------------------------------------------------------------------------


def test_about_fifteen_is_an_answer_and_stands_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row = save(actor, esther, under_18="yes", about_age="about fifteen")
        assert minor_of(actor, esther.subject_id).about_age == "about fifteen"
    assert b"fifteen" not in bytes(row.about_age_sealed)


def test_a_birth_date_goes_with_the_name_and_is_not_asked_twice(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        save(actor, esther, born=date(2011, 5, 14))
        assert born_on(identity_for(actor, esther.subject_id)) == date(2011, 5, 14)
    assert "2011-05-14" in browser(cast.amira).get(where("edit_minor", esther)).content.decode()


def test_nothing_is_chosen_beforehand(cast, browser, esther):
    page = browser(cast.amira).get(where("edit_minor", esther)).content.decode()
    assert " checked" not in page
    assert "Were they told before what must be reported?" in page


def test_nothing_is_overwritten_silently(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        save(actor, esther, about_age="fifteen")
        with pytest.raises(SomeoneElseWasFaster):
            save(actor, esther, version=0, about_age="sixteen")
    answer = browser(cast.amira).post(where("edit_minor", esther), {"version": "0", "about_age": "sixteen"})
    assert answer.status_code == 409
    assert "fifteen" in answer.content.decode()
    again = browser(cast.amira).post(where("edit_minor", esther), {"version": "1", "about_age": "sixteen"})
    assert again.status_code == 303


def test_the_page_says_who_decides_alone_with_the_source(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        save(actor, esther, under_18="yes", alone=["sa_care"])
    page = browser(cast.amira).get(where("minor", esther)).content.decode()
    assert "They decide" in page
    for one in ALONE:
        assert one.source in page
    assert "Nobody has checked them" in page


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_sees_or_writes_it(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        save(actor, esther, under_18="yes")
        adult = add_adult(actor=actor, case_id=esther.id, name="Mara", relation="parent")
    with as_person(getattr(cast, who)) as actor:
        for act in (
            lambda: save(actor, esther, version=1),
            lambda: minor_of(actor, esther.subject_id),
            lambda: adults_of(actor, esther.subject_id),
            lambda: reports_of(actor, esther.subject_id),
            lambda: contact_adult(actor=actor, case_id=esther.id, adult_id=adult.id),
        ):
            with pytest.raises(Refused):
                act()
        assert not Minor.objects.exists()
        assert not Adult.objects.exists()


def test_opening_it_is_a_line(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        save(actor, esther, under_18="yes")
    said.clear()
    with as_person(cast.amira) as actor:
        minor_of(actor, esther.subject_id)
    assert [(line.what, line.why) for line in said] == [(What.PLAN_READ, "minor")]


# -- clocks that begin by themselves -------------------------------------------------------------------------


def test_a_foreign_minor_and_a_child_missing_from_care_begin_clocks_that_bind_others_once(
    cast, as_person, esther
):
    with as_person(cast.amira) as actor:
        save(actor, esther, from_abroad="yes", missing_from_care="yes")
        save(actor, esther, version=1, from_abroad="yes", missing_from_care="yes", about_age="15")
        found = clocks(actor, esther)
        assert set(found) == {"us-foreign-minor-24h", "us-missing-child-24h"}
        assert found["us-foreign-minor-24h"].bound == "Officials who know"
        assert found["us-missing-child-24h"].bound == "Child-welfare agency"
        save(actor, esther, version=2, from_abroad="yes", missing_from_care="yes", missing_told="yes")
        assert clocks(actor, esther)["us-missing-child-24h"].state == "done"


def test_a_report_begins_and_ends_its_clocks_by_itself(cast, as_person, esther):
    who = cast.amira.id
    with as_person(cast.amira) as actor:
        cause = minutes_ago(90)
        report = add_report(actor=actor, case_id=esther.id, account=Account(cause_by_id=who, cause_at=cause))
        assert clocks(actor, esther)["il-child-report-call"].mark == "Now, whatever the hour."
        called = Account(
            cause_by_id=who, cause_at=cause, office="hotline", called_at=minutes_ago(50), number="77-1"
        )
        change_report(actor=actor, case_id=esther.id, report_id=report.id, version=1, account=called)
        found = clocks(actor, esther)
        assert found["il-child-report-call"].state == "done"
        assert found["il-child-report-written-48h"].mark.startswith("47 hours, until ")
        assert found["il-child-report-written-48h"].binds_staff
        written = Account(
            cause_by_id=who, cause_at=cause, office="hotline", called_at=called.called_at, number="77-1",
            told=("age", "harm"), written_at=minutes_ago(5),
        )  # fmt: skip
        change_report(actor=actor, case_id=esther.id, report_id=report.id, version=2, account=written)
        assert clocks(actor, esther)["il-child-report-written-48h"].state == "done"
        [shown] = reports_of(actor, esther.subject_id)
    assert (shown.number, shown.told) == ("77-1", ["Age", "What kind of harm"])


def test_the_report_s_number_stands_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        account = Account(cause_by_id=cast.amira.id, cause_at=minutes_ago(9), number="DCFS-4417")
        row = add_report(actor=actor, case_id=esther.id, account=account)
    assert b"4417" not in bytes(row.number_sealed)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"called_at": 60}, CalledInTheFuture),
        ({"written_at": -5}, WrittenBeforeCalled),
        ({"called_at": -5, "written_at": -50}, WrittenBeforeCalled),
    ],
)
def test_a_report_that_cannot_be_is_refused(cast, as_person, esther, more, refusal):
    moments = {name: minutes_ago(-many) for name, many in more.items()}
    with as_person(cast.amira) as actor, pytest.raises(refusal):
        account = Account(cause_by_id=cast.amira.id, cause_at=minutes_ago(90), **moments)
        add_report(actor=actor, case_id=esther.id, account=account)


def test_a_report_sent_twice_is_one_and_an_older_version_overwrites_nothing(cast, as_person, esther):
    account, row_id = Account(cause_by_id=cast.amira.id, cause_at=minutes_ago(9)), uuid4()
    with as_person(cast.amira) as actor:
        add_report(actor=actor, case_id=esther.id, account=account, report_id=row_id)
        with pytest.raises(SavedBefore) as again:
            add_report(actor=actor, case_id=esther.id, account=account, report_id=row_id)
        assert again.value.same
        other = Account(cause_by_id=cast.amira.id, cause_at=account.cause_at, number="1")
        with pytest.raises(SomeoneElseWasFaster):
            change_report(actor=actor, case_id=esther.id, report_id=row_id, version=0, account=other)
        assert ChildReport.objects.count() == 1


def test_documents_are_put_to_a_report_and_stand_with_it(cast, browser, as_person, esther):
    with as_person(cast.amira) as actor:
        paper = a_document(actor, esther, "written report.pdf")
    client, page = browser(cast.amira), reverse("cases:minor", args=[esther.id])
    sent = report_form(cast, documents=[str(paper.id)])
    assert client.post(reverse("cases:add_report", args=[esther.id]), sent).status_code == 303
    shown = client.get(page).content.decode()
    assert "written report.pdf" in shown
    assert reverse("cases:document", args=[esther.id, paper.id]) in shown
    with as_person(cast.amira) as actor:
        [report] = reports_of(actor, esther.subject_id)
    again = report_form(cast, version="1", number="77-2")
    assert client.post(reverse("cases:edit_report", args=[esther.id, report.id]), again).status_code == 303
    assert "written report.pdf" not in client.get(page).content.decode()


def test_a_paper_that_does_not_open_to_the_writer_is_neither_put_there_nor_taken_away(
    cast, as_person, esther
):
    with as_person(cast.amira) as actor:
        account = Account(cause_by_id=cast.amira.id, cause_at=minutes_ago(9), documents=(uuid4(),))
        with pytest.raises(NotFound):
            add_report(actor=actor, case_id=esther.id, account=account)
        hidden = uuid4()
        row = add_report(actor=actor, case_id=esther.id, account=replace(account, documents=()))
        ChildReport.objects.filter(id=row.id).update(documents=[hidden])
        form = ReportForm(
            report_form(cast, version="1"),
            colleagues={cast.amira.id: "Amira"},
            initial={"documents": (hidden,)},
        )
        assert form.is_valid(), form.errors
        assert form.account().documents == (hidden,)
        change_report(actor=actor, case_id=esther.id, report_id=row.id, version=1, account=form.account())
        assert reports_of(actor, esther.subject_id)[0].documents == []


def report_form(cast, **more):
    local = timezone.localtime(minutes_ago(30)).strftime("%Y-%m-%dT%H:%M")
    return {
        "row_id": str(uuid4()), "version": "1", "cause_by_id": str(cast.amira.id), "cause_at": local, "office": "",
        "called_at": "", "to_whom": "", "number": "", "told_words": "", "written_at": "", **more,
    }  # fmt: skip


def test_a_report_is_written_down_and_completed_on_screen(cast, as_person, browser, esther):
    amira, form = browser(cast.amira), report_form(cast, told=["age"], to_whom="Desk 4")
    assert amira.post(where("add_report", esther), form).status_code == 303
    assert amira.post(where("add_report", esther), form).status_code == 303
    assert amira.post(where("add_report", esther), {**form, "number": "9"}).status_code == 409
    page = amira.get(where("minor", esther)).content.decode()
    assert "To be called" in page
    with as_person(cast.amira) as actor:
        [shown] = reports_of(actor, esther.subject_id)
    url = where("edit_report", esther, shown.id)
    assert "Desk 4" in amira.get(url).content.decode()
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    assert amira.post(url, {**form, "called_at": now, "office": "hotline", "number": "88"}).status_code == 303
    assert amira.post(url, {**form, "number": "other"}).status_code == 409
    assert "Written child report" in amira.get(where("minor", esther)).content.decode()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"cause_by_id": ""}, "Choose one of these."),
        ({"cause_at": "2099-01-01T10:00"}, "This is still to come."),
        ({"written_at": "2026-05-12T10:00"}, "The written report comes after the call."),
        ({"called_at": "now"}, "Write day and time"),
        ({"called_at": "0026-01-01T10:00"}, "Look at the year again."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(cast, browser, esther, more, sentence):
    form = report_form(cast, told_words="Only the age.") | more
    answer = browser(cast.amira).post(where("add_report", esther), form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Only the age." in answer.content.decode()


# -- adults ----------------------------------------------------------------------------------------------


@pytest.fixture
def mara(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return add_adult(actor=actor, case_id=esther.id, name="Mara", relation="parent")


def answered(actor, case, adult, answer, **more):
    return answer_question(
        actor=actor, case_id=case.id, adult_id=adult.id, answer=answer, purpose="consent", **more
    )


def get_in_touch(actor, case, adult):
    return contact_adult(actor=actor, case_id=case.id, adult_id=adult.id)


def test_nobody_is_contacted_before_the_question_is_asked(cast, as_person, esther, mara):
    with as_person(cast.amira) as actor, pytest.raises(NotToBeContacted) as refusal:
        get_in_touch(actor, esther, mara)
    assert refusal.value.code == "not_asked"


def test_a_plain_no_serves_one_contact_and_is_asked_anew(cast, as_person, esther, mara):
    with as_person(cast.amira) as actor:
        answered(actor, esther, mara, "no")
        assert get_in_touch(actor, esther, mara).contacted_at
        with pytest.raises(NotToBeContacted) as refusal:
            get_in_touch(actor, esther, mara)
        assert refusal.value.code == "ask_again"
        answered(actor, esther, mara, "no")
        get_in_touch(actor, esther, mara)


def test_an_answer_of_two_days_ago_is_asked_anew(cast, as_person, esther, mara):
    with as_person(cast.amira) as actor:
        row = answered(actor, esther, mara, "no")
        row.asked_at -= timedelta(days=2)
        row.save(update_fields=["asked_at"])
        with pytest.raises(NotToBeContacted) as refusal:
            get_in_touch(actor, esther, mara)
    assert refusal.value.code == "ask_again"


@pytest.mark.parametrize(
    ("answers", "code"), [(["unsure"], "not_sure"), (["yes", "no"], "could_be_involved")]
)
def test_who_could_be_involved_is_never_contacted(cast, as_person, esther, mara, answers, code):
    with as_person(cast.amira) as actor:
        for answer in answers:
            answered(actor, esther, mara, answer)
        with pytest.raises(NotToBeContacted) as refusal:
            get_in_touch(actor, esther, mara)
    assert refusal.value.code == code


def test_the_database_keeps_a_contact_after_a_yes_out(cast, as_person, esther, mara):
    with as_person(cast.amira) as actor:
        row = answered(actor, esther, mara, "yes")
        row.contacted_at = timezone.now()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(update_fields=["contacted_at"])


def test_no_relation_says_that_someone_did_something():
    for word in ("abus", "traffick", "exploit", "suspect"):
        assert word not in " ".join(str(label).lower() for label in Relation.labels)


def test_the_question_is_asked_on_screen_each_time(cast, as_person, browser, esther, mara):
    amira = browser(cast.amira)
    asked, touched = where("ask_about_adult", esther, mara.id), where("contact_adult", esther, mara.id)
    assert " checked" not in amira.get(asked).content.decode()
    assert amira.post(asked, {"answer": "", "purpose": ""}).status_code == 422
    amira.post(touched)
    assert "Nobody gets in touch with this adult" in amira.get(where("minor", esther)).content.decode()
    form = {"answer": "no", "purpose": "consent", "words": "They asked for her.", "row_id": str(uuid4())}
    for _ in range(2):
        assert amira.post(asked, form).status_code == 303
    page = amira.get(where("minor", esther)).content.decode()
    assert "someone may get in touch once" in page
    assert "They asked for her." in page
    amira.post(touched)
    assert (
        "Ask the question before anyone gets in touch." in amira.get(where("minor", esther)).content.decode()
    )
    with as_person(cast.amira):
        assert Asked.objects.count() == 1


def test_an_adult_is_written_down_once(cast, as_person, browser, esther):
    amira, form = browser(cast.amira), {"name": "Mara", "relation": "parent", "row_id": str(uuid4())}
    for _ in range(2):
        assert amira.post(where("add_adult", esther), form).status_code == 303
    assert amira.post(where("add_adult", esther), {"name": "", "relation": ""}).status_code == 422
    with as_person(cast.amira):
        assert Adult.objects.count() == 1


def test_an_adult_of_another_client_is_not_there(cast, as_person, esther, mara):
    with as_person(cast.amira) as actor:
        other = a_client(actor, "Jo")
        with pytest.raises(NotFound):
            answered(actor, other, mara, "no")
