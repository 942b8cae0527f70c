"""Laws of every field of every record: shown values are read back, wrong input is named."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.records import ALL, Consultation, Member, Outcome, Point, Term
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Photo,
    Text,
    YesNo,
)
from desktop_app.records.filled_marks import FilledMarks
from desktop_app.records.frozen_score import FrozenScore
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.money import MOST, Money
from desktop_app.records.record import Field
from desktop_app.records.seat_plan import Seats
from desktop_app.records.special_field_types import Email, IdCard, TermNumber, TimeOfDay
from desktop_app.records.years import Year

TITLES = Titles([(1, "甲", ()), (2, "乙", ("乙方",)), (3, "丙、丁", ())])
LOOKUP = Lookup(datetime.date(2026, 3, 5), default_choices(), {model.KEY: TITLES for model in ALL})
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)).map(str)
PLAIN = st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=2)


F = TypeVar("F")
EVERY: list[Field] = [field for model in ALL for field in model.declared()]


def of(kind: type[F], but: tuple[type[Any], ...] = ()) -> list[F]:
    """Every declared field of a type, but for those of some others; there is at least one."""
    found: list[F] = [
        each for each in EVERY if isinstance(each, kind) and not isinstance(each, but)
    ]
    assert found
    return found


def texts(but: tuple[type[Any], ...]) -> list[Text | LongText]:
    """Every field of one or several lines of text, but for those of some types."""
    return [*of(Text, but), *of(LongText)]


@pytest.mark.parametrize("raw", [None, "", "  ", "\u3000", "\ufeff"])
def test_nothing_is_read_as_nothing(raw: object) -> None:
    for field in EVERY:
        assert field.read(raw, LOOKUP) in (None, ())


def test_nothing_is_shown_as_nothing() -> None:
    for field in EVERY:
        assert field.show(None, LOOKUP) == ""


def test_every_code_is_read_from_its_label_and_shown_by_it() -> None:
    for field in of(Code, but=(Codes,)):
        choices = LOOKUP.codes[field.codes]
        for code in choices.order():
            assert field.show(code, LOOKUP) == choices.label(code)
            assert field.read(code, LOOKUP) == field.read(field.show(code, LOOKUP), LOOKUP) == code


def test_several_codes_are_shown_and_read_back_in_the_lists_order() -> None:
    for field in of(Codes):
        every = LOOKUP.codes[field.codes].order()
        value = " ".join(every)
        assert field.read(field.show(value, LOOKUP), LOOKUP) == value
        assert field.read(list(reversed(every)), LOOKUP) == value


def test_a_code_that_the_list_lacks_is_named() -> None:
    for field in of(Code):
        with pytest.raises(Wrong, match=r"没有“火星”这一项"):
            field.read("火星", LOOKUP)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("是", 1), ("有", 1), ("√", 1), (1, 1), (True, 1),
        ("否", 0), ("无", 0), ("×", 0), (0, 0), (0.0, 0),
    ],
)  # fmt: skip
def test_yes_and_no_in_their_common_forms(raw: object, value: int) -> None:
    for field in of(YesNo):
        assert field.read(raw, LOOKUP) == value
        assert field.read(field.show(value, LOOKUP), LOOKUP) == value


@pytest.mark.parametrize("raw", ["也许", "2", "是的吧", -1])
def test_neither_yes_nor_no_is_refused_with_the_label(raw: object) -> None:
    for field in of(YesNo):
        with pytest.raises(Wrong, match="请填“是”或“否”"):
            field.read(raw, LOOKUP)


def test_a_number_is_read_back_at_both_ends_of_its_range() -> None:
    for field in of(Number, but=(YesNo, TermNumber, Year)):
        for value in (field.low, field.high):
            assert field.read(field.show(value, LOOKUP), LOOKUP) == value
            assert field.read(f"{value:,}", LOOKUP) == value
            assert value > 2**53 or field.read(float(value), LOOKUP) == value


def test_a_number_outside_its_range_is_refused() -> None:
    for field in of(Number, but=(TermNumber,)):
        for value in (field.low - 1, field.high + 1):
            with pytest.raises(Wrong, match=f"{field.low} 到 {field.high} 之间"):
                field.read(value, LOOKUP)


@pytest.mark.parametrize("raw", ["很多", "1.5.1", "1e3", "--1"])
def test_what_is_no_whole_number_is_refused(raw: str) -> None:
    for field in of(Number, but=(TermNumber,)):
        with pytest.raises(Wrong):
            field.read(raw, LOOKUP)


@given(number=st.integers(1, 99))
def test_a_term_is_read_from_its_name(number: int) -> None:
    field = Term.field("number")
    assert isinstance(field, TermNumber)
    for raw in (number, str(number), f"第{number}届", field.show(number, LOOKUP)):
        assert field.read(raw, LOOKUP) == number


@given(cents=st.integers(0, MOST))
def test_money_is_shown_to_the_cent_and_read_back(cents: int) -> None:
    field = Outcome.field("money")
    assert isinstance(field, Money)
    assert field.read(field.show(cents, LOOKUP), LOOKUP) == cents


@pytest.mark.parametrize(
    "raw", ["-1", "1.001", "十万", "3.5.1", "1万2", "1e9", "10000000000001亿", "$5"]
)
def test_money_that_is_not_clear_is_refused(raw: str) -> None:
    with pytest.raises(Wrong, match="落实资金"):
        Outcome.field("money").read(raw, LOOKUP)


@pytest.mark.parametrize("raw", ["2026-03-05", "2026-03", "2026"])
def test_a_day_keeps_the_precision_in_which_it_is_known(raw: str) -> None:
    for field in of(Day):
        assert field.read(raw, LOOKUP) == field.show(raw, LOOKUP) == raw


@given(day=DAYS)
def test_a_day_is_read_from_the_forms_of_clerks_and_sheets(day: str) -> None:
    field = Outcome.field("due")
    date = datetime.date.fromisoformat(day)
    raws = (
        day, date, f"{date:%Y/%m/%d}", f"{date.year}.{date.month}.{date.day}",
        f"{date.year}年{date.month}月{date.day}日", f"{date:%Y%m%d}",
    )  # fmt: skip
    assert {field.read(raw, LOOKUP) for raw in raws} == {day}


@pytest.mark.parametrize("raw", ["昨天", "2026-02-30", "2026-13", "不详", "00000000"])
def test_a_day_that_does_not_exist_is_refused(raw: str) -> None:
    for field in of(Day):
        with pytest.raises(Wrong):
            field.read(raw, LOOKUP)


@settings(max_examples=10)
@given(text=PLAIN)
def test_a_plain_text_is_kept_as_it_is(text: str) -> None:
    for field in texts((FilledMarks, FrozenScore, IdCard, Phone, Seats, TimeOfDay)):
        assert field.read(text, LOOKUP) == field.read(f" {text}\u200b ", LOOKUP) == text
        assert field.show(text, LOOKUP) == text


def test_a_text_may_be_as_long_as_declared_and_no_longer() -> None:
    for field in texts((IdCard, TimeOfDay)):
        longest = "字" * field.longest
        assert field.read(longest, LOOKUP) == longest
        with pytest.raises(Wrong, match=f"{field.longest} 个字"):
            field.read(longest + "字", LOOKUP)


@given(raw=st.text(max_size=12))
def test_reading_a_text_twice_changes_nothing_more(raw: str) -> None:
    for field in (Member.field("unit"), Member.field("name"), Member.field("mobile"),
                  Member.field("remark")):  # fmt: skip
        try:
            value = field.read(raw, LOOKUP)
        except Wrong:
            continue
        assert value is None or field.read(value, LOOKUP) == value


def test_line_ends_of_every_kind_are_kept_as_one() -> None:
    for field in of(LongText):
        assert field.read("甲\r\n乙\r丙\u2028丁\x0b戊", LOOKUP) == "甲\n乙\n丙\n丁\n戊"


def test_a_line_of_text_has_no_line_ends() -> None:
    for field in of(Text, but=(IdCard, Phone, TimeOfDay)):
        if field.longest >= 3:
            assert "\n" not in str(field.read("甲\n乙", LOOKUP))


def test_a_name_of_two_characters_loses_its_space() -> None:
    for field in of(PersonName):
        assert field.read("王　刚", LOOKUP) == field.read("王 刚", LOOKUP) == "王刚"


def test_a_link_is_read_by_id_and_title_and_shown_by_title() -> None:
    for field in of(Link):
        assert field.read(1, LOOKUP) == field.read("甲", LOOKUP) == 1
        assert field.read("乙方", LOOKUP) == 2
        assert field.show(2, LOOKUP) == "乙"
        assert field.show(99, LOOKUP) == "（未知 99）"


def test_a_link_to_nobody_is_refused_by_its_records_title() -> None:
    for field in of(Link):
        with pytest.raises(Wrong, match=f"没有“无名”这个{field.linked.TITLE}"):
            field.read("无名", LOOKUP)


@given(keys=st.sets(st.sampled_from([1, 2, 3])))
def test_pairs_are_shown_and_read_back(keys: set[int]) -> None:
    for field in of(Links):
        value = tuple(sorted(keys))
        assert field.read(field.show(value, LOOKUP), LOOKUP) == value
        assert field.read(list(keys), LOOKUP) == value


def test_a_photo_is_a_hash_and_nothing_else() -> None:
    for field in of(Photo):
        assert field.read("0" * 64, LOOKUP) == "0" * 64
        assert field.show("0" * 64, LOOKUP) == "有"
        for raw in ("照片.jpg", "0" * 63, "G" * 64):
            with pytest.raises(Wrong, match="请在表单里选择图片文件"):
                field.read(raw, LOOKUP)


@pytest.mark.parametrize(
    ("raw", "doubted"),
    [("a@b.cn", False), ("a.b@c.d.com", False), ("a@b", True), ("ab.cn", True), ("a b@c.cn", True)],
)
def test_an_address_that_cannot_be_one_is_doubted(raw: str, doubted: bool) -> None:
    for field in of(Email):
        assert field.read(raw, LOOKUP) == raw
        assert bool(field.doubt(raw, LOOKUP)) is doubted


@pytest.mark.parametrize(
    ("raw", "value", "doubted"),
    [
        ("138 8731 0001", "13887310001", False), ("+86-13887310001", "13887310001", False),
        (13887310001, "13887310001", False), (13887310001.0, "13887310001", False),
        ("0873-3722345", "0873-3722345", False), ("1388731000", "1388731000", True),
    ],
)  # fmt: skip
def test_a_phone_is_kept_in_one_form(raw: object, value: str, doubted: bool) -> None:
    for field in of(Phone):
        assert field.read(raw, LOOKUP) == value
        assert bool(field.doubt(value, LOOKUP)) is doubted


def test_a_phone_that_a_sheet_has_clipped_is_refused() -> None:
    for field in of(Phone):
        with pytest.raises(Wrong):
            field.read(1.388731000113887e21, LOOKUP)


@pytest.mark.parametrize(("raw", "doubted"), [("11010519491231002X", False),
                                              ("110105194912310021", True),
                                              ("110105491231002", True)])  # fmt: skip
def test_an_identity_number_is_kept_and_doubted_by_its_check_digit(raw: str, doubted: bool) -> None:
    field = Member.field("id_card")
    assert field.read(raw, LOOKUP) == raw
    assert bool(field.doubt(raw, LOOKUP)) is doubted


def test_a_sample_of_field_types_is_really_covered() -> None:
    used = {type(field) for field in EVERY}
    assert {Text, LongText, Code, Codes, Day, Number, YesNo, Phone, Photo, Links, Link} <= used
    assert isinstance(Consultation.field("topics"), Links)
    assert isinstance(Point.field("on_wall"), Codes)
