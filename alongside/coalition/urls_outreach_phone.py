"""The phone's addresses: they name no coalition and no round, because an address is kept by a browser."""

from django.urls import path

from alongside.coalition.views import outreach_phone

urlpatterns = [
    path("phone/", outreach_phone.round_phone, name="round_phone"),
    path("phone/worker.js", outreach_phone.round_worker, name="round_worker"),
    path("phone/rounds/", outreach_phone.phone_rounds, name="phone_rounds"),
    path("phone/taps/", outreach_phone.phone_taps, name="phone_taps"),
    path("phone/check-in/", outreach_phone.phone_check_in, name="phone_check_in"),
    path("phone/back/", outreach_phone.phone_back, name="phone_back"),
]
