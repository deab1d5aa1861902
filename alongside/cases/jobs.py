"""What the worker does for clients' records: thin callers, no key, no argument that says anything."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.cases.actions import sweeping


@app.periodic(cron="23 * * * *")
@app.task(name="cases.sweep_files", queueing_lock="cases.sweep_files")
def sweep_files(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every hour: documents taken away a month ago, uploads that nobody kept."""
    sweeping.sweep_documents()
    sweeping.sweep_files()
