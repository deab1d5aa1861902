"""Languages that are spoken where our services are, by code. Sources may bring any other.

Belongs here: the list to tick. Not here: the languages of our own pages (settings.LANGUAGES).
"""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "en": _("English"),
    "es": _("Spanish"),
    "ase": _("American Sign Language"),
    "am": _("Amharic"),
    "ar": _("Arabic"),
    "my": _("Burmese"),
    "zh": _("Chinese"),
    "fr": _("French"),
    "gu": _("Gujarati"),
    "ht": _("Haitian Creole"),
    "hi": _("Hindi"),
    "quc": _("K'iche'"),
    "rw": _("Kinyarwanda"),
    "ko": _("Korean"),
    "ln": _("Lingala"),
    "mam": _("Mam"),
    "fa": _("Persian"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "so": _("Somali"),
    "sw": _("Swahili"),
    "tl": _("Tagalog"),
    "th": _("Thai"),
    "ti": _("Tigrinya"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "vi": _("Vietnamese"),
}
