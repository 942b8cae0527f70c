"""Phone numbers are kept in one shape; an unusual one raises a doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import phones


@pytest.mark.parametrize(
    "written",
    [
        "13812345678",
        13812345678,
        13812345678.0,
        "13812345678.0",
        "138-1234-5678",
        "138 1234 5678",
        "+86 138 1234 5678",
        "0086-13812345678",
        "8613812345678",
        "１３８１２３４５６７８",
        "（138）12345678",
    ],
)
def test_a_mobile_number_is_kept_as_its_digits(written: object) -> None:
    assert phones.tidy_phone(written) == "13812345678"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("08733722345", "0873-3722345"),
        ("(0873)3722345", "0873-3722345"),
        ("0873 372 2345", "0873-3722345"),
        ("010-88888888", "010-88888888"),
        ("02112345678", "021-12345678"),
        ("+86-0873-3722345", "0873-3722345"),
        ("0873-3722345转801", "0873-3722345转801"),
        ("0873-3722345-801", "0873-3722345转801"),
        ("3722345", "3722345"),
        ("667788", "667788"),
        ("+852 9123 4567", "+85291234567"),
        ("13812345678/0873-3722345", "13812345678、0873-3722345"),
        ("13812345678，13912345678", "13812345678、13912345678"),
        ("见名片", "见名片"),
        ("", ""),
    ],
)
def test_other_numbers_have_their_shape(written: str, kept: str) -> None:
    assert phones.tidy_phone(written) == kept


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "19912345678",
        "0873-3722345",
        "010-88888888",
        "3722345",
        "667788",
        "110",
        "+85291234567",
        "0873-3722345转801",
        "13812345678、0873-3722345",
        "",
    ],
)
def test_an_ordinary_number_raises_no_doubt(number: str) -> None:
    assert phones.phone_doubt(number) == ""


@pytest.mark.parametrize(
    ("number", "doubt"),
    [
        ("1381234567", "手机号码应为 11 位，现在是 10 位"),
        ("138123456789", "手机号码应为 11 位，现在是 12 位"),
        ("12012345678", "手机号码不会以 12 开头，请核对"),
        ("0873372", "座机号码应为区号加 7 或 8 位号码，现在共 7 位"),
        ("12", "电话号码不应是 2 位，请核对"),
        ("见名片", "电话“见名片”里有认不出的字符，请核对"),
        ("1.38E+10", "电话在表格里存成了数字，末几位已经丢失，请核对"),
        ("13812345678、138", ""),
        ("13812345678、13x", "电话“13x”里有认不出的字符，请核对"),
    ],
)
def test_an_unusual_number_raises_its_doubt(number: str, doubt: str) -> None:
    assert phones.phone_doubt(number) == doubt


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812345678", "138****5678"),
        ("0873-3722345", "087****2345"),
        ("0873-3722345转801", "087****2345"),
        ("3722345", "37****45"),
        ("667788", "****"),
        ("13812345678、13912345678", "138****5678、139****5678"),
        ("", ""),
    ],
)
def test_a_masked_number_hides_its_middle(number: str, masked: str) -> None:
    assert phones.mask_phone(number) == masked


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("13887310001\n13987310002", "13887310001、13987310002"),
        ("13887310003 13987310004", "13887310003、13987310004"),
        ("0873-3722001\n13887310005", "0873-3722001、13887310005"),
        ("1388731000113987310002", "13887310001、13987310002"),
        ("138 8731 0001 139 8731 0002", "13887310001、13987310002"),
        ("138-8731-0001 139-8731-0002", "13887310001、13987310002"),
        ("0873 3722001 13887310005", "0873-3722001、13887310005"),
        ("+86 13887310001 8613987310002", "13887310001、13987310002"),
        ("08733722001\r\n08733722002", "0873-3722001、0873-3722002"),
        ("3722001 3722002", "3722001、3722002"),
        ("1388731000108733722001", "13887310001、0873-3722001"),
        ("0873-372 2001", "0873-3722001"),  # one number, however it is spaced
        ("138 8731 0001", "13887310001"),
        ("13887310001 张三", "13887310001 张三"),
        ("0873-3722001 转 801", "0873-3722001转801"),
    ],
)
def test_numbers_in_one_cell_are_never_fused(written: str, kept: str) -> None:
    assert phones.tidy_phone(written) == kept


@given(st.one_of(st.text(max_size=24), st.text("0123456789+-() 转、", max_size=20)))
def test_a_tidy_number_stays_as_it_is(text: str) -> None:
    split_cells = phones.tidy_phone(text)
    assert phones.tidy_phone(split_cells) == split_cells
    assert isinstance(phones.phone_doubt(split_cells), str)


@given(st.text("0123456789", min_size=11, max_size=11))
def test_a_masked_number_never_shows_the_whole(number: str) -> None:
    assert phones.mask_phone(number).count("*") == 4
    assert len(phones.mask_phone(number)) == 11
