"""Turns of phrase that the prints share: days, ages, amounts, short names, the office itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.documents.prints.days import aged, dated_lines, dotted, dotted_month
from desktop_app.documents.prints.wording import (
    answered_for,
    body_of,
    numeral_of_term,
    short,
    ten_thousands,
)
from tests.documents.prints.chain_content import SETTING


@pytest.mark.parametrize(
    ("iso", "day", "month"),
    [
        ("2025-04-11", "2025.04.11", "2025.04"),
        ("1985-05", "1985.05", "1985.05"),
        ("1985", "1985", "1985"),
        ("", "", ""),
    ],
)
def test_registers_write_days_with_points(iso: str, day: str, month: str) -> None:
    assert (dotted(iso), dotted_month(iso)) == (day, month)
    assert dotted("年底前") == "年底前"


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("1985-05", "1985年5月（41岁）"),
        ("1985-11-23", "1985年11月（41岁）"),
        ("1985-11-24", "1985年11月（40岁）"),
        ("1985-12", "1985年12月（40岁）"),
        ("1985", "1985年"),
        ("2030-01", "2030年1月"),
        ("", ""),
    ],
)
def test_an_age_counts_the_birthdays_that_have_been(born: str, told: str) -> None:
    assert aged(born, "2026-11-23") == told


@pytest.mark.parametrize(
    ("cents", "told"),
    [
        ("36000000", "36万元"),
        ("1234560", "1.23456万元"),
        ("282250", "2822.5元"),
        ("0", "0万元"),
        ("", ""),
    ],
)
def test_amounts_are_printed_in_ten_thousands(cents: str, told: str) -> None:
    assert ten_thousands(cents) == told


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("政协演示县委员会", "县政协"),
        ("政协演示州第十三届委员会", "州政协"),
        ("演示县政协", ""),
        ("", ""),
    ],
)
def test_an_office_calls_itself_short_in_its_letters(office: str, body: str) -> None:
    assert body_of(office) == body


def test_committees_have_short_names_where_the_office_gave_them() -> None:
    setting = replace(SETTING, shorts={"农业和农村委员会": "农业农村委"})
    assert short("农业和农村委员会、提案委员会", setting) == "农业农村委、提案委员会"
    assert short("", setting) == ""


def test_a_term_alone_is_an_ordinal() -> None:
    assert [numeral_of_term(text) for text in ("十届", "第十届", "")] == ["第十届", "第十届", ""]


def test_lines_with_days_part_what_they_tell_by_commas() -> None:
    rows = [{"day": "2024-05", "event": "启动", "note": "演示"}, {"day": "", "event": "收尾"}]
    assert dated_lines(rows, "event", "note") == "2024年5月\u3000启动，演示\n收尾"


def test_those_who_answer_for_a_register_are_named_with_the_office() -> None:
    assert answered_for("甲")[0] == "填报单位（盖章）：甲"
    assert len(answered_for("甲", brief=True)) == 4
