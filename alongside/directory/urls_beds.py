"""Addresses of beds tonight: staff only."""

from django.urls import URLPattern, path

from alongside.directory.views import bed_need, bed_requests, beds

urlpatterns: list[URLPattern] = [
    path("beds/", beds.beds, name="beds"),
    path("beds/offer/", beds.offer_beds, name="offer_beds"),
    path("beds/rest/", beds.rest_beds, name="rest_beds"),
    path("beds/say/", beds.say_beds, name="say_beds"),
    path("beds/kind/", beds.add_bed_kind, name="add_bed_kind"),
    path("beds/kind/away/", beds.take_bed_kind_away, name="take_bed_kind_away"),
    path("beds/ask/", bed_requests.ask_for_bed, name="ask_for_bed"),
    path("beds/asked/<uuid:bed_request_id>/", bed_requests.bed_request, name="bed_request"),
    path("beds/asked/<uuid:bed_request_id>/phone/", bed_requests.note_phone_answer, name="note_phone_answer"),
    path("beds/asked/<uuid:bed_request_id>/take/", bed_requests.take_bed, name="take_bed"),
    path("beds/asked/<uuid:bed_request_id>/end/", bed_requests.end_bed_request, name="end_bed_request"),
    path("beds/answer/<uuid:asked_bed_id>/", bed_requests.answer_bed, name="answer_bed"),
    path("beds/holds/<uuid:bed_hold_id>/", bed_requests.move_hold, name="move_hold"),
    path("beds/holds/<uuid:bed_hold_id>/left/", bed_requests.bed_left, name="bed_left"),
    path("beds/counts/", bed_need.bed_need, name="bed_need"),
    path("beds/counts/table/", bed_need.bed_need_table, name="bed_need_table"),
]
