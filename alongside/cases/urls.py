"""Addresses of this room: a client's record, and who may see it."""

from django.urls import URLPattern, path

from alongside.cases import urls_access, urls_leaving, urls_record
from alongside.cases.views import services

app_name = "cases"
urlpatterns: list[URLPattern] = [
    *urls_record.urlpatterns,
    *urls_access.urlpatterns,
    *urls_leaving.urlpatterns,
    path("<uuid:case_id>/services/", services.services, name="services"),
]
