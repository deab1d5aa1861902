"""The page of those who put documents beside plans. Its document is invented, around the words that find a promise."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alongside.plan_room.models import Action, SourceDocument
from tests.browse import sign_in


def invented(as_person, person):
    with as_person(person):
        rows = list(Action.objects.filter(plan__key="FSAP13").order_by("position"))
    return "\n".join(f"Somebody: {row.source_anchor} soon." for row in rows).encode()


def sent(client, data, name="plan.txt"):
    return client.post(
        reverse("plan_sources:documents"), {"file": SimpleUploadedFile(name, data)}, follow=True
    )


def test_a_keeper_puts_a_document_there_and_takes_it_away_again(cast, as_person, client):
    sign_in(client, cast.fay)
    assert "No document is here yet" in client.get(reverse("plan_sources:documents")).content.decode()
    page = sent(client, invented(as_person, cast.fay)).content.decode()
    assert "9 of 9 sentences of FSAP13 were found." in page
    with as_person(cast.fay):
        row = SourceDocument.objects.get()
    assert row.sha256 in page
    page = client.post(reverse("plan_sources:take_away", args=[row.id]), follow=True).content.decode()
    assert "gone from here" in page
    assert "No document is here yet" in page


def test_a_document_that_is_not_read_says_why_and_stays_nowhere(cast, as_person, client):
    sign_in(client, cast.fay)
    for data, name, words in [
        (b"%PDF-1.4 nothing", "plan.pdf", "It is broken"),
        (b"Words of something else.", "plan.txt", "No plan here has its sentences"),
    ]:
        page = sent(client, data, name)
        assert page.status_code == 422
        assert words in page.content.decode()
    assert client.post(reverse("plan_sources:documents")).status_code == 422
    with as_person(cast.fay):
        assert not SourceDocument.objects.exists()


def test_who_does_not_keep_plans_does_not_get_in(cast, client):
    sign_in(client, cast.amira)
    assert client.get(reverse("plan_sources:documents")).status_code == 403
    assert (
        client.post(
            reverse("plan_sources:take_away", args=["0" * 8 + "-0000-7000-8000-" + "0" * 12])
        ).status_code
        == 403
    )
