from django.apps import AppConfig


class ServiceEntries(AppConfig):
    name = "alongside.service_entries"
    label = "service_entries"
