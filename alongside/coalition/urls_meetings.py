"""Addresses of meetings, decisions and tasks. Not here: who may (views, policies)."""

from django.urls import URLPattern, path

from alongside.coalition.views import agenda, decisions, meetings, minutes, tasks

urlpatterns: list[URLPattern] = [
    path("<uuid:coalition_id>/meetings/", meetings.meetings, name="meetings"),
    path("<uuid:coalition_id>/meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("<uuid:coalition_id>/meetings/calendar.ics", meetings.all_calendar, name="meetings_calendar"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/", meetings.meeting, name="meeting"),
    path(
        "<uuid:coalition_id>/meetings/<uuid:meet_id>/change/", meetings.meeting_change, name="meeting_change"
    ),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/move/", meetings.meeting_move, name="meeting_move"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/approve/", meetings.approve, name="minutes_approve"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/notice/", meetings.notice, name="notice"),
    path(
        "<uuid:coalition_id>/meetings/<uuid:meet_id>/calendar.ics",
        meetings.meeting_calendar,
        name="meeting_calendar",
    ),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/propose/", agenda.propose_item, name="propose_item"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/write/", minutes.minutes, name="minutes"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/begin/", minutes.begin_item, name="begin_item"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/who/", minutes.who_came, name="who_came"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/projector/", minutes.projector, name="projector"),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/minutes/", minutes.minutes_print, name="minutes_print"),
    path(
        "<uuid:coalition_id>/meetings/<uuid:meet_id>/minutes.pdf", minutes.minutes_file, name="minutes_file"
    ),
    path("<uuid:coalition_id>/meetings/<uuid:meet_id>/decide/", decisions.decide, name="decide"),
    path("<uuid:coalition_id>/items/<uuid:agenda_id>/support/", agenda.support_item, name="support_item"),
    path("<uuid:coalition_id>/items/<uuid:agenda_id>/place/", agenda.place_item, name="place_item"),
    path("<uuid:coalition_id>/items/<uuid:agenda_id>/withdraw/", agenda.withdraw_item, name="withdraw_item"),
    path("<uuid:coalition_id>/items/<uuid:agenda_id>/note/", minutes.note_item, name="note_item"),
    path("<uuid:coalition_id>/decisions/", decisions.decisions, name="decisions"),
    path("<uuid:coalition_id>/decisions/<uuid:resolution_id>/", decisions.decision, name="decision"),
    path(
        "<uuid:coalition_id>/decisions/<uuid:resolution_id>/change/",
        decisions.decision_change,
        name="decision_change",
    ),
    path(
        "<uuid:coalition_id>/decisions/<uuid:resolution_id>/outcome/",
        decisions.decision_outcome,
        name="decision_outcome",
    ),
    path("<uuid:coalition_id>/tasks/", tasks.tasks, name="tasks"),
    path("<uuid:coalition_id>/tasks/new/", tasks.task_new, name="task_new"),
    path("<uuid:coalition_id>/tasks/tasks.csv", tasks.tasks_csv, name="tasks_csv"),
    path("<uuid:coalition_id>/tasks/<uuid:duty_id>/change/", tasks.task_change, name="task_change"),
    path("<uuid:coalition_id>/tasks/<uuid:duty_id>/move/", tasks.task_move, name="task_move"),
]
