from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "alongside.public_site"
    label = "public_site"
