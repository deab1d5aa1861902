"""Addresses of supervision, check-ins and growth."""

from django.urls import path

from alongside.people.views import own_pages, supervision

SUPERVISION = [
    path("staff/supervision/", supervision.supervision, name="supervision"),
    path("staff/supervision/check-ins/", own_pages.check_ins, name="check_ins"),
    path("staff/supervision/check-ins/<uuid:check_in_id>/", own_pages.check_in, name="check_in"),
    path(
        "staff/supervision/check-ins/<uuid:check_in_id>/share/",
        own_pages.share_check_in,
        name="share_check_in",
    ),
    path(
        "staff/supervision/check-ins/<uuid:check_in_id>/drop/", own_pages.drop_check_in, name="drop_check_in"
    ),
    path("staff/supervision/growth/", own_pages.growth, name="growth"),
    path("staff/supervision/growth/new/", own_pages.goal_new, name="goal_new"),
    path("staff/supervision/growth/share/", own_pages.share_growth, name="share_growth"),
    path("staff/supervision/growth/<uuid:growth_goal_id>/", own_pages.change_goal, name="change_goal"),
    path("staff/supervision/growth/<uuid:growth_goal_id>/drop/", own_pages.drop_goal, name="drop_goal"),
    path(
        "staff/supervision/sessions/<uuid:supervision_id>/",
        supervision.supervision_session,
        name="supervision_session",
    ),
    path(
        "staff/supervision/sessions/<uuid:supervision_id>/write/",
        supervision.write_session,
        name="write_session",
    ),
    path(
        "staff/supervision/sessions/<uuid:supervision_id>/share/",
        supervision.share_session,
        name="share_session",
    ),
    path(
        "staff/supervision/sessions/<uuid:supervision_id>/drop/",
        supervision.drop_session,
        name="drop_session",
    ),
    path("staff/supervision/<uuid:worker_id>/", supervision.supervision_of, name="supervision_of"),
    path("staff/supervision/<uuid:worker_id>/cadence/", supervision.set_cadence, name="set_cadence"),
    path("staff/supervision/<uuid:worker_id>/plan/", supervision.plan_session, name="plan_session"),
    path("staff/supervision/<uuid:worker_id>/new/", supervision.session_new, name="session_new"),
    path("staff/supervision/<uuid:worker_id>/growth/", own_pages.growth_of, name="growth_of"),
]
