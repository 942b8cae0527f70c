"""A sort column: the first rows of an order without the order."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.query.memory_index import sliced_sorting, sort_column
from desktop_app.storage.query.memory_index.sort_column import SortColumn


@given(
    st.lists(st.integers(0, 12), max_size=2_000), st.integers(0, 13), st.integers(1, 40),
    st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_the_beginning_of_an_order_is_that_of_the_whole_order(
    ranks: list[int], last: int, most: int, reverses: bool, by_id: bool, descending: bool
) -> None:
    ties = [(row * 7) % max(1, len(ranks)) + row // 7 for row in range(len(ranks))]

    def column() -> SortColumn:
        return SortColumn(array("I", ranks), last, ties if by_id else None, reverses=reverses)

    whole = column()
    order = whole.order(descending=descending)
    gone = set(order[:: most + 1])
    kept = [row * 3 for row in order if row not in gone]
    ids = array("q", range(0, 3 * len(ranks), 3))
    assert list(whole.ids_without(gone, ids, descending=descending)) == kept
    assert column().beginning(most, descending=descending) == order[:most]
    assert whole.beginning(most, descending=descending) == order[:most]
    asked_twice = column()
    asked_twice.beginning(most, descending=descending)
    assert asked_twice.beginning(most + 5, descending=descending) == order[: most + 5]
    assert asked_twice.beginning(most, descending=descending) == order[:most]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("reverses", [False, True])
@pytest.mark.parametrize("by_id", [False, True])
def test_a_beginning_of_mostly_empty_values_is_sorted_in_slices(
    descending: bool, reverses: bool, by_id: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sliced_sorting, sort_column):
        monkeypatch.setattr(module, "SLICE", 64)
    count, filled = 4_096, 20
    ranks = array("I", [row % filled if row % 199 == 0 else filled + 1 for row in range(count)])
    ties = [(row * 5) % count for row in range(count)] if by_id else None
    column = SortColumn(ranks, filled, ties, reverses=reverses)
    steps = sum(1 for _ in column.prepare_beginning(count // 2, descending=descending))
    assert steps > count // 64
    begun = column.beginning(count // 2, descending=descending)
    assert begun == column.order(descending=descending)[: count // 2]
