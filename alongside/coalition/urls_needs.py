"""Addresses of the needs assessment in a coalition; those for someone who is not signed in stand in `public`."""

from django.urls import path

from alongside.coalition.views import needs, needs_answers, needs_pieces, needs_public, needs_steps

HERE = "<uuid:coalition_id>/needs/"
ROUND = f"{HERE}rounds/<uuid:needs_round_id>/"
public = [
    path("answer/", needs_public.answer, name="needs_public"),
    path("answer/thanks/", needs_public.thanks, name="needs_thanks"),
    path("answer/<slug:needs_card>/", needs_public.answer, name="needs_link"),
]
urlpatterns = [
    path(HERE, needs.needs, name="needs"),
    path(f"{HERE}rounds/new/", needs.round_new, name="needs_round_new"),
    path(ROUND, needs.round_page, name="needs_round"),
    path(
        f"{ROUND}change/",
        needs.round_change,
        name="needs_round_change",
    ),
    path(
        f"{ROUND}move/",
        needs.round_move,
        name="needs_round_move",
    ),
    path(
        f"{ROUND}cards/",
        needs_answers.cards,
        name="needs_cards",
    ),
    path(
        f"{ROUND}words/",
        needs_answers.words,
        name="needs_words",
    ),
    path(
        f"{ROUND}answer/",
        needs_answers.our_answer,
        name="needs_answer",
    ),
    path(
        f"{ROUND}answer/<uuid:answering_id>/",
        needs_answers.their_answer,
        name="needs_answer_for",
    ),
    path(f"{HERE}compare/", needs.compare_rounds, name="needs_compare"),
    path(f"{HERE}groups/", needs_pieces.groups, name="needs_groups"),
    path(f"{HERE}findings/", needs_pieces.findings, name="needs_findings"),
    path(
        f"{HERE}findings/<uuid:needs_finding_id>/share/",
        needs_pieces.share,
        name="needs_share",
    ),
    path(f"{HERE}barriers/", needs_pieces.barriers, name="needs_barriers"),
    path(f"{HERE}barriers/list.csv", needs_pieces.barriers_csv, name="needs_barriers_csv"),
    path(
        f"{HERE}barriers/<uuid:barrier_id>/move/",
        needs_pieces.barrier_move,
        name="needs_barrier_move",
    ),
    path(f"{HERE}changes/", needs_pieces.changes, name="needs_changes"),
    path(f"{HERE}steps/", needs_steps.steps, name="needs_steps"),
    path(f"{HERE}steps/<slug:needs_step>/", needs_steps.step_page, name="needs_step"),
    path(
        f"{HERE}steps/<slug:needs_step>/piece/",
        needs_steps.step_piece,
        name="needs_step_piece",
    ),
]
for one, part in (("group", "focus_group_id"), ("finding", "needs_finding_id"), ("barrier", "barrier_id"),
                  ("change", "small_change_id")):  # fmt: skip
    urlpatterns += [
        path(
            f"{HERE}{one}s/new/",
            getattr(needs_pieces, f"{one}_new"),
            name=f"needs_{one}_new",
        ),
        path(
            f"{HERE}{one}s/<uuid:{part}>/",
            getattr(needs_pieces, f"{one}_change"),
            name=f"needs_{one}",
        ),
        path(
            f"{HERE}{one}s/<uuid:{part}>/take-back/",
            getattr(needs_pieces, f"{one}_take"),
            name=f"needs_{one}_take",
        ),
    ]
