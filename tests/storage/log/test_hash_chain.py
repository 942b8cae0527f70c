"""The chain of hashes over the log."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.log import hash_chain

TEXTS = st.none() | st.text(max_size=5)
ENTRIES = st.lists(st.tuples(st.integers(), TEXTS, TEXTS, st.binary(max_size=3)), max_size=4)


@given(st.text(max_size=4), ENTRIES)
def test_lines_made_together_are_those_of_each_entry(
    record: str, given: list[tuple[int, str | None, str | None, bytes]]
) -> None:
    lines = hash_chain.payload_lines(record, [each[:3] for each in given], [x[3] for x in given])
    assert lines == b"".join(
        hash_chain.payload_line(record, uid, hash_chain.payload_hash(before, after, salt))
        for uid, before, after, salt in given
    )
