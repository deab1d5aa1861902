"""Screens for what was done, for whom, how long: written once, counted by everyone."""

from django.urls import URLPattern

app_name = "service_entries"
urlpatterns: list[URLPattern] = []
