"""Addresses of the directory for other programs, as HSDS names them."""

from django.urls import path

from alongside.directory.views import api

app_name = "hsds"
urlpatterns = [
    path("", api.base, name="base"),
    path("openapi.json", api.described, name="described"),
    path("profile", api.profile, name="profile"),
    path("services", api.services, name="services"),
    path("services/<str:service_id>", api.service, name="service"),
    path("organizations", api.organizations, name="organizations"),
    path("organizations/<str:organization_id>", api.organization, name="organization"),
    path("service_at_locations", api.service_at_locations, name="service_at_locations"),
    path("service_at_locations/<str:at_place_id>", api.service_at_location, name="service_at_location"),
    path("taxonomies", api.taxonomies, name="taxonomies"),
    path("taxonomies/<str:taxonomy_id>", api.taxonomy, name="taxonomy"),
    path("taxonomy_terms", api.taxonomy_terms, name="taxonomy_terms"),
    path("taxonomy_terms/<str:term_id>", api.taxonomy_term, name="taxonomy_term"),
]
