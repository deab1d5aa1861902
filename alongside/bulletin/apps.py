from django.apps import AppConfig


class Bulletin(AppConfig):
    name = "alongside.bulletin"
    label = "bulletin"
