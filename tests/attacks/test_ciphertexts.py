"""Attack 7: sealed bytes moved, bent or cut. Door and row are off: the rows are in hand and the keys are right.

Everything fails closed: SealBroken, or a closed drawer. There is never a part of a text.
"""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.cases.models import Identity, Note
from alongside.vault import keyring, keystore
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.errors import Locked
from alongside.vault.models import DrawerKey, TeamKey
from alongside.vault.sealed import Sealed
from tests.attacks.ground import CANARY, OF_A_CLIENT, Recalled, full_record
from tests.standing_ready import ready

RELAXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def windows():
    """Every sealed window of every model of a client."""
    for model in OF_A_CLIENT:
        for name, value in vars(model).items():
            if isinstance(value, Sealed):
                yield model, name


WINDOWS = list(windows())


@pytest.fixture
@ready
def two(cast, as_person):
    """Esther, and a second client of Amira's to swap with."""
    with as_person(cast.amira) as actor:
        return full_record(actor), full_record(actor, "Someone else entirely")


@pytest.fixture
def hers(cast, as_person, two):
    """Amira's request, with both of them."""
    with as_person(cast.amira):
        yield two


def filled():
    """The windows in which the ground wrote something, with the row of each of two clients."""
    return [
        (model, name)
        for model, name in WINDOWS
        if name not in ("legal_name", "pronouns", "born_on", "language", "about")
    ]


def row_of(model, record):
    return model.objects.filter(subject_id=record.subject_id).order_by("pk").first()


def test_every_window_is_known():
    assert len(WINDOWS) >= 17
    assert {model for model, _ in WINDOWS} >= {Identity, Note}


@pytest.mark.parametrize(("model", "name"), WINDOWS, ids=[f"{m.__name__}.{n}" for m, n in WINDOWS])
def test_a_text_comes_back_from_its_own_place_only(hers, model, name):
    esther, other = hers
    mine, theirs = row_of(model, esther), row_of(model, other)
    setattr(mine, name, "written here")
    assert getattr(mine, name) == "written here"
    column = f"{name}_sealed"
    setattr(theirs, column, getattr(mine, column))  # the same column of another client
    with pytest.raises(SealBroken):
        getattr(theirs, name)


@pytest.mark.parametrize(("model", "name"), WINDOWS, ids=[f"{m.__name__}.{n}" for m, n in WINDOWS])
def test_a_text_does_not_open_in_another_row_of_the_same_client(hers, model, name):
    esther, _ = hers
    mine = row_of(model, esther)
    setattr(mine, name, "written here")
    mine.pk = uuid.uuid4()
    with pytest.raises(SealBroken):
        getattr(mine, name)


def test_a_text_does_not_open_in_another_column(hers):
    esther, _ = hers
    identity = row_of(Identity, esther)
    identity.legal_name_sealed = identity.chosen_name_sealed
    with pytest.raises(SealBroken):
        identity.legal_name  # noqa: B018


def test_a_text_does_not_open_in_another_table(hers):
    esther, _ = hers
    note = row_of(Note, esther)
    former = next(model for model in OF_A_CLIENT if model.__name__ == "FormerNote")(
        id=note.id, agency_id=note.agency_id, subject_id=note.subject_id, drawer=note.drawer
    )
    former.text_sealed = note.text_sealed
    with pytest.raises(SealBroken):
        former.text  # noqa: B018


def test_a_text_does_not_open_in_another_drawer(hers):
    esther, _ = hers
    note = row_of(Note, esther)
    note.drawer = "plan"
    with pytest.raises(SealBroken):
        note.text  # noqa: B018
    note.drawer = "counselling"
    with pytest.raises(Locked):
        note.text  # noqa: B018


def test_a_text_does_not_open_under_another_agency(hers, cast):
    esther, _ = hers
    note = row_of(Note, esther)
    note.agency_id = cast.millrace.id
    with pytest.raises(SealBroken):
        note.text  # noqa: B018


@RELAXED
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_bit_turned_breaks_the_seal(hers, place, bit):
    note = row_of(Note, hers[0])
    blob = bytearray(note.text_sealed)
    blob[place % len(blob)] ^= 1 << bit
    note.text_sealed = bytes(blob)
    with pytest.raises(SealBroken):
        note.text  # noqa: B018


@RELAXED
@given(length=st.integers(0, 10_000))
def test_anything_cut_off_breaks_the_seal(hers, length):
    note = row_of(Note, hers[0])
    note.text_sealed = bytes(note.text_sealed)[: length % len(note.text_sealed)]
    with pytest.raises(SealBroken):
        note.text  # noqa: B018


@RELAXED
@given(blob=st.binary(max_size=200))
def test_foreign_bytes_break_the_seal(hers, blob):
    note = row_of(Note, hers[0])
    note.text_sealed = blob
    with pytest.raises(SealBroken):
        note.text  # noqa: B018


@pytest.mark.parametrize("version", [0, 2, 255])
def test_an_unknown_version_breaks_the_seal(hers, version):
    note = row_of(Note, hers[0])
    note.text_sealed = bytes([version]) + bytes(note.text_sealed)[1:]
    with pytest.raises(SealBroken):
        note.text  # noqa: B018


def test_what_is_raised_carries_no_text(hers):
    note = row_of(Note, hers[0])
    note.text_sealed = bytes(note.text_sealed)[:-1] + b"\0"
    with pytest.raises(SealBroken) as broken:
        note.text  # noqa: B018
    assert CANARY not in repr(broken.value)
    assert broken.value.__cause__ is None


# -- grants ----------------------------------------------------------------------------------------------


@pytest.fixture
def ring(cast, hers):
    """Amira's keyring with the key store switched off: it knows only what a test hands it."""
    return Recalled(cast.linden.id, cast.amira.holder_id, cast.amira.private)


def grant(cast, record, drawer="notes", holder=None):
    row = DrawerKey.objects.get(
        subject_id=record.subject_id, drawer=drawer, holder_id=holder or cast.amira.holder_id
    )
    return {name: getattr(row, name) for name in ("subject_id", "drawer", "holder_id", "sealed_key")}


def test_her_own_grant_opens(cast, hers, ring):
    ring.take_grants([grant(cast, hers[0])])
    assert ring.holds(hers[0].subject_id, "notes")


@pytest.mark.parametrize("part", ["subject_id", "drawer", "holder_id"])
def test_a_grant_moved_elsewhere_opens_nothing(cast, hers, ring, part):
    moved = grant(cast, hers[0])
    moved[part] = {"subject_id": hers[1].subject_id, "drawer": "plan", "holder_id": cast.chloe.holder_id}[
        part
    ]
    ring.take_grants([moved])
    for record in hers:
        for drawer in ("identity", "plan", "notes", "counselling"):
            assert not ring.holds(record.subject_id, drawer)


def test_someone_elses_grant_opens_nothing_for_her(cast, hers, ring):
    stolen = grant(cast, hers[0], holder=cast.chloe.holder_id) | {"holder_id": cast.amira.holder_id}
    ring.take_grants([stolen])
    assert not ring.holds(hers[0].subject_id, "notes")


def test_a_grant_opens_in_no_other_agency(cast, hers):
    elsewhere = Recalled(cast.millrace.id, cast.amira.holder_id, cast.amira.private)
    elsewhere.take_grants([grant(cast, hers[0])])
    assert not elsewhere.holds(hers[0].subject_id, "notes")


@RELAXED
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_bent_grant_opens_nothing(cast, hers, place, bit):
    ring = Recalled(cast.linden.id, cast.amira.holder_id, cast.amira.private)
    bent = grant(cast, hers[0])
    blob = bytearray(bent["sealed_key"])
    blob[place % len(blob)] ^= 1 << bit
    ring.take_grants([bent | {"sealed_key": bytes(blob)}])
    assert not ring.holds(hers[0].subject_id, "notes")


def test_a_bent_grant_does_not_shadow_a_good_one(cast, hers, ring):
    good = grant(cast, hers[0])
    ring.take_grants([good | {"sealed_key": b"\2" + bytes(80)}, good])
    assert ring.holds(hers[0].subject_id, "notes")


def team_grants(cast):
    rows = TeamKey.objects.filter(member_holder_id=cast.amira.holder_id).values(
        "team_holder_id", "member_holder_id", "sealed_key"
    )
    return list(rows)


def test_team_keys_swapped_between_teams_open_no_team(cast, hers, monkeypatch):
    one, two, *_ = team_grants(cast)
    swapped = [one | {"sealed_key": two["sealed_key"]}, two | {"sealed_key": one["sealed_key"]}]
    monkeypatch.setattr(keystore, "team_grants", lambda members: swapped)
    ring = keyring.Keyring(cast.linden.id, cast.amira.holder_id, cast.amira.private)
    assert ring.reach() == [cast.amira.holder_id]


def test_her_team_keys_open_her_teams(cast, hers):
    ring = keyring.Keyring(cast.linden.id, cast.amira.holder_id, cast.amira.private)
    assert len(ring.reach()) == 1 + len(team_grants(cast)) > 1


def test_another_persons_private_key_opens_none_of_it(cast, hers):
    dev = Recalled(cast.linden.id, cast.amira.holder_id, cast.dev.private)
    dev.take_grants([grant(cast, hers[0])])
    assert not dev.holds(hers[0].subject_id, "notes")


def test_the_seal_alone_keeps_everyone_else_out(cast, as_person, esther):
    """Row and door off: the sealed row in Dev's and Ben's hands, with all they can reach."""
    with as_person(cast.amira):
        note = Note.objects.get(id=esther.note_id)
    for who in ("dev", "noor", "vera", "ida", "ben", "ruth", "fay"):
        person = getattr(cast, who)
        ring = keyring.Keyring(cast.linden.id, person.holder_id, person.private)
        with as_person(person), keyring.using(ring), pytest.raises(Locked):
            note.text  # noqa: B018
