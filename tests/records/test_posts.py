"""The class of a member by the posts held."""

from __future__ import annotations

import pytest

from desktop_app.records.posts import LEADERS, ORDINARY, STANDING, class_of


@pytest.mark.parametrize(
    ("held", "standing", "expected"),
    [
        (None, False, ORDINARY),
        ("member", False, ORDINARY),
        ("vice_secretary", False, ORDINARY),
        ("standing", False, STANDING),
        ("member", True, STANDING),
        ("vice_secretary standing", False, STANDING),
        ("standing chair", True, LEADERS),
        ("secretary", False, LEADERS),
        ("a_post_of_the_office", True, STANDING),
    ],
)
def test_the_highest_post_makes_the_class(held: str | None, standing: bool, expected: str) -> None:
    assert class_of(held, standing=standing) == expected
