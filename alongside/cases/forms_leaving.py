"""What the page on which clients are handed over takes in.

Belongs here: one choice a client, and who supervises afterwards. Not here: who may have whom (actions).
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.cases.selectors.leaving import Client
from alongside.people.models import Account

AS_ABOVE = ("", _("As chosen above"))
NOBODY_YET = ("", _("Choose someone"))


class HandOverForm(forms.Form):
    """Who takes over: someone for all, and someone else for some."""

    everyone = forms.TypedChoiceField(
        label=_("Who takes over"), required=False, coerce=UUID, empty_value=None
    )

    def __init__(self, *args: Any, clients: Sequence[Client], able: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clients = clients
        names = [(str(one.id), one.working_name) for one in able]
        self.fields["everyone"].choices = [NOBODY_YET, *names]  # type: ignore[attr-defined]
        for client in clients:
            self.fields[client.field] = forms.TypedChoiceField(
                label=client.name or _("A client"),
                required=False,
                coerce=UUID,
                empty_value=None,
                choices=[AS_ABOVE, *names],
            )

    @property
    def successors(self) -> dict[UUID, UUID]:
        """Client by client, once it is valid. Whoever has nobody is left out."""
        said, for_all = self.cleaned_data, self.cleaned_data["everyone"]
        chosen = {client.subject_id: said[client.field] or for_all for client in self.clients}
        return {subject: to for subject, to in chosen.items() if to is not None}

    @property
    def rows(self) -> list[tuple[Client, forms.BoundField]]:
        """Each client with its choice."""
        return [(client, self[client.field]) for client in self.clients]

    def mark(self, subjects: Sequence[UUID], words: str) -> None:
        """Say at these clients that someone else must be chosen."""
        for client in self.clients:
            if client.subject_id in set(subjects):
                self.add_error(client.field, words)


class LeavingForm(HandOverForm):
    """The same, and what leaving asks besides."""

    supervisor = forms.TypedChoiceField(
        label=_("Who supervises from now on"), required=False, coerce=UUID, empty_value=None
    )
    lose_drawers = forms.BooleanField(
        label=_("These notes cannot be saved"),
        help_text=_(
            "Tick this only if nobody can be given the key any more. The notes stay closed for ever."
        ),
        required=False,
    )

    def __init__(self, *args: Any, leaders: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(one.id), one.working_name) for one in leaders]
        self.fields["supervisor"].choices = [NOBODY_YET, *names]  # type: ignore[attr-defined]
