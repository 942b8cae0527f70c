"""What a number format shows of a number."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.formats.number_formats import (
    BUILT_IN,
    day_of_serial,
    display_of,
    shown_number,
    typed_number,
)
from desktop_app.documents.grids import Cell, MonthDay

MARCH = 27454  # 1975-03-01


def shown(code: str, number: float) -> Cell:
    return shown_number(number, display_of(code))


@pytest.mark.parametrize(
    "code",
    [
        BUILT_IN[57], BUILT_IN[27], 'yyyy"年"m"月"', "yyyy.mm", "yyyy\\-mm;@", "mmm-yy", "e年mm月",
        '[$-804]yyyy"年"m"月";@', '[DBNum1][$-804]yyyy"年"m"月"', "YYYY年MM月", "yyyymm", "mm/yyyy",
    ],
)  # fmt: skip
def test_a_day_shown_as_a_month_has_no_day(code: str) -> None:
    assert shown(code, MARCH) == "1975-03"


@pytest.mark.parametrize("code", ["yyyy", 'yyyy"年"', "yy", "[$-804]yyyy;@", "e"])
def test_a_day_shown_as_a_year_has_no_month(code: str) -> None:
    assert shown(code, MARCH) == "1975"


@pytest.mark.parametrize("code", ['m"月"d"日"', "m/d", "d-mmm", "mm-dd;@", BUILT_IN[58]])
def test_a_day_shown_without_its_year_is_a_day_that_reads_so(code: str) -> None:
    cell = shown(code, 46086)
    assert isinstance(cell, MonthDay)
    assert (cell, str(cell)) == (datetime.date(2026, 3, 5), "3月5日")


@pytest.mark.parametrize(
    "code",
    ["yyyy/m/d", 'yyyy"年"m"月"d"日"', "[$-F800]dddd, mmmm dd, yyyy", "h:mm", "[h]:mm", "aaaa",
     '上午/下午h"时"mm"分"', "yyyy-mm h:mm", "mm:ss", "d"],
)  # fmt: skip
def test_a_whole_day_and_a_time_are_what_they_are(code: str) -> None:
    assert display_of(code) is None


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("0000", 12, "0012"), ("000000", 61400, "061400"), ("00", 123, "123"),
        ('"政协"0000', 12, "政协0012"), ('"第"General"届"', 10, "第10届"), ('"No."0', 3, "No.3"),
        ("0000-00", 197503, "1975-03"), ('0000"年"00"月"', 197503, "1975年03月"),
        ("000-0000-0000", 13800001111, "138-0000-1111"), ("0000!.00", 197510, "1975.10"),
        ("[<=9999999]###-####;000-0000-0000", 8675309, "867-5309"),
        ('[=1]"男";[=2]"女"', 2, "女"), ('"是";;"否"', 0, "否"), ("0;-0;;@", 0, ""),
        ('0"万元"', 12.345, "12.345万元"), ('0!.0,"万"', 123456, "12.3456万"),
    ],
)  # fmt: skip
def test_zeros_words_and_signs_of_a_format_are_part_of_the_cell(
    code: str, number: float, text: str
) -> None:
    assert shown(code, number) == text


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [("0!.0,", 123456, 12.3456), ("0.0,", 1234, 1.234), ("#,##0,", 1234567, 1234.567)],
)
def test_a_scaled_number_is_the_one_shown_but_never_rounded(
    code: str, number: float, cell: float
) -> None:
    assert shown(code, number) == cell


@pytest.mark.parametrize("code", ["0.00", "0.00_ ", "0.00;[Red]0.00", "0.00_);\\(0.00\\)", "#.00"])
def test_two_decimals_tell_october_from_january(code: str) -> None:
    assert shown(code, 1975.1) == "1975.10"
    assert shown(code, 1975.03) == "1975.03"


@pytest.mark.parametrize("number", [12.5, 1975.0, 1975.13, 1975.105, 0, -1975.1, 21975.1])
def test_two_decimals_of_an_amount_change_nothing(number: float) -> None:
    assert shown("0.00", number) == number


@pytest.mark.parametrize(
    "code",
    ["", "General", "G/通用格式", "@", "0", "#", "0.0", "0%", "0.00%", "#,##0.00", "# ?/?",
     '"¥"#,##0.00', "[$¥-804]0.00", "¥0.00", '"RMB"0', '0"人"', 'General"岁"', ";;;",
     "[DBNum2]0000", "0.00E+00",
     '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0_);\\(0\\)"],
)  # fmt: skip
@pytest.mark.parametrize("number", [0, 12.0, 1975.1, -3.5])
def test_amounts_percents_and_money_stay_numbers(code: str, number: float) -> None:
    assert shown(code, number) == number


def test_days_count_from_1904_where_the_workbook_does() -> None:
    assert day_of_serial(1, since_1904=True) == datetime.date(1904, 1, 2)
    display = display_of("yyyy-mm")
    assert shown_number(25992, display, since_1904=True) == "1975-03"


@pytest.mark.parametrize(
    ("serial", "day"), [(1, (1900, 1, 1)), (59, (1900, 2, 28)), (61, (1900, 3, 1))]
)
def test_days_before_march_1900_are_those_that_excel_shows(
    serial: int, day: tuple[int, int, int]
) -> None:
    assert day_of_serial(serial) == datetime.date(*day)


@pytest.mark.parametrize("serial", [0, -1, 1e9])
def test_a_number_without_a_day_stays_a_number(serial: float) -> None:
    assert shown("yyyy-mm", serial) == serial


@given(st.text('0#?.,;%/"\\!_*[]=<>-$ymdhsea年月万@G+ ', max_size=12), st.floats())
def test_any_code_shows_any_number(code: str, number: float) -> None:
    assert isinstance(shown(code, number), str | float | MonthDay)
    typed = typed_number(number, code)
    assert isinstance(typed, str | float | datetime.date | datetime.time)


@given(st.integers(1, 12), st.integers(0, 10**12))
def test_padding_keeps_the_number(width: int, number: int) -> None:
    text = shown("0" * width, number)
    assert int(str(text)) == number
    assert width == 1 or len(str(text)) >= width
