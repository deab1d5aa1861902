"""Addresses of the plan that is written together with a client."""

from django.urls import path

from alongside.cases.views import goals, needs, plan, safety, together

PLAN = "<uuid:case_id>/plan/"
NEED = f"{PLAN}needs/<uuid:need_id>/"
COMPANION = f"{PLAN}companions/<uuid:companion_id>/"
GOAL = f"{PLAN}goals/<uuid:goal_id>/"
STEP = f"{PLAN}steps/<uuid:step_id>/"
SAYING = f"{PLAN}sayings/<uuid:saying_id>/"

urlpatterns = [
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}paths/", plan.stages, name="stages"),
    path(f"{PLAN}needs/add/", needs.add_need, name="add_need"),
    path(NEED, needs.edit_need, name="edit_need"),
    path(f"{NEED}move/", needs.move_need, name="move_need"),
    path(f"{NEED}status/", needs.set_need_status, name="set_need_status"),
    path(f"{NEED}put-back/", needs.undo_need_status, name="undo_need_status"),
    path(f"{PLAN}companions/add/", needs.add_companion, name="add_companion"),
    path(COMPANION, needs.edit_companion, name="edit_companion"),
    path(f"{COMPANION}end/", needs.end_companion, name="end_companion"),
    path(f"{PLAN}goals/add/", goals.add_goal, name="add_goal"),
    path(GOAL, goals.edit_goal, name="edit_goal"),
    path(f"{GOAL}rate/", goals.rate_goal, name="rate_goal"),
    path(f"{GOAL}turn/", goals.turn_goal, name="turn_goal"),
    path(f"{GOAL}steps/add/", goals.add_step, name="add_step"),
    path(STEP, goals.edit_step, name="edit_step"),
    path(f"{STEP}turn/", goals.turn_step, name="turn_step"),
    path(f"{PLAN}together/", together.accord, name="accord"),
    path(f"{PLAN}sayings/add/", together.add_saying, name="add_saying"),
    path(SAYING, together.edit_saying, name="edit_saying"),
    path(f"{SAYING}end/", together.end_saying, name="end_saying"),
    path(f"{PLAN}readings/add/", together.add_reading, name="add_reading"),
    path("<uuid:case_id>/safety/", safety.safety, name="safety"),
    path("<uuid:case_id>/safety/paper/", safety.paper, name="paper"),
    path("<uuid:case_id>/safety/paper/<uuid:print_id>/", safety.printout, name="printout"),
    path("<uuid:case_id>/safety/<slug:phase>/", safety.safety_phase, name="safety_phase"),
]
