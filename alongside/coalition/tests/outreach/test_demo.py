"""The scene of the demonstration stands, through the same actions as everyone's."""

from contextlib import contextmanager

from alongside.coalition.models import OutreachPlace, OutreachRound
from alongside.coalition.tests import ground
from demo.coalition.outreach import load
from tests.cast import as_person


@contextmanager
def acting(person):
    yield from as_person(person)


def test_the_scene_loads(cast, as_person):
    with acting(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    load(acting, cast.people, cast.coalition.id)
    with acting(cast.amira):
        assert (OutreachRound.objects.count(), OutreachPlace.objects.count()) == (4, 8)
