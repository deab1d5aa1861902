"""Addresses of a client's record. No address ever holds a name or a search word."""

from django.urls import path

from alongside.cases.views import caseload, client, closing, contacts, destroying, documents, identity, notes

CONTACT = "<uuid:case_id>/contacts/<uuid:contact_id>/"
NOTE = "<uuid:case_id>/notes/<uuid:note_id>/"
DOCUMENT = "<uuid:case_id>/documents/<uuid:document_id>/"

urlpatterns = [
    path("", caseload.list_clients, name="list"),
    path("own/", caseload.find_own, name="find_own"),
    path("new/", caseload.new, name="new"),
    path("<uuid:case_id>/", client.client, name="client"),
    path("<uuid:case_id>/identity/", identity.identity, name="identity"),
    path("<uuid:case_id>/contacts/add/", contacts.add_contact, name="add_contact"),
    path(CONTACT, contacts.edit_contact, name="edit_contact"),
    path(f"{CONTACT}confirm/", contacts.confirm_contact, name="confirm_contact"),
    path(f"{CONTACT}end/", contacts.end_contact, name="end_contact"),
    path(f"{CONTACT}code-word/", client.code_word, name="code_word"),
    path("<uuid:case_id>/timeline/", notes.timeline, name="timeline"),
    path("<uuid:case_id>/notes/add/", notes.add_note, name="add_note"),
    path(NOTE, notes.note, name="note"),
    path(f"{NOTE}correct/", notes.correct, name="correct_note"),
    path("<uuid:case_id>/documents/", documents.documents, name="documents"),
    path("<uuid:case_id>/documents/add/", documents.add_document, name="add_document"),
    path(DOCUMENT, documents.document, name="document"),
    path(f"{DOCUMENT}remove/", documents.remove, name="remove_document"),
    path(f"{DOCUMENT}put-back/", documents.undo_remove, name="undo_remove_document"),
    path("<uuid:case_id>/close/", closing.close, name="close"),
    path("<uuid:case_id>/reopen/", closing.reopen, name="reopen"),
    path("<uuid:case_id>/destroy/", destroying.destroy, name="destroy"),
    path("<uuid:case_id>/hold/", destroying.hold, name="hold"),
    path("<uuid:case_id>/hold/end/", destroying.end_hold, name="end_hold"),
]
