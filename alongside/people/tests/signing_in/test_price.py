"""When the price of a guess is raised, a key is locked anew at the next sign-in."""

from alongside.vault.selectors import holder_of
from tests.browse import sign_in_by_form


def test_the_next_sign_in_locks_the_same_key_at_the_new_price(cast, client, settings):
    before = holder_of(cast.amira.id)
    settings.PASSPHRASE_COST = {"memory_kib": 128, "time": 1, "parallelism": 1}
    sign_in_by_form(client, cast.amira)
    after = holder_of(cast.amira.id)
    assert "m=64" in before.lock_params
    assert "m=128" in after.lock_params
    assert after.id == before.id
    assert bytes(after.public_key) == bytes(before.public_key)


def test_at_the_same_price_nothing_is_written(cast, client):
    before = holder_of(cast.amira.id)
    sign_in_by_form(client, cast.amira)
    assert bytes(holder_of(cast.amira.id).lock_blob) == bytes(before.lock_blob)
