"""What the sheet of a call asks, field by field: the one list behind the page, the steps and the blank sheet.

Belongs here: names, words, choices, what stands open for counting, what to think of at an answer. Not here:
saving (actions.writing), parsing (forms), the screen. Nothing here is needed and nothing is chosen beforehand: an
empty value means not asked. Advice is about what to do next; it never says what someone is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.crisis_line.counties import COUNTIES
from alongside.crisis_line.enums import (
    Caller,
    Channel,
    Disposition,
    Given,
    Keep,
    Language,
    Setting,
    YesNo,
)

Words = str | Promise
Kind = Literal["choice", "list", "tick", "line", "text", "select", "count", "moment"]
Choices = Sequence[tuple[str, Words]]
YES_NO: Choices = YesNo.choices
SURE: Choices = (("yes", _("Yes")), ("no", _("No")), ("unsure", _("Unsure")))
KNOWN: Choices = (("yes", _("Yes")), ("no", _("No")), ("unknown", "?"))
TOLD: Choices = (("told", _("Told")), ("not_yet", _("Not yet")))
NEED: Choices = (("wanted", _("Wanted")), ("found", _("Found")), ("not_found", _("Not found")))


@dataclass(frozen=True, slots=True)
class Field:
    """One thing on the sheet. With a `column` it also stands open, coded; with a `code` it is one of a list."""

    name: str
    label: Words
    kind: Kind = "choice"
    choices: Choices = ()
    hint: Words = ""
    limit: int = 200
    column: str = ""
    code: str = ""
    advice: Mapping[str, Words] = field(default_factory=dict)
    tone: str = "warm"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet, with its place on the page."""

    name: str
    title: Words
    fields: tuple[Field, ...]
    aside: Words = ""


def _danger(name: str, label: Words, advice: Words) -> Field:
    return Field(f"danger.{name}", label, choices=KNOWN, advice={"yes": advice}, tone="danger")


def _need(name: str, label: Words) -> Field:
    return Field(f"need.{name}", label, choices=NEED)


BEFORE = Section("before", _("Before we talk"), (
    Field("before.permission", _("May I ask a few things?"), choices=(("yes", _("Yes")), ("not_now", _("Not now"))),
          advice={"not_now": _("Ask nothing. Listen, and say that they can call again at any time.")}),
    Field("before.privacy", _("Private enough for them?"), choices=SURE,
          advice={"no": _("Ask whether they want to go somewhere else, or to call later.")}),
    Field("before.safe", _("Safe where they are?"), choices=SURE,
          advice={"no": _("Ask what would make it safer right now, before anything else.")}),
    Field("before.companion", _("Someone with them?"),
          choices=(("nobody", _("Nobody")), ("apart", _("Out of hearing")), ("near", _("Listening"))),
          advice={"near": _("Ask only what can be answered with yes or no. Leave the questions for later.")}),
    Field("before.interpreter", _("Interpreter"),
          choices=(("not_needed", _("Not needed")), ("on_line", _("On the line")), ("another", _("Wants another"))),
          advice={"another": _("They may turn any interpreter down. Ask for another one.")}),
    Field("before.interpreter_id", _("Interpreter's number"), "line", limit=40),
    Field("before.interpreter_known", _("Interpreter knows them?"), choices=SURE,
          advice={"yes": _("Whoever came along or knows them does not interpret. Ask for another one.")}),
    Field("before.confidential", _("What stays between us"), choices=TOLD),
    Field("before.report", _("What I must report"), choices=TOLD,
          advice={"not_yet": _("Say it before they tell more than they want to.")}),
    Field("before.skip", _("They may skip or stop"), choices=TOLD),
))  # fmt: skip

DANGER = Section("danger", _("Danger now"), (
    _danger("present", _("Someone near who hurts them"),
            _("Ask yes or no only. Ask what to say if someone comes closer. Agree a word that means: call 911.")),
    _danger("weapon", _("A weapon"), _("Ask where it is and whether they can be elsewhere. 911 if they want it.")),
    _danger("neck", _("Hands on their neck"),
            _("This can harm hours later, without a mark. Offer a doctor or nurse tonight, and say why.")),
    _danger("watched", _("Watched or tracked"),
            _("Ask if this phone is checked. Do not text. Agree a code word before you hang up.")),
    _danger("known", _("The one they fear knows where they are"),
            _("Ask where they could be within the hour, and who could bring them.")),
    _danger("children", _("Children there"), _("Ask where the children are now, and who can be with them.")),
    _danger("suicidal", _("Thinks of ending their life"),
            _("Ask it plainly, and stay on the line. 988 can join this call if they want.")),
    _danger("ill", _("Ill, or in withdrawal"),
            _("Confused, shaking, a seizure, trouble breathing: offer 911 now. Otherwise offer a doctor or nurse.")),
), _("Not a score. One yes is enough to slow down."))  # fmt: skip

NOTE = Section("note", _("A short note"), (
    Field("note", _("Short note"), "text", limit=4000),
), _("Facts, not quotes. It may be read in court."))  # fmt: skip

GAVE = Section("gave", _("What you gave"), tuple(
    Field(f"given.{value}", label, "tick", column="given", code=value) for value, label in Given.choices
), _("For the record of this shift, not of them"))  # fmt: skip

TONIGHT = Section("tonight", _("Tonight"), (
    _need("safety", _("A safe place")),
    _need("food", _("Food")),
    _need("bed", _("A bed")),
    _need("ride", _("A ride")),
    _need("medical", _("A doctor or nurse")),
    _need("clothes", _("Clothes, things to wash")),
    _need("interpreter", _("An interpreter")),
    _need("legal", _("Legal help")),
    _need("children", _("For the children")),
    _need("pets", _("For the pets")),
    Field("place", _("Where to send someone"), "line",
          hint=_("Only if someone is to be sent. It goes with the name.")),
))  # fmt: skip

WHO = Section("who", _("Who calls"), (
    Field("name", _("A name, if they give one"), "line", limit=120, hint=_("Any name. It need not be a legal one.")),
    Field("caller", _("Who is on the line?"), "select", Caller.choices, column="caller"),
    Field("minor", _("Under 18?"), choices=(("yes", _("Yes")), ("no", _("No")), ("unknown", "?")), column="minor",
          advice={"yes": _("Say again what you must report. Ask your supervisor. Illinois child abuse line, day and "
                           "night: 1-800-252-2873. Write down the least.")}),
    Field("language", _("Language"), "select", Language.choices, column="language"),
    Field("setting", _("Where they are"), "select", Setting.choices, column="setting"),
    Field("county", _("County"), "select", COUNTIES, column="county"),
    Field("channel", _("How they came"), "select", Channel.choices, column="channel"),
    Field("report_number", _("Number of a child report"), "line", limit=60, hint=_("If one was made.")),
))  # fmt: skip

ENDS = Section("ends", _("How it ends"), tuple(
    Field(f"ends.{value}", label, "tick", column="dispositions", code=value) for value, label in Disposition.choices
), _("Several can be true"))  # fmt: skip

AGAIN = Section("again", _("Calling back"), (
    Field("call_back", _("May we call back?"), choices=YES_NO, column="call_back"),
    Field("reach.number", _("Number"), "line", limit=60),
    Field("reach.when", _("When and how"), "line"),
    Field("call_back_at", _("Day and time"), "moment", column="call_back_at"),
    Field("reach.voicemail", _("Voicemail?"), choices=YES_NO),
    Field("reach.text", _("Text message?"), choices=YES_NO),
    Field("reach.code_word", _("Code word"), "line", limit=60),
))  # fmt: skip

KEEPS = Section("keeps", _("What they let us keep"), (
    Field("keep", _("What they let us keep"), "list", Keep.choices, column="keep"),
))  # fmt: skip

SHIFT = Section("shift", _("For your shift"), (
    Field("quarters", _("Quarter hours"), "count", limit=96, column="quarters",
          hint=_("Empty: counted from the clock.")),
    Field("contacts", _("Contacts"), "count", limit=99, column="contacts"),
    Field("debrief", _("Would you like to talk about it afterwards?"), choices=YES_NO,
          hint=_("Your supervisor sees your name and the time, nothing about the call.")),
))  # fmt: skip

SECTIONS = {part.name: part for part in (BEFORE, DANGER, NOTE, GAVE, TONIGHT, WHO, ENDS, AGAIN, KEEPS, SHIFT)}
FIELDS = {one.name: one for part in SECTIONS.values() for one in part.fields}
NAMING = ("name", "place")
REACHING = ("reach.number", "reach.when", "reach.voicemail", "reach.text", "reach.code_word")
WITH_ADVICE = [one for one in FIELDS.values() if one.advice]
