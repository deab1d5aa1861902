"""The reader of a referral can be changed while it is a draft; the database sees to it that no later."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

GUARD = (Path(__file__).parent / "sql" / "0005_reader.sql").read_text(encoding="utf-8")
UNGUARD = """
drop trigger referral_reader_guarded on referrals_referral;
drop function wall.guard_referral_reader();
"""
COLUMNS = "way, to_agency_id, service_id, answer_days, outcome_days, no_decline, without_agreement"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0004_facts")]

    operations = [
        WallSQL(GUARD, UNGUARD),
        own_functions(),
        WallSQL(
            f"grant update ({COLUMNS}) on referrals_referral to {{app}}",
            f"revoke update ({COLUMNS}) on referrals_referral from {{app}}",
        ),
    ]
