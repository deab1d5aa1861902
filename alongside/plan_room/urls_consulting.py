"""Addresses of those who make consultations: with the staff's other pages, on no host for readers."""

from django.urls import URLPattern, URLResolver, path

from alongside.plan_room.views.consultations import consulting, outcomes

app_name = "consulting"
ONE = "<str:consultation_key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", consulting.every, name="every"),
    path(ONE, consulting.one, name="one"),
    path(f"{ONE}open/", consulting.open_to_all, name="open_to_all"),
    path(f"{ONE}close/", consulting.close_now, name="close_now"),
    path(f"{ONE}outcomes/", outcomes.outcomes, name="outcomes"),
    path(f"{ONE}outcomes/<uuid:alike_id>/", outcomes.group_outcome, name="group_outcome"),
    path(f"{ONE}judge/<uuid:like_id>/", outcomes.judge, name="judge"),
    path(f"{ONE}back/<uuid:revision_id>/", consulting.bring_back, name="bring_back"),
    path(f"{ONE}part/<str:part_kind>/", consulting.part, name="part"),
    path(f"{ONE}part/<str:part_kind>/<uuid:part_id>/", consulting.part, name="part_there"),
    path(f"{ONE}part/<str:part_kind>/<uuid:part_id>/take-out/", consulting.take_out, name="take_out"),
]
