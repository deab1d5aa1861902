"""Who gets in where: the whole house in one table, read by test_every_url and by whoever adds a screen.

The client is Amira's, supervised by Chloe; the colleague is Dev, of the same agency; the break-glass was asked by
Amira. To get in means to be answered with the page or with a form to correct, not to be shown the door (302), a
refusal (403) or nothing (404). A new address goes into one of these lists, or the test fails.
"""

from tests import areas

EVERYONE = ("anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay")
SIGNED_IN = set(EVERYONE) - {"anonymous"}
ON_THE_CARE_TEAM = {"amira", "chloe"}
MANAGES_DEV = {"chloe", "rosa", "vera", "ida"}
MANAGES_SOMEONE = {*MANAGES_DEV, "ruth", "fay"}
KEEPS_DEVS_KEYS = {"chloe", "rosa"}
CUSTODIANS = {*KEEPS_DEVS_KEYS, "ben", "ruth", "fay"}
WORKS_WITH_CLIENTS = SIGNED_IN - {"ida", "fay"}
NOBODY: set[str] = set()

GROUPS: list[tuple[set[str], str]] = [
    # Open to anyone.
    (
        set(EVERYONE),
        """healthz foundation:language foundation:theme foundation:keyboard foundation:styleguide
        public_site:front public_site:help public_site:calling public_site:unsure public_site:rights
        public_site:privacy public_site:accessibility people:sign_in""",
    ),
    # The middle of signing in, for who is not in the middle of it, and its end: both lead back to the door.
    (NOBODY, "people:second_factor people:set_up people:sign_out"),
    # An invitation or a first key that does not exist is nobody's.
    (NOBODY, "people:join people:first_passkey_challenge people:remove_passkey cases:ask_glass"),
    # One's own account, one's own day, the lists that show one's own.
    (
        SIGNED_IN,
        """people:passkey_challenge people:cover people:step_up people:account people:passphrase people:preferences
        people:sessions people:end_other_sessions people:end_session people:factors people:factor_app
        people:remove_app people:add_passkey people:new_passkey_challenge people:rename_passkey
        people:recovery_codes people:shares people:today people:staff cases:list cases:find_own cases:glasses""",
    ),
    (SIGNED_IN, "people:uncover"),
    # Colleagues: seen by all of the agency, managed by some, their keys in the hands of custodians.
    (
        SIGNED_IN - {"ben", "ruth", "fay"},
        "people:colleague people:teams",
    ),  # a refusal is said on the colleague's page
    (MANAGES_SOMEONE, "people:invite people:lapses"),
    (MANAGES_DEV, "people:change_colleague people:record_credential people:withdraw_credential"),
    (KEEPS_DEVS_KEYS, "people:start_over cases:leaving cases:settle_supervision"),
    (
        {*KEEPS_DEVS_KEYS, "vera"},
        "people:grant_keys",
    ),  # she gives the counselling key, which no custodian holds
    ({*CUSTODIANS, "vera"}, "people:keys people:recover"),
    (CUSTODIANS, "people:ledger"),
    ({"rosa", "ida", "ruth"}, "people:agency"),
    # Clients.
    (WORKS_WITH_CLIENTS, "cases:new cases:find"),
    (
        ON_THE_CARE_TEAM,
        """cases:client cases:identity cases:add_contact cases:edit_contact cases:confirm_contact cases:end_contact
        cases:code_word cases:timeline cases:add_note cases:note cases:documents cases:add_document cases:document
        cases:remove_document cases:undo_remove_document cases:close cases:reopen cases:team cases:add_member
        cases:shut_out cases:change_member cases:remove_member cases:give_keys cases:let_in_again cases:log""",
    ),
    ({"chloe"}, "cases:destroy cases:hold cases:end_hold"),  # by who leads and works with the client
    ({"amira"}, "cases:correct_note"),  # a note is corrected by its author
    # A break-glass: its asker, and who leads or keeps the keys. What each may do with it: test_break_glass.
    (
        {"amira", "chloe", "rosa", "vera"},
        "cases:open_glass cases:decline_glass cases:end_glass cases:review_glass",
    ),
]
for area in areas.access_files():
    GROUPS += area.GROUPS
ACCESS = {name: people for people, names in GROUPS for name in names.split()}
