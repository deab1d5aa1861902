"""The vocabulary of standing beside a client: lists, contacts on their behalf, the hospital, police, counselling.

Belongs here: codes and their labels. Not here: what a list asks (checklists/*.json). No code here names an illness,
a cause or a fault.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListArea(models.TextChoices):
    """The two fields of advocacy."""

    MEDICAL = "medical", _("Medical")
    LEGAL = "legal", _("Legal")


class ChecklistKind(models.TextChoices):
    """A list that can be opened for a client. Each has a file of its name in `checklists/`."""

    EVIDENCE_KIT = "evidence_kit", _("Evidence kit")
    INJURY = "injury", _("Injuries")
    INFECTION_PREGNANCY = "infection_pregnancy", _("Infection and pregnancy")
    DEPENDENCY = "dependency", _("Alcohol and other drugs")
    RIGHTS_AT_HOSPITAL = "rights_at_hospital", _("Rights at the hospital")
    FOLLOW_UP_CARE = "follow_up_care", _("Care afterwards")
    LONG_TERM_HEALTH = "long_term_health", _("Health in the long run")
    INSURANCE = "insurance", _("Insurance and medicines")
    NECESSARY_SERVICE = "necessary_service", _("Getting a service that is needed")
    PREVENTING_ARREST = "preventing_arrest", _("Preventing an arrest")
    CHARGES = "charges", _("Charges to be dropped")
    VACATUR_STATE = "vacatur_state", _("Clearing a record: the state")
    VACATUR_FEDERAL = "vacatur_federal", _("Clearing a record: federal")
    ORDERS = "orders", _("Orders of protection and no contact")
    IMMIGRATION = "immigration", _("Immigration")
    CHILDREN = "children", _("Custody, visits, and child protection")
    COMPENSATION = "compensation", _("Crime compensation")
    RESTITUTION = "restitution", _("Restitution")
    CIVIL_ACTION = "civil_action", _("A civil claim")
    CHARGES_AGAINST_OTHERS = "charges_against_others", _("Charges against those who exploited them")


class ItemKind(models.TextChoices):
    """What one line of a list is about."""

    TALK = "talk", _("To talk about")
    PAPER = "paper", _("Papers to find")
    PERSON = "person", _("People to ask")
    DATE = "date", _("Dates to know")


class ItemAnswer(models.TextChoices):
    """Where one line of a list stands. None chosen means that nobody has asked."""

    OFFERED = "offered", _("Offered")
    WANTED = "wanted", _("Wanted")
    CHOSE_NOT = "chose_not", _("Chose not to")
    DONE = "done", _("Done")
    DOES_NOT_APPLY = "does_not_apply", _("Does not apply")


class ContactWith(models.TextChoices):
    """Whom someone spoke with on a client's behalf."""

    EMERGENCY_ROOM = "emergency_room", _("Emergency room")
    MEDICAL = "medical", _("Doctor, nurse or clinic")
    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("State's attorney")
    COURT = "court", _("Court")
    IMMIGRATION = "immigration", _("Immigration office")
    ATTORNEY = "attorney", _("Attorney or legal aid")
    CHILD_WELFARE = "child_welfare", _("Child welfare")
    BENEFITS = "benefits", _("Benefits office or insurance")
    LANDLORD = "landlord", _("Landlord or housing")
    EMPLOYER = "employer", _("Employer or school")
    FAMILY = "family", _("Family or a friend who is safe")
    OTHER = "other", _("Someone else")


class ContactHow(models.TextChoices):
    """How they spoke."""

    PHONE = "phone", _("By phone")
    PERSON = "person", _("In person")
    LETTER = "letter", _("By letter")
    MESSAGE = "message", _("By message")


class TheirWord(models.TextChoices):
    """What the client said to this one contact. None chosen means that they were not asked."""

    YES = "yes", _("They said yes")
    NAMELESS = "nameless", _("Nothing that points to them was said")
    NO = "no", _("They chose not to")


class Yes(models.TextChoices):
    """Yes or no; none chosen means not asked."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class VisitStep(models.TextChoices):
    """The moments of a visit to a hospital that are noted with one tap."""

    CALLED = "called", _("Called")
    ARRIVED = "arrived", _("Arrived")
    EXAM_BEGAN = "exam_began", _("Exam began")
    EXAM_ENDED = "exam_ended", _("Exam ended")
    LEFT = "left", _("Left")


class ExamPart(models.TextChoices):
    """What an exam may hold. The client chooses each, and may stop at any."""

    TALK = "talk", _("Telling what happened")
    BODY = "body", _("Looking for injuries")
    PHOTOGRAPHS = "photographs", _("Photographs")
    SWABS = "swabs", _("Evidence from the body")
    CLOTHES = "clothes", _("Keeping clothes as evidence")
    BLOOD = "blood", _("Blood or urine")
    MEDICINE = "medicine", _("Medicine to prevent infection")
    PREGNANCY = "pregnancy", _("Preventing a pregnancy")


class HarmKind(models.TextChoices):
    """What an officer did, as told."""

    SEX_DEMANDED = "sex_demanded", _("Asked for sex, or took it")
    FORCE = "force", _("Used force")
    THREAT = "threat", _("Threatened")
    TOOK = "took", _("Took money or things")
    TURNED_AWAY = "turned_away", _("Would not take a report")
    ARREST_NOT_HELP = "arrest_not_help", _("Arrested or cited instead of helping")
    STATUS = "status", _("Threatened with immigration")
    WORDS = "words", _("Insulted or mocked")
    TOLD_OTHERS = "told_others", _("Told others about them")
    OTHER = "other", _("Something else")


class HarmWish(models.TextChoices):
    """What the client wants done about it."""

    NOTHING = "nothing", _("Nothing")
    KEEP = "keep", _("Keep it here, for later")
    COMPLAIN = "complain", _("Make a complaint")
    ATTORNEY = "attorney", _("Talk to an attorney first")


class Aim(models.TextChoices):
    """What a counselling session was for, as the client put it."""

    SAFETY = "safety", _("Feeling safer")
    POWER = "power", _("Deciding for themselves")
    TRAUMA = "trauma", _("Being less burdened by what happened")
    LISTENING = "listening", _("Being heard")
    OTHER = "other", _("Something of their own")


class Adjunct(models.TextChoices):
    """Other ways than talking."""

    ART = "art", _("Art")
    JOURNALING = "journaling", _("Journaling")
    POETRY = "poetry", _("Poetry")
    MUSIC = "music", _("Music")
    DRAMA = "drama", _("Drama")
    YOGA = "yoga", _("Yoga")
    BODY_WORK = "body_work", _("Body work")
    MEDITATION = "meditation", _("Meditation")
    ACUPUNCTURE = "acupuncture", _("Acupuncture")
    OUTDOOR = "outdoor", _("Time outdoors")
    SPIRITUAL = "spiritual", _("Spiritual support, because they want it")
    TRADITIONAL = "traditional", _("Healing as their people know it")


class Link(models.TextChoices):
    """A link to someone else who may help further. It is an offer, and stays open."""

    OFFERED = "offered", _("Offered, it stays open")
    WANTED = "wanted", _("They want it")
    LATER = "later", _("Perhaps later")
    CHOSE_NOT = "chose_not", _("They chose not to")
