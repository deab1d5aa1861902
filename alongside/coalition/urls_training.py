"""Addresses of a coalition's cross-training."""

from django.urls import path

from alongside.coalition.views import training

urlpatterns = [
    path("training/", training.training, name="training"),
    path("training/table/", training.training_csv, name="training_csv"),
    path("training/propose/", training.propose_session, name="propose_session"),
]
