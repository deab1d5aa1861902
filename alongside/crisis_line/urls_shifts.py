"""Addresses of the roster, of sending someone, of requests from outside and of who was turned away."""

from django.urls import path

from alongside.crisis_line.views import handing_over, roster, swaps, yours

SHIFT = "roster/<uuid:shift_id>/"

urlpatterns = [
    path("roster/", roster.roster, name="roster"),
    path("roster/add/", roster.add_shift, name="add_shift"),
    path("roster/copy/", roster.copy, name="copy_week"),
    path("roster/rules/", roster.line_rules, name="line_rules"),
    path(SHIFT, roster.shift, name="shift"),
    path(f"{SHIFT}take-off/", roster.take_off_shift, name="take_off"),
    path(f"{SHIFT}put-back/", roster.put_back_shift, name="put_back"),
    path(f"{SHIFT}ask/", swaps.ask_cover, name="ask_cover"),
    path("roster/cover/<uuid:swap_id>/", swaps.answer_cover, name="answer_cover"),
    path("hand-over/", handing_over.hand_over, name="hand_over"),
    path("yours/", yours.yours, name="yours"),
    path("yours/calendar/", yours.make_calendar, name="make_calendar"),
    path("yours/calendar/end/", yours.end_calendar, name="end_calendar"),
    path("calendar/<str:token>/", yours.calendar_feed, name="calendar"),
]
