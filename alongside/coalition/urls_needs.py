"""Addresses of the needs assessment in a coalition; those for someone who is not signed in stand in `public`."""

from django.urls import path

from alongside.coalition.views import needs, needs_answers, needs_pieces, needs_public, needs_steps

public = [
    path("answer/", needs_public.answer, name="needs_public"),
    path("answer/thanks/", needs_public.thanks, name="needs_thanks"),
    path("answer/<slug:needs_card>/", needs_public.answer, name="needs_link"),
]
urlpatterns = [
    path("needs/", needs.needs, name="needs"),
    path("needs/rounds/new/", needs.round_new, name="needs_round_new"),
    path("needs/rounds/<uuid:needs_round_id>/", needs.round_page, name="needs_round"),
    path("needs/rounds/<uuid:needs_round_id>/change/", needs.round_change, name="needs_round_change"),
    path("needs/rounds/<uuid:needs_round_id>/move/", needs.round_move, name="needs_round_move"),
    path("needs/rounds/<uuid:needs_round_id>/cards/", needs_answers.cards, name="needs_cards"),
    path("needs/rounds/<uuid:needs_round_id>/words/", needs_answers.words, name="needs_words"),
    path("needs/rounds/<uuid:needs_round_id>/answer/", needs_answers.our_answer, name="needs_answer"),
    path(
        "needs/rounds/<uuid:needs_round_id>/answer/<uuid:answering_id>/",
        needs_answers.their_answer,
        name="needs_answer_for",
    ),
    path("needs/compare/", needs.compare_rounds, name="needs_compare"),
    path("needs/groups/", needs_pieces.groups, name="needs_groups"),
    path("needs/findings/", needs_pieces.findings, name="needs_findings"),
    path("needs/findings/<uuid:needs_finding_id>/share/", needs_pieces.share, name="needs_share"),
    path("needs/barriers/", needs_pieces.barriers, name="needs_barriers"),
    path("needs/barriers/list.csv", needs_pieces.barriers_csv, name="needs_barriers_csv"),
    path("needs/barriers/<uuid:barrier_id>/move/", needs_pieces.barrier_move, name="needs_barrier_move"),
    path("needs/changes/", needs_pieces.changes, name="needs_changes"),
    path("needs/steps/", needs_steps.steps, name="needs_steps"),
    path("needs/steps/<slug:needs_step>/", needs_steps.step_page, name="needs_step"),
    path("needs/steps/<slug:needs_step>/piece/", needs_steps.step_piece, name="needs_step_piece"),
]
for one, part in (("group", "focus_group_id"), ("finding", "needs_finding_id"), ("barrier", "barrier_id"),
                  ("change", "small_change_id")):  # fmt: skip
    urlpatterns += [
        path(f"needs/{one}s/new/", getattr(needs_pieces, f"{one}_new"), name=f"needs_{one}_new"),
        path(f"needs/{one}s/<uuid:{part}>/", getattr(needs_pieces, f"{one}_change"), name=f"needs_{one}"),
        path(
            f"needs/{one}s/<uuid:{part}>/take-back/",
            getattr(needs_pieces, f"{one}_take"),
            name=f"needs_{one}_take",
        ),
    ]
