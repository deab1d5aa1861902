"""Addresses of outreach in a coalition. The phone's stand apart (urls_outreach_phone)."""

from django.urls import path

from alongside.coalition.views import (
    outreach,
    outreach_changes,
    outreach_files,
    outreach_rounds,
    outreach_stock,
)

HERE = "<uuid:coalition_id>/outreach/"
PLAN = HERE + "plans/<uuid:outreach_plan_id>/"
PLACE = HERE + "places/<uuid:outreach_place_id>/"
ROUND = HERE + "rounds/<uuid:outreach_round_id>/"

urlpatterns = [
    path(HERE, outreach.outreach, name="outreach"),
    path(HERE + "rule/", outreach.outreach_rule, name="outreach_rule"),
    path(HERE + "plans/new/", outreach.outreach_plan_new, name="outreach_plan_new"),
    path(PLAN, outreach.outreach_plan, name="outreach_plan"),
    path(
        PLAN + "change/",
        outreach.change_outreach_plan,
        name="change_outreach_plan",
    ),
    path(HERE + "places/table.csv", outreach_files.outreach_places_file, name="outreach_places_file"),
    path(HERE + "places/new/", outreach.outreach_place_new, name="outreach_place_new"),
    path(PLACE, outreach.outreach_place, name="outreach_place"),
    path(
        PLACE + "change/",
        outreach.change_outreach_place,
        name="change_outreach_place",
    ),
    path(
        PLACE + "check/",
        outreach.check_outreach_place,
        name="check_outreach_place",
    ),
    path(HERE + "rounds/", outreach_rounds.outreach_rounds, name="outreach_rounds"),
    path(HERE + "rounds/table.csv", outreach_files.outreach_rounds_file, name="outreach_rounds_file"),
    path(HERE + "rounds/new/", outreach_rounds.outreach_round_new, name="outreach_round_new"),
    path(ROUND, outreach_rounds.outreach_round, name="outreach_round"),
    path(ROUND + "change/", outreach_changes.change_outreach_round, name="change_outreach_round"),
    path(ROUND + "take/", outreach_changes.take_along_outreach, name="take_along_outreach"),
    path(ROUND + "reached/", outreach_changes.reached_outreach, name="reached_outreach"),
    path(
        ROUND + "move/",
        outreach_rounds.move_outreach_round,
        name="move_outreach_round",
    ),
    path(
        ROUND + "well/",
        outreach_rounds.check_in_outreach,
        name="check_in_outreach",
    ),
    path(
        ROUND + "count/",
        outreach_rounds.count_outreach,
        name="count_outreach",
    ),
    path(
        ROUND + "learned/",
        outreach_rounds.learned_outreach,
        name="learned_outreach",
    ),
    path(HERE + "stock/", outreach_stock.outreach_stock, name="outreach_stock"),
    path(HERE + "numbers/", outreach_stock.outreach_report, name="outreach_report"),
    path(HERE + "numbers/table.csv", outreach_stock.outreach_report_file, name="outreach_report_file"),
]
