"""Addresses of this room."""

from django.urls import URLPattern, URLResolver

from alongside.directory import urls_agreements, urls_beds

app_name = "directory"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_agreements.urlpatterns,
    *urls_beds.urlpatterns,
]
