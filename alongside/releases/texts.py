"""What is said before anyone signs, word for word, with its version.

Belongs here: the sentences that a client reads or hears, and what each kind of reader must pass on. Not here: the page
they stand on. A change of meaning is a new version; a permission keeps the number of the one that was shown.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.releases.enums import ReaderKind

VERSION = 2

PROMISES: tuple["str | Promise", ...] = (
    _("You decide. You get the same help if you sign and if you do not."),
    _("They see what stands on this paper, and nothing else."),
    _("You can take it back whenever you like: here, by phone, or with one word to any of us. No reason is needed."),
    _("What they have read by then they know. What they have not read is gone."),
    _("It ends by itself. Only you can make a new one."),
    _("Everyone who opens it is written down, and you can see the list."),
)  # fmt: skip

LETTER: "str | Promise" = _("A printed letter cannot be taken back. Whoever has it can keep it and show it.")

DOCUMENT: "str | Promise" = _(
    "Whoever opens a document can save it. You can take your permission back at any time, but not what they saved."
)  # fmt: skip

PRIVILEGE: "str | Promise" = _(
    "What you said to a counselor is protected by law. If it leaves, a judge may later say that this protection is "
    "gone, also for the rest."
)  # fmt: skip

# What a kind of reader must pass on by law. Drafts, from memory: an attorney reads them before anyone relies on one.
BY_LAW: dict[str, "str | Promise"] = {
    ReaderKind.HELPER: _(
        "Some people who work there must report harm to a child. Beyond that they should keep it to themselves."
    ),
    ReaderKind.HOSPITAL: _(
        "A hospital must report some injuries and harm to a child. What it writes down can be asked for by a court."
    ),
    ReaderKind.POLICE: _(
        "What the police learn can be used in court, against you too, and the other side may get to read it."
    ),
    ReaderKind.PROSECUTOR: _(
        "A prosecutor must show the defense what speaks for it. What they learn, the other side may get to read."
    ),
    ReaderKind.CHILD_WELFARE: _(
        "Child welfare must look into what it learns about a child, and may tell a court."
    ),
    ReaderKind.OTHER: _(
        "We do not know what they must pass on. Think of it as if it could be read by others."
    ),
}
