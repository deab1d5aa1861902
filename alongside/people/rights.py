"""The seven rights that every agency here stands for (S4-021; source 004, lines 115 to 129), in our own words.

Belongs here: the sentences, the same in a client's plan, on paper and on the public pages. Not here: that somebody
was given them (cases).
"""

from django.utils.translation import gettext_lazy as _

RIGHTS = (
    _("Nobody may hurt you or threaten to."),
    _("Nobody may torture you, shame you or treat you as less than a person."),
    _("You decide about your own life: what you tell, what you want, when you stop."),
    _("You have a right to be well: in mind, in body, and in all that concerns sex."),
    _("You choose where you live, and you may come and go."),
    _("Work is paid fairly and is safe, and what you earn is yours."),
    _("Nobody may own you, or force you to work."),
)
