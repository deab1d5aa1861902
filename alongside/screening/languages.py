"""What a language is called by those who speak it.

Belongs here: one look-up. Not here: which languages this house speaks (settings).
"""

from django.conf.locale import LANG_INFO


def own_name(code: str) -> str:
    """English, español; the code itself where nobody told us."""
    known = LANG_INFO.get(code.lower()) or LANG_INFO.get(code.partition("-")[0].lower()) or {}
    name = str(known.get("name_local", code))
    return name[:1].upper() + name[1:] if known else code
