"""Addresses of the figures: what anyone reads, and what those who keep them do."""

from django.urls import path

from alongside.bulletin.views import keeping, public

app_name = "bulletin"
urlpatterns = [
    path("", public.numbers, name="numbers"),
    path("keep/", keeping.kept, name="kept"),
    path("keep/new/", keeping.bring, name="bring"),
    path("keep/definitions/", keeping.definitions, name="definitions"),
    path("keep/definitions/write/", keeping.write_definition, name="write_definition"),
    path("keep/<uuid:dataset_id>/", keeping.one_kept, name="one_kept"),
    path("keep/<uuid:dataset_id>/publish/", keeping.publish, name="publish"),
    path("keep/<uuid:dataset_id>/take-back/", keeping.take_back, name="take_back"),
    path("in/<str:area>/", public.area, name="area"),
    path("of/<slug:key>/", public.dataset, name="dataset"),
    path("of/<slug:key>/csv/", public.dataset_csv, name="dataset_csv"),
    path("of/<slug:key>/json/", public.dataset_json, name="dataset_json"),
]
