"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from alongside.directory import urls_agreements, urls_beds
from alongside.directory.views import (
    editing,
    exports,
    finding,
    imports,
    keeping,
    parts,
    pieces,
    services,
    trained,
)

app_name = "directory"
SERVICE = "service/<uuid:service_id>/"
ORGANIZATION = "organization/<uuid:organization_id>/"
IMPORT = "imports/<uuid:run_id>/"
PLACE = "place/<uuid:location_id>/"
PIECE = "more/<slug:piece_kind>/<uuid:piece_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", services.services, name="services"),
    path("search/", finding.search, name="search"),
    path("new/", editing.new_service, name="new_service"),
    path("to-call/", keeping.to_call, name="to_call"),
    path("to-call/file/", keeping.to_call_file, name="to_call_file"),
    path("messages/", keeping.reports, name="reports"),
    path("messages/<uuid:wrong_id>/settle/", keeping.settle_report, name="settle_report"),
    path("gaps/", keeping.gaps, name="gaps"),
    path("words/", keeping.terms, name="terms"),
    path("trained/", trained.trained, name="trained"),
    path("imports/", imports.imports, name="imports"),
    path("imports/new/", imports.import_new, name="import_new"),
    path(IMPORT, imports.import_one, name="import_one"),
    path(f"{IMPORT}columns/", imports.import_preview, name="import_preview"),
    path(f"{IMPORT}check/", imports.import_check, name="import_check"),
    path(f"{IMPORT}bring/", imports.import_bring, name="import_bring"),
    path(f"{IMPORT}leave/", imports.import_leave, name="import_leave"),
    path(f"{IMPORT}undo/", imports.import_undo, name="import_undo"),
    path(f"{IMPORT}report/", imports.import_report, name="import_report"),
    path("export/", exports.export, name="export"),
    path("export/file/", exports.export_file, name="export_file"),
    path(SERVICE, services.service, name="service"),
    path(f"{SERVICE}print/", services.service_print, name="service_print"),
    path(f"{SERVICE}change/", editing.edit_service, name="edit_service"),
    path(f"{SERVICE}who/", editing.edit_facts, name="edit_facts"),
    path(f"{SERVICE}checked/", keeping.check, name="check"),
    path(f"{SERVICE}checked/<uuid:check_id>/undo/", keeping.undo_check, name="undo_check"),
    path(f"{SERVICE}website/<uuid:link_id>/take/", keeping.take_link, name="take_link"),
    path(f"{SERVICE}website/<uuid:link_id>/undo/", keeping.undo_link, name="undo_link"),
    path(f"{SERVICE}numbers/add/", parts.add_phone, name="add_phone"),
    path(f"{SERVICE}numbers/<uuid:phone_id>/remove/", parts.remove_phone, name="remove_phone"),
    path(f"{SERVICE}hours/add/", parts.add_hours, name="add_hours"),
    path(f"{SERVICE}hours/<uuid:schedule_id>/remove/", parts.remove_hours, name="remove_hours"),
    path(f"{SERVICE}places/add/", parts.add_place, name="add_place"),
    path(ORGANIZATION, services.organization, name="organization"),
    path(f"{ORGANIZATION}change/", editing.edit_organization, name="edit_organization"),
    path(f"{ORGANIZATION}hide/", parts.hide_organization, name="hide_organization"),
    path(f"{ORGANIZATION}show/", parts.show_organization, name="show_organization"),
    path(PLACE, services.location, name="location"),
    path(f"{PLACE}change/", parts.edit_place, name="edit_place"),
    path(f"{PLACE}hide/", parts.hide_place, name="hide_place"),
    path(f"{PLACE}show/", parts.show_place, name="show_place"),
    path(
        "more/<slug:piece_owner>/<uuid:piece_owner_id>/<slug:piece_kind>/add/",
        pieces.add_piece,
        name="add_piece",
    ),
    path(f"{PIECE}change/", pieces.change_piece, name="change_piece"),
    path(f"{PIECE}remove/", pieces.remove_piece, name="remove_piece"),
    path("more/undo/<uuid:piece_change_id>/", pieces.undo_piece, name="undo_piece"),
    *urls_agreements.urlpatterns,
    *urls_beds.urlpatterns,
]
