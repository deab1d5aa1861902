"""Addresses of networking agreements."""

from django.urls import URLPattern, path

from alongside.directory.views import agreement_parts as parts
from alongside.directory.views import agreements

ONE = "agreements/<uuid:agreement_id>/"
urlpatterns: list[URLPattern] = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/new/", agreements.agreement_new, name="agreement_new"),
    path(ONE, agreements.agreement, name="agreement"),
    path(f"{ONE}change/", agreements.change_agreement, name="change_agreement"),
    path(f"{ONE}step/", agreements.move_agreement, name="move_agreement"),
    path(f"{ONE}renew/", agreements.renew_agreement, name="renew_agreement"),
    path(f"{ONE}throw-away/", agreements.throw_agreement_away, name="throw_agreement_away"),
    path(f"{ONE}liaisons/", parts.add_liaison, name="add_liaison"),
    path(f"{ONE}trainings/", parts.add_training, name="add_training"),
    path(f"{ONE}exchanges/", parts.add_exchange, name="add_exchange"),
    path(f"{ONE}meetings/", parts.add_meeting, name="add_meeting"),
    path("agreements/liaisons/<uuid:liaison_id>/end/", parts.end_liaison, name="end_liaison"),
    path("agreements/trainings/<uuid:training_id>/", parts.training_given, name="training_given"),
    path("agreements/meetings/<uuid:coordination_id>/", parts.meeting_held, name="meeting_held"),
]
