"""Identity numbers are read, checked without blocking, and tell birth and sex."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import idcard
from desktop_app.errors import Wrong

# The example of GB 11643-1999.
SOUND = "11010519491231002X"
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        SOUND,
        SOUND.lower(),
        "110105 19491231 002X",
        "110105-19491231-002x",
        "'11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "\ufeff11010519491231002X\n",
    ],
)
def test_a_number_is_kept_in_one_form(written: str) -> None:
    assert idcard.read_id(written) == SOUND


@pytest.mark.parametrize(
    "raw", [1.10105194912310e17, 110105194912310000, "1.10105E+17", "1.10105194912310E17"]
)
def test_a_number_that_a_sheet_has_clipped_is_refused(raw: object) -> None:
    with pytest.raises(Wrong, match="末几位已经丢失"):
        idcard.read_id(raw)


def test_an_old_number_in_a_number_cell_is_whole() -> None:
    assert idcard.read_id(110105491231002.0) == "110105491231002"
    assert idcard.read_id(110105491231002) == "110105491231002"


@pytest.mark.parametrize("raw", ["张三", "12", "1" * 30, True, 1.5, "不详", "<b>110105</b>"])
def test_what_is_no_papers_number_is_refused(raw: object) -> None:
    with pytest.raises(Wrong):
        idcard.read_id(raw)


def test_a_masked_number_is_refused() -> None:
    with pytest.raises(Wrong, match="星号"):
        idcard.read_id("110105********002X")


@pytest.mark.parametrize("number", ["H12345678", "M1234567(8)", "01234567", "EA1234567"])
def test_other_papers_pass_with_a_remark(number: str) -> None:
    assert idcard.read_id(number) == number
    assert "可不理会" in idcard.check_id(number)[0]
    assert idcard.born_of(number) == idcard.sex_of(number) == ""


def test_a_sound_number_raises_no_doubt() -> None:
    assert idcard.check_id(SOUND) == []
    assert idcard.born_of(SOUND) == "1949-12-31"
    assert idcard.sex_of(SOUND) == "女"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("110105194912310021", "校验码不对"),
        ("890105194912310020", "前两位 89"),
        ("990156198003152714", "第 2、3 位 90"),
        ("911156198013152714", "19801315 不存在"),
        ("911156198003152710", "校验码不对"),
        ("110105194913310020", "19491331 不存在"),
        ("11010519491231002", "现在是 17 位"),
        ("110105491231002", "15 位的旧号码"),
    ],
)
def test_each_doubt_has_its_reason(number: str, reason: str) -> None:
    assert idcard.read_id(number) == number
    assert any(reason in each for each in idcard.check_id(number))


@pytest.mark.parametrize(
    ("seventeen", "born", "sex"),
    [
        ("91115619800315271", "1980-03-15", "男"), ("93184019951130102", "1995-11-30", "女"),
        ("94403919680229003", "1968-02-29", "男"), ("95339220010101014", "2001-01-01", "女"),
        ("98141019741231555", "1974-12-31", "男"),
    ],
)  # fmt: skip
def test_a_foreigner_s_number_of_permanent_residence_is_sound(
    seventeen: str, born: str, sex: str
) -> None:
    number = seventeen + idcard.check_digit(seventeen)
    assert idcard.read_id(number) == number
    assert idcard.check_id(number) == []
    assert (idcard.born_of(number), idcard.sex_of(number)) == (born, sex)


def test_an_old_number_tells_birth_and_sex_too() -> None:
    assert idcard.born_of("110105491231003") == "1949-12-31"
    assert idcard.sex_of("110105491231003") == "男"


def test_a_day_that_does_not_exist_is_not_told() -> None:
    assert idcard.born_of("110105194902310021") == ""


@given(DAYS, st.integers(0, 999))
def test_a_number_made_by_the_rule_is_sound_and_tells_its_day(
    day: datetime.date, serial: int
) -> None:
    digits = f"532501{day:%Y%m%d}{serial:03d}"
    number = digits + idcard.check_digit(digits)
    assert idcard.check_id(number) == []
    assert idcard.born_of(number) == day.isoformat()
    assert idcard.sex_of(number) == ("男" if serial % 2 else "女")


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(place: int, change: int) -> None:
    wrong = str((int(SOUND[place]) + change) % 10)
    number = SOUND[:place] + wrong + SOUND[place + 1 :]
    assert idcard.check_id(number)


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans()))
def test_any_input_is_read_or_refused(raw: object) -> None:
    try:
        number = idcard.read_id(raw)
    except Wrong:
        return
    assert idcard.read_id(number) == number
    assert all(idcard.check_id(number))
    assert len(idcard.born_of(number)) in {0, 10}
