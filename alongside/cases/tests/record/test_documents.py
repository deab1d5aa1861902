"""Documents: sealed before they lie anywhere, handed out as what they are, taken away and put back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.cases import names
from alongside.cases.actions.documents import add_document, put_back_document, remove_document, size_band
from alongside.cases.errors import FileGone, FileNotAccepted
from alongside.cases.factories import a_client, a_document, an_upload
from alongside.cases.models import Document
from alongside.cases.selectors.documents import document_for, read_document
from alongside.vault import files, ledger
from alongside.vault.enums import What
from alongside.vault.errors import LedgerDown, NotFound

CANARY = b"canary-words-in-a-letter"


def sent(name, body=CANARY, content_type="text/plain"):
    return SimpleUploadedFile(name, body, content_type)


def post(client, case, *uploads, **more):
    form = {"drawer": "notes", "papers": list(uploads), **more}
    return client.post(f"/clients/{case.id}/documents/add/", form)


def on_disk(settings):
    return [path for path in files.root().glob("??/*") if path.is_file()]


def test_what_was_sent_comes_back(cast, as_person, browser, esther):
    body = CANARY * 9000  # several pieces
    client = browser(cast.amira)
    assert post(client, esther, sent("letter.txt", body)).status_code == 303
    with as_person(cast.amira):
        document = Document.objects.get()
    answer = client.get(f"/clients/{esther.id}/documents/{document.id}/")
    assert b"".join(answer.streaming_content) == body


def test_no_word_of_it_lies_on_the_disk(cast, as_person, browser, esther, settings):
    post(browser(cast.amira), esther, sent("canary-name.txt"))
    [path] = on_disk(settings)
    assert CANARY not in path.read_bytes()
    assert "canary" not in path.name
    with as_person(cast.amira):
        row = Document.objects.get()
    for column in (row.name_sealed, row.media_type_sealed, row.file_key_sealed):
        assert b"canary" not in bytes(column)


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_reads_adds_or_takes_one_away(cast, as_person, browser, esther, who, settings):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    client = browser(getattr(cast, who))
    assert client.get(f"/clients/{esther.id}/documents/{document.id}/").status_code == 404
    assert client.post(f"/clients/{esther.id}/documents/{document.id}/remove/").status_code == 404
    assert post(client, esther, sent("x.txt")).status_code == 404
    assert len(on_disk(settings)) == 1
    with as_person(getattr(cast, who)) as actor, pytest.raises(NotFound):
        add_document(actor=actor, case_id=esther.id, drawer="notes", upload=an_upload("x.txt", b"x"))


def test_a_document_of_another_client_is_not_reached_through_mine(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, a_client(actor, "Jo"))
    assert browser(cast.amira).get(f"/clients/{esther.id}/documents/{document.id}/").status_code == 404


def test_it_leaves_sealed_off_from_the_page(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther, "page.html", b"<script>alert(1)</script>")
    answer = browser(cast.amira).get(f"/clients/{esther.id}/documents/{document.id}/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


def test_the_line_in_the_log_comes_before_the_first_byte(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    answer = browser(cast.amira).get(f"/clients/{esther.id}/documents/{document.id}/")
    assert [line.about_id for line in said if line.what == What.FILE_READ] == [document.id]
    assert b"".join(answer.streaming_content) == b"A letter."


@pytest.mark.parametrize("harm", ["cut", "flipped", "gone"])
def test_a_file_that_was_tampered_with_does_not_open(cast, as_person, browser, esther, harm):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
        path = files.path_of(document.stored_as)
        if harm == "gone":
            path.unlink()
        else:
            raw = path.read_bytes()
            path.write_bytes(raw[:-1] if harm == "cut" else raw[:-1] + bytes([raw[-1] ^ 1]))
        with pytest.raises(FileGone):
            read_document(actor, document)
    answer = browser(cast.amira).get(f"/clients/{esther.id}/documents/{document.id}/")
    assert answer.status_code == 410
    assert "This document does not open." in answer.content.decode()


def test_a_file_put_in_the_place_of_another_does_not_open(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        mine, other = a_document(actor, esther, "a.txt"), a_document(actor, esther, "b.txt", b"Another.")
        files.path_of(mine.stored_as).write_bytes(files.path_of(other.stored_as).read_bytes())
        with pytest.raises(FileGone):
            read_document(actor, mine)


# -- taking away ------------------------------------------------------------------------------------


def test_taken_away_and_put_back(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther, "letter.txt")
    said.clear()
    client, its = browser(cast.amira), f"/clients/{esther.id}/documents/{document.id}/"
    shown = client.post(f"{its}remove/", follow=True).content.decode()
    assert "Taken away: letter.txt" in shown
    assert client.get(its).status_code == 404
    assert client.post(f"{its}put-back/").status_code == 303
    assert client.get(its).status_code == 200
    changes = [line.what for line in said if line.what in (What.FILE_REMOVED, What.FILE_ADDED)]
    assert changes == [What.FILE_REMOVED, What.FILE_ADDED]


def test_another_session_is_not_offered_to_put_it_back(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther, "letter.txt")
    browser(cast.amira).post(f"/clients/{esther.id}/documents/{document.id}/remove/")
    shown = browser(cast.chloe).get(f"/clients/{esther.id}/documents/").content.decode()
    assert "letter.txt" not in shown


def test_taking_away_keeps_the_file_for_now(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
        for _ in range(2):
            remove_document(actor=actor, case_id=esther.id, document_id=document.id)
        assert files.path_of(document.stored_as).exists()
        put_back_document(actor=actor, case_id=esther.id, document_id=document.id)
        assert document_for(actor, esther.subject_id, document.id).removed_at is None


@pytest.mark.parametrize("act", ["remove", "put-back"])
def test_looking_at_an_address_takes_nothing_away(cast, as_person, browser, esther, act):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    assert browser(cast.amira).get(f"/clients/{esther.id}/documents/{document.id}/{act}/").status_code == 405


# -- what cannot be kept ----------------------------------------------------------------------------


def test_no_file_is_told(cast, browser, esther):
    answer = post(browser(cast.amira), esther)
    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_no_place_is_told_and_nothing_stays_behind(cast, browser, esther, settings):
    answer = post(browser(cast.amira), esther, sent("a.txt"), drawer="")
    assert answer.status_code == 422
    assert "Choose where it goes." in answer.content.decode()
    assert on_disk(settings) == []


def test_an_empty_and_an_oversized_one_do_not_cost_the_good_one(cast, as_person, browser, esther, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    uploads = (sent("none.txt", b""), sent("huge.txt", b"x" * 1001), sent("good.txt", b"x" * 1000))
    shown = post(browser(cast.amira), esther, *uploads)
    assert shown.status_code == 303
    with as_person(cast.amira):
        assert [row.name for row in Document.objects.all()] == ["good.txt"]
    assert len(on_disk(settings)) == 1


def test_which_one_was_not_kept_is_told(cast, browser, esther, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    client = browser(cast.amira)
    post(client, esther, sent("huge.txt", b"x" * 1001))
    shown = client.get(f"/clients/{esther.id}/documents/").content.decode()
    assert "Not kept: huge.txt is larger than 25 MB." in shown


def test_the_action_refuses_them_too(cast, as_person, esther, settings):
    settings.UPLOAD_MAX_BYTES = 10
    with as_person(cast.amira) as actor:
        for body, code in ((b"", "empty"), (b"x" * 11, "too_large")):
            with pytest.raises(FileNotAccepted) as refusal:
                a_document(actor, esther, "a.txt", body)
            assert refusal.value.code == code


def test_more_than_ten_at_once_are_told(cast, as_person, browser, esther, settings):
    answer = post(browser(cast.amira), esther, *(sent(f"{n}.txt") for n in range(11)))
    assert answer.status_code == 422
    assert "These are 11 files. Choose ten at most." in answer.content.decode()
    assert on_disk(settings) == []


def test_a_counsellors_document_makes_the_counselling_drawer(cast, as_person, counselled):
    with as_person(cast.noor) as actor:
        document = a_document(actor, counselled, "drawing.png", b"png", drawer="counselling")
    with as_person(cast.vera) as actor:
        assert (
            read_document(actor, document_for(actor, counselled.subject_id, document.id))[0] == "drawing.png"
        )


# -- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\letter.txt", "letter.txt"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"),
        ("tab\there.txt", "tabhere.txt"),
        ('"quoted".txt', '"quoted".txt'),
        ("Peña, carta.pdf", "Peña, carta.pdf"),
        ("  .hidden ", "hidden"),
        ("", "document"),
        ("...", "document"),
        ("\x00", "document"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one(given, kept):
    assert names.safe_file_name(given) == kept


def test_an_endless_name_keeps_its_ending():
    kept = names.safe_file_name("ä" * 400 + ".pdf")
    assert len(kept) == names.LONGEST
    assert kept.endswith(".pdf")


@pytest.mark.parametrize("name", ['a"b.txt', "é\u20ac.txt", "x;y=z.txt", "a\\b.txt", "名前.pdf"])
def test_the_device_keeps_a_word_of_ours_and_never_the_stored_name(name):
    assert re.fullmatch(r'attachment; filename="document(\.(txt|pdf))?"', names.attachment(name))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "application/pdf"),
        ("a.svg", "application/octet-stream"),
        ("a.html", "application/octet-stream"),
    ],
)
def test_only_a_few_kinds_are_called_by_their_name(name, kind):
    assert names.media_type_of(name) == kind


@pytest.mark.parametrize(("size", "band"), [(1, 1), (1024, 1), (1025, 2), (50_000, 64), (26_214_400, 32768)])
def test_sizes_are_told_in_bands(size, band):
    assert size_band(size) == band


def test_without_the_ledger_nothing_is_kept_and_nothing_leaves(
    cast, as_person, browser, esther, settings, monkeypatch
):
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    client = browser(cast.amira)

    def down(pen):
        if pen.lines:
            raise LedgerDown

    monkeypatch.setattr(ledger.Pen, "write", down)
    assert post(client, esther, sent("second.txt")).status_code == 503
    assert client.get(f"/clients/{esther.id}/documents/{document.id}/").status_code == 503
    monkeypatch.undo()
    with as_person(cast.amira):
        assert Document.objects.count() == 1
