"""The sums of a campaign: the published figures, wrong totals, shares, laws."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.figure import SCALE
from desktop_app.services.campaigns.indicators import Indicator, Indicators
from desktop_app.services.campaigns.sums import ALL, gaps_of, share_of, table_of

TOTAL = Indicator(1, "新增市场主体", "户", "total")
PARTS = (
    Indicator(2, "企业", "户", "part", "新增市场主体"),
    Indicator(3, "个体工商户", "户", "part", "新增市场主体"),
    Indicator(4, "合作社", "户", "part", "新增市场主体"),
)
BASE = Indicator(5, "全州新增", "户", "base", whole=True)
SHARE = Indicator(6, "占全州新增", "%", "share", "新增市场主体", "全州新增")
MARKET = Indicators([TOTAL, *PARTS, BASE, SHARE])


def figures(**typed: int) -> dict[tuple[int, str], int]:
    """Figures of one place 全州 by the letters t, e, h, c and b."""
    keys = {"t": (1, "全州"), "e": (2, "全州"), "h": (3, "全州"), "c": (4, "全州"), "b": (5, ALL)}
    return {keys[name]: value * SCALE for name, value in typed.items()}


def test_the_figures_of_the_source_agree() -> None:
    """655 enterprises, 4,097 households and 54 cooperatives are 4,806; of 51,128 they are 9.4 %."""
    table = table_of(MARKET, figures(t=4806, e=655, h=4097, c=54, b=51_128), ["全州"])
    assert not table.gaps
    assert table.text(TOTAL, ALL) == "4,806"
    assert table.text(SHARE, ALL) == "9.4"
    assert table.text(SHARE, "全州") == ""  # nobody typed the base of the place


def test_a_wrong_sum_is_named_with_its_difference() -> None:
    (gap,) = table_of(MARKET, figures(t=4806, e=655, h=4079, c=54), ["全州"]).gaps
    assert gap.difference == 18 * SCALE
    assert gap.words_of("合计") == ("全州“新增市场主体”填的是 4,806，分项相加是 4,788，多 18")


def test_a_part_that_nobody_typed_is_named() -> None:
    (gap,) = table_of(MARKET, figures(t=4806, e=655, h=4097), ["全州"]).gaps
    assert gap.words.endswith("多 54（合作社还没有填）")


def test_a_total_that_nobody_typed_is_the_sum_of_its_parts() -> None:
    table = table_of(MARKET, figures(e=655, h=4097, c=54), ["全州"])
    assert table.text(TOTAL, "全州") == table.text(TOTAL, ALL) == "4,806"
    assert not table.gaps
    assert (1, "全州") in table.implied


def test_a_total_without_any_part_is_not_checked() -> None:
    table = table_of(MARKET, figures(t=4806), ["全州"])
    assert not table.gaps
    assert not table.is_checked
    assert table_of(MARKET, figures(t=4806, e=655, h=4097, c=54), ["全州"]).is_checked
    assert not table_of(MARKET, figures(e=655, h=4097, c=54), ["全州"]).is_checked


@pytest.mark.parametrize(
    ("part", "base", "percent"),
    [(4806, 51_128, "9.4"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (125, 1000, "12.5"),
     (0, 7, "0.0"), (5, 1000, "0.5"), (45, 10_000, "0.5"), (9, 2, "450.0")],
)  # fmt: skip
def test_shares_to_one_decimal(part: int, base: int, percent: str) -> None:
    assert SHARE.text(share_of(part * SCALE, base * SCALE)) == percent


def test_a_share_of_nothing_is_unknown() -> None:
    assert share_of(5, 0) is None
    assert share_of(None, 5) is None
    assert SHARE.text(None) == ""


def test_definitions_that_name_nothing_are_said() -> None:
    broken = Indicators([
        Indicator(1, "甲", kind="total"), Indicator(2, "乙", kind="part", total="丙"),
        Indicator(3, "丁", kind="share", total="甲", base="戊"),
    ])  # fmt: skip
    assert len(broken.faults) == 3
    assert "“丙”" in "".join(broken.faults)
    assert "“戊”" in "".join(broken.faults)
    assert not MARKET.faults


places = st.lists(st.sampled_from(["甲县", "乙县", "丙市", "丁市"]), unique=True, min_size=1)
typed = st.dictionaries(
    st.tuples(st.sampled_from([2, 3, 4]), st.sampled_from(["甲县", "乙县", "丙市", "丁市"])),
    st.integers(-(10**9), 10**9),
)


@given(typed, places, st.randoms(use_true_random=False))
def test_the_order_of_typing_does_not_matter(
    cells: dict[tuple[int, str], int], names: list[str], chance: random.Random
) -> None:
    shuffled = list(cells.items())
    chance.shuffle(shuffled)
    one, other = table_of(MARKET, cells, names), table_of(MARKET, dict(shuffled), names)
    assert one.sums == other.sums
    assert one.cells == other.cells


@given(typed, places)
def test_the_sum_row_of_a_total_is_the_sum_of_its_parts(
    cells: dict[tuple[int, str], int], names: list[str]
) -> None:
    """Down the columns and along the rows one comes to the same."""
    table = table_of(MARKET, cells, names)
    along = [table.sums.get(each.key, 0) for each in PARTS]
    assert table.sums.get(TOTAL.key, 0) == sum(along)
    assert not gaps_of(MARKET, table.cells, names)


@given(typed, places, st.integers(-(10**6), 10**6).filter(bool))
def test_a_total_that_is_off_is_off_by_just_that(
    cells: dict[tuple[int, str], int], names: list[str], by: int
) -> None:
    place = names[0]
    parts = [cells[key, place] for key in (2, 3, 4) if (key, place) in cells]
    gaps = gaps_of(MARKET, {**cells, (1, place): sum(parts) + by}, names)
    assert [each.difference for each in gaps] == ([by] if parts else [])


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(1, 1000))
def test_a_share_does_not_know_the_unit(part: int, base: int, times: int) -> None:
    assert share_of(part, base) == share_of(part * times, base * times)


def test_a_share_names_where_its_base_lacks() -> None:
    """The sum row's share would be too large without the base of one place."""
    base = BASE._replace(whole=False)
    indicators = Indicators([TOTAL, base, SHARE])
    typed = {(1, "甲县"): 10, (1, "乙县"): 20, (5, "甲县"): 100}
    table = table_of(indicators, typed, ["甲县", "乙县"])
    assert table.lacking_bases == ["“占全州新增”的基数“全州新增”没有数（乙县）"]
    assert not table_of(indicators, {**typed, (5, "乙县"): 200}, ["甲县", "乙县"]).lacking_bases
    assert not table_of(indicators, {(5, "甲县"): 100}, ["甲县", "乙县"]).lacking_bases
    many = [f"演示{n}县" for n in range(9)]
    (words,) = table_of(indicators, {(1, each): 1 for each in many}, many).lacking_bases
    assert words.endswith("没有数（演示0县、演示1县、演示2县等 9 个）")


def test_a_share_of_all_places_names_its_base_where_it_lacks() -> None:
    typed = figures(t=4806, e=655, h=4097, c=54)
    assert table_of(MARKET, typed, ["全州"]).lacking_bases == ["“占全州新增”的基数“全州新增”没有数"]
    assert not table_of(MARKET, {**typed, (5, ALL): SCALE}, ["全州"]).lacking_bases


def test_a_figure_that_its_indicator_no_longer_takes_is_passed_over() -> None:
    """The total was changed to one figure of all places: what a place had cannot be wrong."""
    whole = Indicators([TOTAL._replace(whole=True), *PARTS])
    table = table_of(whole, {**figures(t=9, e=1), (1, ALL): 7}, ["全州"])
    assert not table.gaps
    assert table.text(whole.every[0], ALL) == "0.0007"
    assert "只填总数" in whole.faults[0]
    share = Indicators([TOTAL, SHARE._replace(key=2), BASE])
    assert table_of(share, figures(e=655), ["全州"]).cell(SHARE._replace(key=2), "全州") is None
