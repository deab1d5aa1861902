"""Addresses of calls. No address ever holds a name or a word of a call."""

from django.urls import path

from alongside.crisis_line.views import (
    becoming,
    call_backs,
    calls,
    debriefs,
    ending,
    find_bed,
    find_help,
    line,
    lines,
    referring,
)

CALL = "calls/<uuid:call_id>/"

urlpatterns = [
    path("", line.line, name="line"),
    path("take/", line.take, name="take"),
    path("numbers/", line.numbers, name="numbers"),
    path("blank/", line.blank, name="blank"),
    path("lists/<slug:list_kind>/", lines.lines, name="lines"),
    path("debriefs/", debriefs.debriefs, name="debriefs"),
    path("debriefs/<uuid:debrief_id>/done/", debriefs.done, name="debrief_done"),
    path("call-backs/", call_backs.call_backs, name="call_backs"),
    path(f"{CALL}called-back/", call_backs.done, name="called_back"),
    path(f"{CALL}call-again/", call_backs.again, name="call_again"),
    path(CALL, calls.call, name="call"),
    path(f"{CALL}step/", calls.step, name="save_step"),
    path(f"{CALL}answers/<uuid:definition_key>/", calls.answer, name="answer"),
    path(f"{CALL}changes/", calls.changes, name="changes"),
    path(f"{CALL}hand-over/", calls.hand_over_call, name="hand_over_call"),
    path(f"{CALL}go-on/", calls.reopen, name="reopen"),
    path(f"{CALL}stop/", ending.stop, name="stop"),
    path(f"{CALL}end/", ending.end, name="end"),
    path(f"{CALL}report/", ending.report, name="report"),
    path(f"{CALL}find/", find_help.find_help, name="find_help"),
    path(f"{CALL}gave/", find_help.give_number, name="give_number"),
    path(f"{CALL}gave/<uuid:given_id>/back/", find_help.take_number_back, name="take_number_back"),
    path(f"{CALL}bed/", find_bed.find_bed, name="find_bed"),
    path(f"{CALL}bed/answers/", find_bed.bed_answers, name="bed_answers"),
    path(f"{CALL}bed/take/", find_bed.take_found_bed, name="take_found_bed"),
    path(f"{CALL}refer/", referring.refer, name="refer"),
    path(f"{CALL}client/", becoming.become, name="become_client"),
]
