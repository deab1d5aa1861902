"""A training lapses: after the grace the drawers close, and the supervisor has the clients."""

from datetime import timedelta

from django.utils import timezone

from tests.browser.ground import only_a_name


def lapsed(window, paper, *, days):
    """On the colleague's page: what was recorded is taken back, and what truly was is recorded instead."""
    today = timezone.localdate()
    window.main.get_by_text("What was recorded").click()
    window.press("Take back", of=paper)
    window.shows("Taken back. The drawers follow at once.")
    window.field("Which").select_option(paper)
    window.fill("Finished or signed on", str(today - timedelta(days=400)))
    window.fill("Counts until", str(today - timedelta(days=days)))
    window.press("Record it")
    window.shows("Recorded. The drawers follow at once.")


def test_a_lapsed_training_closes_the_drawers_and_the_supervisor_has_the_clients(cast, signed_in):
    esther = only_a_name(cast)
    amira, chloe = signed_in(cast.amira), signed_in(cast.chloe)
    amira.go("cases:client", esther.id)
    amira.is_headed("Esther")

    chloe.go("people:colleague", cast.amira.id)
    lapsed(chloe, "40-hour training", days=4)
    chloe.go("people:today")
    chloe.shows("Amira’s drawers are closed; 1 client is with you.")

    amira.go("cases:client", esther.id)
    amira.does_not_show("Esther")
    amira.go("cases:list")
    amira.does_not_show("Esther")
    amira.go("people:today")
    amira.shows("Your drawers are closed.")
    amira.shows("Nobody has lost a client: your supervisor has them.")
    chloe.go("cases:list")
    chloe.follow("Esther")
    chloe.is_headed("Esther")


def test_within_the_grace_they_stay_open_and_say_so(cast, signed_in):
    esther = only_a_name(cast)
    amira, chloe = signed_in(cast.amira), signed_in(cast.chloe)
    chloe.go("people:colleague", cast.amira.id)
    lapsed(chloe, "40-hour training", days=1)

    amira.go("people:today")
    amira.shows("A paper of yours has lapsed: 40-hour training.")
    amira.go("cases:client", esther.id)
    amira.is_headed("Esther")
