"""Addresses of the public site: pages that anyone may read."""

from django.urls import path

from alongside.public_site import views

app_name = "public_site"
urlpatterns = [
    path("", views.front, name="front"),
    path("help/", views.help_now, name="help"),
    path("help/calling/", views.calling, name="calling"),
    path("rights/", views.rights, name="rights"),
    path("unsure/", views.unsure, name="unsure"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
