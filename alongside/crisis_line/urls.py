"""Screens of the line: calls, shifts, sending an advocate, requests from outside."""

from django.urls import URLPattern

from alongside.crisis_line import urls_calls, urls_shifts

app_name = "crisis_line"
urlpatterns: list[URLPattern] = [
    *urls_calls.urlpatterns,
    *urls_shifts.urlpatterns,
]
