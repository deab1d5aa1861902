"""A long list is drawn once and filled for each row: as a loop would, and no row's text becomes markup."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundation.rows import IF, SLOT, pieces_of

ROW = """{% load house %}{% slot "name" as who %}{% eachrow lines %}
<li class="{% slot "kind" %}">{{ label }} {% slot "name" %}{% rowif "note" %} <i>{% slot "note" %}</i>{% endrowif %}
{% rowif "kind" "new" %}{% mark "open" who %}{% rowif "note" %}!{% endrowif %}{% endrowif %}</li>{% endeachrow %}"""
LOOP = """{% load house %}{% for line in lines %}
<li class="{{ line.kind }}">{{ label }} {{ line.name }}{% if line.note %} <i>{{ line.note }}</i>{% endif %}
{% if line.kind == "new" %}{% mark "open" line.name %}{% if line.note %}!{% endif %}{% endif %}</li>{% endfor %}"""

TEXTS = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=12)
LINES = st.lists(
    st.builds(SimpleNamespace, name=TEXTS, kind=st.sampled_from(["new", "old", ""]), note=st.none() | TEXTS),
    max_size=4,
)


def drawn(words, **context):
    return Template(words).render(Context(context))


@given(lines=LINES)
def test_it_reads_as_a_loop_over_the_same_lines_whatever_stands_in_them(lines):
    assert drawn(ROW, lines=lines, label="Name") == drawn(LOOP, lines=lines, label="Name")


@pytest.mark.parametrize(
    "text", ["<script>go()</script>", '" onclick="go()', f"{SLOT}note{SLOT}", f"{IF}note", "{{ label }}"]
)
def test_no_text_of_a_row_is_read_as_markup(text):
    page = drawn(ROW, lines=[SimpleNamespace(name=text, kind="new", note="secret")], label="Name")
    assert ("<script" in page, 'onclick="' in page, page.count("secret")) == (False, False, 1)


def test_what_is_markup_already_stays_markup():
    page = drawn(ROW, lines=[SimpleNamespace(name=mark_safe("<b>Ana</b>"), kind="", note="")])
    assert "<b>Ana</b>" in page


def test_no_lines_are_no_rows():
    assert drawn(ROW, lines=[]).strip() == ""


def test_a_part_that_is_not_closed_is_refused():
    with pytest.raises(TemplateSyntaxError):
        pieces_of(f"<li>{IF}note\ue002\ue002")


def test_a_slot_that_the_rows_do_not_have_is_a_mistake_and_not_an_empty_cell():
    with pytest.raises(AttributeError):
        drawn(ROW, lines=[SimpleNamespace(name="Ana", kind="")])
