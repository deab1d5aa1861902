"""The tree over the ledger, against the definition in RFC 9162 and against every kind of tampering."""

import hashlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.vault.crypto import merkle
from alongside.vault.crypto.errors import FrontierBroken, NoSuchLeaf
from alongside.vault.tests.crypto.strategies import flipped

LINES = [f"line {number}".encode() for number in range(200)]
LEAVES = [merkle.leaf_hash(line) for line in LINES]

# The eight inputs, and the roots over the first one to eight of them, that the implementations of
# Certificate Transparency agree on.
KNOWN_INPUTS = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
KNOWN_ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


@cache
def defined_root(start: int, end: int) -> bytes:
    """The root as section 2.1.1 defines it, word for word, over LINES[start:end]."""
    size = end - start
    if size == 0:
        return hashlib.sha256(b"").digest()
    if size == 1:
        return hashlib.sha256(b"\x00" + LINES[start]).digest()
    split = 1
    while split * 2 < size:
        split *= 2
    left, right = defined_root(start, start + split), defined_root(start + split, end)
    return hashlib.sha256(b"\x01" + left + right).digest()


@st.composite
def sizes_and_places(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(1, 70))
    return size, draw(st.integers(0, size - 1))


def test_the_empty_tree_has_the_root_of_the_standard() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle.root_of([]).hex() == merkle.Frontier().root().hex() == empty


@pytest.mark.parametrize("size", range(1, 9))
def test_the_known_trees_have_their_known_roots(size: int) -> None:
    leaves = [merkle.leaf_hash(bytes.fromhex(known)) for known in KNOWN_INPUTS[:size]]
    assert merkle.root_of(leaves).hex() == KNOWN_ROOTS[size - 1]


def test_root_and_frontier_agree_with_the_definition_at_every_size() -> None:
    frontier = merkle.Frontier()
    for size in range(len(LEAVES) + 1):
        assert frontier.size == size
        assert frontier.root() == merkle.root_of(LEAVES[:size]) == defined_root(0, size)
        if size < len(LEAVES):
            frontier.append(LEAVES[size])


@given(st.integers(0, 120), st.integers(0, 80))
def test_a_stored_frontier_goes_on_where_it_stopped(stop: int, more: int) -> None:
    frontier = merkle.Frontier()
    for leaf in LEAVES[:stop]:
        frontier.append(leaf)
    resumed = merkle.Frontier.from_bytes(frontier.to_bytes())
    for leaf in LEAVES[stop : stop + more]:
        resumed.append(leaf)
    assert (resumed.size, resumed.root()) == (stop + more, defined_root(0, stop + more))
    assert (frontier.size, frontier.root()) == (stop, defined_root(0, stop))


def test_a_frontier_stays_small() -> None:
    frontier = merkle.Frontier()
    for leaf in LEAVES[:127]:
        frontier.append(leaf)
    assert len(frontier.to_bytes()) == 8 + 7 * 32


@pytest.mark.parametrize(
    "stored", [b"", bytes(7), bytes(9), bytes(8) + bytes(32), b"\0" * 7 + b"\x03" + bytes(32)]
)
def test_a_frontier_of_an_impossible_shape_is_refused(stored: bytes) -> None:
    with pytest.raises(FrontierBroken):
        merkle.Frontier.from_bytes(stored)


def test_a_leaf_cannot_pose_as_an_inner_node() -> None:
    left, right = LEAVES[:2]
    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)


@given(sizes_and_places())
def test_a_line_in_the_tree_is_proved(size_and_index: tuple[int, int]) -> None:
    size, index = size_and_index
    proof = merkle.inclusion_proof(LEAVES[:size], index)
    assert merkle.verify_inclusion(
        leaf=LEAVES[index], index=index, size=size, proof=proof, root=defined_root(0, size)
    )


@given(sizes_and_places(), st.integers(0, 1_000_000))
def test_a_changed_proof_of_a_line_is_refused(size_and_index: tuple[int, int], where: int) -> None:
    size, index = size_and_index
    proof = merkle.inclusion_proof(LEAVES[:size], index)
    true = {
        "leaf": LEAVES[index],
        "index": index,
        "size": size,
        "proof": proof,
        "root": defined_root(0, size),
    }
    changes: list[dict[str, object]] = [
        {"leaf": merkle.leaf_hash(b"a line that was never written")},
        {"root": flipped(defined_root(0, size), where)},
        {"proof": [*proof, LEAVES[0]]},
        {"index": size},
        {"index": -1},
        {"size": 0},
    ]
    if proof:
        step = where % len(proof)
        changes += [
            {"proof": proof[:-1]},
            {"proof": [*proof[:step], flipped(proof[step], where), *proof[step + 1 :]]},
            {"index": (index + 1) % size},
        ]
    for change in changes:
        assert not merkle.verify_inclusion(**(true | change))  # type: ignore[arg-type]


def test_a_proof_with_too_few_steps_for_the_size_it_claims_is_refused() -> None:
    # The root alone does not tell the size: only the number of steps can give a false one away.
    of_three = {"leaf": LEAVES[0], "index": 0, "proof": merkle.inclusion_proof(LEAVES[:3], 0)}
    assert merkle.verify_inclusion(size=3, root=defined_root(0, 3), **of_three)  # type: ignore[arg-type]
    assert not merkle.verify_inclusion(size=5, root=defined_root(0, 3), **of_three)  # type: ignore[arg-type]
    growth = {
        "old_size": 2,
        "old_root": defined_root(0, 2),
        "new_root": defined_root(0, 3),
        "proof": merkle.consistency_proof(LEAVES[:3], 2),
    }
    assert merkle.verify_consistency(new_size=3, **growth)  # type: ignore[arg-type]
    assert not merkle.verify_consistency(new_size=5, **growth)  # type: ignore[arg-type]


@pytest.mark.parametrize("index", [-1, 5, 6])
def test_a_line_that_is_not_there_has_no_proof(index: int) -> None:
    with pytest.raises(NoSuchLeaf):
        merkle.inclusion_proof(LEAVES[:5], index)


def test_a_tree_that_only_grew_is_proved_at_all_small_sizes() -> None:
    for new_size in range(34):
        for old_size in range(new_size + 1):
            proof = merkle.consistency_proof(LEAVES[:new_size], old_size)
            assert merkle.verify_consistency(
                old_size=old_size,
                new_size=new_size,
                old_root=defined_root(0, old_size),
                new_root=defined_root(0, new_size),
                proof=proof,
            )


@given(sizes_and_places(), st.integers(0, 1_000_000))
def test_a_changed_proof_of_growth_is_refused(sizes: tuple[int, int], where: int) -> None:
    new_size, old_size = sizes
    old_root, new_root = defined_root(0, old_size), defined_root(0, new_size)
    proof = merkle.consistency_proof(LEAVES[:new_size], old_size)
    true = {
        "old_size": old_size,
        "new_size": new_size,
        "proof": proof,
        "old_root": old_root,
        "new_root": new_root,
    }
    changes: list[dict[str, object]] = [
        {"old_root": flipped(old_root, where)},
        {"proof": [*proof, LEAVES[0]]},
        {"old_size": new_size + 1},
        {"old_size": -1},
    ]
    if old_size:  # every tree grew out of the empty one, so nothing is claimed about its new root
        changes.append({"new_root": flipped(new_root, where)})
    if proof:
        step = where % len(proof)
        changes += [
            {"proof": []},
            {"proof": proof[:-1]},
            {"proof": [*proof[:step], flipped(proof[step], where), *proof[step + 1 :]]},
        ]
    for change in changes:
        assert not merkle.verify_consistency(**(true | change))  # type: ignore[arg-type]


@given(st.integers(1, 40), st.integers(0, 30), st.integers(0, 1_000_000))
def test_a_tree_whose_past_was_rewritten_is_not_consistent(old_size: int, more: int, where: int) -> None:
    rewritten = list(LEAVES[: old_size + more])
    rewritten[where % old_size] = merkle.leaf_hash(b"another line")
    assert not merkle.verify_consistency(
        old_size=old_size,
        new_size=old_size + more,
        old_root=defined_root(0, old_size),
        new_root=merkle.root_of(rewritten),
        proof=merkle.consistency_proof(rewritten, old_size),
    )


def test_the_empty_tree_is_consistent_only_with_its_own_root() -> None:
    grown = {"old_size": 0, "new_size": 3, "new_root": defined_root(0, 3), "proof": []}
    assert merkle.verify_consistency(old_root=merkle.EMPTY_ROOT, **grown)  # type: ignore[arg-type]
    assert not merkle.verify_consistency(old_root=LEAVES[0], **grown)  # type: ignore[arg-type]


@pytest.mark.parametrize("old_size", [-1, 6])
def test_growth_from_a_size_that_never_was_has_no_proof(old_size: int) -> None:
    with pytest.raises(NoSuchLeaf):
        merkle.consistency_proof(LEAVES[:5], old_size)
