"""The scene of the demonstration goes through the actions as it stands."""

from contextlib import contextmanager

from alongside.coalition.models import Letter, Member, Sitting
from alongside.coalition.selectors.invitations import invitations
from demo.coalition import founding


def test_the_scene_of_the_demonstration_can_be_loaded(cast, as_person, monkeypatch):
    monkeypatch.setattr(founding, "JOINED", [one for one in founding.JOINED if one[0] == "rosa"])
    known = {"fay": cast.fay, "rosa": cast.rosa, "harriet": cast.ruth}

    @contextmanager
    def acting(person):
        with as_person(person) as actor:
            yield actor

    founding.load(acting, known, cast.coalition.id)
    with as_person(cast.fay):
        assert Member.objects.filter(state="joined").count() == 1
        assert Letter.objects.filter(stands_since__isnull=False).count() == 3
        assert Sitting.objects.count() == 2
    with as_person(cast.ruth) as ruth:
        assert len(invitations(ruth)) == 1
