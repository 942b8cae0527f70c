"""“差什么” as a message."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.duties.cells import OPEN
from desktop_app.services.duties.slip_words import missing, slip_words
from tests.services.duties.duty_matrices import NAMES, STATES, line, matrix

DAY = datetime.date(2026, 11, 23)
OFFICE = "演示办公室"


def words(signs: str, *, subject: str = "member", year: int = 2026) -> str:
    one = line(1, "邓磊", signs)
    return slip_words(matrix(one, subject=subject, year=year), one, OFFICE, DAY)


def test_it_says_what_is_done_what_is_missing_and_until_when() -> None:
    assert words("√–半") == (
        "邓磊委员：您今年的“五个一”已经完成 1 件，还差 2 件："
        "一是“一条社情民意”（满 1），还差 1 条；"
        "二是“两次走访”（满 2），已有 1 次，还差 1 次。请在 11 月 30 日前告诉我们。演示办公室"
    )


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ("√√√", "邓磊委员：您今年的“五个一” 3 件已经全部完成，谢谢！演示办公室"),
        ("√认×", "邓磊委员：您今年的“五个一” 2 件已经全部完成，谢谢！演示办公室"),
        ("过√√", "还差 1 件：“一件提案”（满 1），还差 1 件。期限已经过了，请尽快告诉我们。"),
        ("半√√", "还差 1 件，现在待审。请在 12 月 15 日前告诉我们。"),
        ("×××", ""),
    ],
)
def test_each_case_has_its_sentence(signs: str, told: str) -> None:
    assert told in words(signs)
    assert bool(words(signs)) is bool(told)


def test_a_group_and_another_year_are_named_as_such() -> None:
    assert words("–√√", subject="group").startswith("邓磊：你组今年的")
    assert "您2025年的" in words("–√√", year=2025)


@given(st.text(alphabet="".join(STATES), min_size=3, max_size=3))
def test_every_missing_duty_is_named_and_no_other(signs: str) -> None:
    one = line(1, "邓磊", signs)
    whole = matrix(one)
    text = slip_words(whole, one, OFFICE, DAY)
    lacks = [column.name for column, _ in missing(whole, one)]
    assert lacks == [NAMES[n] for n, each in enumerate(one.cells) if each.state in OPEN]
    assert [name for name in NAMES if f"“{name}”" in text] == lacks
