"""Screens of the rule files that clocks are counted by."""

from django.urls import URLPattern, path

from alongside.clocks.views import rules

app_name = "clocks"
urlpatterns: list[URLPattern] = [
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:rule_id>/", rules.rule, name="rule"),
    path("rules/<slug:rule_id>/edit/", rules.edit_rule, name="edit_rule"),
    path("rules/<slug:rule_id>/retire/", rules.retire_rule, name="retire_rule"),
]
