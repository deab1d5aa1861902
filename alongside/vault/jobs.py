"""What the worker does for the vault: thin callers, no key, no argument that says anything."""

from typing import Any

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from alongside.vault import tree, wall


@app.periodic(cron="* * * * *")
@app.task(name="vault.seal_ledger", queueing_lock="vault.seal_ledger", pass_context=False)
def seal_ledger(timestamp: int = 0, **_kwargs: Any) -> None:
    """Each minute: the new lines into the tree, the root into the anchor file."""
    tree.seal_batch(settings.ANCHOR_FILE)


@app.periodic(cron="*/5 * * * *")
@app.task(name="vault.sweep", queueing_lock="vault.sweep")
def sweep(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every five minutes: grants that ended, break-glasses past their hour."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.sweep()")
