"""Addresses of the house itself."""

from django.urls import path

from alongside.foundation import views

app_name = "foundation"

urlpatterns = [
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("keyboard/", views.keyboard, name="keyboard"),
    path("styleguide/", views.styleguide, name="styleguide"),
]
