from django.apps import AppConfig


class Directory(AppConfig):
    name = "alongside.directory"
    label = "directory"
