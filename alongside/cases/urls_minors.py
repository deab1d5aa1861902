"""Addresses of a client's clocks, and of what the law says about a minor."""

from django.urls import path

from alongside.cases.views import child_reports, clocks, minors

CLOCK = "<uuid:case_id>/clocks/<uuid:clock_id>/"
ADULT = "<uuid:case_id>/minor/adults/<uuid:adult_id>/"

urlpatterns = [
    path("clocks/", clocks.my_clocks, name="my_clocks"),
    path("<uuid:case_id>/clocks/", clocks.clocks, name="clocks"),
    path("<uuid:case_id>/clocks/add/", clocks.add_clock, name="add_clock"),
    path(f"{CLOCK}end/", clocks.end_clock, name="end_clock"),
    path(f"{CLOCK}done/", clocks.clock_done, name="clock_done"),
    path(f"{CLOCK}again/", clocks.clock_again, name="clock_again"),
    path("<uuid:case_id>/minor/", minors.minor, name="minor"),
    path("<uuid:case_id>/minor/edit/", minors.edit_minor, name="edit_minor"),
    path("<uuid:case_id>/minor/adults/add/", minors.add_adult, name="add_adult"),
    path(f"{ADULT}ask/", minors.ask_about_adult, name="ask_about_adult"),
    path(f"{ADULT}contact/", minors.contact, name="contact_adult"),
    path("<uuid:case_id>/minor/reports/add/", child_reports.add_report, name="add_report"),
    path("<uuid:case_id>/minor/reports/<uuid:report_id>/", child_reports.edit_report, name="edit_report"),
]
