"""Screens of the line: calls, shifts, sending an advocate, requests from outside."""

from django.urls import URLPattern

app_name = "crisis_line"
urlpatterns: list[URLPattern] = []
