"""Addresses of who may see: the team, the log, finding, break-glass. A handle names nobody."""

from django.urls import path

from alongside.cases.views import finding, glass, log, team

WHO = "<uuid:case_id>/who/"
MEMBER = f"{WHO}<uuid:account_id>/"
GLASS = "glasses/<uuid:glass_id>/"

urlpatterns = [
    path(WHO, team.team, name="team"),
    path(f"{WHO}add/", team.add_member, name="add_member"),
    path(f"{WHO}shut-out/", team.shut_out, name="shut_out"),
    path(MEMBER, team.change_member, name="change_member"),
    path(f"{MEMBER}remove/", team.remove_member, name="remove_member"),
    path(f"{MEMBER}keys/", team.give_keys, name="give_keys"),
    path(f"{MEMBER}let-in-again/", team.let_in_again, name="let_in_again"),
    path("<uuid:case_id>/log/", log.log, name="log"),
    path("find/", finding.find, name="find"),
    path("find/<str:handle>/ask/", glass.ask_glass, name="ask_glass"),
    path("glasses/", glass.glasses, name="glasses"),
    path(f"{GLASS}open/", glass.open_glass, name="open_glass"),
    path(f"{GLASS}decline/", glass.decline_glass, name="decline_glass"),
    path(f"{GLASS}end/", glass.end_glass, name="end_glass"),
    path(f"{GLASS}review/", glass.review_glass, name="review_glass"),
]
