"""What is wrong with a file, in sentences: what it is, and what was done.

Belongs here: words for the codes of findings. Not here: where a finding is shown (templates), which
there are (the readers).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SENTENCES = {
    # the whole file
    "nothing_there": gettext_lazy("There is nothing in this file that we can read."),
    "nothing_left": gettext_lazy("Not one row of it could be taken. Nothing was kept."),
    "no_service_left": gettext_lazy("Not one of its %(count)s services could be taken. Nothing was kept."),
    "all_broken": gettext_lazy(
        "Not one of %(count)s rows names something that is here in “%(field)s”. "
        "The tables of this set do not belong together, so nothing was kept."
    ),
    "not_known": gettext_lazy("This is not a kind of file we can read. Bring JSON, CSV, or a zip of them."),
    "not_json": gettext_lazy("This is not JSON. Look at line %(line)s."),
    "not_hsds": gettext_lazy(
        "This is JSON, but holds no services, organizations or terms of HSDS. It holds: %(names)s."
    ),
    "too_deep": gettext_lazy("Things are nested too deeply here to be read."),
    "bad_zip": gettext_lazy("This zip cannot be opened. Make it again, or bring its files one by one."),
    "locked_zip": gettext_lazy("This zip has a password. Bring it without one."),
    "zip_bomb": gettext_lazy("This zip unpacks to far more than it says. It was not opened."),
    "too_many_files": gettext_lazy("There are more than %(most)s files in it."),
    "too_many_columns": gettext_lazy("There are more than %(most)s columns in it."),
    "name_points_out": gettext_lazy(
        "A file in this zip has a name that points outside of it. It was not opened."
    ),
    "no_column": gettext_lazy(
        "There is no column “%(column)s”, and without it the rows cannot be tied together."
    ),
    "no_column_near": gettext_lazy(
        "There is no column “%(column)s”, and without it the rows cannot be tied together. "
        "“%(near)s” comes nearest: rename it, then bring the file again."
    ),
    "zip_in_zip": gettext_lazy(
        "There is a zip inside this zip. Unpack the outer one, and bring the inner one."
    ),
    "too_large": gettext_lazy("It is larger than %(most)s MB. Bring it in parts."),
    "too_many_rows": gettext_lazy("There are more than %(most)s rows in it. Bring it in parts."),
    "open_quotes": gettext_lazy(
        "More than a thousand quotation marks are opened in it and never closed. Look at line %(line)s."
    ),
    "header_too_long": gettext_lazy(
        "Its first line is longer than a million letters, so it is no list of columns."
    ),
    "needs_mapping": gettext_lazy(
        "These tables are of a shape of their own. Say first what their columns are."
    ),
    "not_mapped": gettext_lazy(
        "Nobody has said what the columns of this file are, or they have changed since."
    ),
    "no_name_mapped": gettext_lazy("No column says what it is called. Choose one for the name."),
    "bad_mapping": gettext_lazy("What the columns are could not be read. Choose again."),
    "file_gone": gettext_lazy("The file is no longer here. Bring it again."),
    "waited_too_long": gettext_lazy(
        "Nobody brought it in within a week. Its file is deleted and this import has ended. Bring the list again."
    ),
    "later_import": gettext_lazy("A later import changed the same rows. Take that one back first."),
    "held_elsewhere": gettext_lazy(
        "Something else already refers to what this import brought: a referral, a bed or a check. Nothing was changed."
    ),
    "not_taken_back": gettext_lazy("Taking it back broke off. Everything stands as it did; try once more."),
    "broke_off": gettext_lazy("It broke off. What came in so far can be taken back."),
    # one row
    "no_fact": gettext_lazy("“%(value)s” is not something that this fact can say."),
    "own_facts": gettext_lazy("%(count)s attributes are facts of our own. They are kept as such."),
    "no_id": gettext_lazy("It has no id."),
    "long_id": gettext_lazy("Its id is longer than 255 letters."),
    "twice": gettext_lazy("This id stood here before, with other words. The first row was taken."),
    "not_an_object": gettext_lazy("This is no row of anything."),
    "cell_too_long": gettext_lazy("One cell of it is longer than a million letters."),
    "too_many_cells": gettext_lazy("It has more cells than there are columns."),
    "open_quote": gettext_lazy(
        "A quotation mark is opened here and never closed. The lines after it were read."
    ),
    "strange_columns": gettext_lazy("Too few columns of its file are the standard’s to know what it says."),
    "unknown_object": gettext_lazy("This is nothing that the standard knows."),
    "unread_line": gettext_lazy("This line is not JSON."),
    "too_long": gettext_lazy("The text is longer than 100,000 letters."),
    "missing": gettext_lazy("This cannot be empty."),
    "orphan": gettext_lazy("It names “%(value)s”, which is not in the file or the directory."),
    "parent_refused": gettext_lazy("What it belongs to was not taken."),
    "part_of_nothing": gettext_lazy("What it belongs to is not here."),
    # warnings
    "orphan_kept": gettext_lazy("It names “%(value)s”, which is not here. It was taken without it."),
    "orphan_held": gettext_lazy(
        "Its organization “%(value)s” is not here. It comes in under one that is made for such services."
    ),
    "too_few_cells": gettext_lazy(
        "The row ends before the column “%(field)s”. What is missing was taken as empty."
    ),
    "name_twice": gettext_lazy("“%(field)s” stands in it twice. The last one was taken."),
    "half_point": gettext_lazy("Only one of latitude and longitude is there. It was kept beside."),
    "zero_point": gettext_lazy("Latitude and longitude are zero. That is no place, and was kept beside."),
    "turned_point": gettext_lazy(
        "Latitude and longitude seem to have changed places. They were kept beside, and no point was made of them."
    ),
    "no_point": gettext_lazy("There is no such latitude and longitude. They were kept beside."),
    "loose": gettext_lazy(
        "It names “%(value)s”, which is not here. The name was kept, the tie was not made."
    ),
    "own_parent": gettext_lazy("It names itself as what it belongs to. That was left out."),
    "same_id": gettext_lazy("The same id also stands for another thing (%(value)s)."),
    "told_twice": gettext_lazy("It is told of twice, and not in the same words. The first words were taken."),
    "should_have": gettext_lazy("The standard asks for this. It is empty."),
    "absent": gettext_lazy("It is empty; we took “%(value)s”."),
    "unknown_code": gettext_lazy(
        "“%(value)s” is not one of the words the standard knows. It was kept beside."
    ),
    "not_plain": gettext_lazy("There should be plain text here. It was kept beside."),
    "no_email": gettext_lazy("“%(value)s” is not an email address."),
    "no_uri": gettext_lazy("“%(value)s” is not a web address."),
    "no_scheme": gettext_lazy("“%(value)s” lacks https:// before it."),
    "no_time": gettext_lazy("“%(value)s” is not a time of day."),
    "no_number": gettext_lazy("“%(value)s” is not a number. It was kept beside."),
    "no_date": gettext_lazy("“%(value)s” is not a day. It was kept beside."),
    "no_datetime": gettext_lazy("“%(value)s” is not a day and time. It was kept beside."),
    # notes about a file
    "renamed": gettext_lazy("The column “%(theirs)s” was read as “%(field)s”."),
    "unknown_near": gettext_lazy(
        "The standard has no column “%(field)s”. Did they mean “%(near)s”? It was kept as it is."
    ),
    "unknown_column": gettext_lazy("The standard has no column “%(field)s”. It was kept as it is."),
    "not_of_the_standard": gettext_lazy("This file is not part of the standard. It was not read."),
    "empty_file": gettext_lazy("This file is empty."),
    "json_beside": gettext_lazy("This is JSON beside tables. Only the tables were read: bring it by itself."),
    "list_not_read": gettext_lazy("The list “%(names)s” is nothing of the standard. It was not read."),
    "not_read": gettext_lazy("This kind of file is not read."),
    "one_page_of_more": gettext_lazy("This is page %(number)s of %(pages)s. The others are not in the file."),
    "counts_wrongly": gettext_lazy("It says that %(said)s things are in it. There are %(there)s."),
    "old_encoding": gettext_lazy(
        "This is not UTF-8. It was read as Western European; look at names with accents."
    ),
    "had_zeros": gettext_lazy("There were empty signs in it that no text has. They were left out."),
    # kept out
    "hidden_place": gettext_lazy("A confidential place. It was stored without what finds it."),
    "of_hidden_place": gettext_lazy("It belongs to a confidential place. It was not stored."),
    "told_elsewhere": gettext_lazy("It would have told where a confidential place is. It was left out."),
    "leads_there": gettext_lazy("Words that would lead to a confidential place were left out."),
}


def sentence(code: str, values: Mapping[str, Any] | None = None, *, field: str = "") -> str:
    """The sentence for a finding. A value that is not quoted leaves a gap that says so."""
    told = dict.fromkeys(
        ("value", "theirs", "near", "column", "line", "names", "most", "count", "said", "there"), "…"
    )
    told |= {"number": "?", "pages": "?", "field": field} | dict(values or {})
    if code == "no_column" and told["near"] not in ("", "…"):
        code = "no_column_near"
    known = SENTENCES.get(code)
    return str(known) % told if known is not None else _("Something is wrong here.")
