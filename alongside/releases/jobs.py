"""What the worker does for permissions: thin callers, no key, no argument that says anything."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.releases.actions import sweeping


@app.periodic(cron="*/5 * * * *")
@app.task(name="releases.sweep_packets", queueing_lock="releases.sweep_packets")
def sweep_packets(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every five minutes: packets whose time was over."""
    sweeping.sweep_packets()
