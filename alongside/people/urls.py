"""Addresses of this room."""

from django.urls import path

from alongside.people.urls_supervision import SUPERVISION
from alongside.people.views import (
    account,
    account_factors,
    agency,
    certificates,
    colleagues,
    covering,
    credentials,
    joining,
    keys,
    ledger_page,
    notices,
    setting_up,
    signing_in,
    taking_over,
    today,
    training,
    training_curricula,
    training_files,
    training_sessions,
)

app_name = "people"

DOORS = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/code/", signing_in.second_factor, name="second_factor"),
    path("sign-in/passkey/", signing_in.passkey_challenge, name="passkey_challenge"),
    path("sign-in/set-up/", setting_up.set_up, name="set_up"),
    path("sign-in/set-up/passkey/", setting_up.first_passkey_challenge, name="first_passkey_challenge"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("join/<str:token>/", joining.join, name="join"),
    path("staff/cover/", covering.cover, name="cover"),
    path("staff/uncover/", covering.uncover, name="uncover"),
    path("staff/step-up/", covering.step_up, name="step_up"),
]

OWN_ACCOUNT = [
    path("staff/account/", account.account, name="account"),
    path("staff/account/passphrase/", account.change_passphrase, name="passphrase"),
    path("staff/account/preferences/", account.preferences, name="preferences"),
    path("staff/account/notices/", notices.notices, name="notices"),
    path("staff/account/sessions/", account.sessions, name="sessions"),
    path("staff/account/sessions/others/", account.end_other_sessions, name="end_other_sessions"),
    path("staff/account/sessions/<uuid:public_id>/", account.end_session, name="end_session"),
    path("staff/account/factors/", account_factors.list_factors, name="factors"),
    path("staff/account/factors/app/", account_factors.app, name="factor_app"),
    path("staff/account/factors/app/remove/", account_factors.remove_app, name="remove_app"),
    path("staff/account/factors/passkey/", account_factors.add_passkey, name="add_passkey"),
    path(
        "staff/account/factors/passkey/new/",
        account_factors.new_passkey_challenge,
        name="new_passkey_challenge",
    ),
    path(
        "staff/account/factors/passkey/<uuid:passkey_id>/name/",
        account_factors.rename_passkey,
        name="rename_passkey",
    ),
    path(
        "staff/account/factors/passkey/<uuid:passkey_id>/remove/",
        account_factors.remove_passkey,
        name="remove_passkey",
    ),
    path("staff/account/recovery-codes/", account_factors.recovery_codes, name="recovery_codes"),
    path("staff/account/shares/", account_factors.recovery_shares, name="shares"),
]

COLLEAGUES = [
    path("staff/", today.today, name="today"),
    path("staff/colleagues/", colleagues.staff, name="staff"),
    path("staff/colleagues/invite/", colleagues.invite, name="invite"),
    path("staff/colleagues/<uuid:account_id>/", colleagues.colleague, name="colleague"),
    path("staff/colleagues/<uuid:account_id>/place/", colleagues.change_colleague, name="change_colleague"),
    path("staff/colleagues/<uuid:account_id>/teams/", colleagues.teams, name="teams"),
    path("staff/colleagues/<uuid:account_id>/start-over/", colleagues.start_over, name="start_over"),
    path(
        "staff/colleagues/<uuid:account_id>/papers/", credentials.record_credential, name="record_credential"
    ),
    path(
        "staff/colleagues/<uuid:account_id>/papers/<uuid:credential_id>/withdraw/",
        credentials.withdraw_credential,
        name="withdraw_credential",
    ),
    path("staff/colleagues/lapses/", credentials.lapses, name="lapses"),
    path("staff/colleagues/keys/", keys.keys, name="keys"),
    path("staff/colleagues/keys/give/", keys.grant_keys, name="grant_keys"),
    path("staff/colleagues/keys/shares/", keys.recover, name="recover"),
    path("staff/colleagues/agency/", agency.agency, name="agency"),
    path("staff/colleagues/ledger/", ledger_page.ledger, name="ledger"),
]

T, C, S = "staff/training/", "staff/training/curricula/", "staff/training/sessions/"
ONE_C, ONE_S = f"{C}<uuid:curriculum_id>/", f"{S}<uuid:session_id>/"
TRAINING = [
    path(T, training.my_training, name="my_training"),
    path(f"{T}everyone/", training.training, name="training"),
    path(f"{T}everyone/table/", training.training_csv, name="training_csv"),
    path(
        f"{T}confirm/<uuid:curriculum_id>/<uuid:account_id>/",
        training.confirm_training,
        name="confirm_training",
    ),
    path(f"{T}elsewhere/<uuid:curriculum_id>/<uuid:account_id>/", taking_over.take_over, name="take_over"),
    path(f"{T}elsewhere/<uuid:taken_over_id>/undo/", taking_over.undo_taking_over, name="undo_taking_over"),
    path(C, training_curricula.curricula, name="curricula"),
    path(f"{C}shipped/", training_curricula.take_shipped, name="take_shipped"),
    path(f"{C}new/", training_curricula.curriculum_new, name="curriculum_new"),
    path(ONE_C, training_curricula.curriculum, name="curriculum"),
    path(f"{ONE_C}change/", training_curricula.change_curriculum, name="change_curriculum"),
    path(f"{ONE_C}next/", training_curricula.next_edition, name="next_edition"),
    path(f"{ONE_C}topics/new/", training_curricula.topic_new, name="topic_new"),
    path(f"{ONE_C}topics/<uuid:topic_id>/", training_curricula.change_topic, name="change_topic"),
    path(S, training_sessions.training_sessions, name="training_sessions"),
    path(f"{S}new/", training_sessions.session_new, name="session_new"),
    path(ONE_S, training_sessions.training_session, name="training_session"),
    path(f"{ONE_S}change/", training_sessions.change_session, name="change_session"),
    path(f"{ONE_S}state/", training_sessions.session_state, name="session_state"),
    path(f"{ONE_S}place/", training_sessions.take_place, name="take_place"),
    path(f"{ONE_S}place/up/", training_sessions.give_place_up, name="give_place_up"),
    path(f"{ONE_S}here/", training_sessions.say_here, name="say_here"),
    path(f"{ONE_S}attendance/", training_sessions.take_attendance, name="take_attendance"),
    path(f"{ONE_S}outside/", training_sessions.count_outside, name="count_outside"),
    path(f"{ONE_S}sheet/", training_sessions.sign_in_sheet, name="sign_in_sheet"),
    path(f"{ONE_S}files/", training_files.add_session_file, name="add_session_file"),
    path(f"{ONE_C}files/", training_files.add_curriculum_file, name="add_curriculum_file"),
    path(f"{T}files/<uuid:training_file_id>/", training_files.training_file, name="training_file"),
    path(
        f"{T}files/<uuid:training_file_id>/away/",
        training_files.take_training_file_away,
        name="take_training_file_away",
    ),
    path(f"{ONE_S}trainers/", training_sessions.name_trainer, name="name_trainer"),
    path(
        f"{ONE_S}trainers/<uuid:trainer_id>/remove/", training_sessions.remove_trainer, name="remove_trainer"
    ),
    path(f"{ONE_S}trainers/<uuid:trainer_id>/pay/", training_sessions.pay_trainer, name="pay_trainer"),
    path(f"{T}certificates/<uuid:certificate_id>/", certificates.certificate, name="certificate"),
    path(
        f"{T}certificates/<uuid:certificate_id>/name/", certificates.certificate_name, name="certificate_name"
    ),
    path(
        f"{T}certificates/<uuid:certificate_id>/withdraw/",
        certificates.withdraw_certificate,
        name="withdraw_certificate",
    ),
    path("certificates/", certificates.check_certificate, name="check_certificate"),
]

urlpatterns = [*DOORS, *OWN_ACCOUNT, *COLLEAGUES, *SUPERVISION, *TRAINING]
