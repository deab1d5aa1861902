"""The drawings: icons on a 24 grid, status shapes on a 16 grid, and the sprite.

Belongs here: paths of our own and the set of those that the page in hand uses.
A page asks for `{% icon "phone" %}`; the shell ends with one sprite that holds
only what was asked for. Ids carry a prefix, so that none meets the id of a
section. A fragment for htmx brings its own shapes with it (see `htmx.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ICONS: dict[str, str] = {
    "arrow-down": '<path d="M12 4.5v15M6 13.5l6 6 6-6"/>',
    "arrow-left": '<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>',
    "arrow-right": '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
    "arrow-up": '<path d="M12 19.5v-15M6 10.5l6-6 6 6"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
    "eye": '<path d="M2.5 12C5 7.8 8.2 6 12 6s7 1.8 9.5 6c-2.5 4.2-5.7 6-9.5 6'
    's-7-1.8-9.5-6z"/><circle cx="12" cy="12" r="2.75"/>',
    "eye-off": '<path d="M9.5 6.3A9 9 0 0 1 12 6c3.8 0 7 1.8 9.5 6a15 15 0 0 1-2.5 3.2'
    'M14 14.4A3 3 0 0 1 9.6 10M6 8a14 14 0 0 0-3.5 4c2.5 4.2 5.7 6 9.5 6a9 9 0 0 0 3.8-.8M4 3.5l16 17"/>',
    "file": '<path d="M6 3h8.5L19 7.5V21H6zM14.5 3v4.5H19M9.5 12.5h6M9.5 16.5h6"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/>'
    '<path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17"/>',
    "key": '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l3 3"/>',
    "life-buoy": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.5"/>'
    '<path d="m6 6 3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5"/>',
    "lock": '<path d="M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "lock-open": '<path d="M5.5 11h13v9h-13zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1"/>',
    "log-in": '<path d="M14 4h5v16h-5M4 12h11M11 8l4 4-4 4"/>',
    "log-out": '<path d="M10 4H5v16h5M9.5 12h11M16.5 8l4 4-4 4"/>',
    "menu": '<path d="M4 6h16M4 12h16M4 18h16"/>',
    "message": '<path d="M4 5h16v11.5h-9L6.5 20v-3.5H4z"/>',
    "minus": '<path d="M5 12h14"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "more": '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="2.5"/>',
    "pen": '<path d="M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5"/>',
    "phone": '<path d="M5 4h4l1.75 4.5-2.25 1.75a12 12 0 0 0 5.25 5.25l1.75-2.25L20 15v4'
    'a1.5 1.5 0 0 1-1.6 1.5A16.5 16.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "printer": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "shield": '<path d="M12 3l7.5 3v5.5c0 4.5-3 7.5-7.5 9.5-4.5-2-7.5-5-7.5-9.5V6z"/>',
    "siren": '<path d="M7 17v-4.5a5 5 0 0 1 10 0V17M5 20.5V17h14v3.5zM12 2.5V4M3.5 9l1.5.5'
    'M20.5 9l-1.5.5M5.5 4l1 1.2M18.5 4l-1 1.2"/>',
    "sliders": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/>'
    '<circle cx="9" cy="17" r="2"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2'
    'M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>',
    "upload": '<path d="M12 15.5v-11M7 9l5-5 5 5M4.5 20h15"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.5-4.5 3.5-6.5 7.5-6.5s7 2 7.5 6.5"/>',
    "user-plus": '<circle cx="9.5" cy="8" r="4"/>'
    '<path d="M2.5 20.5c.5-4.5 3.2-6.5 7-6.5s6.5 2 7 6.5M19 8v6M16 11h6"/>',
    "users": '<circle cx="9" cy="8" r="4"/><path d="M2 20.5c.5-4.5 3.2-6.5 7-6.5s6.5 2 7 6.5'
    'M15.5 4.3a4 4 0 0 1 0 7.4M18.5 14.6c2 .9 3.2 2.8 3.5 5.9"/>',
    "x": '<path d="M6 6l12 12M18 6 6 18"/>',
}

# A status is a shape and a word, never a color alone.
MARKS: dict[str, str] = {
    "open": '<circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="2"/>',
    "part": '<circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path fill="currentColor" d="M8 1.5v13a6.5 6.5 0 0 1 0-13z"/>',
    "done": '<circle cx="8" cy="8" r="7.75" fill="currentColor"/>',
    "pause": '<path stroke="currentColor" stroke-width="3.2" d="M4 1.5v13M12 1.5v13"/>',
    "wait": '<path fill="none" stroke="currentColor" stroke-width="2" d="M8 1.2 14.8 8 8 14.8 1.2 8z"/>',
    "soon": '<path fill="currentColor" d="M8 .8 15.8 15H.2z"/>',
    "late": '<path fill="currentColor" d="M8 .2 15.8 8 8 15.8.2 8z"/>',
    "stop": '<circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path stroke="currentColor" stroke-width="2" d="m3.4 12.6 9.2-9.2"/>',
    "none": '<path stroke="currentColor" stroke-width="2" d="M2.5 8h11"/>',
    "info": '<circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path stroke="currentColor" stroke-width="2" d="M8 7v5M8 4v1.6"/>',
    "danger": '<path fill="currentColor" fill-rule="evenodd" d="M4.9.4h6.2l4.5 4.5v6.2l-4.5 4.5H4.9'
    'L.4 11.1V4.9zM7 3.4v5.4h2V3.4zm0 7v2.2h2v-2.2z"/>',
}
# The plan room: a square is what an institution says, a circle what others found.
MARKS |= {
    "sq0": '<path stroke="currentColor" stroke-width="2" d="M4 8h8"/>',
    "sq1": '<path fill="none" stroke="currentColor" stroke-width="2" d="M2 2h12v12H2z"/>',
    "sq2": '<path fill="none" stroke="currentColor" stroke-width="2" d="M2 2h12v12H2z"/>'
    '<path fill="currentColor" d="M2 2h6v12H2z"/>',
    "sq3": '<path fill="currentColor" d="M1 1h14v14H1z"/>',
    "sq4": '<path fill="none" stroke="currentColor" stroke-width="2" d="M2 2h12v12H2zM2 14 14 2"/>',
    "c0": '<circle cx="8" cy="8" r="1.6" fill="currentColor"/>',
    "c1": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="2"/>',
    "c2": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path fill="currentColor" d="M8 8V2a6 6 0 0 1 6 6z"/>',
    "c3": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path fill="currentColor" d="M8 8V2a6 6 0 1 1-6 6z"/>',
    "c4": '<circle cx="8" cy="8" r="7.2" fill="currentColor"/>',
    "c5": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.6"/>',
}

_used: ContextVar[set[str] | None] = ContextVar("icons_used", default=None)


@contextmanager
def collecting() -> Iterator[set[str]]:
    """Remember every shape drawn inside, apart from any page being drawn around it."""
    used: set[str] = set()
    token = _used.set(used)
    try:
        yield used
    finally:
        _used.reset(token)


def draw(kind: str, name: str, css: str) -> SafeString:
    """An `<svg>` that points at the sprite, or stands whole where no sprite will follow."""
    used = _used.get()
    if used is not None:
        used.add(f"{kind}-{name}")
    return _drawn(kind, name, css, used is None)


@lru_cache(maxsize=512)
def _drawn(kind: str, name: str, css: str, whole: bool) -> SafeString:
    """Drawn once: a list shows the same few shapes on every row."""
    shape = {"i": ICONS, "m": MARKS}[kind][name]  # an unknown name is a mistake: KeyError
    box = "24 24" if kind == "i" else "16 16"
    inside = mark_safe(shape) if whole else format_html('<use href="#{}-{}"/>', kind, name)  # noqa: S308 (ours)
    return format_html('<svg class="{}" viewBox="0 0 {}" aria-hidden="true">{}</svg>', css, box, inside)


def symbols(used: set[str]) -> SafeString:
    """The shapes asked for, as symbols."""
    return mark_safe("".join(_symbol(key) for key in sorted(used)))  # noqa: S308 (our own constants)


def _symbol(key: str) -> str:
    kind, _, name = key.partition("-")
    shape, box = (ICONS[name], "24") if kind == "i" else (MARKS[name], "16")
    return f'<symbol id="{key}" viewBox="0 0 {box} {box}">{shape}</symbol>'


def sprite() -> SafeString:
    """The hidden sprite at the foot of a page."""
    return format_html(
        '<svg class="vh" id="sprite" aria-hidden="true">{}</svg>', symbols(_used.get() or set())
    )


def fragment_sprite(used: set[str]) -> SafeString:
    """Shapes that a fragment adds to the sprite of the page it lands in."""
    return format_html(
        '<svg class="vh" aria-hidden="true" hx-swap-oob="beforeend:#sprite">{}</svg>', symbols(used)
    )
