"""Addresses of the roster, of sending someone, of requests from outside and of who was turned away."""

from django.urls import path

from alongside.crisis_line.views import (
    handing_over,
    handoffs,
    requests,
    roster,
    sending,
    swaps,
    turned_away,
    yours,
)

SHIFT = "roster/<uuid:shift_id>/"
SENDING = "send/<uuid:sending_id>/"

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
    path("send/", sending.sendings, name="sendings"),
    path("send/new/", sending.send, name="send"),
    path(SENDING, sending.sending, name="sending"),
    path(f"{SENDING}mark/", sending.mark_sending, name="mark_sending"),
    path(f"{SENDING}undo/", sending.undo_sending, name="undo_sending"),
    path(f"{SENDING}page/", sending.page_person, name="page_person"),
    path("ask/<slug:agency_word>/", requests.ask_from_outside, name="ask_from_outside"),
    path("asked/", requests.requests, name="requests"),
    path("asked/<uuid:request_id>/", requests.one_request, name="request"),
    path("asked/<uuid:request_id>/answer/", requests.answer_request, name="answer_request"),
    path("turned-away/", turned_away.turned_away, name="turned_away"),
    path("turned-away/note/", turned_away.note_turned_away, name="note_turned_away"),
    path("turned-away/report/", turned_away.turned_away_report, name="turned_away_report"),
    path("turned-away/<uuid:turned_away_id>/", turned_away.breach, name="breach"),
    path("hand-offs/<uuid:call_subject_id>/", handoffs.handoffs, name="handoffs"),
    path("hand-offs/step/<uuid:handoff_id>/", handoffs.mark_handoff, name="mark_handoff"),
]
