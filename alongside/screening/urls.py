"""Screens of the library of screening definitions."""

from django.urls import URLPattern, path

from alongside.screening.views import library

app_name = "screening"
ONE = "<uuid:definition_key>/"
urlpatterns: list[URLPattern] = [
    path("", library.library, name="library"),
    path("bring/", library.bring, name="bring"),
    path(ONE, library.definition, name="definition"),
    path(f"{ONE}rest/", library.retire, name="retire"),
    path(f"{ONE}use-again/", library.use_again, name="use_again"),
    path(f"{ONE}reviewed/", library.review, name="review"),
]
