"""The rule that some things ask for the second factor again.

Belongs here: the rule alone. Not here: giving the factor (views.covering), when it was (selectors).
"""

from alongside.vault.actors import Actor
from alongside.vault.errors import StepUpNeeded


def require_step_up(actor: Actor) -> None:
    """Raise StepUpNeeded unless she gave her second factor within settings.STEP_UP_SECONDS.

    The middleware answers with the page that asks for it and leads back.
    """
    if not actor.stepped_up:
        raise StepUpNeeded
