"""The words for documents that are put beside a plan.

Belongs here: codes and labels. Not here: reading them (reader).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PassageKind(models.TextChoices):
    """What a passage is printed for."""

    ACTION = "action", _("A promise")
    DRAFT = "draft", _("A draft to adapt")


class SourceKind(models.TextChoices):
    """What kind of file it was."""

    TXT = "txt", _("Text")
    HTML = "html", _("Web page")
    DOCX = "docx", _("Word document")
    PDF = "pdf", _("PDF")


class ReadingState(models.TextChoices):
    """How far a document is that somebody brought."""

    WAITING = "waiting", _("Waits for its turn")
    READING = "reading", _("Its words are being read")
    LOOKING = "looking", _("Its sentences are being looked for")
    DONE = "done", _("Put beside its plan")
    NOT_TAKEN = "not_taken", _("Not taken")


class Numbered(models.TextChoices):
    """What the numbers of its passages count."""

    LINE = "line", _("line")
    PARAGRAPH = "paragraph", _("paragraph")
    PAGE = "page", _("page")
