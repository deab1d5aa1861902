"""Signed in at two places: signing out everywhere else ends the other one at its next click."""


def test_signing_out_elsewhere_ends_the_other_at_its_next_click(cast, signed_in):
    here, elsewhere = signed_in(cast.amira), signed_in(cast.amira)
    elsewhere.go("cases:list")
    elsewhere.is_headed("Clients")

    here.go("people:account")
    here.follow("See where")
    here.press("Sign out everywhere else")
    here.shows("1 other session is signed out.")

    elsewhere.follow("Open a client")
    elsewhere.is_headed("Sign in")
    here.go("cases:list")
    here.is_headed("Clients")


def test_after_signing_out_back_shows_nothing(cast, signed_in):
    window = signed_in(cast.amira)
    window.go("cases:list")
    window.go("people:account")
    window.press("Sign out")
    window.is_headed("Sign in")
    window.page.go_back()
    window.is_headed("Sign in")
