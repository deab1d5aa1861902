"""Addresses of this room: a client's record, and who may see it."""

from django.urls import URLPattern, path

<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
from alongside.cases import urls_access, urls_leaving, urls_record
from alongside.cases.views import services
=======
from alongside.cases import urls_access, urls_leaving, urls_record, urls_screening
>>>>>>> b-screening
=======
from alongside.cases import urls_access, urls_leaving, urls_plan, urls_record
>>>>>>> b-plan
=======
from alongside.cases import urls_access, urls_leaving, urls_minors, urls_record
>>>>>>> b-clocks
=======
from alongside.cases import urls_access, urls_advocacy, urls_leaving, urls_record
>>>>>>> b-advocacy

app_name = "cases"
urlpatterns: list[URLPattern] = [
    *urls_record.urlpatterns,
    *urls_access.urlpatterns,
    *urls_leaving.urlpatterns,
<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
    path("<uuid:case_id>/services/", services.services, name="services"),
=======
    *urls_screening.urlpatterns,
>>>>>>> b-screening
=======
    *urls_plan.urlpatterns,
>>>>>>> b-plan
=======
    *urls_minors.urlpatterns,
>>>>>>> b-clocks
=======
    *urls_advocacy.urlpatterns,
>>>>>>> b-advocacy
]
