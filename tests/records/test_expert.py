"""Experts as records: their term, what is remarked on, what a line of an old list implies."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records.branch import BranchEvent
from desktop_app.records.expert import Expert
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup


def found_in(desk: Desk, **typed: object) -> list[tuple[str, bool]]:
    """Field and weight of what is found in the draft of an expert."""
    parsed = Expert.parse({"name": "演示专家", **typed}, lookup(desk, Expert))
    return [(each.field, each.stops) for each in parsed.problems]


def test_a_name_is_all_that_an_expert_needs(desk: Desk) -> None:
    assert found_in(desk, specialty="") == [("specialty", False)]
    assert found_in(desk, name="", specialty="水利") == [("name", True)]
    assert found_in(desk, specialty="水利") == []


@pytest.mark.parametrize(
    ("since", "until", "refused"),
    [
        ("2025-01-01", "2026-12-31", False),
        ("2025-01-01", "2025-01-01", False),
        ("2026-12-31", "2025-01-01", True),
        ("2025", "2025", False),
        ("", "2025-01-01", False),
    ],
)
def test_a_term_ends_after_it_begins(desk: Desk, since: str, until: str, *, refused: bool) -> None:
    found = found_in(desk, specialty="水利", since=since, until=until)
    assert bool([stops for _, stops in found if stops]) is refused


@pytest.mark.parametrize(
    ("until", "state"),
    [("2026-11-22", "ended"), ("2026-11-23", ""), ("2026-11", ""), ("2025", "ended"), (None, "")],
)
def test_a_term_that_is_over_has_ended(desk: Desk, until: str | None, state: str) -> None:
    assert Expert.likely_state({"until": until}, lookup(desk, Expert)) == state


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ({"state": "serving", "until": "2026-12-31"}, True),
        ({"state": "serving", "until": None}, False),
        ({"state": "ended", "until": "2026-12-31"}, False),
    ],
)
def test_only_a_serving_expert_with_a_last_day_is_reminded_of(
    values: dict[str, Any], *, ends: bool
) -> None:
    assert Expert.ENDS.holds(values) is ends


def test_an_expert_without_a_last_day_is_not_ended() -> None:
    refused = Expert.gate({"until": None}, "ended")
    assert refused is not None
    assert refused.field == "until"
    assert Expert.gate({"until": "2026-12-31"}, "ended") is None
    assert Expert.gate({"until": None}, "serving") is None


def test_a_day_of_a_branch_is_called_by_what_was_done() -> None:
    assert BranchEvent.title_of({"content": "参观村史馆"}) == "参观村史馆"
    assert BranchEvent.title_of({"content": None}) == "主题党日"
