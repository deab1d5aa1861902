from django.apps import AppConfig


class CrisisLine(AppConfig):
    name = "alongside.crisis_line"
    label = "crisis_line"
