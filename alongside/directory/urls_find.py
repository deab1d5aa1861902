"""Addresses of the public's way into the directory. No address ever holds a place to be near."""

from django.urls import URLPattern, URLResolver, path

from alongside.directory.views import finding

app_name = "find"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", finding.places, name="places"),
    path("<uuid:service_id>/", finding.place, name="place"),
]
