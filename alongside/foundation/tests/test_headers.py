"""What every answer carries, and what the log keeps of it."""

import json
import logging
import sys

import pytest
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory

from alongside.foundation import http, logs
from alongside.foundation.middleware import (
    CsrfMiddleware,
    ErrorPagesMiddleware,
    HeadersMiddleware,
    PreferencesMiddleware,
    RequestIdMiddleware,
)


def answer(view, path="/", **headers):
    return HeadersMiddleware(view)(RequestFactory().get(path, headers=headers))


def plain(request):
    return HttpResponse("hello")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ],
)
def test_an_answer_carries_the_strict_header(name, value):
    assert answer(plain).headers[name] == value


def test_the_policy_allows_this_origin_alone_and_nothing_inline():
    policy = dict(part.split(" ", 1) for part in answer(plain).headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)
    assert "http" not in str(policy)


def test_every_device_feature_is_off_but_passkeys():
    policy = dict(part.split("=") for part in answer(plain).headers["Permissions-Policy"].split(", "))
    assert policy["geolocation"] == policy["camera"] == policy["microphone"] == "()"
    assert {name for name, value in policy.items() if value != "()"} == {
        "publickey-credentials-create",
        "publickey-credentials-get",
    }


def test_a_weaker_header_of_an_inner_layer_does_not_win():
    def weaker(request):
        return HttpResponse(headers={"Referrer-Policy": "unsafe-url", "Cache-Control": "public, max-age=900"})

    headers = answer(weaker).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


def test_a_page_marked_public_may_be_stored():
    assert answer(http.public_cacheable(60)(plain)).headers["Cache-Control"] == "public, max-age=60"


def test_a_page_marked_public_that_sets_a_cookie_may_not():
    @http.public_cacheable(60)
    def with_cookie(request):
        response = HttpResponse()
        response.set_cookie("lang", "es")
        return response

    assert answer(with_cookie).headers["Cache-Control"] == "no-store"


def test_a_refusal_of_a_page_marked_public_may_not():
    refused = http.public_cacheable(60)(lambda request: HttpResponse(status=404))
    assert answer(refused).headers["Cache-Control"] == "no-store"


def test_a_download_keeps_its_sandbox():
    def view(request):
        return http.download(b"x", kind="document", extension="pdf", content_type="application/pdf")

    headers = answer(view).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Content-Disposition"] == 'attachment; filename="document.pdf"'


def test_a_download_named_after_someone_is_a_mistake():
    with pytest.raises(ValueError, match="plain word"):
        http.download(b"x", kind="Esther M.", extension="pdf", content_type="application/pdf")


def test_each_request_has_an_id_of_its_own():
    middleware = RequestIdMiddleware(plain)
    first, second = (middleware(RequestFactory().get("/")).headers["X-Request-Id"] for _ in range(2))
    assert len(first) == 32
    assert first != second
    assert logs.request_id.get() == ""


def test_the_line_about_a_request_holds_no_address(caplog):
    with caplog.at_level(logging.INFO, logger="alongside.request"):
        RequestIdMiddleware(plain)(RequestFactory().get("/clients/0193-secret/?q=Esther"))
    line = logs.JsonLines().format(caplog.records[-1])
    assert "secret" not in line
    assert "Esther" not in line
    assert json.loads(line)["status"] == 200


def test_an_error_keeps_its_type_and_place_but_not_its_words():
    try:
        raise ValueError("Esther lives at Alder Street")
    except ValueError:
        record = logging.LogRecord("alongside.x", logging.ERROR, __file__, 1, "failed", (), sys.exc_info())
    line = json.loads(logs.JsonLines().format(record))
    assert line["error"] == ["builtins.ValueError"]
    assert line["trace"][0].startswith("alongside/foundation/tests/test_headers.py:")
    assert "Esther" not in json.dumps(line)


@pytest.mark.parametrize(
    ("message", "args"),
    [("Not Found: %s", ("/clients/esther/",)), ("Forbidden /clients/esther/", ())],
    ids=["with arguments", "already filled in"],
)
def test_a_line_from_elsewhere_keeps_nothing_that_was_filled_in(message, args):
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 7, message, args, None)
    assert "esther" not in logs.JsonLines().format(record)


def test_a_field_that_is_not_on_the_list_is_left_out():
    record = logging.makeLogRecord({"name": "alongside.x", "msg": "said", "client": "Esther", "ms": 3})
    line = json.loads(logs.JsonLines().format(record))
    assert line["ms"] == 3
    assert "Esther" not in json.dumps(line)


def test_a_bare_refusal_gets_a_page_and_keeps_its_headers():
    def only_post(request):
        return HttpResponseNotAllowed(["POST"])

    response = ErrorPagesMiddleware(only_post)(RequestFactory().get("/"))
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert b"<h1>" in response.content


def test_a_refusal_with_words_of_its_own_keeps_them():
    def busy(request):
        return HttpResponse("wait", status=503)

    assert ErrorPagesMiddleware(busy)(RequestFactory().get("/")).content == b"wait"


@pytest.mark.parametrize(
    ("cookies", "asks", "spoken"),
    [
        ({"lang": "es"}, "en", "es"),
        ({}, "es-MX,es;q=0.9", "es"),
        ({"lang": "xx"}, "en", "en"),
        ({}, "", "en"),
    ],
)
def test_the_language_comes_from_the_cookie_then_from_the_browser(cookies, asks, spoken):
    request = RequestFactory().get("/", headers={"Accept-Language": asks})
    request.COOKIES = cookies
    assert PreferencesMiddleware(plain)(request).headers["Content-Language"] == spoken


def posted(origin, site):
    headers = {"Origin": origin} | ({"Sec-Fetch-Site": site} if site else {})
    return RequestFactory().post("/", headers=headers)


@pytest.mark.parametrize(
    ("origin", "site", "verified"),
    [
        ("http://testserver", None, True),
        ("null", "same-origin", True),
        ("null", None, True),  # an old browser: the token alone decides
        ("null", "cross-site", False),
        ("null", "same-site", False),
        ("https://elsewhere.example", None, False),
        ("https://elsewhere.example", "same-origin", False),
    ],
)
def test_a_form_is_taken_only_from_this_site(origin, site, verified):
    assert CsrfMiddleware(plain)._origin_verified(posted(origin, site)) is verified


def test_a_form_without_its_token_is_refused_even_from_this_site():
    middleware = CsrfMiddleware(plain)
    refusal = middleware.process_view(posted("null", "same-origin"), plain, (), {})
    assert refusal is not None
    assert refusal.status_code == 403
