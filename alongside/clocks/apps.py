from django.apps import AppConfig


class Clocks(AppConfig):
    name = "alongside.clocks"
    label = "clocks"
