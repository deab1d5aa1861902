"""A keyboard and nothing else: Tab until something has the focus, then type, Space, Enter.

Belongs here: steps that journeys by keyboard share. Not here: tests, what a page says.
"""

MANY = 120
CALLED = """() => {
  const here = document.activeElement;
  const set = here.type === 'radio' ? here.closest('[role=radiogroup], fieldset') : null;
  const named = set && document.getElementById(set.getAttribute('aria-labelledby'));
  const group = set && (set.getAttribute('aria-label') || (named || set.querySelector('legend'))?.innerText);
  const own = here.getAttribute('aria-label') || here.labels?.[0]?.innerText || here.innerText || '';
  return [own, group || ''];
}"""


class Keys:
    """Tab, type, Enter, Space."""

    def __init__(self, window, case_id=None):
        self.window, self.page, self.case_id = window, window.page, case_id

    def here(self):
        """What has the focus, and what asks for it when it is one of several choices."""
        return [" ".join(said.split()).replace(" :", ":") for said in self.page.evaluate(CALLED)]

    def to(self, words):
        """Tab until the focus stands on what is called so."""
        seen = []
        for _ in range(MANY):
            self.page.keyboard.press("Tab")
            seen.append(self.here())
            if any(said.startswith(words) for said in seen[-1]):
                return self
        raise AssertionError(f"no way to {words!r} by Tab, only {seen}")

    def choose(self, group, words):
        """One of several choices, by arrows."""
        self.to(group)
        for _ in range(MANY):
            if self.here()[0].startswith(words):
                return self.press("Space")
            self.press("ArrowDown")
        raise AssertionError(f"no way to {words!r} by arrows")

    def pick(self, label, words):
        """One line of a list that opens: typed, as browsers find it."""
        self.to(label).page.keyboard.type(words)
        return self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text):
        self.page.keyboard.insert_text(text)
        return self

    def send(self, words="Save"):
        with self.page.expect_navigation():
            self.to(words).press("Enter")

    def follow(self, words):
        with self.page.expect_navigation():
            self.to(words).press("Enter")

    def order(self):
        return [" ".join(text.split()) for text in self.page.locator(".needs h3").all_inner_texts()]
