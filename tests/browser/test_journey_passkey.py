"""A passkey: made once, then given in place of a code. The authenticator is pretended by the browser."""

import pytest


@pytest.fixture
def with_passkeys():
    """Give a window a security key that says yes by itself."""

    def plug_in(window):
        devtools = window.page.context.new_cdp_session(window.page)
        devtools.send("WebAuthn.enable")
        key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
        devtools.send(
            "WebAuthn.addVirtualAuthenticator", {"options": {**key, "automaticPresenceSimulation": True}}
        )
        return window

    return plug_in


def test_a_passkey_is_made_and_signs_her_in(cast, signed_in, with_passkeys):
    window = with_passkeys(signed_in(cast.amira))
    window.go("people:factors")
    window.follow("Add a passkey")
    window.fill("A name for it", "Key ring")
    window.press("Make a passkey")
    window.shows("The passkey is ready.")

    window.go("people:account")
    window.press("Sign out")
    window.gives_passphrase(cast.amira)
    window.press("Use a passkey")
    window.is_at("people:today")
    window.was_quiet()


def test_a_key_that_she_never_registered_lets_nobody_in(cast, signed_in, open_window, with_passkeys):
    hers = with_passkeys(signed_in(cast.amira))
    hers.go("people:add_passkey")
    hers.fill("A name for it", "Key ring")
    hers.press("Make a passkey")
    hers.shows("The passkey is ready.")

    someone = with_passkeys(open_window())
    someone.gives_passphrase(cast.amira)
    someone.press("Use a passkey")
    someone.shows("The passkey did not answer.")
    someone.go("people:today")
    someone.is_headed("Sign in")
