"""What everyone reads: consultations, their questions, drafts to adapt, ideas, what was decided.

Belongs here: pages. Not here: reading (selectors), sending something in (writing).
"""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room.consultations import calendars
from alongside.plan_room.consultations.turning import turn
from alongside.plan_room.grouping.differing import difference, own_share
from alongside.plan_room.selectors import alike as alikeness
from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.selectors import revising

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
        "ideas": found.counted(list(found.ideas_of(row).defer("text")[:5])),
        "moved": revising.last_move(row),
        "is_changed": revising.shown_of(row).exists(),
    }
    return render_page(request, f"{HERE}/consultation.html", context)


@open_to_all
@require_safe
def campaign(request: HttpRequest, consultation_key: str, campaign_number: int) -> HttpResponse:
    """One question: the drafts to adapt, what people said."""
    row = found.consultation_by_key(consultation_key)
    own = found.campaign_of(row, campaign_number)
    page = turn(found.ideas_of(row, own).defer("text"), request.GET)
    context = {
        "line": found.line_of(row),
        "row": row,
        "campaign": own,
        "drafts": found.drafts_of(own),
        "page": page,
        "ideas": found.counted(page.rows),
    }
    return render_page(request, f"{HERE}/campaign.html", context)


@open_to_all
@require_safe
def ideas(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """All ideas, or those with a tag."""
    row = found.consultation_by_key(consultation_key)
    tag = request.GET.get("tag", "")[:60]
    page = turn(found.ideas_of(row, tag=tag).defer("text"), request.GET)
    context = {"line": found.line_of(row), "row": row, "tag": tag, "page": page}
    context |= {"tag_query": f"{urlencode({'tag': tag})}&"}
    context |= {"ideas": found.counted(page.rows)}
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
        "versions": revising.versions_of(row),
    }
    return render_page(request, f"{HERE}/draft.html", context)


@open_to_all
@require_safe
def idea(request: HttpRequest, idea_id: UUID) -> HttpResponse:
    """One idea: who agrees, what others say, where it came from, what became of it."""
    row = found.idea_by_id(idea_id)
    source = revising.words_adapted(row) if row.derived_from else ""
    said = turn(found.comments_of(row), request.GET, latest_first=False)
    [counted] = found.counted([row])
    context = {
        "idea": row,
        "row": row.consultation,
        "line": found.line_of(row.consultation),
        "counted": counted,
        "organizations": found.agreeing_organizations(row),
        "comments": found.with_outcomes(said.rows),
        "page": said,
        "outcome": found.outcome_of(row),
        "pieces": difference(source, row.text) if source else [],
        "own_share": own_share(source, row.text) if source else None,
    }
    return render_page(request, f"{HERE}/idea.html", context)


@open_to_all
@require_safe
def alike(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """What looks alike, together: how many, and what each says of its own; before it what stands alone."""
    row = found.consultation_by_key(consultation_key)
    page = page_of(request, alikeness.counts_of(row), size=10)
    context = {
        "row": row,
        "page": page,
        "groups": alikeness.groups_of(list(page.object_list)),
        "alone": list(alikeness.standing_alone(row).defer("text")[:10]) if page.number == 1 else [],
        "run": alikeness.last_run(row),
    }
    return render_page(request, f"{HERE}/alike.html", context)


@open_to_all
@require_safe
def alone(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """All that looks like nothing else."""
    row = found.consultation_by_key(consultation_key)
    page = turn(alikeness.standing_alone(row).defer("text"), request.GET)
    context = {"row": row, "page": page, "ideas": found.counted(page.rows)}
    return render_page(request, f"{HERE}/alone.html", context)


@open_to_all
@require_safe
def together(request: HttpRequest, consultation_key: str, alike_id: UUID) -> HttpResponse:
    """All that looks like one draft, or like one idea."""
    row = found.consultation_by_key(consultation_key)
    group = alikeness.group_of(row, alike_id)
    page = page_of(request, alikeness.members_of(group), size=25)
    members = list(page.object_list)
    own = {one.id: words for one, words in alikeness.own_of(group, members)}
    lines = [(line.contribution, own.get(line.contribution_id, [])) for line in members]
    context = {"row": row, "group": group, "page": page, "lines": lines}
    return render_page(request, f"{HERE}/together.html", context)


@open_to_all
@require_safe
def changes(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """What was changed since everyone reads it, with the reasons."""
    row = found.consultation_by_key(consultation_key)
    page = page_of(request, revising.shown_of(row), size=25)
    context = {"row": row, "page": page, "changes": revising.told(row, list(page.object_list))}
    return render_page(request, f"{HERE}/changes.html", context)


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
