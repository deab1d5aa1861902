from django.apps import AppConfig


class PlanRoom(AppConfig):
    name = "alongside.plan_room"
    label = "plan_room"
