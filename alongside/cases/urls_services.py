"""Addresses of what is not one client's: a worker's day and week, groups, what people say.

They have a namespace of their own (`services:day`) because they stand beside the clients, not beneath them.
"""

from django.urls import path

from alongside.cases.views import day

app_name = "services"
ENTRY = "<uuid:entry_id>/"

urlpatterns = [
    path("", day.day, name="day"),
    path("week/", day.week, name="week"),
    path("several/", day.several, name="several"),
    path("funding/", day.funding, name="funding"),
    path(ENTRY, day.correct, name="correct"),
    path(f"{ENTRY}take-back/", day.withdraw, name="withdraw"),
    path(f"{ENTRY}put-back/", day.put_back, name="put_back"),
]
