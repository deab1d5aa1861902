"""Addresses of what is not one client's: a worker's day and week, groups, what people say.

They have a namespace of their own (`services:day`) because they stand beside the clients, not beneath them.
"""

from django.urls import path

from alongside.cases.views import day, evaluation, groups

app_name = "services"
ENTRY = "<uuid:entry_id>/"
GROUP = "groups/<uuid:group_id>/"
ITEM = "agenda/<uuid:item_id>/"
MEETING = "meetings/<uuid:meeting_id>/"
RESOURCE = "shelf/<uuid:resource_id>/"

urlpatterns = [
    path("", day.day, name="day"),
    path("week/", day.week, name="week"),
    path("several/", day.several, name="several"),
    path("funding/", day.funding, name="funding"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new_group, name="new_group"),
    path(GROUP, groups.group, name="group"),
    path(f"{GROUP}change/", groups.change_group, name="change_group"),
    path(f"{GROUP}rest/", groups.rest_group, name="rest_group"),
    path(f"{GROUP}propose/", groups.propose, name="propose"),
    path(f"{GROUP}meets/", groups.plan_meeting, name="plan_meeting"),
    path(ITEM, groups.settle_item, name="settle_item"),
    path(MEETING, groups.hold_meeting, name="hold_meeting"),
    path("shelf/", groups.lend, name="lend"),
    path(RESOURCE, groups.take_resource, name="take_resource"),
    path("voices/", evaluation.voices, name="voices"),
    path("voices/cards/", evaluation.cards, name="cards"),
    path("voices/changes/", evaluation.publish, name="publish_change"),
    path("voices/changes/<uuid:change_id>/", evaluation.take_change, name="take_change"),
    path(ENTRY, day.correct, name="correct"),
    path(f"{ENTRY}take-back/", day.withdraw, name="withdraw"),
    path(f"{ENTRY}put-back/", day.put_back, name="put_back"),
]
