"""What the tests of the public house begin with. Fictional."""

from typing import Any

OUR_PAGE: dict[str, Any] = {
    "does": "An advocate goes with you to a hospital, the police or court.",
    "does_es": "Una persona te acompaña al hospital, a la policía o al juzgado.",
    "whom": "Anyone over 12, of any gender.",
    "whom_es": "Cualquier persona de más de 12 años, de cualquier género.",
    "hours": "Day and night by phone.",
    "hours_es": "Día y noche por teléfono.",
    "phone": "217-555-0100",
    "address": "",
    "turns_nobody_away": True,
    "hides_place": True,
    "is_shown": True,
}
RESOURCE: dict[str, Any] = {
    "title": "A folder for the front desk", "about": "What to notice, whom to call.", "about_es": "",
    "owner": "Linden Hotels",
    "owner_kind": "organization", "form": "material", "audience": "hospitality", "languages": "en_es",
    "url": "https://linden.example/folder", "evaluated": "", "evaluation": "",
}  # fmt: skip
