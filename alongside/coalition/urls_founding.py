"""Addresses of founding: members, letters, purpose, ground rules, seats."""

from django.urls import path

from alongside.coalition.views import (
    founding,
    founding_words,
    letter_mail,
    letters,
    member_parts,
    members,
    seats,
    service_array,
)

HERE = "<uuid:coalition_id>/"
ONE = f"{HERE}members/<uuid:partner_id>/"
SEAT = f"{HERE}seats/<uuid:seat_id>/"
LETTER = f"{HERE}letters/<uuid:letter_id>/"

urlpatterns = [
    path(f"{HERE}founding/", founding.founding, name="founding"),
    path(f"{HERE}members/", members.members, name="members"),
    path(f"{HERE}members/stages/", service_array.service_array, name="service_array"),
    path(f"{HERE}members/table/", members.members_file, name="members_file"),
    path(f"{HERE}members/add/", members.add_member, name="add_member"),
    path(ONE, members.member, name="member"),
    path(f"{ONE}change/", members.change_member, name="change_member"),
    path(f"{ONE}entry/", members.see_member_entry, name="see_member_entry"),
    path(f"{ONE}step/", members.take_step, name="take_step"),
    path(f"{ONE}step/<uuid:founding_step_id>/undo/", members.undo_step, name="undo_step"),
    path(f"{ONE}contact/", member_parts.name_contact, name="name_contact"),
    path(f"{ONE}contact/<uuid:admin_contact_id>/end/", member_parts.end_contact, name="end_contact"),
    path(f"{ONE}spoken/", member_parts.note_approach, name="note_approach"),
    path(f"{ONE}strength/", member_parts.add_strength, name="add_strength"),
    path(f"{ONE}strength/<uuid:strength_id>/remove/", member_parts.remove_strength, name="remove_strength"),
    path(f"{ONE}promise/", member_parts.promise, name="promise"),
    path(f"{ONE}promise/<slug:promise_code>/back/", member_parts.take_promise_back, name="take_promise_back"),
    path(f"{HERE}letters/", letters.letters, name="letters"),
    path(f"{HERE}letters/write/", letters.write_letters, name="write_letters"),
    path(f"{HERE}letters/send/", letters.send_letters, name="send_letters"),
    path(f"{HERE}letters/paper/", letters.letters_paper, name="letters_paper"),
    path(LETTER, letters.letter, name="letter"),
    path(f"{LETTER}change/", letters.change_letter, name="change_letter"),
    path(f"{LETTER}mail/", letter_mail.mail_letter, name="mail_letter"),
    path(f"{LETTER}throw-away/", letters.throw_letter_away, name="throw_letter_away"),
    path(f"{HERE}purpose/", founding_words.purpose, name="purpose"),
    path(f"{HERE}purpose/write/", founding_words.write_purpose, name="write_purpose"),
    path(f"{HERE}purpose/agree/", founding_words.agree_purpose, name="agree_purpose"),
    path(f"{HERE}ground-rules/", founding_words.rules, name="rules"),
    path(f"{HERE}ground-rules/write/", founding_words.write_rules, name="write_rules"),
    path(f"{HERE}ground-rules/agree/", founding_words.agree_rules, name="agree_rules"),
    path(
        f"{HERE}draft/<slug:words_of>/throw-away/", founding_words.throw_words_away, name="throw_words_away"
    ),
    path(f"{HERE}seats/", seats.seats, name="seats"),
    path(f"{HERE}seats/open/", seats.open_seats, name="open_seats"),
    path(f"{HERE}seats/payments/table/", seats.payments_file, name="payments_file"),
    path(f"{HERE}seats/suggest/", seats.suggest, name="suggest_expert"),
    path(
        f"{HERE}seats/suggested/<uuid:suggestion_id>/back/",
        seats.take_suggestion_back,
        name="take_suggestion_back",
    ),
    path(f"{HERE}seats/suggested/<uuid:suggestion_id>/move/", seats.move_suggestion, name="move_suggestion"),
    path(SEAT, seats.seat, name="seat"),
    path(f"{SEAT}close/", seats.close_seat, name="close_seat"),
    path(f"{SEAT}open-again/", seats.open_seat_again, name="open_seat_again"),
    path(f"{SEAT}sit/", seats.sit, name="sit"),
    path(f"{SEAT}leave/", seats.leave_seat, name="leave_seat"),
    path(f"{SEAT}pay/", seats.pay, name="pay"),
    path(f"{SEAT}pay/<uuid:payment_id>/back/", seats.take_payment_back, name="take_payment_back"),
]
