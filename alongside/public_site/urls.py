"""Addresses of the public site: pages that anyone may read, and where the staff write them."""

from django.urls import URLPattern, URLResolver, path

from alongside.public_site.views import agency, cards, keeping, library, our_page, pages

app_name = "public_site"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.front, name="front"),
    path("help/", pages.help_now, name="help"),
    path("help/calling/", pages.calling, name="calling"),
    path("rights/", pages.rights, name="rights"),
    path("unsure/", pages.unsure, name="unsure"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("who/<uuid:shown_agency_id>/", agency.agency, name="agency"),
    path("library/", library.library, name="library"),
    path("library/myths/", library.myths, name="myths"),
    path("staff/library/", keeping.keep_library, name="keep_library"),
    path("staff/library/new/", keeping.new_resource, name="new_resource"),
    path("staff/library/<uuid:shelved_id>/", keeping.change_resource, name="change_resource"),
    path("staff/library/<uuid:shelved_id>/looked-at/", keeping.look_at_resource, name="look_at_resource"),
    path("staff/library/<uuid:shelved_id>/take-out/", keeping.take_out_resource, name="take_out_resource"),
    path("staff/library/<uuid:shelved_id>/put-back/", keeping.put_back_resource, name="put_back_resource"),
    path("staff/our-page/", our_page.our_page, name="our_page"),
    path("staff/cards/", cards.cards, name="cards"),
    path("staff/cards/file/", cards.cards_file, name="cards_file"),
]
