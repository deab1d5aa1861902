"""Addresses of a coalition's cross-training."""

from django.urls import path

from alongside.coalition.views import training

urlpatterns = [
    path("<uuid:coalition_id>/training/", training.training, name="training"),
    path("<uuid:coalition_id>/training/table/", training.training_csv, name="training_csv"),
    path("<uuid:coalition_id>/training/propose/", training.propose_session, name="propose_session"),
]
