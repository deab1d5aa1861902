"""Addresses of this room: packets for those who receive them, a link for those without an account, the rules."""

from django.urls import path

from alongside.releases.views import links, packets, rules

app_name = "releases"
ONE = "<uuid:packet_id>/"

urlpatterns = [
    path("", packets.packets, name="packets"),
    path("rules/", rules.rules, name="rules"),
    path("open/<uuid:link_id>/", links.open_link, name="open_link"),
    path("open/<uuid:link_id>/document/<uuid:file_id>/", links.link_file, name="link_file"),
    path(ONE, packets.packet, name="packet"),
    path(f"{ONE}document/<uuid:file_id>/", packets.packet_file, name="packet_file"),
    path(f"{ONE}still/", packets.still, name="still"),
    path(f"{ONE}hand-back/", packets.hand_back, name="hand_back"),
]
