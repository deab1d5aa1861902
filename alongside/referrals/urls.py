"""Addresses of this room. A client's stand under the client; no address ever holds a name."""

from django.urls import URLPattern, URLResolver, path

from alongside.referrals.views import beds, find, incoming, network, reader, refer, referral, routing, waiting

app_name = "referrals"
CLIENT = "client/<uuid:case_id>/"
SENT = "<uuid:referral_id>/"
CAME = "in/<uuid:referral_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", waiting.waiting, name="waiting"),
    path("all/", waiting.referrals_all, name="referrals_all"),
    path("network/", network.network, name="network"),
    path("network/table/", network.network_table, name="network_table"),
    path("routing/", routing.routing, name="routing"),
    path("routing/<uuid:routing_id>/end/", routing.end_routing, name="end_routing"),
    path("routing/<uuid:routing_id>/resume/", routing.resume_routing, name="resume_routing"),
    path("in/", incoming.inbox, name="inbox"),
    path(CAME, incoming.incoming, name="incoming"),
    path(f"{CAME}still/", incoming.still, name="still"),
    path(f"{CAME}reply/", incoming.reply, name="reply"),
    path("service/<uuid:service_id>/", refer.refer_service, name="refer_service"),
    path(CLIENT, refer.referrals, name="referrals"),
    path(f"{CLIENT}new/", refer.refer, name="refer"),
    path(f"{CLIENT}find/", find.find, name="find"),
    path(f"{CLIENT}bed/", beds.place_bed, name="place_bed"),
    path(f"{CLIENT}bed/<uuid:placement_id>/untie/", beds.untie_bed, name="untie_bed"),
    path(SENT, referral.referral, name="referral"),
    path(f"{SENT}reader/", reader.change_reader, name="change_reader"),
    path(f"{SENT}send/", referral.send, name="send"),
    path(f"{SENT}move/", referral.move, name="move"),
    path(f"{SENT}appointment/", referral.appointment, name="appointment"),
    path(f"{SENT}warm/", referral.warm, name="warm"),
    path(f"{SENT}slip/", referral.slip, name="slip"),
]
