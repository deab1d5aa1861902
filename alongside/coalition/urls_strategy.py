"""Addresses of the plan, the six measures and the review."""

from django.urls import URLPattern, path

from alongside.coalition.views import measures
from alongside.coalition.views import strategy as plan
from alongside.coalition.views import strategy_actions as actions
from alongside.coalition.views import strategy_papers as papers

PLAN = "plan/<uuid:strategy_id>/"
ONE = "plan/actions/<uuid:plan_action_id>/"
urlpatterns: list[URLPattern] = [
    path("plan/", plan.strategy, name="strategy"),
    path("plan/new/", plan.strategy_new, name="strategy_new"),
    path("plan/table/", papers.strategy_csv, name="strategy_csv"),
    path("plan/paper/", papers.strategy_pdf, name="strategy_pdf"),
    path(f"{PLAN}change/", plan.change_strategy, name="change_strategy"),
    path(f"{PLAN}agree/", plan.agree_on_strategy, name="agree_on_strategy"),
    path(f"{PLAN}not-agreed/", plan.strategy_not_agreed, name="strategy_not_agreed"),
    path(f"{PLAN}add/", actions.add_plan_action, name="add_plan_action"),
    path(f"{PLAN}publish/", papers.publish_strategy, name="publish_strategy"),
    path(ONE, actions.plan_action, name="plan_action"),
    path(f"{ONE}change/", actions.change_plan_action, name="change_plan_action"),
    path(f"{ONE}step/", actions.move_plan_action, name="move_plan_action"),
    path(f"{ONE}place/", actions.place_plan_action, name="place_plan_action"),
    path(f"{ONE}remove/", actions.remove_plan_action, name="remove_plan_action"),
    path(f"{ONE}put-back/", actions.put_plan_action_back, name="put_plan_action_back"),
    path("measures/", measures.measures, name="measures"),
    path("measures/share/", measures.share_measures, name="share_measures"),
    path("review/", measures.review, name="review"),
    path("review/<str:measure>/<str:time>/", measures.note_measure, name="note_measure"),
]
