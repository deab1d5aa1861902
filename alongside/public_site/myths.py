"""Myths and what is true instead (S4-270), in our own words.

Belongs here: the sentences. Not here: numbers, which grow old. Each is about what people believe, never about a person.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Myth(NamedTuple):
    """What people say, and what is so."""

    said: str | Promise
    true: str | Promise


MYTHS = (
    Myth(
        _("“It means that someone is moved across a border.”"),
        _(
            "Nobody has to be moved at all. It can happen in the town, the street and the home where someone grew up."
        ),
    ),
    Myth(
        _("“They are locked in.”"),
        _(
            "Most could walk out of the door. Debt, fear, love, papers someone keeps or a threat to a family hold them."
        ),
    ),
    Myth(
        _("“They chose it, so it is not force.”"),
        _(
            "A yes that came from hunger, debt or fear is not free. And yes to a job is not yes to what it became."
        ),
    ),
    Myth(
        _("“It happens to women and girls only.”"),
        _(
            "It happens to men, boys, trans and non-binary people too. They are asked less often, so less is known."
        ),
    ),
    Myth(
        _("“It is always about sex.”"),
        _("People are also forced to work in fields, kitchens, factories, nail salons and homes."),
    ),
    Myth(
        _("“It happens to people from other countries.”"),
        _("Many were born here. Papers make it easier to press someone; they are not what it is."),
    ),
    Myth(
        _("“A young person can agree to it.”"),
        _("When someone under 18 gets anything for sex, nobody needs to have forced them. The law says so."),
    ),
    Myth(
        _("“Someone who goes back did not need help.”"),
        _("Leaving often takes several tries. Every step counts, and the door stays open."),
    ),
    Myth(
        _("“They will say so when someone asks.”"),
        _(
            "Many do not trust anyone yet, or have no word for it. Being kind twice helps more than asking hard once."
        ),
    ),
    Myth(
        _("“Bringing them out is the help.”"),
        _(
            "Help is what comes after, and what they choose: a bed, a doctor, papers, time, and people who stay."
        ),
    ),
)
