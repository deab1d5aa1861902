"""The Merkle tree of RFC 9162, section 2.1, over the lines of the ledger.

Belongs here: hashes, roots, proofs, and the frontier from which a tree goes on. Not here: what a line
is, where roots are anchored, when a batch is sealed.

`leaves` are always leaf hashes, never the lines themselves. A leaf and an inner node hash under
different first bytes, so that one can never be passed off as the other.
"""

import hashlib
from collections.abc import Iterable, Sequence

from alongside.vault.crypto.errors import FrontierBroken, NoSuchLeaf

HASH_BYTES = 32
SIZE_BYTES = 8
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash under which a line enters the tree."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two neighbours."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    level = list(leaves)
    if not level:
        return EMPTY_ROOT
    while len(level) > 1:
        paired = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        # A node without a neighbour rises as it is.
        level = paired + level[len(paired) * 2 :]
    return level[0]


class Frontier:
    """The right edge of a tree: enough to go on adding leaves without the earlier ones.

    It holds the roots of the complete subtrees, largest first: one for each bit set in the size.
    """

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        peak, carry = leaf, self.size
        while carry & 1:
            peak = node_hash(self._peaks.pop(), peak)
            carry >>= 1
        self._peaks.append(peak)
        self.size += 1

    def root(self) -> bytes:
        """Return the root of the tree so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def to_bytes(self) -> bytes:
        """Return a form to store: the size, then the peaks."""
        return self.size.to_bytes(SIZE_BYTES, "big") + b"".join(self._peaks)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Frontier":
        """Read what `to_bytes` wrote; anything of another shape raises FrontierBroken."""
        size, peaks = int.from_bytes(stored[:SIZE_BYTES], "big"), stored[SIZE_BYTES:]
        if len(stored) < SIZE_BYTES or len(peaks) != size.bit_count() * HASH_BYTES:
            raise FrontierBroken
        frontier = cls()
        frontier.size = size
        frontier._peaks = [peaks[start : start + HASH_BYTES] for start in range(0, len(peaks), HASH_BYTES)]
        return frontier


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes that lead from one leaf to the root (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise NoSuchLeaf
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return [*inclusion_proof(left, index), root_of(right)]
    return [*inclusion_proof(right, index - split), root_of(left)]


def verify_inclusion(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether `leaf` stands at `index` in the tree of `size` leaves with this root (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, computed = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            computed = node_hash(step, computed)
            # A node that rose without a neighbour is passed over up to where it met one.
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            computed = node_hash(computed, step)
        place, last = place >> 1, last >> 1
    return last == 0 and computed == root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """Return the hashes that show that the first `old_size` leaves are still the same (2.1.4.1)."""
    if not 0 <= old_size <= len(leaves):
        raise NoSuchLeaf
    if old_size == 0:
        return []
    return _subproof(leaves, old_size, known=True)


def verify_consistency(
    *, old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether the tree with `new_root` only added leaves to the one with `old_root` (2.1.4.2)."""
    if not 0 <= old_size <= new_size:
        return False
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT and (new_size > 0 or new_root == EMPTY_ROOT)
    if old_size == new_size:
        return not proof and old_root == new_root
    # An old tree that was complete is itself the first step, and is left out of the proof.
    steps = [old_root, *proof] if old_size.bit_count() == 1 else list(proof)
    return bool(steps) and _both_roots(old_size, new_size, steps) == (old_root, new_root)


def _split(size: int) -> int:
    """Return the largest power of two below `size`, where the tree divides."""
    return 1 << ((size - 1).bit_length() - 1)


def _subproof(leaves: Sequence[bytes], old_size: int, *, known: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if known else [root_of(leaves)]
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if old_size <= split:
        return [*_subproof(left, old_size, known=known), root_of(right)]
    return [*_subproof(right, old_size - split, known=False), root_of(left)]


def _both_roots(old_size: int, new_size: int, steps: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Compute the old and the new root from the steps of a proof; None if their number cannot be right."""
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None
