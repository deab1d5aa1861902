"""Addresses of coalitions. Each area keeps its own list (urls_<area>), and stands here by a line."""

from django.urls import URLPattern, URLResolver, include, path

from alongside.coalition import urls_meetings, urls_needs
from alongside.coalition.views import front, invitations

app_name = "coalition"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.coalitions, name="coalitions"),
    path("invitation/<uuid:partner_id>/", invitations.invitation, name="invitation"),
    path("<uuid:coalition_id>/", front.front, name="front"),
    path("", include("alongside.coalition.urls_founding")),
    path("<uuid:coalition_id>/", include("alongside.coalition.urls_meetings")),
    path("<uuid:coalition_id>/", include("alongside.coalition.urls_strategy")),
    *urls_meetings.public,
    *urls_needs.public,
    *urls_needs.urlpatterns,
    path("", include("alongside.coalition.urls_evaluation")),
    path("", include("alongside.coalition.urls_training")),
    path("", include("alongside.coalition.urls_prevention")),
    path("", include("alongside.coalition.urls_outreach_phone")),
    path("", include("alongside.coalition.urls_outreach")),
]
