"""Members read meetings, propose and support; organizers write the minutes; approved minutes stand."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import BELONGS, HERS, ORGANISES, WallSQL, same_agency, wall_off_coalition

STAND = (Path(__file__).parent / "sql" / "0021_minutes_stand.sql").read_text(encoding="utf-8")
FALL = """
drop trigger coalition_meeting_stays_approved on coalition_meeting;
drop trigger coalition_agendaitem_stands on coalition_agendaitem;
drop trigger coalition_itemsupport_stands on coalition_itemsupport;
drop trigger coalition_itemminutes_stands on coalition_itemminutes;
drop trigger coalition_meetingattendance_stands on coalition_meetingattendance;
drop trigger coalition_meetingdecision_stands on coalition_meetingdecision;
drop trigger coalition_meetingdecision_words_stand on coalition_meetingdecision;
drop function coalition_minutes_stand();
drop function coalition_meeting_stays_approved();
"""
# A row that whoever asks adds or changes for the organization where she works.
OURS = f"({BELONGS} and for_agency_id = (select wall.agency()))"
HERS_FOR_US = f"({HERS} and for_agency_id = (select wall.agency()))"


class Migration(migrations.Migration):
    dependencies = [("coalition", "0020_meetings")]

    operations = [
        *wall_off_coalition("coalition_meeting"),
        *wall_off_coalition("coalition_agendaitem", write=f"{ORGANISES} or {HERS_FOR_US}"),
        *wall_off_coalition("coalition_itemsupport", write=OURS),
        *wall_off_coalition("coalition_itemminutes"),
        *wall_off_coalition("coalition_meetingattendance"),
        *wall_off_coalition("coalition_meetingdecision"),
        *wall_off_coalition("coalition_task", write=f"{ORGANISES} or {OURS}"),
        same_agency("coalition_meeting", "host_id", "coalition_member"),
        same_agency("coalition_meeting", "approved_in_id", "coalition_meeting"),
        same_agency("coalition_meeting", "current_id", "coalition_agendaitem"),
        same_agency("coalition_agendaitem", "meeting_id", "coalition_meeting"),
        same_agency("coalition_agendaitem", "presenter_id", "coalition_member"),
        same_agency("coalition_itemsupport", "meeting_id", "coalition_meeting"),
        same_agency("coalition_itemsupport", "item_id", "coalition_agendaitem"),
        same_agency("coalition_itemminutes", "meeting_id", "coalition_meeting"),
        same_agency("coalition_itemminutes", "item_id", "coalition_agendaitem"),
        same_agency("coalition_meetingattendance", "meeting_id", "coalition_meeting"),
        same_agency("coalition_meetingattendance", "member_id", "coalition_member"),
        same_agency("coalition_meetingdecision", "meeting_id", "coalition_meeting"),
        same_agency("coalition_meetingdecision", "item_id", "coalition_agendaitem"),
        same_agency("coalition_task", "member_id", "coalition_member"),
        same_agency("coalition_task", "meeting_id", "coalition_meeting"),
        same_agency("coalition_task", "decision_id", "coalition_meetingdecision"),
        WallSQL(STAND, FALL),
    ]
