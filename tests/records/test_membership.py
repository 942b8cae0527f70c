"""Days of memberships: when one holds, when two overlap, how a stretch reads."""

from __future__ import annotations

import pytest

from desktop_app.records.membership import Membership, holds_on, overlap, slot_of, span_words


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (None, None, "2026-03-05", True),
        ("2026-03-05", "2026-03-05", "2026-03-05", True),
        ("2026-03-06", None, "2026-03-05", False),
        ("2026-03", None, "2026-03-01", True),
        ("2026", None, "2025-12-31", False),
        (None, "2026-03-04", "2026-03-05", False),
        (None, "2026-03", "2026-03-31", True),
        (None, "2026-03", "2026-04-01", False),
        (None, "2026", "2026-12-31", True),
    ],
)
def test_both_days_belong_to_it_and_a_month_to_its_end(
    since: str | None, until: str | None, day: str, holds: bool
) -> None:
    assert holds_on({"since": since, "until": until}, day) is holds


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((None, None), ("2026", None), True),
        ((None, "2026-03-04"), ("2026-03-05", None), False),
        ((None, "2026-03-05"), ("2026-03-05", None), True),
        ((None, "2026-03-15"), ("2026-03", None), True),
        ((None, "2026-02"), ("2026-03", None), False),
        (("2020", "2021"), ("2022", "2023"), False),
    ],
)
def test_two_overlap_where_a_day_belongs_to_both(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], both: bool
) -> None:
    first, second = ({"since": each[0], "until": each[1]} for each in (one, other))
    assert overlap(first, second) is both
    assert overlap(second, first) is both


def test_a_stretch_in_words_and_a_title() -> None:
    row = {"kind": "committee", "place": 2, "since": "2022-01", "until": "2026-03-04"}
    assert span_words(row) == "2022年1月—2026年3月4日"
    assert Membership.title_of(row) == "第二专委会（2022年1月—2026年3月4日）"
    assert span_words({"since": "2026-03-05"}) == "2026年3月5日起"
    assert span_words({"until": "2026-03-05"}) == "至2026年3月5日"
    assert span_words({}) == "起始日期未填"


def test_the_last_day_is_stored_to_the_day() -> None:
    stored = Membership.computed({"until": "2026-02", "place": None}, None)  # type: ignore[arg-type]
    assert stored == {"until": "2026-02-28", "place": 1}


def test_a_kind_that_is_not_known_has_no_slot() -> None:
    assert slot_of({"kind": "group", "place": 1}) is None
