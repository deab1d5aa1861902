"""Signing in, opening a client, a note and a file, and all of it in the log. With scripts and without."""

import pytest

LETTER = "Dear Esther, the room is yours from the 3rd.\n"


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_an_advocate_works_with_someone_new(cast, open_window, tmp_path, javascript):
    window = open_window(javascript=javascript)
    window.signs_in(cast.amira)
    case_id = window.opens_client("Esther")

    window.writes_note("She wants to see the room before she says yes.")
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    window.go("cases:client", case_id)
    window.follow("Add a document")
    window.choose("Advocacy notes")
    window.field("Files").set_input_files(letter)
    window.press("Add")
    window.shows("letter.txt")
    with window.page.expect_download() as download:
        window.follow("letter.txt")
    assert download.value.path().read_text() == LETTER

    window.go("cases:list")
    window.follow("Esther")
    window.follow("Log")
    window.is_headed("Who opened this record")
    for line in ("Amira, advocate, wrote a note", "Amira, advocate, added a document"):
        window.shows(line)
    window.was_quiet()
