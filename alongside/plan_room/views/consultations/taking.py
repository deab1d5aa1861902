"""What was said, to take along: a table, sent while it is read.

Belongs here: the answer. Not here: its rows (selectors.taking_ideas).
"""

import csv
import io
from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.http import open_to_all
from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.selectors import taking_ideas


@open_to_all
@require_safe
def ideas_csv(request: HttpRequest, consultation_key: str) -> HttpResponseBase:
    """Every idea and comment that is published, one a line, the first that came first."""
    row = found.consultation_by_key(consultation_key)
    lines = _lines(row.id) if request.method != "HEAD" else iter(())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="ideas.csv"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _lines(consultation_id: UUID) -> Iterator[bytes]:
    yield "\ufeff".encode()
    for part in taking_ideas.table_of(consultation_id):
        out = io.StringIO()
        csv.writer(out).writerows(part)
        yield out.getvalue().encode()
