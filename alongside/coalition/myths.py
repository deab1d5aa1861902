"""Myths about trafficking and what is true, as cards to show and to print (S4-270). Our own words.

Belongs here: the sentences. Not here: the page.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Myth(NamedTuple):
    """What is said, and what is so."""

    said: str | Promise
    true: str | Promise


MYTHS = (
    Myth(
        _("It happens somewhere else."),
        _("It happens in towns and in the country, in every state, to people who have always lived there."),
    ),
    Myth(
        _("Someone has to be moved across a border."),
        _("Nobody needs to be moved at all. Many never leave their own town."),
    ),
    Myth(
        _("Strangers take people off the street."),
        _("Most know the person who does it: a friend, a partner, a relative, someone who gave them work."),
    ),
    Myth(
        _("They could leave if they wanted to."),
        _("Debt, threats, love, papers that were taken, children: what holds someone is seldom a lock."),
    ),
    Myth(
        _("They agreed, so it is their choice."),
        _("Nobody can agree to being used by force or by a lie. Under eighteen it is never a choice."),
    ),
    Myth(
        _("It only happens to girls and women."),
        _("Boys, men and transgender people are used as well, and are asked about it less often."),
    ),
    Myth(
        _("Whoever it happens to asks for help."),
        _("Many do not use the word for it. Many were taught that nobody would believe them."),
    ),
    Myth(
        _("Buying harms nobody."),
        _("Without those who pay there would be nothing to sell. Who buys has a part in it."),
    ),
    Myth(
        _("Once someone is out, it is over."),
        _(
            "It takes a home, money, people and time. Going back is part of many ways out, and help does not end."
        ),
    ),
)
