"""Addresses of the conversations with a client. Which form is a code, which question never stands in a path."""

from django.urls import path

from alongside.cases.views import screening

HERE = "<uuid:case_id>/screening/"
FORM = f"{HERE}<uuid:definition_key>/"

urlpatterns = [
    path(HERE, screening.screening, name="screening"),
    path(f"{FORM}answer/", screening.answer, name="screening_answer"),
    path(f"{FORM}gate/", screening.gate, name="screening_gate"),
    path(f"{FORM}end/", screening.end, name="screening_end"),
    path(f"{HERE}past/<uuid:conversation_id>/", screening.past, name="past_screening"),
]
