"""The Django application that takes the walls down: installed by config.settings_bench_open alone."""

from django.apps import AppConfig


class OpenBench(AppConfig):
    name = "bench"
    label = "bench"

    def ready(self) -> None:
        from bench import open as open_house

        open_house.take_down_walls()
