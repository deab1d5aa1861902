"""How much of everything each scale holds.

Belongs here: the numbers. `other` is the same installation with twenty times more, or fewer, rows: the
list must cost nearly the same in both.
"""

from dataclasses import dataclass

SEED = 20_260_514


@dataclass(frozen=True, slots=True)
class Scale:
    """One size of a database. `caseload` is how many clients the measured advocate leads, `day_load` how many the
    one whose Today is measured; two in ten are closed. Without it, whoever has nearest to sixty.
    `services`: how many the directory holds at least, with half as many places more; `brought`: of how many the list
    is that is brought in; `referrals`: how many came in; `promises`: of how many the largest plan is; `said`: how many
    contributions the large consultation has."""

    name: str
    agencies: int
    staff: int
    cases: int
    notes: int
    lines: int
    caseload: int
    other: str = ""
    day_load: int = 0
    services: int = 165
    brought: int = 10_000
    referrals: int = 5_000
    promises: int = 10_000
    said: int = 20_000


SCALES = {
    scale.name: scale
    for scale in (
        Scale(
            "tiny",
            agencies=2,
            staff=6,
            cases=14,
            notes=60,
            lines=100,
            caseload=10,
            brought=200,
            promises=500,
            said=800,
        ),
        Scale(
            "demo",
            agencies=8,
            staff=30,
            cases=60,
            notes=750,
            lines=15_000,
            caseload=52,
            other="demo_20x",
            services=2_000,
        ),
        Scale(
            "demo_20x",
            agencies=8,
            staff=30,
            cases=1_200,
            notes=15_000,
            lines=300_000,
            caseload=52,
            promises=0,
        ),
        Scale(
            "county_20th",
            agencies=8,
            staff=30,
            cases=1_000,
            notes=12_500,
            lines=15_000,
            caseload=140,
            promises=0,
        ),
        Scale(
            "county",
            agencies=8,
            staff=150,
            cases=20_000,
            notes=250_000,
            lines=300_000,
            caseload=140,
            other="county_20th",
            day_load=75,
            services=100_000,
            brought=100_000,
        ),
    )
}
OFFERED = ("demo", "county", "tiny")
