"""Named refusals of this room. Each says what to do."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class EntryNotKept(Refused):
    """Something about an entry cannot be so."""

    code = "entry"
    sentence = _("This cannot be kept as it is. Look at it again.")


class UnknownService(EntryNotKept):
    """No service has this number, these letters or this name."""

    code = "service"
    sentence = _("No service has this number or name. Type a few letters and choose from the list.")


class DayToCome(EntryNotKept):
    """An entry says what was done."""

    code = "day"
    sentence = _("This day has not come yet. Write down what was done.")


class DayLongPast(EntryNotKept):
    """A slip of the keyboard."""

    code = "year"
    sentence = _("Look at the year again.")


class NoTime(EntryNotKept):
    """Less than a quarter of an hour."""

    code = "no_time"
    sentence = _("Give the time, a quarter of an hour at least. For example 0.25, 1.5 or 1:30.")


class DayTooFull(EntryNotKept):
    """More than the day has."""

    code = "too_full"
    sentence = _("With this, your day would have more than 24 hours. Look at the time again.")


class HowMany(EntryNotKept):
    """The count of people does not fit."""

    code = "people"
    sentence = _("Say for how many people, from 1 to 5,000. For someone named here it is one.")


class SplitNotWhole(EntryNotKept):
    """The shares of the funders."""

    code = "split"
    sentence = _("The shares of the funders must come to 100.")


class EntryChanged(Refused):
    """Someone changed the entry since it was shown: nothing is overwritten."""

    code = "stale"
    sentence = _(
        "Someone changed this entry while you were at it. Look at what is saved now, then save again."
    )
