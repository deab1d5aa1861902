"""Import and export through the screens: looked through first, brought in, told row by row, taken back."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alongside.directory.actions import working
from alongside.directory.models import ColumnReading, Import, Phone, Service
from alongside.directory.tests.imports import files
from alongside.vault.files import root
from tests.browse import sign_in

LIST = (
    "Name,Agency name,Phone,City\nSoup kitchen,Harbour,309-555-0101,Peoria\nBeds,Harbour,309-555-0102,Pekin\n"
)


def to(name, *ids):
    return reverse(f"directory:{name}", args=ids)


class Keeper:
    """Chloe at her browser, and the worker that does what she asked for."""

    def __init__(self, client, commit, asked, enter):
        self.client, self.commit, self.asked, self.enter = client, commit, asked, enter

    def runs(self):
        """Imports as she sees them, the latest first."""
        with self.enter():
            return list(Import.objects.order_by("-started_at"))

    def set(self, **values):
        with self.enter():
            Import.objects.update(**values)

    @property
    def reading(self):
        with self.enter():
            return ColumnReading.objects.get()

    @property
    def run(self):
        return self.runs()[0]

    def bring(self, name, body, **more):
        upload = SimpleUploadedFile(name, body if isinstance(body, bytes) else body.encode())
        return self.post("import_new", file=upload, source="County list", **more)

    def post(self, name, *ids, **data):
        with self.commit(execute=True):
            answer = self.client.post(to(name, *ids), data)
        while self.asked:
            working.go_on(*self.asked.pop(0))
        return answer

    def page(self, name, *ids, query=""):
        return self.client.get(to(name, *ids) + query).content.decode()


@pytest.fixture
def chloe(client, cast, as_person, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr("alongside.directory.actions.working.ask_worker", lambda *ids: asked.append(ids))
    sign_in(client, cast.chloe)
    return Keeper(client, django_capture_on_commit_callbacks, asked, lambda: as_person(cast.chloe))


def on_disk():
    return [path for path in root().glob("??/*") if path.is_file()]


def test_a_list_is_looked_through_then_brought_in_and_its_file_is_gone(chloe):
    chloe.bring("service.json", json.dumps(files.service()))
    run = chloe.run
    assert run.state == "checked"
    assert not Service.objects.exists()
    assert len(on_disk()) == 1
    assert "2 rows would be new" in chloe.page("import_one", run.id)
    chloe.post("import_bring", run.id)
    run = chloe.run
    assert (run.state, run.key, on_disk()) == ("done", None, [])
    assert Service.objects.get().name == "Beds"
    assert "County list" in chloe.page("imports")


def test_a_waiting_file_lies_sealed(chloe):
    chloe.bring("service.json", json.dumps(files.service()))
    assert b"Harbour" not in on_disk()[0].read_bytes()


def test_columns_are_proposed_previewed_saved_and_used_again(chloe):
    assert chloe.bring("list.csv", LIST).url.endswith("/columns/")
    run = chloe.run
    page = chloe.page("import_preview", run.id)
    assert "What the first rows become" in page
    assert "309-555-0101" in page
    said = {"subject-0": "service", "column-0-0": "service.name", "column-0-1": "organization.name",
            "column-0-2": "phone.list", "column-0-3": ""}  # fmt: skip
    assert chloe.post("import_preview", run.id, **said, do="look").status_code == 200
    chloe.post("import_preview", run.id, **said, save_as="County columns", do="check")
    chloe.post("import_bring", run.id)
    assert {one.name for one in Service.objects.all()} == {"Soup kitchen", "Beds"}
    assert Phone.objects.count() == 2
    kept = chloe.reading
    chloe.bring("list.csv", LIST, reading=str(kept.id))
    second = chloe.run
    assert (second.state, sum(second.counts["new"].values())) == ("checked", 0)


def test_a_reading_without_a_name_column_is_not_taken(chloe):
    chloe.bring("list.csv", LIST)
    run = chloe.run
    said = {"subject-0": "service", **{f"column-0-{n}": "" for n in range(4)}}
    answer = chloe.post("import_preview", run.id, **said, do="check")
    assert answer.status_code == 422
    assert "says what it is called" in answer.content.decode()


def test_what_is_refused_is_told_with_its_line_and_as_a_table(chloe):
    body = "id,organization_id,name,status\n1,9,,active\n2,9,Beds,active\n"
    chloe.bring(
        "set.zip",
        files.zipped({"services.csv": body, "organizations.csv": "id,name,description\n9,Elm,Helps\n"}),
    )
    run = chloe.run
    page = chloe.page("import_one", run.id)
    assert "services.csv, line 2" in page
    assert "This cannot be empty." in page
    table = chloe.page("import_report", run.id)
    assert "refused,services.csv,2,service,name,This cannot be empty." in table


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("x.json", "{"), ("x.json", ""), ("x.bin", b"\x00\x01"), ("x.zip", b"PK\x03\x04 nothing"),
        ("x.csv", b"\xff\xfe\x00"), ("x.json", "[" * 5000), ("x.json", '{"a": 1}'), ("x.csv", "\n\n"),
    ],
)  # fmt: skip
def test_a_file_nobody_can_read_is_said_kindly_and_leaves_nothing(chloe, name, body):
    answer = chloe.bring(name, body)
    assert answer.status_code in (303, 422)
    for run in chloe.runs():
        assert run.state in ("refused", "waiting")
        chloe.post("import_leave", run.id)
    assert on_disk() == []
    assert not Service.objects.exists()


def test_a_list_is_taken_back_as_a_whole(chloe):
    chloe.bring("service.json", json.dumps(files.service()))
    run = chloe.run
    chloe.post("import_bring", run.id)
    chloe.post("import_undo", run.id)
    assert not Service.objects.exists()
    assert chloe.post("import_undo", run.id).status_code == 303


def test_a_list_that_is_left_out_leaves_no_file(chloe):
    chloe.bring("service.json", json.dumps(files.service()))
    run = chloe.run
    chloe.post("import_leave", run.id)
    assert on_disk() == []
    chloe.post("import_bring", run.id)
    assert not Service.objects.exists()


def test_progress_is_asked_for_only_while_it_works(chloe):
    chloe.bring("service.json", json.dumps(files.service()))
    run = chloe.run
    assert "every 1s" not in chloe.page("import_one", run.id)
    chloe.set(state="bringing", total=10, done=4)
    page = chloe.page("import_one", run.id)
    assert "every 1s" in page
    assert "4 of 10 rows" in page


def test_a_list_can_be_looked_through_again_and_nothing_is_preselected_for_taking_along(chloe):
    chloe.bring("service.json", json.dumps(files.service()))
    run = chloe.run
    chloe.post("import_check", run.id)
    assert chloe.run.state == "checked"
    page = chloe.page("export")
    assert "A list for people" in page
    assert " checked" not in page.split('name="form"')[1][:200]
    assert chloe.post("export_file", form="columns").status_code == 422


@pytest.mark.parametrize("form", ["json", "ndjson", "tables", "list"])
def test_the_directory_is_taken_along(chloe, form):
    chloe.bring("service.json", json.dumps(files.service("=Beds")))
    chloe.post("import_bring", chloe.run.id)
    answer = chloe.post("export_file", form=form, version="3.1")
    body = answer.content
    assert answer["Content-Disposition"].startswith("attachment")
    if form == "tables":
        body = zipfile.ZipFile(io.BytesIO(body)).read("services.csv")
    assert b"=Beds" in body
    assert (b"'=Beds" in body) == (form == "list")


def test_columns_go_out_as_they_came(chloe):
    chloe.bring("list.csv", LIST)
    run = chloe.run
    said = {"subject-0": "service", "column-0-0": "service.name", "column-0-1": "organization.name",
            "column-0-2": "phone.list", "column-0-3": ""}  # fmt: skip
    chloe.post("import_preview", run.id, **said, save_as="County columns", do="check")
    chloe.post("import_bring", run.id)
    answer = chloe.post("export_file", form="columns", reading=chloe.reading.id)
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.read("list.csv").decode().splitlines() == LIST.splitlines()


def test_services_without_their_organization_are_told_and_may_be_left_out(chloe):
    body = {
        "organizations.csv": "id,name,description\n9,Elm,Helps\n",
        "services.csv": "id,organization_id,name,status\n1,9,Beds,active\n2,gone,Food,active\n",
    }
    chloe.bring("set.zip", files.zipped(body))
    assert "It comes in under one that is made for such services." in chloe.page("import_one", chloe.run.id)
    chloe.post("import_check", chloe.run.id, orphans="leave")
    assert (chloe.run.state, chloe.run.keep_orphans) == ("checked", False)
    assert chloe.run.counts["refused"] == {"service": 1}
    assert "It is left out." in chloe.page("import_one", chloe.run.id)
    chloe.post("import_check", chloe.run.id, orphans="hold")
    chloe.post("import_bring", chloe.run.id)
    assert chloe.run.state == "done"
    with chloe.enter():
        assert Service.objects.get(name="Food").organization.name.startswith("Organization not known")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("services.csv", b"\xff\xfe\x00" * 50),
        ("x.json", b'{"a\\u0000": 1, "\\ud800": [1e999]}'),
        ("x.json", b"[" * 100_000),
        ("x.zip", b"PK\x03\x04" + b"\x00" * 200),
        ("x.ndjson", b'{"id": "1", "name": "A", "status": "' + b"s" * 5_000 + b'"}\n{'),
        ("services.csv", b"id,organization_id,name,status\n1,gone,Food," + b"x" * 300 + b"\n"),
    ],
)
def test_whatever_is_brought_the_page_answers_in_a_sentence(chloe, name, body):
    assert chloe.bring(name, body).status_code in (302, 303, 422)
    for run in chloe.runs():
        assert run.state in ("checked", "refused", "waiting")
        assert chloe.page("import_one", run.id)
