"""Addresses of coalitions. Each area keeps its own list (urls_<area>), and stands here by a line."""

from django.urls import URLPattern, URLResolver, include, path

from alongside.coalition.views import front

app_name = "coalition"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.coalitions, name="coalitions"),
    path("<uuid:coalition_id>/", front.front, name="front"),
    path("", include("alongside.coalition.urls_outreach_phone")),
    path("", include("alongside.coalition.urls_outreach")),
]
