"""Paper as PDF, made here without a network, with the letters that come with the type setter.

Belongs here: handing a room's template its words. Not here: the words of any sheet (each room's printing). What goes in
is data, never markup: a name with signs in it is printed as it is.
"""

import json
from pathlib import Path
from typing import Any

import typst


def typeset(template: Path, told: dict[str, Any]) -> bytes:
    """A PDF of a template, which reads `told` as JSON from its input of that name."""
    compiler_input = {"told": json.dumps(told, ensure_ascii=False)}
    made = typst.compile(str(template), format="pdf", ignore_system_fonts=True, sys_inputs=compiler_input)
    if not isinstance(made, bytes):
        raise TypeError("one file was wanted")
    return made
