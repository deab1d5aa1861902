"""Addresses of those who keep plans: with the staff's other pages, on no host for readers."""

from django.urls import URLPattern, URLResolver, path

from alongside.plan_room.views import desk, editing, saying

app_name = "plan_desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/", desk.sent_in, name="sent_in"),
    path("reports/<uuid:shadow_id>/", desk.sent_report, name="sent_report"),
    path("reports/<uuid:shadow_id>/step/", desk.settle_sent, name="settle_sent"),
    path("promise/<str:promise_key>/", saying.said, name="said"),
    path("said/<uuid:said_id>/take-off/", saying.take_off_said, name="take_off_said"),
    path("plans/", editing.editor, name="editor"),
    path("plans/edit/", editing.edit, name="edit"),
    path("plans/draft/<uuid:version_id>/", editing.draft, name="draft"),
    path("plans/draft/<uuid:version_id>/settle/", editing.settle_draft, name="settle_draft"),
]
