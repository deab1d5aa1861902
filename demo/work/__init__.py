"""What was planned and done with some of the clients, by the name of the client."""

from collections.abc import Mapping

from demo.work import canary, linden
from demo.work.shapes import Work

WORK: Mapping[str, Work] = {**linden.WORK, **canary.WORK}
