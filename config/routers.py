"""Which connection a table is reached through.

Belongs here: web sessions, spent codes and attempts go over `aside`, jobs over `jobs`, the rest over
`default`. Migrations run over `owner` alone.
"""

from typing import Any

ASIDE = {"websession", "spentcode", "attempt"}


class AsideRouter:
    """Sends each model to the connection whose role may use it."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return self._alias(model, **hints)

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        return self._alias(model, **hints)

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"

    @staticmethod
    def _alias(model: Any, instance: Any = None, **_hints: Any) -> str | None:
        if model._meta.app_label == "people" and model._meta.model_name in ASIDE:
            return "aside"
        if instance is not None and instance._state.db == "aside":
            return "default"  # the account of a request came over `aside`; what hangs on it must not follow
        return "jobs" if model._meta.app_label == "procrastinate" else None
