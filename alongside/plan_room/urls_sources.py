"""Addresses of those who put documents beside plans: with the staff's other pages, on no host for readers."""

from django.urls import URLPattern, URLResolver, path

from alongside.plan_room.views import sources

app_name = "plan_sources"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", sources.documents, name="documents"),
    path("reading/<uuid:reading_id>/", sources.reading, name="reading"),
    path("<uuid:source_id>/take-away/", sources.take_away, name="take_away"),
]
