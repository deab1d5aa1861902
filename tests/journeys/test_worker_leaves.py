"""Journey 7: the worker leaves, the supervisor is away, a passphrase is lost. Nobody loses a client; nobody
gets in who should not.
"""

from datetime import date

import pytest

from alongside.cases.actions import leaving
from alongside.cases.actions.opening import open_client
from alongside.cases.models import Case
from alongside.cases.selectors import case_for, identity_for
from alongside.people.actions import granting, joining, recovery
from alongside.people.models import Account
from alongside.people.selectors.keys import thin_drawers
from alongside.vault import keyring
from alongside.vault.errors import NotFound
from tests.cast import accept


def starts_over(by, who, as_person):
    account = Account.objects.select_related("agency").get(id=who.id)
    with as_person(by) as actor:
        token = joining.let_start_over(actor=actor, account=account)
    return accept(account, token)[0]


def reads(person, case, as_person):
    with as_person(person) as actor:
        return identity_for(actor, case_for(actor, case.id).subject_id).chosen_name


def is_shut_out(person, case, as_person):
    with as_person(person) as actor:
        with pytest.raises(NotFound):
            case_for(actor, case.id)
        assert list(Case.objects.filter(id=case.id)) == []
        return not keyring.opened().holds(case.subject_id, "identity")


def test_the_worker_leaves_the_supervisor_is_away_the_passphrase_is_lost(cast, as_person):
    with as_person(cast.amira) as actor:
        esther = open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
        lena = open_client(actor=actor, chosen_name="Lena", opened_on=date(2026, 5, 14))

    # Amira leaves. Chloe, her supervisor, is away; Rosa, the other custodian, sees no name and loses nobody.
    with as_person(cast.rosa) as actor:
        leaving.end_employment(
            actor=actor,
            account_id=cast.amira.id,
            successors={esther.subject_id: cast.dev.id, lena.subject_id: cast.vera.id},
        )
        assert thin_drawers() == []
    assert reads(cast.dev, esther, as_person) == "Esther"
    assert reads(cast.vera, lena, as_person) == "Lena"
    for person, case in ((cast.amira, esther), (cast.amira, lena), (cast.noor, lena)):
        assert is_shut_out(person, case, as_person)
    with as_person(cast.rosa) as actor, pytest.raises(NotFound):
        case_for(actor, esther.id)

    # Dev loses his passphrase: a new key, and nothing opens until a custodian gives the keys again.
    dev = starts_over(cast.rosa, cast.dev, as_person)
    with as_person(dev) as actor:
        assert not keyring.opened().holds(esther.subject_id, "identity")
    with as_person(cast.rosa) as actor:
        granting.grant_pending(actor=actor, account=dev.account)
    assert reads(dev, esther, as_person) == "Esther"
    with as_person(cast.dev):
        assert not keyring.opened().holds(esther.subject_id, "identity")

    # Then both custodians lose theirs. Two paper shares make Vera a custodian, and she gives the keys again.
    with as_person(cast.vera) as actor:
        recovery.recover(actor=actor, shares=cast.shares["linden"][1:])
    rosa = starts_over(cast.vera, cast.rosa, as_person)
    chloe = starts_over(cast.vera, cast.chloe, as_person)
    with as_person(chloe):
        assert not keyring.opened().holds(esther.subject_id, "identity")
    with as_person(cast.vera) as actor:
        for person in (rosa, chloe):
            granting.grant_pending(actor=actor, account=person.account)
        assert thin_drawers() == []
    assert reads(chloe, esther, as_person) == "Esther"
    with as_person(rosa) as actor:
        assert actor.is_custodian
        with pytest.raises(NotFound):
            case_for(actor, esther.id)
    for person in (cast.amira, cast.ben, cast.ida, cast.noor):
        assert is_shut_out(person, esther, as_person)
