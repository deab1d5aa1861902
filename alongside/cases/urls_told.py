"""Addresses of what a client told."""

from django.urls import path

from alongside.cases.views import told

urlpatterns = [
    path("<uuid:case_id>/told/", told.told, name="told"),
    path("<uuid:case_id>/told/write/", told.write_told, name="write_told"),
]
