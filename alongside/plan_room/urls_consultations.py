"""Addresses of having a say. A consultation's and a draft's key never change; the code of a receipt stands in none."""

from django.urls import URLPattern, URLResolver, path

from alongside.plan_room.views.consultations import (
    agreeing,
    keeping,
    letters,
    reading,
    receipts,
    taking,
    writing,
)

app_name = "consultations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.front, name="front"),
    path("receipt/", receipts.receipt, name="receipt"),
    path("confirm/<str:token>/", agreeing.confirm, name="confirm"),
    path("keep/", keeping.queue, name="queue"),
    path("keep/new/", keeping.new, name="new"),
    path("keep/<uuid:contribution_id>/", keeping.decide, name="decide"),
    path("keep/<uuid:contribution_id>/outcome/", keeping.outcome, name="outcome"),
    path("keep/group/<str:consultation_key>/", keeping.group, name="group"),
    path("keep/letter/<str:letter_key>/send/", keeping.send_letter, name="send_letter"),
    path("draft/<str:draft_key>/", reading.draft, name="draft"),
    path("idea/<uuid:idea_id>/", reading.idea, name="idea"),
    path("idea/<uuid:idea_id>/agree/", agreeing.agree, name="agree"),
    path("idea/<uuid:idea_id>/comment/", writing.comment, name="comment"),
    path("letter/<str:letter_key>/", letters.letter, name="letter"),
    path("letter/<str:letter_key>/sign/", letters.sign, name="sign"),
    path("letter/<str:letter_key>/letter.txt", letters.document, name="letter_document"),
    path("<str:consultation_key>/", reading.consultation, name="consultation"),
    path("<str:consultation_key>/question/<int:campaign_number>/", reading.campaign, name="campaign"),
    path("<str:consultation_key>/ideas/", reading.ideas, name="ideas"),
    path("<str:consultation_key>/write/", writing.write, name="write"),
    path("<str:consultation_key>/similar/", writing.similar, name="similar"),
    path("<str:consultation_key>/alike/", reading.alike, name="alike"),
    path("<str:consultation_key>/alone/", reading.alone, name="alone"),
    path("<str:consultation_key>/alike/<uuid:alike_id>/", reading.together, name="together"),
    path("<str:consultation_key>/changes/", reading.changes, name="changes"),
    path("<str:consultation_key>/ideas.csv", taking.ideas_csv, name="ideas_csv"),
    path("<str:consultation_key>/log/", reading.log, name="log"),
    path("<str:consultation_key>/briefings.ics", reading.briefings, name="briefings"),
]
