"""Addresses of standing beside a client: lists, contacts, the hospital, harm by police, counselling."""

from django.urls import path

from alongside.cases.views import (
    advocacy,
    advocacy_contacts,
    checklists,
    counselling,
    papers,
    police_harm,
    visits,
)

HERE = "<uuid:case_id>/advocacy/"
LIST = f"{HERE}lists/<uuid:checklist_id>/"
CONTACT = f"{HERE}contacts/<uuid:advocacy_contact_id>/"
VISIT = f"{HERE}visits/<uuid:visit_id>/"
HARM = f"{HERE}police-harm/<uuid:harm_id>/"
COUNSELLING = "<uuid:case_id>/counselling/"
SESSION = f"{COUNSELLING}<uuid:session_id>/"

urlpatterns = [
    path(HERE, advocacy.advocacy, name="advocacy"),
    path(f"{HERE}lists/open/", checklists.open_checklists, name="open_checklists"),
    path(LIST, checklists.checklist, name="checklist"),
    path(f"{LIST}lines/<int:item_number>/", checklists.checklist_item, name="checklist_item"),
    path(f"{LIST}put-away/", checklists.put_away_checklist, name="put_away_checklist"),
    path(f"{LIST}take-up/", checklists.take_up_checklist, name="take_up_checklist"),
    path(f"{HERE}papers/", papers.papers_to_find, name="papers_to_find"),
    path(f"{HERE}contacts/", advocacy_contacts.advocacy_contacts, name="advocacy_contacts"),
    path(f"{HERE}contacts/add/", advocacy_contacts.add_advocacy_contact, name="add_advocacy_contact"),
    path(CONTACT, advocacy_contacts.advocacy_contact, name="advocacy_contact"),
    path(f"{CONTACT}change/", advocacy_contacts.change_advocacy_contact, name="change_advocacy_contact"),
    path(f"{HERE}visits/add/", visits.add_visit, name="add_visit"),
    path(VISIT, visits.visit, name="visit"),
    path(f"{VISIT}change/", visits.change_visit, name="change_visit"),
    path(f"{VISIT}now/", visits.note_moment, name="note_moment"),
    path(f"{VISIT}take-back/", visits.take_back_moment, name="take_back_moment"),
    path(f"{HERE}police-harm/", police_harm.police_harm_log, name="police_harm_log"),
    path(f"{HERE}police-harm/add/", police_harm.add_police_harm, name="add_police_harm"),
    path(HARM, police_harm.police_harm, name="police_harm"),
    path(f"{HARM}correct/", police_harm.correct_police_harm, name="correct_police_harm"),
    path(COUNSELLING, counselling.counselling, name="counselling"),
    path(f"{COUNSELLING}add/", counselling.add_session, name="add_session"),
    path(SESSION, counselling.session, name="session"),
    path(f"{SESSION}correct/", counselling.correct_session, name="correct_session"),
]
