"""Addresses of the demonstration: none of its own; its cards stand on the sign-in page."""

from django.urls import URLPattern

app_name = "demo"
urlpatterns: list[URLPattern] = []
