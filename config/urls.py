"""Every address of the house. The only place that knows every room."""

from django.urls import include, path

from config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include("alongside.foundation.urls")),
    path("", include("alongside.public_site.urls")),
    path("", include("alongside.people.urls")),
    path("clients/", include("alongside.cases.urls")),
    path("line/", include("alongside.crisis_line.urls")),
    path("directory/", include("alongside.directory.urls")),
    path("find/", include("alongside.directory.urls_find")),
    path("hsds/", include("alongside.directory.urls_api")),
    path("packets/", include("alongside.releases.urls")),
    path("referrals/", include("alongside.referrals.urls")),
    path("screening/", include("alongside.screening.urls")),
    path("clocks/", include("alongside.clocks.urls")),
    path("services/", include("alongside.cases.urls_services")),
    path("evaluation/", include("alongside.cases.urls_evaluation")),
    path("staff/plans/sources/", include("alongside.plan_room.urls_sources")),
    path("staff/plans/consultations/", include("alongside.plan_room.urls_consulting")),
    path("plans/", include("alongside.plan_room.urls")),
    path("numbers/", include("alongside.bulletin.urls")),
    path("staff/plans/", include("alongside.plan_room.urls_desk")),
    path("have-your-say/", include("alongside.plan_room.urls_consultations")),
    path("coalition/", include("alongside.coalition.urls")),
    path("demo/", include("demo.urls")),
]

handler400 = "alongside.foundation.errors.bad_request"
handler403 = "alongside.foundation.errors.permission_denied"
handler404 = "alongside.foundation.errors.page_not_found"
handler500 = "alongside.foundation.errors.server_error"
