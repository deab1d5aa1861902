from django.apps import AppConfig


class Coalition(AppConfig):
    name = "alongside.coalition"
    label = "coalition"
