"""What the plan calls an area of help, and what the directory calls it.

Belongs here: the two lists side by side. Not here: the areas of either (enums_plan, directory/data/areas.json).
"""

from alongside.cases.enums_plan import NeedArea

PLAN_AREAS: dict[str, NeedArea] = {
    "housing_tonight": NeedArea.EMERGENCY_HOUSING,
    "crisis": NeedArea.SAFETY,
    "food": NeedArea.FOOD,
    "clothing": NeedArea.CLOTHING,
    "phone": NeedArea.PHONE,
    "transport": NeedArea.TRANSPORT,
    "childcare": NeedArea.CHILDCARE,
    "money": NeedArea.INCOME,
    "papers": NeedArea.ID_PAPERS,
    "health": NeedArea.HEALTH,
    "mental": NeedArea.MENTAL_HEALTH,
    "substance": NeedArea.SUBSTANCE,
    "immigration": NeedArea.ELIGIBILITY,
    "legal": NeedArea.LEGAL,
    "housing_transitional": NeedArea.TRANSITIONAL_HOUSING,
    "housing_long": NeedArea.LONG_TERM_HOUSING,
    "ged": NeedArea.GED,
    "english": NeedArea.ENGLISH,
    "work": NeedArea.VOCATIONAL,
    "life": NeedArea.LIFE_SKILLS,
    "reentry": NeedArea.REINTEGRATION,
}
DIRECTORY_AREAS: dict[str, str] = {area.value: code for code, area in PLAN_AREAS.items()}
