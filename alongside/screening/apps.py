from django.apps import AppConfig


class Screening(AppConfig):
    name = "alongside.screening"
    label = "screening"
