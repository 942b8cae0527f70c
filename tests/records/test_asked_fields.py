"""Which fields a record asks for, by the code that decides it."""

from __future__ import annotations

import pytest

from desktop_app.records import ALL, Member, Membership
from desktop_app.records.asked_fields import unasked
from desktop_app.records.field_types import Code

GROUP = ("group", "group_post")


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        ("sector", {"place", "committee", "post", "cppcc_post", *GROUP}),
        ("committee", {"sector", "cppcc_post", *GROUP}),
        ("cppcc_post", {"place", "sector", "committee", "post", *GROUP}),
        ("group", {"place", "sector", "committee", "post", "cppcc_post"}),
        (None, {"place", "sector", "committee", "post", "cppcc_post", *GROUP}),
    ],
)
def test_a_membership_asks_for_what_its_kind_holds(kind: str | None, hidden: set[str]) -> None:
    assert unasked(Membership, {"kind": kind, "place": 1}) == hidden


def test_a_field_that_is_filled_stays_so_that_it_can_be_emptied() -> None:
    values = {"kind": "sector", "committee": 7, "place": 2}
    assert unasked(Membership, values) == {"post", "cppcc_post", *GROUP}
    assert unasked(Member, {"name": "演示甲"}) == set()


def test_what_decides_is_a_code_of_the_same_record() -> None:
    for model in ALL:
        for name, (decides, codes) in model.ONLY_WITH.items():
            field = model.field(decides)
            assert isinstance(field, Code)
            assert codes
            assert not model.field(name).required
