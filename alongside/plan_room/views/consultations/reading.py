"""What everyone reads: consultations, their questions, drafts to adapt, ideas, what was decided.

Belongs here: pages. Not here: reading (selectors), sending something in (writing).
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room.consultations import calendars
from alongside.plan_room.grouping.differing import difference, own_share
from alongside.plan_room.selectors import alike as alikeness
from alongside.plan_room.selectors import consultations as found

HERE = "plan_room/consultations"


@open_to_all
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """All consultations, the open ones first."""
    return render_page(request, f"{HERE}/front.html", {"lines": found.lines()})


@open_to_all
@require_safe
def consultation(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """One: how long still, its questions, its letter, its briefings."""
    row = found.consultation_by_key(consultation_key)
    context = {
        "line": found.line_of(row),
        "row": row,
        "campaigns": found.campaigns_of(row),
        "tags": [tag for tag in found.tags_of(row) if tag.suggested],
        "briefings": found.briefings_of(row),
        "letters": found.letters_of(row),
        "ideas": found.counted(list(found.ideas_of(row)[:5])),
    }
    return render_page(request, f"{HERE}/consultation.html", context)


@open_to_all
@require_safe
def campaign(request: HttpRequest, consultation_key: str, campaign_number: int) -> HttpResponse:
    """One question: the drafts to adapt, what people said."""
    row = found.consultation_by_key(consultation_key)
    own = found.campaign_of(row, campaign_number)
    page = page_of(request, found.ideas_of(row, own), size=25)
    context = {
        "line": found.line_of(row),
        "row": row,
        "campaign": own,
        "drafts": found.drafts_of(own),
        "page": page,
        "ideas": found.counted(list(page.object_list)),
    }
    return render_page(request, f"{HERE}/campaign.html", context)


@open_to_all
@require_safe
def ideas(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """All ideas, or those with a tag."""
    row = found.consultation_by_key(consultation_key)
    tag = request.GET.get("tag", "")[:60]
    page = page_of(request, found.ideas_of(row, tag=tag), size=25)
    context = {"line": found.line_of(row), "row": row, "tag": tag, "page": page}
    context |= {"ideas": found.counted(list(page.object_list))}
    return render_page(request, f"{HERE}/ideas.html", context)


@open_to_all
@require_safe
def draft(request: HttpRequest, draft_key: str) -> HttpResponse:
    """A suggestion of others, to adapt or leave."""
    row = found.draft_by_key(draft_key)
    context = {
        "draft": row,
        "row": row.consultation,
        "line": found.line_of(row.consultation),
        "text": found.text_of(row),
    }
    return render_page(request, f"{HERE}/draft.html", context)


@open_to_all
@require_safe
def idea(request: HttpRequest, idea_id: UUID) -> HttpResponse:
    """One idea: who agrees, what others say, where it came from, what became of it."""
    row = found.idea_by_id(idea_id)
    source = found.text_of(row.derived_from) if row.derived_from else ""
    [counted] = found.counted([row])
    context = {
        "idea": row,
        "row": row.consultation,
        "line": found.line_of(row.consultation),
        "counted": counted,
        "organizations": found.agreeing_organizations(row),
        "comments": found.comments_of(row),
        "outcome": found.outcome_of(row),
        "pieces": difference(source, row.text) if source else [],
        "own_share": own_share(source, row.text) if source else None,
    }
    return render_page(request, f"{HERE}/idea.html", context)


@open_to_all
@require_safe
def alike(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """What looks alike, together: one shown, how many, and what each says of its own."""
    row = found.consultation_by_key(consultation_key)
    groups, alone = alikeness.groups_of(row)
    context = {"row": row, "groups": groups, "alone": alone, "run": alikeness.last_run(row)}
    return render_page(request, f"{HERE}/alike.html", context)


@open_to_all
@require_safe
def log(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """What was decided, when and why; nothing of what was said."""
    row = found.consultation_by_key(consultation_key)
    page = page_of(request, found.log_of(row), size=50)
    return render_page(request, f"{HERE}/log.html", {"row": row, "page": page})


@open_to_all
@require_safe
def briefings(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """The briefings as a calendar."""
    row = found.consultation_by_key(consultation_key)
    url = request.build_absolute_uri(reverse("consultations:consultation", args=[row.key]))
    body = calendars.briefings_calendar(
        list(found.briefings_of(row)), title=_("Briefings"), url=url, made_at=timezone.now()
    )
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
