"""Addresses of a client's clocks, and of what the law says about a minor."""

from django.urls import path

from alongside.cases.views import clocks

CLOCK = "<uuid:case_id>/clocks/<uuid:clock_id>/"

urlpatterns = [
    path("clocks/", clocks.my_clocks, name="my_clocks"),
    path("<uuid:case_id>/clocks/", clocks.clocks, name="clocks"),
    path("<uuid:case_id>/clocks/add/", clocks.add_clock, name="add_clock"),
    path(f"{CLOCK}end/", clocks.end_clock, name="end_clock"),
    path(f"{CLOCK}done/", clocks.clock_done, name="clock_done"),
    path(f"{CLOCK}again/", clocks.clock_again, name="clock_again"),
]
