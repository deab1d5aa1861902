"""Documents that are there to do harm: refused with a sentence, or read within limits; nothing outside is touched."""

import random
import time
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.plan_room.errors_sources import WHY
from alongside.plan_room.reader import asking, kinds, limits
from alongside.plan_room.tests.sources.documents import as_docx, as_html, as_pdf, document_xml, pdf, zipped

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)
OUTSIDE = ENTITIES.replace(
    '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'
)
TEMPLATE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="attachedTemplate" Target="http://198.51.100.1/t.dotm" TargetMode="External"/></Relationships>'
)


def part(xml):
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def noise(pages):
    chance = random.Random(7)
    return pdf([b"BT /F1 9 Tf 40 700 Td (" + bytes(chance.choices(b"abcdef ", k=1500)) + b") Tj ET"] * pages)


REFUSED = {
    "nothing in it": (b"", "a.txt", "empty"),
    "only spaces": (b" \n \n", "a.txt", "empty"),
    "a program": (b"\x7fELF\x02\x01\x01\x00\x00", "a.txt", "no_kind"),
    "another kind than its name": (as_html(["Words"]), "a.docx", "other_kind"),
    "a word document called pdf": (as_docx(["Words"]), "a.pdf", "other_kind"),
    "old word": (b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx", "old_word"),
    "a zip behind a pdf": (as_pdf(["Words"]) + as_docx(["Words"]), "a.pdf", "two_kinds"),
    "a pdf behind a page": (b"<html>" + as_pdf(["Words"]), "a.html", "two_kinds"),
    "a zip behind a text": (b"Words\n" + as_docx(["Words"]), "a.txt", "two_kinds"),
    "a zip that is no document": (zipped({"a.txt": "words"}), "a.docx", "no_kind"),
    "a bomb": (part(b"<w>" + b" " * (limits.MOST_UNPACKED + 10)), "a.docx", "bomb"),
    "too many parts": (zipped({f"p{n}": b"" for n in range(limits.MOST_PARTS + 1)}), "a.docx", "bomb"),
    "macros": (as_docx(["Words"], **{"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
    "a billion laughs": (part(ENTITIES), "a.docx", "entities"),
    "an entity from outside": (part(OUTSIDE), "a.docx", "entities"),
    "too deep": (part("<a>" * 5000), "a.docx", "too_much"),
    "xml that breaks off": (part(document_xml(["Words"])[:-30]), "a.docx", "broken"),
    "no words": (as_html([]), "a.html", "no_words"),
    "too many tags": (b"<html>" + b"<b>" * (limits.MOST_TAGS + 10), "a.html", "too_much"),
}
REFUSED_PDF = {
    "500 pages": (noise(500), "a.pdf", {"too_many_pages"}),
    "locked": (
        pdf([b""], b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (0) /U (0) /P -4 >>"),
        "a.pdf",
        {"locked", "broken"},
    ),
    "a bomb": (pdf([b" " * 300_000_000]), "a.pdf", {"too_much", "broken", "no_words", "too_slow"}),
    "nested without end": (
        pdf([b""]) .replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "a.pdf", {"broken", "too_much", "no_words"},
    ),
    "deep lists": (
        pdf([b"[" * 200_000 + b"] TJ"], packed=False), "a.pdf", {"broken", "too_much", "no_words", "too_slow"},
    ),
    "cut off": (as_pdf(["Words"])[:40], "a.pdf", {"broken"}),
}  # fmt: skip


def outcome(data, name):
    """What the process would say: the kind, or why not."""
    try:
        return kinds.read(data, name)[0]
    except kinds.Unreadable as refused:
        return refused.code
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError, zlib.error):
        return "broken"


def why(data, name):
    begun = time.monotonic()
    with pytest.raises(asking.NotRead) as refused:
        asking.read_document(data, name)
    assert time.monotonic() - begun < limits.WAIT + 5
    assert refused.value.code in WHY
    return refused.value.code


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_its_sentence(case):
    data, name, expected = REFUSED[case]
    assert why(data, name) == expected


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED_PDF)
def test_a_pdf_is_refused_with_its_sentence(case):
    pytest.importorskip("pypdf")
    data, name, expected = REFUSED_PDF[case]
    assert why(data, name) in expected


def test_what_is_too_large_is_not_even_opened(tmp_path):
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    begun = time.monotonic()
    with pytest.raises(asking.NotRead, match="too_large"):
        asking.read_path(file)
    assert time.monotonic() - begun < 1


def test_a_template_from_elsewhere_is_not_followed_and_the_words_are_read():
    data = as_docx(["Words of the plan."], **{"word/_rels/settings.xml.rels": TEMPLATE})
    assert asking.read_document(data, "a.docx").lines == [(1, "Words of the plan.")]


def test_scripts_of_a_page_are_no_words():
    page = b"<html><script>alert(1)</script><p onclick=x>We <b>will</b></p><style>p</style></html>"
    assert asking.read_document(page, "a.html").lines == [(1, "We will")]


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("import socket; socket.socket()", "no"),
        ("open('/etc/hostname')", "no"),
        ("import os; os.fork()", "no"),
        ("import os; os.system('true')", "no"),
        ("bytearray(limits.MEMORY * 2)", "no"),
        ("sum(range(3))", "yes"),
    ],
)
def test_the_process_can_do_nothing_but_read(does, told):
    import subprocess
    import sys

    code = (
        "import sys, os, socket; sys.path.insert(0, sys.argv[1])\n"
        "from alongside.plan_room.reader import limits\nlimits.hold()\n"
        f"try:\n    {does}\n    print('yes')\nexcept BaseException:\n    print('no')"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(asking.ROOT)], capture_output=True, text=True
    )
    assert done.stdout.strip() == told


def test_reading_without_end_is_ended():
    import subprocess
    import sys

    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\nfrom alongside.plan_room.reader import limits\n"
        "limits.SECONDS = 1\nlimits.hold()\nwhile True: pass"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code, str(asking.ROOT)], timeout=60)
    assert done.returncode in (-9, -24)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=3000),
    st.sampled_from([b"", b"<html>", b"{\\rtf", b"PK\x03\x04", b"\xff\xfe", b"<?xml "]),
    st.sampled_from(["", "a.txt", "a.html", "a.docx"]),
)
def test_whatever_comes_is_read_or_refused(data, start, name):
    assert outcome(start + data, name) in {*kinds.READERS, *WHY}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_docx_with_a_few_bytes_changed_is_read_or_refused(data):
    whole = bytearray(as_docx(["Some words of a plan", "and more of them"]))
    for _time in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert outcome(bytes(whole), "") in {*kinds.READERS, *WHY}
