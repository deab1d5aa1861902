"""Addresses of the demonstration: its mailbox. Its cards stand on the sign-in page."""

from django.urls import URLPattern, path

from demo import views

app_name = "demo"
urlpatterns: list[URLPattern] = [path("mail/", views.mail, name="mail")]
