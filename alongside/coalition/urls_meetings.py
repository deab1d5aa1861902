"""Addresses of meetings, decisions and tasks. Not here: who may (views, policies)."""

from django.urls import URLPattern, path

from alongside.coalition.views import addenda, agenda, decisions, meeting_feeds, meetings, minutes, tasks

# An address of its own, which whoever fetches it has without an account.
public: list[URLPattern] = [
    path("calendar/<str:token>/", meeting_feeds.meeting_feed, name="meeting_feed"),
]
urlpatterns: list[URLPattern] = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/calendar.ics", meetings.all_calendar, name="meetings_calendar"),
    path("calendar/", meeting_feeds.your_calendar, name="your_calendar"),
    path("calendar/new/", meeting_feeds.make_meeting_feed, name="make_meeting_feed"),
    path("calendar/end/", meeting_feeds.end_meeting_feed, name="end_meeting_feed"),
    path("calendar/no-mail/", meeting_feeds.mail_off, name="mail_off"),
    path("meetings/<uuid:meet_id>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:meet_id>/change/", meetings.meeting_change, name="meeting_change"),
    path("meetings/<uuid:meet_id>/move/", meetings.meeting_move, name="meeting_move"),
    path("meetings/<uuid:meet_id>/approve/", meetings.approve, name="minutes_approve"),
    path("meetings/<uuid:meet_id>/notice/", meetings.notice, name="notice"),
    path("meetings/<uuid:meet_id>/calendar.ics", meetings.meeting_calendar, name="meeting_calendar"),
    path("meetings/<uuid:meet_id>/propose/", agenda.propose_item, name="propose_item"),
    path("meetings/<uuid:meet_id>/write/", minutes.minutes, name="minutes"),
    path("meetings/<uuid:meet_id>/begin/", minutes.begin_item, name="begin_item"),
    path("meetings/<uuid:meet_id>/who/", minutes.who_came, name="who_came"),
    path("meetings/<uuid:meet_id>/projector/", minutes.projector, name="projector"),
    path("meetings/<uuid:meet_id>/minutes/", minutes.minutes_print, name="minutes_print"),
    path("meetings/<uuid:meet_id>/minutes.pdf", minutes.minutes_file, name="minutes_file"),
    path("meetings/<uuid:meet_id>/correct/", addenda.correct_minutes, name="correct_minutes"),
    path("meetings/<uuid:meet_id>/decide/", decisions.decide, name="decide"),
    path("items/<uuid:agenda_id>/support/", agenda.support_item, name="support_item"),
    path("items/<uuid:agenda_id>/place/", agenda.place_item, name="place_item"),
    path("items/<uuid:agenda_id>/withdraw/", agenda.withdraw_item, name="withdraw_item"),
    path("items/<uuid:agenda_id>/note/", minutes.note_item, name="note_item"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<uuid:resolution_id>/", decisions.decision, name="decision"),
    path("decisions/<uuid:resolution_id>/change/", decisions.decision_change, name="decision_change"),
    path("decisions/<uuid:resolution_id>/outcome/", decisions.decision_outcome, name="decision_outcome"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/tasks.csv", tasks.tasks_csv, name="tasks_csv"),
    path("tasks/<uuid:duty_id>/change/", tasks.task_change, name="task_change"),
    path("tasks/<uuid:duty_id>/move/", tasks.task_move, name="task_move"),
]
