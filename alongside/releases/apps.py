from django.apps import AppConfig


class Releases(AppConfig):
    name = "alongside.releases"
    label = "releases"
