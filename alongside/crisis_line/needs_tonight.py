"""What is wanted tonight, as the sheet says it and as the directory does.

Belongs here: which code stands for which. Not here: finding (directory), words (sheet), the plan's (cases.help_areas).
"""

# What the sheet calls a need, and what the directory looks for.
LOOKED_FOR: dict[str, str] = {
    "need.safety": "housing_tonight",
    "need.food": "food",
    "need.bed": "housing_tonight",
    "need.ride": "transport",
    "need.medical": "health",
    "need.clothes": "clothing",
    "need.interpreter": "interpreting",
    "need.legal": "legal",
    "need.children": "childcare",
    "need.pets": "housing_tonight",
}
COMING: dict[str, str] = {"need.pets": "pets"}
