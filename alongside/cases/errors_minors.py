"""Named refusals around a minor."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotToBeContacted(Refused):
    """The question has no answer that lets anyone get in touch. The code says which (policies_minors)."""

    code = "not_asked"
    sentence = _("Nobody gets in touch with this adult before the question is asked, each time anew.")


class CalledInTheFuture(Refused):
    """A report that is still to be made is no report yet."""

    code = "called_in_future"
    sentence = _("This is still to come. Write down what has happened.")


class WrittenBeforeCalled(Refused):
    """The written report follows the call."""

    code = "written_before_called"
    sentence = _("The written report comes after the call. Look at the two times again.")
