"""Which period a filled form says it is for."""

from __future__ import annotations

import pytest

from desktop_app.services.campaigns.period_of_book import told_period

TITLE = ["", "2026年第三季度市场主体倍增填报表", ""]


@pytest.mark.parametrize(
    ("rows", "names", "kind", "told"),
    [
        ([TITLE], (), "quarter", "2026Q3"),
        ([], ("填报表.xlsx", "2026年上半年填报表"), "half", "2026H1"),
        ([["2026年 12 月填报表"]], (), "month", "2026-12"),
        ([["2026年1月填报表"]], (), "month", "2026-01"),
        ([["2026年填报表"]], (), "year", "2026"),
        ([["填报时间：2026年10月"]], (), "quarter", ""),  # another kind of period
        ([["县（市）", "2026年第三季度"]], (), "quarter", ""),  # a head, no title
        ([TITLE, ["较2026年第二季度"]], (), "quarter", ""),  # several
        ([["填报表"], [], [], TITLE], (), "quarter", ""),  # below the lines of a title
        ([TITLE], ("2026年3季度.xlsx",), "quarter", "2026Q3"),
        ([["填报日期：2026年10月8日"]], (), "month", ""),  # when it was filled in
        ([["2026年9月填报表"], ["填报日期：2026年10月8日"]], (), "month", "2026-09"),
        ([["2026年填报表"], ["2027年1月8日"]], (), "year", "2026"),
        ([["0000年00月填报表"]], (), "year", ""),  # not filled in
        ([["0000年9月填报表"]], (), "month", ""),
    ],
)
def test_a_title_names_the_period(
    rows: list[list[str]], names: tuple[str, ...], kind: str, told: str
) -> None:
    assert told_period(rows, names, kind) == told
