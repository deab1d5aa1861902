"""Addresses of prevention."""

from django.urls import URLPattern, path

from alongside.coalition.views import prevention, prevention_group

urlpatterns: list[URLPattern] = [
    path("<uuid:coalition_id>/prevention/", prevention.prevention, name="prevention"),
    path("<uuid:coalition_id>/prevention/myths/", prevention.myths, name="prevention_myths"),
    path(
        "<uuid:coalition_id>/prevention/group/<uuid:prevention_group_id>/",
        prevention_group.group,
        name="prevention_group",
    ),
    path(
        "<uuid:coalition_id>/prevention/group/<uuid:prevention_group_id>/session/",
        prevention_group.add_session,
        name="add_prevention_session",
    ),
    path(
        "<uuid:coalition_id>/prevention/group/<uuid:prevention_group_id>/session/<uuid:prevention_session_id>/drop/",
        prevention_group.drop_session,
        name="drop_prevention_session",
    ),
    path(
        "<uuid:coalition_id>/prevention/group/<uuid:prevention_group_id>/question/",
        prevention_group.add_question,
        name="add_prevention_question",
    ),
    path(
        "<uuid:coalition_id>/prevention/group/<uuid:prevention_group_id>/question/<uuid:prevention_question_id>/",
        prevention_group.tally,
        name="prevention_tally",
    ),
    path(
        "<uuid:coalition_id>/prevention/group/<uuid:prevention_group_id>/question/<uuid:prevention_question_id>/drop/",
        prevention_group.drop_question,
        name="drop_prevention_question",
    ),
    path("<uuid:coalition_id>/prevention/<slug:prevention_kind>/", prevention.rows, name="prevention_rows"),
    path(
        "<uuid:coalition_id>/prevention/<slug:prevention_kind>/table/",
        prevention.table,
        name="prevention_table",
    ),
    path(
        "<uuid:coalition_id>/prevention/<slug:prevention_kind>/new/",
        prevention.new_row,
        name="prevention_new",
    ),
    path(
        "<uuid:coalition_id>/prevention/<slug:prevention_kind>/<uuid:prevention_id>/",
        prevention.change_row,
        name="prevention_change",
    ),
    path(
        "<uuid:coalition_id>/prevention/<slug:prevention_kind>/<uuid:prevention_id>/drop/",
        prevention.drop_row,
        name="prevention_drop",
    ),
]
