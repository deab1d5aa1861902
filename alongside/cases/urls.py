"""Addresses of this room: a client's record, the work, and who may see it."""

from django.urls import URLPattern, path

from alongside.cases import (
    urls_access,
    urls_advocacy,
    urls_leaving,
    urls_minors,
    urls_permissions,
    urls_plan,
    urls_record,
    urls_screening,
    urls_told,
)
from alongside.cases.views import services

app_name = "cases"
urlpatterns: list[URLPattern] = [
    *urls_record.urlpatterns,
    *urls_access.urlpatterns,
    *urls_advocacy.urlpatterns,
    *urls_leaving.urlpatterns,
    *urls_minors.urlpatterns,
    *urls_permissions.urlpatterns,
    *urls_plan.urlpatterns,
    *urls_screening.urlpatterns,
    *urls_told.urlpatterns,
    path("<uuid:case_id>/services/", services.services, name="services"),
]
