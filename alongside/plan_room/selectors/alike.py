"""What looks alike, shown together: one of them, how many, and what each adds of its own.

Belongs here: reading groups. Not here: comparing (actions.grouping). What belongs to no group stands first on the page,
and a passage that only one of a group has is shown: a few are not lost among many.
"""

from dataclasses import dataclass, field

from alongside.plan_room.enums_consultations import Standing
from alongside.plan_room.grouping.differing import own_words
from alongside.plan_room.models import Consultation, Contribution, Draft, Grouping, Likeness
from alongside.plan_room.selectors.consultations import ideas_of, text_of

MOST_SHOWN = 25


@dataclass(slots=True)
class Group:
    """Contributions that look like one draft, or like the first of them."""

    draft: Draft | None
    first: Contribution | None
    members: list[Contribution] = field(default_factory=list)
    own: list[tuple[Contribution, list[str]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were sent in."""
        return len(self.members) + (self.first is not None)


def groups_of(consultation: Consultation) -> tuple[list[Group], list[Contribution]]:
    """The groups, the largest first, and what stands alone. Taken back and unpublished ones are in neither."""
    rows = (
        Likeness.objects.filter(consultation=consultation, contribution__state=Standing.PUBLISHED)
        .select_related("contribution", "draft", "first")
        .order_by("contribution__sent_at")
    )
    groups: dict[object, Group] = {}
    together: set[object] = set()
    for row in rows:
        if row.first is not None and row.first.state != Standing.PUBLISHED:
            continue
        group = groups.setdefault(row.draft_id or row.first_id, Group(row.draft, row.first))
        group.members.append(row.contribution)
        together |= {row.contribution_id, row.first_id}
    found = sorted(groups.values(), key=lambda group: -group.count)
    for group in found:
        text = text_of(group.draft) if group.draft else group.first.text if group.first else ""
        said = ((member, own_words(text, member.text)) for member in group.members[:MOST_SHOWN])
        group.own = [(member, words) for member, words in said if words]
    return found, [row for row in ideas_of(consultation)[:500] if row.id not in together]


def last_run(consultation: Consultation) -> Grouping | None:
    """When it was compared last, and how far it is."""
    return Grouping.objects.filter(consultation=consultation).order_by("-started_at").first()
