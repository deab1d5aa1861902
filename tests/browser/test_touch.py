"""Under a finger everything that acts is 44 px high: pages of the work, as someone on the way sees them on a phone.

Belongs here: the size of what is touched. Not here: the ways to the pages (tours). A link inside a sentence is as high
as its line; whatever stands alone is not.
"""

import pytest

from tests.browser.all_tours import TOURS
from tests.browser.conftest import enter
from tests.browser.ground import esther_of
from tests.browser.tours import Visit

pytestmark = pytest.mark.slow
WORK = [
    "line", "shifts-dev", "plan-amira", "clocks-amira", "advocacy-amira", "screening-amira", "services-amira",
    "told-amira",
]  # fmt: skip
TOO_SMALL = """() => {
  const seen = e => e.checkVisibility({ visibilityProperty: true });
  const acts = 'main :is(a[href], button, summary, select, textarea, label:has(input), input:not([type=hidden]))';
  const small = [];
  for (const e of document.querySelectorAll(acts)) {
    if (!seen(e) || e.matches('label input') || e.closest('.vh')) continue;
    const around = e.parentElement;
    const inSentence = e.matches('a') && [...around.childNodes].some(n => n !== e && n.textContent.trim());
    const box = e.getBoundingClientRect();
    if (inSentence || box.height >= 43.5 || box.width < 2) continue;
    const shown = e.outerHTML.replace(/\\s+/g, ' ').slice(0, 90);
    small.push(`${Math.round(box.height)} px: ${shown} in ${around.className}`);
  }
  return small;
}"""


@pytest.mark.parametrize("tour", WORK)
def test_a_finger_finds_everything(cast, open_window, live_server, tour):
    window = open_window(width=360, is_mobile=True, has_touch=True)
    window.page.on("dialog", lambda dialog: dialog.accept())
    visit = Visit(window, cast, esther_of(cast), lambda person: enter(window.page, person, live_server.url))
    small = [f"{name}: {what}" for name in TOURS[tour](visit) for what in window.page.evaluate(TOO_SMALL)]
    assert sorted(small) == []
