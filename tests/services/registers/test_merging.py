"""Three sides of one record: what either side did alone stands, what contradicts is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import Brand, BrandMilestone
from desktop_app.services.registers.merging import (
    WHOLE,
    merge_children,
    merge_fields,
    merge_links,
    rebase_children,
)

TEXTS = st.sampled_from(("", "甲", "乙"))
CHILD = st.fixed_dictionaries({"event": TEXTS, "note": TEXTS})
CHILDREN = st.dictionaries(st.integers(1, 4), CHILD, max_size=4)
LINKS = st.sets(st.integers(1, 6))


@pytest.mark.parametrize(
    ("mine", "now", "result", "contradicting"),
    [
        ({}, {"slogan": "旧"}, "旧", []),
        ({"slogan": "我的"}, {"slogan": "旧"}, "我的", []),
        ({"slogan": "旧"}, {"slogan": "别处"}, "别处", []),
        ({"slogan": "一样"}, {"slogan": "一样"}, "一样", []),
        ({"slogan": "我的"}, {"slogan": "别处"}, "我的", ["slogan"]),
    ],
)
def test_a_field_changed_on_one_side_takes_that_side(
    mine: dict[str, Any], now: dict[str, Any], result: str, contradicting: list[str]
) -> None:
    values, names = merge_fields(Brand, {"slogan": "旧"}, mine, now)
    assert (values["slogan"], names) == (result, contradicting)


@given(LINKS, LINKS, LINKS)
def test_links_added_on_either_side_are_there_and_those_taken_off_are_not(
    base: set[int], mine: set[int], now: set[int]
) -> None:
    merged = set(merge_links(base, mine, now))
    assert merged >= (mine - base) | (now - base) | (base & mine & now)
    assert merged.isdisjoint((base - mine) | (base - now))
    assert merge_links(base, mine, now) == merge_links(base, now, mine)


@given(CHILDREN, CHILDREN)
def test_children_changed_on_one_side_alone_are_what_that_side_made_of_them(
    base: dict[int, dict[str, str]], changed: dict[int, dict[str, str]]
) -> None:
    for mine, now in ((changed, base), (base, changed)):
        merged = merge_children(BrandMilestone, base, mine, now)
        assert (merged.values, merged.clashes) == (changed, [])


@given(CHILDREN, CHILDREN, CHILDREN)
def test_a_child_is_lost_only_where_a_side_removed_it(
    base: dict[int, dict[str, str]], mine: dict[int, dict[str, str]], now: dict[int, dict[str, str]]
) -> None:
    merged = merge_children(BrandMilestone, base, mine, now)
    for key in base.keys() | mine.keys() | now.keys():
        removed = key in base and (key not in mine or key not in now)
        assert key in merged.values or removed


@given(CHILDREN, CHILDREN, CHILDREN)
def test_every_value_changed_on_both_sides_is_told(
    base: dict[int, dict[str, str]], mine: dict[int, dict[str, str]], now: dict[int, dict[str, str]]
) -> None:
    clashes = merge_children(BrandMilestone, base, mine, now).clashes
    told = {(each.key, each.field) for each in clashes}
    for key in base.keys() & mine.keys() & now.keys():
        for field in ("event", "note"):
            sides = {each[key][field] for each in (base, mine, now)}
            assert ((key, field) in told) == (len(sides) == 3)
    for key in base.keys() & (mine.keys() ^ now.keys()):
        other = mine.get(key) or now.get(key)
        assert ((key, WHOLE) in told) == (other != base[key])


@given(CHILDREN, CHILDREN, CHILDREN)
def test_what_contradicts_stays_so_until_a_side_is_chosen(
    base: dict[int, dict[str, str]], mine: dict[int, dict[str, str]], now: dict[int, dict[str, str]]
) -> None:
    before = merge_children(BrandMilestone, base, mine, now)
    new_base, held = rebase_children(BrandMilestone, base, mine, now)
    assert merge_children(BrandMilestone, new_base, held, now).clashes == before.clashes
    asked = {each.key for each in before.clashes}
    for wins, side in ((True, before.values), (False, now)):
        settled_base, settled = rebase_children(BrandMilestone, base, mine, now, wins)
        after = merge_children(BrandMilestone, settled_base, settled, now)
        assert after.clashes == []
        assert all(after.values.get(key) == side.get(key) for key in asked if key)
        others = settled.keys() - asked
        assert {key: settled[key] for key in others} == {key: held[key] for key in others}
