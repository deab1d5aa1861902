"""Addresses of handing clients over."""

from django.urls import path

from alongside.cases.views import leaving

urlpatterns = [
    path("hand-over/<uuid:account_id>/", leaving.leaving, name="leaving"),
    path("hand-over/<uuid:account_id>/supervision/", leaving.settle_supervision, name="settle_supervision"),
]
