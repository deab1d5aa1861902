"""Addresses of this room: a client's record, and who may see it."""

from django.urls import URLPattern

from alongside.cases import urls_access, urls_advocacy, urls_leaving, urls_record

app_name = "cases"
urlpatterns: list[URLPattern] = [
    *urls_record.urlpatterns,
    *urls_access.urlpatterns,
    *urls_leaving.urlpatterns,
    *urls_advocacy.urlpatterns,
]
