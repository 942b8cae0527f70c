"""The records of an action by kind: the same as a look through all of them, and their keys."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from desktop_app.records import Committee, Member, Membership, Record, Sector
from desktop_app.services import cascading
from desktop_app.services.cascading import _ActionRecords, _parts

MODELS = (Member, Membership, Committee, Sector)
KINDS = st.frozensets(st.sampled_from([each.KEY for each in MODELS]))
ADDED = st.lists(st.lists(st.tuples(st.sampled_from(MODELS), st.none() | st.integers(1, 9))))


def made(told: list[tuple[type[Record], int | None]]) -> list[Record]:
    return [model.of({}, key) for model, key in told]


@given(ADDED, KINDS)
def test_records_of_some_kinds_are_those_of_all_in_their_order(
    told: list[list[tuple[type[Record], int | None]]], kinds: frozenset[str]
) -> None:
    every = [made(part) for part in told]
    records = _ActionRecords(())
    for part in every:
        records.add(iter(part))
    flat = [each for part in every for each in part]
    assert records.all == flat
    own = records.of(kinds)
    assert list(map(id, own)) == [id(each) for each in flat if type(each).KEY in kinds]


@given(ADDED, st.lists(KINDS, min_size=1))
def test_the_keys_that_records_get_differ_and_stay(
    told: list[list[tuple[type[Record], int | None]]], asked: list[frozenset[str]]
) -> None:
    records, new = _ActionRecords(()), dict[int, int | None]()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cascading, "new_keys", at_a_standing_clock)
        for part, kinds in zip(told, asked, strict=False):
            added = made(part)
            new |= {id(each): None for each in added if not each.has_key}
            records.add(added)
            records.give_keys(kinds)
            for each in records.of(kinds):
                assert new.get(id(each)) in (None, each.key)
                new.update({id(each): each.key} if id(each) in new else {})
    given_keys = [key for key in new.values() if key is not None]
    assert len(given_keys) == len(set(given_keys))


def at_a_standing_clock(count: int, above: int) -> range:
    return range(above + 1, above + 1 + count)


@given(st.lists(st.none() | st.integers(1, 7)))
def test_all_records_about_one_are_in_one_part_and_those_about_none_in_each(
    about: list[int | None],
) -> None:
    own = [Membership.of({"member": key}) for key in about]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cascading, "SLICE", 2)
        parts = list(_parts(own, (), lambda each: each.values["member"]))
    owners = list(dict.fromkeys(key for key in about if key is not None))
    wanted = [owners[start : start + 2] for start in range(0, len(owners), 2)] or [[]]
    assert [list(map(id, part)) for part in parts] == [
        [id(each) for each, key in zip(own, about, strict=True) if key is None or key in some]
        for some in wanted
    ]
