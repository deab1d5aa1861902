"""Addresses of permissions: what a client allows someone outside to see."""

from django.urls import path

from alongside.cases.views import compelled, permissions, permissions_new

HERE = "<uuid:case_id>/permissions/"
ONE = f"{HERE}<uuid:release_id>/"

urlpatterns = [
    path(HERE, permissions.permissions, name="permissions"),
    path(f"{HERE}new/", permissions_new.permission_new, name="permission_new"),
    path(f"{HERE}compelled/", compelled.compelled, name="compelled"),
    path(f"{HERE}yes/<uuid:session_id>/", permissions.permission_yes, name="permission_yes"),
    path(ONE, permissions.permission, name="permission"),
    path(f"{ONE}take-back/", permissions.take_back, name="take_back"),
    path(f"{ONE}paper/", permissions.permission_paper, name="permission_paper"),
]
