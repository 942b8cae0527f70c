"""常委: a ticked post and a field that say the same fact never part."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records.codes import default_choices
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from tests.new_office import MORNING

NAMES = Lookup(MORNING.date(), default_choices())


@pytest.mark.parametrize(
    ("posts", "said", "typed", "after"),
    [
        ("standing", None, None, ("standing", 1)),
        (None, 1, None, ("standing", 1)),
        ("standing", 0, None, ("standing", 1)),
        ("member", None, None, ("member", None)),
        (None, 0, None, (None, 0)),
        (None, None, None, (None, None)),
        ("member convenor", 1, None, ("standing member convenor", 1)),
        ("member", 1, {"cppcc_post"}, ("member", 0)),
        ("standing member", None, {"cppcc_post"}, ("standing member", 1)),
        ("standing member", 0, {"standing"}, ("member", 0)),
        ("standing", None, {"standing"}, (None, 0)),
        ("member", 1, {"standing"}, ("standing member", 1)),
        ("member", 1, {"standing", "cppcc_post"}, ("standing member", 1)),
        ("standing", 0, {"standing", "cppcc_post"}, ("standing", 1)),
        ("standing", None, {"unit"}, ("standing", 1)),
        (None, 1, {"unit"}, ("standing", 1)),
        ("standing", 1, {"unit"}, ("standing", 1)),
    ],
)
def test_what_was_written_last_goes_for_both(
    posts: str | None, said: int | None, typed: set[str] | None, after: tuple[Any, Any]
) -> None:
    values = {"cppcc_post": posts, "standing": said}
    values |= Member.computed(values, NAMES, typed)
    assert (values["cppcc_post"], values["standing"]) == after


def test_what_agrees_changes_nothing() -> None:
    assert Member.computed({"cppcc_post": "standing member", "standing": 1}, NAMES, None) == {}
    assert Member.computed({"cppcc_post": "member", "standing": 0}, NAMES, {"cppcc_post"}) == {}
    assert Member.computed({}, NAMES, None) == {}
