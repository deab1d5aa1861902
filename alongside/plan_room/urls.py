"""Addresses of the plan room. A plan's key, a promise's key and an agency's code stand in them and never change."""

from django.urls import URLPattern, URLResolver

app_name = "plans"
urlpatterns: list[URLPattern | URLResolver] = []
