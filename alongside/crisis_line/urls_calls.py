"""Addresses of calls. No address ever holds a name or a word of a call."""

from django.urls import path

from alongside.crisis_line.views import becoming, call_backs, calls, debriefs, ending, finding, line, lines

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
    path(f"{CALL}find/", finding.find, name="find"),
    path(f"{CALL}find/refer/", finding.refer, name="refer"),
    path(f"{CALL}find/bed/", finding.call_bed, name="call_bed"),
    path(f"{CALL}client/", becoming.become, name="become_client"),
]
