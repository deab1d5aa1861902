"""The lives of sixty clients who do not exist, in the order in which they are loaded."""

from demo.lives import canary, linden_amira, linden_dev, linden_others, partners, wren, youth
from demo.lives.shapes import Life

LIVES: tuple[Life, ...] = (
    *linden_amira.LIVES,
    *linden_dev.LIVES,
    *linden_others.LIVES,
    *canary.LIVES,
    *wren.LIVES,
    *partners.LIVES,
    *youth.LIVES,
)
