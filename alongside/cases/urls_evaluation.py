"""Addresses of the form on which people say how it was: short, for a card, and for someone who is not signed in."""

from django.urls import path

from alongside.cases.views import evaluation

app_name = "evaluation"
urlpatterns = [
    path("", evaluation.form, name="form"),
    path("thanks/", evaluation.thanks, name="thanks"),
]
