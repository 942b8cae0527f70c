"""Any list of people, however it is laid out, brings exactly its people or says what differs."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.services.desk import Desk
from tests.campaigns.list_layouts import layout
from tests.campaigns.lists_of_people import differences, made_desk


@pytest.fixture(scope="module")
def office_desk() -> Iterator[Desk]:
    """One desk for all lists: none of them is written."""
    with made_desk() as desk:
        yield desk


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(dice=st.randoms(use_true_random=False))
def test_a_list_brings_its_people_or_says_what_differs(
    office_desk: Desk, dice: random.Random
) -> None:
    silent, _ = differences(office_desk, layout(dice))
    assert silent == []
