"""Screens of the rule files that clocks are counted by."""

from django.urls import URLPattern

app_name = "clocks"
urlpatterns: list[URLPattern] = []
