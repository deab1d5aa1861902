"""Journey 6, a girl of fifteen: the question, the report, the clocks of the law, and who may consent. By keyboard."""

from playwright.sync_api import expect

from alongside.cases.factories import a_client


def test_a_girl_of_fifteen(cast, as_person, signed_in):
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
    window = signed_in(cast.amira, width=360)
    page = window.page
    window.go("cases:edit_minor", esther.id)
    page.locator("[name=about_age]").focus()
    page.keyboard.type("about fifteen")
    page.locator("[name=under_18][value=yes]").focus()
    page.keyboard.press("Space")
    page.locator("[name=alone][value=sa_care]").focus()
    page.keyboard.press("Space")
    page.locator("[name=about_age]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("about fifteen")
    expect(page.get_by_text("They decide", exact=True)).to_be_visible()
    expect(page.locator("main")).to_contain_text("Nobody is contacted before")

    window.go("cases:add_report", esther.id)
    page.locator("[name=cause_by_id]").focus()
    page.keyboard.type("Amira")
    page.locator("[name=number]").focus()
    page.keyboard.type("77-4417")
    page.keyboard.press("Enter")
    reports = page.locator("section[aria-labelledby=reports]")
    expect(reports).to_contain_text("77-4417")
    expect(reports).to_contain_text("To be called")
    clocks = page.locator("section[aria-labelledby=clocks]")
    expect(clocks).to_contain_text("Now, whatever the hour.")
    expect(clocks).to_contain_text("Yours to keep.")
    clocks.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(clocks).to_contain_text("325 ILCS 5/4")
    expect(clocks).to_contain_text("Nobody has checked it yet.")
