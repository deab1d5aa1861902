"""Addresses of the plan room. A plan's key, a promise's key and a body's code stand in them and never change."""

from django.urls import URLPattern, URLResolver, path

from alongside.plan_room.views import (
    bodies,
    changes,
    comparing,
    counting,
    exports,
    feeds,
    following,
    front,
    plans,
    promises,
    reports,
    searching,
)

app_name = "plans"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path("counting/", counting.counting, name="counting"),
    path("search/", searching.search, name="search"),
    path("compare/", comparing.compare, name="compare"),
    path("changes/", changes.changes, name="changes"),
    path("changes/feed.atom", feeds.all_feed, name="all_feed"),
    path("follow/", following.follow, name="follow"),
    path("follow/<str:follow_secret>/", following.following, name="following"),
    path("evidence/", reports.evidence, name="evidence"),
    path("reports/", reports.reports, name="reports"),
    path("reports/link/<str:link_secret>/", reports.report_link, name="report_link"),
    path("reports/<uuid:shadow_id>/", reports.report, name="report"),
    path("promises.csv", exports.all_csv, name="all_csv"),
    path("agencies/", bodies.bodies, name="bodies"),
    path("agency/<str:body_code>/", bodies.body, name="body"),
    path("agency/<str:body_code>/feed.atom", feeds.body_feed, name="body_feed"),
    path("agency/<str:body_code>/calendar.ics", feeds.body_calendar, name="body_calendar"),
    path("plan/<str:plan_key>/", plans.plan, name="plan"),
    path("plan/<str:plan_key>/list/", plans.table, name="table"),
    path("plan/<str:plan_key>/document/", exports.document, name="document"),
    path("plan/<str:plan_key>/plan.csv", exports.plan_csv, name="plan_csv"),
    path("plan/<str:plan_key>/plan.json", exports.plan_json, name="plan_json"),
    path("plan/<str:plan_key>/version/<int:version_number>/", changes.version, name="version"),
    path("plan/<str:plan_key>/feed.atom", feeds.plan_feed, name="plan_feed"),
    path("plan/<str:plan_key>/calendar.ics", feeds.plan_calendar, name="plan_calendar"),
    path("promise/<str:promise_key>/", promises.promise, name="promise"),
    path("promise/<str:promise_key>/feed.atom", feeds.promise_feed, name="promise_feed"),
    path("promise/<str:promise_key>/calendar.ics", feeds.promise_calendar, name="promise_calendar"),
]
