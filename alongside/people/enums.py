"""The vocabulary of agencies and the people who work in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyKind(models.TextChoices):
    """What an agency is; it decides which trainings open a drawer (walls.md, "Training opens and closes")."""

    CRISIS_CENTER = "crisis_center", _("Rape crisis center")
    SHELTER = "shelter", _("Shelter")
    HOSPITAL = "hospital", _("Hospital")
    LEGAL_AID = "legal_aid", _("Legal aid")
    HEALTH = "health", _("Health center")
    YOUTH = "youth", _("Youth agency")
    INTERPRETING = "interpreting", _("Interpreters")
    COALITION = "coalition", _("Coalition")


class Role(models.TextChoices):
    """What a person does at her agency. One a person; teams add keys, not powers."""

    ADVOCATE = "advocate", _("Advocate")
    COUNSELLOR = "counsellor", _("Counselor")
    SUPERVISOR = "supervisor", _("Supervisor")
    CLINICAL_SUPERVISOR = "clinical_supervisor", _("Clinical supervisor")
    DIRECTOR = "director", _("Director")
    ADMINISTRATOR = "administrator", _("Administrator")
    INTERPRETER = "interpreter", _("Interpreter")
    ORGANISER = "organiser", _("Coalition organizer")


class TeamKind(models.TextChoices):
    """The teams every agency has. Each is a holder: its key opens what is sealed to the team."""

    EVERYONE = "everyone", _("Everyone here")
    ON_CALL = "on_call", _("On-call team")
    INTAKE = "intake", _("Intake team")
    COUNSELLING = "counselling", _("Counseling team")
    CUSTODIANS = "custodians", _("Custodians")


class CredentialKind(models.TextChoices):
    """Trainings and papers that open drawers (S4-056, S4-057, S4-058, S4-086)."""

    FOUNDATION = "foundation", _("40-hour training")
    COUNSELLING = "counselling", _("20 further hours for counseling")
    CONFIDENTIALITY = "confidentiality", _("Signed confidentiality agreement")
    ORIENTATION = "orientation", _("Agency's own training")
    SERVICES = "services", _("The list of services: finding, giving, asking there")


class FactorKind(models.TextChoices):
    """Second factors."""

    TOTP = "totp", _("Authenticator app")
    PASSKEY = "passkey", _("Passkey")
    RECOVERY = "recovery", _("Recovery code")


class NoticeKind(models.TextChoices):
    """What a person may be told by mail that it waits. The mail itself does not say which."""

    PAPER = "paper", _("A training or paper lapses")
    SWAP = "swap", _("A colleague asks you to take a shift")
    REQUEST = "request", _("A request from outside waits")
    REVIEW = "review", _("A break-glass waits for a decision or a review")
    HAND_OVER = "hand_over", _("A hand-over waits for your shift")
    MEETING = "meeting", _("Your coalition tells of a meeting, or it is tomorrow")
    TASK = "task", _("A task of yours in a coalition is new or due")
