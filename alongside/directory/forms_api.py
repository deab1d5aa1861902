"""The parameters of the interface for other programs, read and refused in a sentence.

Belongs here: parsing. Not here: what they select (selectors.listing). A parameter nobody knows is left alone, as the
standard's own examples do; one that is known and wrong is refused.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from alongside.directory.exchange import values
from alongside.directory.selectors.listing import Asked
from alongside.directory.understanding.places import near_zip

MOST = 200
USUAL = 50
FARTHEST, NEAR = 500_000, 40_000  # metres: at most, and where none is said
FORMATS = ("json", "ndjson")
TRUE, FALSE = ("true", "1", ""), ("false", "0")


class YesField(forms.CharField):
    """true or false; a bare name (`?full`) is true."""

    def clean(self, value: Any) -> bool:
        if value is None or value in FALSE:
            return False
        if value in TRUE:
            return True
        raise forms.ValidationError("Say true or false.")


class MomentField(forms.CharField):
    """A moment or a day as ISO 8601 writes it; without a zone, UTC."""

    def clean(self, value: Any) -> datetime | None:
        said = super().clean(value)
        try:
            return values.moment(said) if said else None
        except values.Wrong:
            raise forms.ValidationError("Say a moment as 2026-05-01T10:00:00Z.") from None


class ListForm(forms.Form):
    """What every list understands."""

    search = forms.CharField(required=False, max_length=200)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000_000)
    per_page = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    format = forms.ChoiceField(required=False, choices=[(one, one) for one in FORMATS])
    taxonomy_term_id = forms.UUIDField(required=False)
    taxonomy_id = forms.UUIDField(required=False)
    organization_id = forms.UUIDField(required=False)
    parent_id = forms.UUIDField(required=False)
    modified_after = MomentField(required=False)
    top_only = YesField(required=False)
    minimal = YesField(required=False)
    full = YesField(required=False)
    full_service = YesField(required=False)
    postcode = forms.CharField(required=False, max_length=20)
    proximity = forms.FloatField(required=False, min_value=0, max_value=FARTHEST)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["near"] = self._near(cleaned.get("postcode") or "")
        if cleaned.get("proximity") is not None and not cleaned.get("postcode"):
            self.add_error("proximity", "Say a postcode too: the distance is from its middle.")
        return cleaned

    def _near(self, postcode: str) -> tuple[float, float] | None:
        if not postcode:
            return None
        found = near_zip(postcode.strip())
        if found is None:
            self.add_error("postcode", "We do not know where this postcode is.")
            return None
        return found.latitude, found.longitude

    def asked(self) -> Asked:
        """The filters."""
        said = self.cleaned_data
        near = said["near"]
        return Asked(
            search=said["search"],
            taxonomy_term_id=said["taxonomy_term_id"],
            taxonomy_id=said["taxonomy_id"],
            organization_id=said["organization_id"],
            modified_after=said["modified_after"],
            parent_id=said["parent_id"],
            top_only=said["top_only"],
            near=near,
            metres=said["proximity"] if said["proximity"] is not None else NEAR,
        )

    def mistakes(self) -> dict[str, str]:
        """What is wrong with which parameter."""
        return {name: " ".join(str(one) for one in found) for name, found in self.errors.items()}


def form_of(query: QueryDict, body: QueryDict, known: Collection[str]) -> ListForm:
    """Parameters of the address and of a form sent along; what the form says goes first. Others are left alone."""
    both = {name: body.get(name, query.get(name)) for name in known if name in query or name in body}
    return ListForm(both)
