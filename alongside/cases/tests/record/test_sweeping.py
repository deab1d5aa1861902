"""What goes by itself, and what does not."""

import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.cases.actions.documents import remove_document
from alongside.cases.actions.sweeping import sweep_documents, sweep_files
from alongside.cases.factories import a_document, an_upload
from alongside.cases.models import Document
from alongside.vault import files
from alongside.vault.enums import What
from alongside.vault.models import Subject


def taken_away(actor, case, days):
    document = a_document(actor, case)
    remove_document(actor=actor, case_id=case.id, document_id=document.id)
    Document.objects.filter(id=document.id).update(removed_at=timezone.now() - timedelta(days=days))
    return document


def left_lying(days):
    upload = an_upload("letter.txt", b"A letter.")
    then = time.time() - days * 24 * 3600
    os.utime(files.path_of(upload.stored_as), (then, then))
    return files.path_of(upload.stored_as)


@pytest.mark.parametrize(("days", "goes"), [(29, False), (31, True)])
def test_a_document_goes_a_month_after_it_was_taken_away(cast, as_person, esther, said, days, goes):
    with as_person(cast.amira) as actor:
        document = taken_away(actor, esther, days)
    said.clear()
    assert sweep_documents() == int(goes)
    assert files.path_of(document.stored_as).exists() is not goes
    with as_person(cast.amira):
        assert Document.objects.filter(id=document.id).exists() is not goes
    assert [line.about_id for line in said if line.what == What.FILE_REMOVED] == [document.id] * goes


def test_a_document_that_was_not_taken_away_stays(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    assert sweep_documents() == 0
    assert files.path_of(document.stored_as).exists()


def test_nothing_goes_under_a_legal_hold(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        document = taken_away(actor, esther, 31)
        Subject.objects.filter(id=esther.subject_id).update(hold_until=timezone.localdate())
    assert sweep_documents() == 0
    assert files.path_of(document.stored_as).exists()


def test_an_upload_nobody_kept_goes_after_a_day(cast, db):
    old, young = left_lying(2), left_lying(0)
    assert sweep_files() == 1
    assert not old.exists()
    assert young.exists()


def test_a_kept_file_stays_however_old(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    path = files.path_of(document.stored_as)
    os.utime(path, (0, 0))
    assert sweep_files() == 0
    assert path.exists()
