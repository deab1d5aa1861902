"""The addresses of the house, and one bare page to hold the public front against. Used by settings_bench alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from alongside.people.middleware import outside_the_wall, public
from config import urls

handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


@public
@outside_the_wall
@require_safe
def bare(request: HttpRequest) -> HttpResponse:
    """Nothing but what the server and the middleware do for every page."""
    return HttpResponse("<!doctype html><title>Bare</title><p>Bare")


urlpatterns = [path("bare/", bare), *urls.urlpatterns]
