"""The list of a year and the dispatch sheet of a month as PDF: groups, percents, signs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import Setting, Shown
from desktop_app.documents.prints import work_dispatch as dispatch
from desktop_app.documents.prints.work_list import PRINT as YEAR_LIST
from desktop_app.documents.prints.work_list import UNCOVERED
from desktop_app.documents.prints.writing import write_print
from desktop_app.records.held_back import HELD_BACK
from tests.documents.pdf_reading import poppler_text

FOOT = Foot("政协演示县委员会", "演示", "2026年11月23日", "2026年11月23日", "演示经办人")
SETTING = Setting(
    FOOT, "政协演示县委员会", today="2026-11-23",
    orders={"work_priority": ("乡村振兴（2026）", "产业强县（2026）"), "committee": ("提案委",)},
    codes={"work_kind": {"required": "规定动作", "chosen": "自选动作"}},
)  # fmt: skip
NOVEMBER = dispatch.Month("2026-11-01", "2026-11-23")


def task(*notes: tuple[str, str, str], **values: str) -> Shown:
    """A task with notes of day, percent and content."""
    usual = {
        "number": "RW-001", "year": "2026", "name": "演示任务", "state": "推进中",
        "state.stored": "underway", "start": "2026-01-01", "due": "2026-12-31",
        "committee": "提案委", "person": "演示人", "priority.name": "乡村振兴",
        "kind": "规定动作",
    }  # fmt: skip
    rows = [dict(zip(("day", "percent", "content"), each, strict=True)) for each in notes]
    return Shown(values.get("name", "演示任务"), {**usual, **values},
                 children={"work_progress": rows})  # fmt: skip


def done(day: str, **values: str) -> Shown:
    return task(**{"state": "已完成", "state.stored": "done", "done_on": day, **values})


def text_of(folder: Path, wanted: object, shown: list[Shown], **chosen: str) -> str:
    path = folder / "print.pdf"
    write_print(wanted, shown, SETTING, chosen, path, lambda *_: None)  # type: ignore[arg-type]
    return poppler_text(path, "-layout")


@pytest.mark.parametrize(
    ("shown", "before", "now", "time", "sign"),
    [
        (task(("2026-10-20", "80%", "甲"), ("2026-11-20", "90%", "乙")), 80, 90, 89, "● 正常"),
        (task(("2026-10-20", "85%", "甲")), 85, 85, 89, "○ 无进展"),
        (task(("2026-11-20", "50%", "甲")), None, 50, 89, "▲ 滞后"),
        (task(), None, None, 89, "▲ 滞后"),
        (task(("2026-11-20", "99%", "甲"), due="2026-11-20"), None, 99, 100, "× 逾期"),
        (task(start="2026-12-01"), None, None, 0, "－ 未到开始时间"),
        (task(("2026-11-20", "5%", "甲"), start=""), None, 5, None, "● 正常"),
        (done("2026-11-10", result="完成"), None, 100, 89, "√ 完成"),
        (task(("2026-12-02", "100%", "以后的")), None, None, 89, "▲ 滞后"),
        (task(("2026-11", "95%", "只有月份")), None, None, 89, "▲ 滞后"),
    ],
)
def test_each_task_is_told_by_its_month(
    shown: Shown, before: int | None, now: int | None, time: int | None, sign: str
) -> None:
    found = dispatch.dispatched(shown, NOVEMBER)
    assert (found.before, found.now, found.time, found.sign) == (before, now, time, sign)


def test_what_is_held_back_is_reckoned_with_as_unknown(tmp_path: Path) -> None:
    held = dict.fromkeys(("name", "start", "due", "state", "state.stored", "done_on"), HELD_BACK)
    shown = task((HELD_BACK, HELD_BACK, HELD_BACK), **held)
    assert dispatch.dispatched(shown, NOVEMBER) == (None, None, None, "", "○ 无进展")
    assert HELD_BACK in text_of(tmp_path, dispatch.PRINT, [shown])


@pytest.mark.parametrize(
    ("today", "chosen", "month"),
    [
        ("2026-11-23", "this", ("2026-11-01", "2026-11-23")),
        ("2026-11-23", "last", ("2026-10-01", "2026-10-31")),
        ("2026-01-05", "last", ("2025-12-01", "2025-12-31")),
        ("2026-11-23", "2", ("2026-02-01", "2026-02-28")),
        ("2026-01-05", "12", ("2025-12-01", "2025-12-31")),
        ("2024-03-01", "2", ("2024-02-01", "2024-02-29")),
    ],
)
def test_the_month_is_this_one_the_last_or_the_latest_of_a_number(
    today: str, chosen: str, month: tuple[str, str]
) -> None:
    assert dispatch.month_of(today, {"month": chosen}) == month


@given(st.dates(), st.integers(0, 900), st.dates())
def test_a_share_of_time_is_between_none_and_all(start: object, length: int, until: object) -> None:
    import datetime

    assert isinstance(start, datetime.date)
    first = start.replace(year=min(max(start.year, 1990), 2090))
    due = first + datetime.timedelta(days=length)
    shown = task(start=first.isoformat(), due=due.isoformat())
    found = dispatch.dispatched(shown, dispatch.Month("1990-01-01", str(until)))
    assert found.time is not None
    assert 0 <= found.time <= 100
    assert (found.time == 100) == (str(until) >= due.isoformat())


def test_a_sheet_leaves_out_what_was_done_or_cancelled_before(tmp_path: Path) -> None:
    shown = [
        done("2026-10-10", name="上月完成的"), done("2026-11-10", name="本月完成的"),
        task(name="取消的", **{"state.stored": "cancelled"}),
        task(("2026-11-20", "50%", "已开展调研"), name="滞后的", due="2026-12-31",
             first_due="2026-06-30"),
        task(name="别处的", committee="", unit="演示办公室"),
        task(name="还没开始的", start="2026-12-01"),
    ]  # fmt: skip
    text = text_of(tmp_path, dispatch.PRINT, shown)
    assert "2026年11月，共4项：完成1项、滞后2项、未到开始时间1项" in text
    assert "上月完成的" not in text
    assert "取消的" not in text
    assert "没有写牵头专委会（1项）" in text
    assert "已开展调研" in text
    assert "+50" in text
    joined = "".join(text.split())
    assert "（原2026.06.30）" in joined
    late = text_of(tmp_path, dispatch.PRINT, shown, which="late", group="none")
    assert "本月完成的" not in late
    october = text_of(tmp_path, dispatch.PRINT, shown, month="last")
    assert "上月完成的" in october
    assert "2026年10月" in october


def test_the_list_of_a_year_ends_with_priorities_without_a_task(tmp_path: Path) -> None:
    shown = [
        task(name="第二", **{"priority.name": "产业强县", UNCOVERED: "营商环境"}),
        task(name="第一", **{UNCOVERED: "营商环境"}),
        task(name="无重点", kind="自选动作", **{"priority.name": "", UNCOVERED: "营商环境"}),
        task(name="取消的", **{"state.stored": "cancelled", "state": "取消"}),
    ]  # fmt: skip
    text = text_of(tmp_path, YEAR_LIST, shown)
    assert "2026年度工作任务清单" in text
    assert "（共3项，完成0项）" in text
    assert "没有工作任务的重点工作：营商环境" in text
    places = [
        text.index(each)
        for each in ("乡村振兴（1项）", "产业强县（1项）", "没有对应重点工作（1项）")
    ]
    assert places == sorted(places)
    kinds = text_of(tmp_path, YEAR_LIST, shown, group="kind", which="every")
    assert "规定动作（3项）" in kinds
    assert "取消的" in kinds


def test_tasks_of_two_years_have_a_title_without_one(tmp_path: Path) -> None:
    text = text_of(tmp_path, YEAR_LIST, [task(), task(year="2025")], group="none")
    assert "政协演示县委员会工作任务清单" in text
