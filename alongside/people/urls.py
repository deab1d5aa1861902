"""Addresses of this room."""

from django.urls import path

from alongside.people.urls_supervision import SUPERVISION
from alongside.people.views import (
    account,
    account_factors,
    agency,
    colleagues,
    covering,
    credentials,
    joining,
    keys,
    ledger_page,
    notices,
    setting_up,
    signing_in,
    today,
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

urlpatterns = [*DOORS, *OWN_ACCOUNT, *COLLEAGUES, *SUPERVISION]
