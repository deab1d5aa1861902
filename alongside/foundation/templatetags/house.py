"""The tags that templates of every room use: icons, marks, dates, styles, small words.

Belongs here: thin tags over the modules beside this package. Not here: rules or reading.
"""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from alongside.foundation import assets, dates, icons, rows
from alongside.foundation import forms as house_forms

register = template.Library()

TONES = ("", "accent", "warm", "soft", "danger")


# ---- drawings -------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon, always with a word beside it."""
    return icons.draw("i", name, "i")


@register.simple_tag
def shape(name: str) -> SafeString:
    """A status shape alone, where the word stands elsewhere in the row."""
    return icons.draw("m", name, "m")


@register.simple_tag
def mark(name: str, word: str, tone: str = "") -> SafeString:
    """A status: a shape and a word."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"a mark has no tone {tone!r}")
    css = f"mark is-{tone}" if tone else "mark"
    return format_html('<span class="{}">{}{}</span>', css, icons.draw("m", name, "m"), word)


@register.simple_tag
def sprite() -> SafeString:
    """The shapes that this page used; the shell ends with it."""
    return icons.sprite()


class CollectIcons(template.Node):
    """Draw the body of a page and remember which shapes it used."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        with icons.collecting():
            return self.nodelist.render(context)


@register.tag
def collecticons(parser: template.base.Parser, token: template.base.Token) -> CollectIcons:
    """`{% collecticons %}…{% sprite %}{% endcollecticons %}` around the body of a page."""
    nodelist = parser.parse(("endcollecticons",))
    parser.delete_first_token()
    return CollectIcons(nodelist)


# ---- long lists -----------------------------------------------------------

register.tag("eachrow", rows.parse_each_row)
register.tag("rowif", rows.parse_row_if)
register.simple_tag(rows.slot)


# ---- the frame ------------------------------------------------------------


@register.simple_tag
def styles(room: str) -> SafeString:
    """Links to the style sheets of one shell. They stay the same as long as the process runs."""
    return _linked(room, settings.STATIC_URL)


@cache
def _linked(room: str, static_url: str) -> SafeString:
    sheets = ((static(name),) for name in assets.sheets(room))
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@register.simple_tag
def number_cells(numbers: list[str], empty: str) -> SafeString:
    """The cells of a row of a large matrix: striped, and said for those who do not see it, where there is no number."""
    gap = format_html('<td class="r gap"><span class="vh">{}</span></td>', empty)
    return format_html_join(
        "", "{}", ((format_html('<td class="r">{}</td>', one) if one else gap,) for one in numbers)
    )


@register.simple_tag
def exit_url() -> str:
    """The neutral page that quick exit opens."""
    return str(getattr(settings, "QUICK_EXIT_URL", "https://www.weather.gov/"))


@register.simple_tag
def is_demo() -> bool:
    """True in a demonstration. Read here, so that error pages know it too."""
    return bool(getattr(settings, "DEMO", False))


@register.simple_tag
def languages() -> list[dict[str, object]]:
    """The languages that this house speaks whole, the reader's own marked."""
    here = get_language()
    return [
        {"code": code, "name": _own_name(code), "current": code == here} for code, _name in settings.LANGUAGES
    ]


def _own_name(code: str) -> str:
    """A language called as its speakers call it."""
    return {"en": "English", "es": "Español"}.get(code, code)


# ---- words ----------------------------------------------------------------


@register.filter
def day(value: date | None) -> str:
    """Tue, May 12."""
    return dates.day(value) if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    """2:14 pm."""
    return dates.clock(value) if value else ""


@register.simple_tag
def when(value: date | None, form: str = "") -> SafeString:
    """A `<time>`: the day of a date, day and time of an instant, or only `"day"` / `"full"` / `"paper"` / `"clock"`.

    Where only the day is shown, the page's source says no hour either.
    """
    if value is None:
        return SafeString("")
    if isinstance(value, datetime):
        forms = {"day": dates.day, "full": dates.day_in_full, "clock": dates.clock}
        forms["paper"] = dates.day_on_paper
        words = forms.get(form, dates.moment)(value)
    else:
        words = dates.day_on_paper(value) if form == "paper" else dates.day(value)
    told = value if form not in ("day", "full", "paper") else dates.local_date(value)
    return format_html('<time datetime="{}">{}</time>', dates.machine(told), words)


@register.filter
def people_count(count: int) -> str:
    """1 person, 5 people."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": dates.number(count)}


@register.filter
def counted(count: int) -> str:
    """A count with separators."""
    return dates.number(count)


@register.filter
def amount(value: Decimal | float | None) -> str:
    """Hours or dollars as one says them: 15, 7.5, 1,234."""
    return "" if value is None else dates.amount(value)


@register.simple_tag
def out_of(count: int, total: int) -> str:
    """2 of 5."""
    return _("%(count)s of %(total)s") % {"count": dates.number(count), "total": dates.number(total)}


# ---- parts ----------------------------------------------------------------


@register.inclusion_tag("ui/meter.html")
def meter(value: int, label: str, total: int = 5) -> dict[str, object]:
    """Dots, and the same in words. The steps are hers to set."""
    across = 23
    dots = [{"x": 6 + across * step, "on": step < value} for step in range(total)]
    return {"dots": dots, "label": label, "value": value, "total": total, "width": across * (total - 1) + 12}


@register.filter
def page_numbers(page: "Page[Any]") -> list[int | str]:
    """The numbers to link, with a gap where there are many."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


# ---- forms ----------------------------------------------------------------


@register.filter
def kind(field: forms.BoundField) -> str:
    """How a field is drawn."""
    return house_forms.kind_of(field)


@register.filter
def needed(field: forms.BoundField) -> bool:
    """Whether to say that this field is needed."""
    return house_forms.must_say_needed(field)


@register.simple_tag
def control(field: forms.BoundField) -> SafeString:
    """The input itself, in the dress of the house, keeping the classes a form gave it."""
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"in {own}".strip()})


@register.filter
def mistakes(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Each mistake with the id of its field."""
    return house_forms.mistakes(form)


@register.filter
def mistakes_heading(found: list[tuple[str, str]]) -> str:
    """The first line above the mistakes."""
    return house_forms.heading_for(len(found))
