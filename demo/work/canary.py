"""The work with the client whose every word is a canary (demo.canaries)."""

from demo import canaries
from demo.work.shapes import Clock, Companion, Goal, Mark, Need, Saying, Session, Spoken, Step, Work

WORK = {
    canaries.NAME: Work(
        needs=(Need(canaries.NEED, next_step=canaries.NEXT_STEP),),
        companions=(Companion("animal", canaries.COMPANION),),
        goals=(Goal(canaries.GOAL, said=20, steps=(Step(canaries.STEP),)),),
        safety={"signs": {"danger_words": canaries.SAFETY}},
        wish="as_agreed", wish_words=canaries.WISH,
        sayings=(Saying(20, "strength", canaries.SAYING),),
        clocks=(Clock("il-compensation-5y", 30, words=canaries.CLOCK),),
        lists={"insurance": (Mark(20, 1, "done", canaries.MARK),)},
        spoken=(Spoken(20, "benefits", canaries.OUTCOME),),
        sessions=(Session(20, "sunny", ("listening",), {"done": canaries.SESSION}),),
    ),
}  # fmt: skip
