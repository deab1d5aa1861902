"""Screens of the house itself: choices, keyboard, style guide, pages for when something fails."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from alongside.foundation import errors, guide, http, navigation, views
from alongside.foundation.htmx import render_page


def page(path="/", **headers):
    request = RequestFactory().get(path, headers=headers)
    request.htmx = ""
    return request


def post(name, data, **headers):
    return RequestFactory(enforce_csrf_checks=True).post(reverse(f"foundation:{name}"), data, headers=headers)


def test_a_language_is_kept_until_the_browser_closes():
    answer = views.language(
        post("language", {"language": "es", "next": "/help/"}, **{"Sec-Fetch-Site": "same-origin"})
    )
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/help/"
    assert answer.cookies["lang"].value == "es"
    assert answer.cookies["lang"]["max-age"] == ""
    assert answer.cookies["lang"]["httponly"]


def test_a_language_that_is_not_spoken_here_is_not_kept():
    answer = views.language(post("language", {"language": "tlh"}, **{"Sec-Fetch-Site": "same-origin"}))
    assert answer.status_code == 400
    assert not answer.cookies


@pytest.mark.parametrize("name", ["language", "theme", "keyboard"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", None])
def test_a_choice_posted_from_elsewhere_without_a_token_is_refused(name, site):
    headers = {"Sec-Fetch-Site": site} if site else {}
    answer = getattr(views, name)(post(name, {"language": "es", "theme": "dark", "keys": "off"}, **headers))
    assert answer.status_code == 403
    assert not answer.cookies


@pytest.mark.parametrize(("chosen", "kept"), [("light", "light"), ("dark", "dark"), ("device", "")])
def test_a_theme_is_kept(chosen, kept):
    answer = views.theme(post("theme", {"theme": chosen}, **{"Sec-Fetch-Site": "same-origin"}))
    assert answer.cookies["theme"].value == kept


def test_asking_for_the_choices_changes_nothing():
    answer = views.language(page())
    assert answer.status_code == 200
    assert "lang" not in answer.cookies


@pytest.mark.parametrize("path", ["/clients/", "/clients/?page=2"])
def test_the_way_back_stays_inside(path):
    assert http.back_to(RequestFactory().post("/", {"next": path}), "/default/") == path


@pytest.mark.parametrize(
    "path",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:go()",
        "clients/",
        "",
    ],
)
def test_a_way_back_to_elsewhere_is_not_taken(path):
    assert http.back_to(RequestFactory().post("/", {"next": path}), "/default/") == "/default/"


@pytest.mark.parametrize("room", ["public", "staff"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_style_guide_shows_every_room_in_light_and_dark(settings, room, theme):
    settings.STYLEGUIDE = True
    answer = views.styleguide(page(f"/styleguide/?room={room}&theme={theme}"))
    html = answer.content.decode()
    assert f'data-theme="{theme}"' in html
    assert f'data-room="{room}"' in html
    assert all(word in html for _shape, word, _tone in guide.MARKS)


def test_the_style_guide_is_not_there_where_it_is_not_wanted(settings):
    settings.STYLEGUIDE = False
    with pytest.raises(Exception) as refusal:
        views.styleguide(page("/styleguide/"))
    assert refusal.typename == "Http404"


def test_the_first_stop_of_a_public_page_is_the_way_out(settings):
    html = render_to_string("shells/public.html", {}, request=page())
    body = html[html.index("<body") :]
    assert body.index("<a ") == body.index('<a class="exit-go"')
    assert 'rel="noreferrer"' in body[: body.index("</a>")]


def test_the_demonstration_says_so_on_every_shell(settings):
    settings.DEMO = True
    for shell in ("public", "staff", "plain"):
        html = render_to_string(f"shells/{shell}.html", {}, request=page())
        assert "1-888-373-7888" in html
        assert "tel:911" in html
    assert b"1-888-373-7888" in errors.server_error(page()).content


def test_outside_the_demonstration_nothing_claims_to_be_one(settings):
    settings.DEMO = False
    assert b"demonstration" not in errors.page_not_found(page()).content


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 429, 500, 503])
def test_an_error_page_says_what_to_do_and_asks_nothing(status):
    answer = errors.page(page(), status)
    html = answer.content.decode()
    assert answer.status_code == status
    assert html.count("<h1>") == 1
    assert "!" not in html[html.index("<h1>") :].split("<svg")[0]
    assert "data-exit" in html


def test_a_broken_error_page_still_answers(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = errors.server_error(page())
    assert answer.status_code == 500
    assert b"not your doing" in answer.content


def test_too_much_at_once_says_so():
    assert errors.bad_request(page(), RequestDataTooBig()).status_code == 413
    assert errors.bad_request(page(), ValueError()).status_code == 400


def test_too_many_tries_says_how_long_to_wait():
    assert errors.too_many(page(), retry_after=60).headers["Retry-After"] == "60"


def test_navigation_promises_only_what_exists(settings):
    settings.STAFF_NAV = [("foundation:keyboard", "Keyboard"), ("nowhere:at_all", "Nothing")]
    items = navigation.staff_links("/keyboard/")
    assert [(item.label, item.current) for item in items] == [("Keyboard", True)]
    assert not navigation.staff_links("/elsewhere/")[0].current


def test_the_menu_leaves_out_what_is_nothing_to_a_person(settings):
    settings.STAFF_NAV = [("foundation:keyboard", "Keyboard"), ("foundation:theme", "Theme")]
    settings.STAFF_NAV_NOT_FOR = f"{__name__}.nothing_to"
    assert [item.label for item in navigation.staff_links("/", "whoever")] == ["Theme"]
    assert [item.label for item in navigation.staff_links("/")] == ["Keyboard", "Theme"]


def nothing_to(actor):
    return frozenset({"foundation:keyboard"})


class ByHtmx:
    history_restore_request = False

    def __bool__(self):
        return True


class StepBack(ByHtmx):
    history_restore_request = True


@pytest.fixture
def page_with_a_part(settings):
    text = (
        "{% load house partials %}{% collecticons %}<main>"
        '{% partialdef word inline %}<p id="word">{% icon "phone" %}{{ word }}</p>{% endpartialdef %}'
        "</main>{% sprite %}{% endcollecticons %}"
    )
    sources = [("django.template.loaders.locmem.Loader", {"page.html": text})]
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("template_partials.loader.Loader", sources)]},
        }
    ]

    def asked_by(htmx):
        request = page()
        request.htmx = htmx
        return render_page(request, "page.html", {"word": "hello"}, partial="word").content.decode()

    return asked_by


def test_htmx_gets_the_part_and_a_browser_the_page(page_with_a_part):
    whole, part = page_with_a_part(""), page_with_a_part(ByHtmx())
    region = part[: part.index("</p>") + 4]
    assert region in whole
    assert "<main>" in whole
    assert "<main>" not in part


def test_a_part_brings_the_icons_it_draws(page_with_a_part):
    part = page_with_a_part(ByHtmx())
    assert 'hx-swap-oob="beforeend:#sprite"' in part
    assert 'id="i-phone"' in part


def test_a_step_back_in_the_history_gets_the_whole_page(page_with_a_part):
    assert "<main>" in page_with_a_part(StepBack())


def test_an_answer_varies_with_who_asks_for_a_part():
    assert isinstance(answer := render_page(page(), "foundation/keyboard.html"), HttpResponse)
    assert "HX-Request" in answer.headers["Vary"]


def test_a_public_page_with_its_style_stays_under_sixty_thousand_bytes():
    from alongside.foundation.tests.test_tokens import CSS, assets

    sheets = sum((CSS / f"{name}.css").stat().st_size for name in assets.SHEETS["public"])
    html = len(render_to_string("shells/public.html", {}, request=page()).encode())
    script = (CSS.parent / "js" / "house.js").stat().st_size
    first = (CSS.parent / "js" / "left.js").stat().st_size
    assert script < 8_192
    assert first < 1_024  # it holds up the drawing of the page
    assert (
        sheets + html + script + first < 50_500
    )  # leaves nine and a half thousand for the words of the page
