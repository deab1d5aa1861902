"""What the property tests draw from, and how they damage what they were given."""

from hypothesis import strategies as st

keys = st.binary(min_size=32, max_size=32)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=700)


def flipped(blob: bytes, place: int, by: int = 1) -> bytes:
    """Return the blob with one byte changed; `by` is from 1 to 255, so it is never the same."""
    place %= len(blob)
    return blob[:place] + bytes([blob[place] ^ by]) + blob[place + 1 :]
