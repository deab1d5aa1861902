"""Screens of the line: calls, shifts, sending an advocate, requests from outside."""

from django.urls import URLPattern

<<<<<<< HEAD
from alongside.crisis_line import urls_calls

app_name = "crisis_line"
urlpatterns: list[URLPattern] = [
    *urls_calls.urlpatterns,
=======
from alongside.crisis_line import urls_shifts

app_name = "crisis_line"
urlpatterns: list[URLPattern] = [
    *urls_shifts.urlpatterns,
>>>>>>> b-shifts
]
