"""Plans, chronicles, agendas and the follow-up of resolutions as PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.documents.printables import Column, Foot, Register, RowGroup
from desktop_app.documents.prints import Setting, Shown
from desktop_app.documents.prints.agenda import AGENDA, FOLLOW_UP, LIST
from desktop_app.documents.prints.chronicle import PRINT as CHRONICLE
from desktop_app.documents.prints.week_plan import WEEK_PRINT
from desktop_app.documents.prints.writing import write_print
from desktop_app.documents.registers import write_register
from tests.documents.pdf_reading import poppler_text

FOOT = Foot("政协演示县委员会", "演示", "2026年3月5日", "2026年3月5日", "演示经办人")
SETTING = Setting(FOOT, "政协演示县委员会", today="2026-03-05", shorts={"提案委员会": "提案委"})


def text_of(folder: Path, wanted: object, shown: list[Shown], **chosen: str) -> str:
    path = folder / "print.pdf"
    write_print(wanted, shown, SETTING, chosen, path, lambda *_: None)  # type: ignore[arg-type]
    return poppler_text(path, "-layout")


def line(**values: str) -> Shown:
    usual = {
        "date": "3月2日 周一", "half": "上午", "time": "08:30", "what": "演示会",
        "place": "会议室", "leader": "演示主席", "host": "提案委员会", "span": "3月2日—8日",
    }  # fmt: skip
    return Shown(values.get("what", "演示会"), {**usual, **values})


def test_equal_days_and_halves_share_one_box(tmp_path: Path) -> None:
    shown = [line(), line(what="第二会", time="09:30"), line(what="第三会", half="下午")]
    text = text_of(tmp_path, WEEK_PRINT, shown)
    assert "一周工作安排" in text
    assert text.count("3月2日 周一") == 1
    assert text.count("上午") == 1
    assert "提案委" in text
    assert "车" not in text
    assert "统计截止日期" not in text


def test_a_car_brings_its_column(tmp_path: Path) -> None:
    assert "中巴 1 辆" in text_of(tmp_path, WEEK_PRINT, [line(vehicles="中巴 1 辆"), line()])


def test_the_day_is_printed_anew_on_every_page(tmp_path: Path) -> None:
    shown = [line(what=f"演示会{number}") for number in range(120)]
    text = text_of(tmp_path, WEEK_PRINT, shown)
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 2
    assert [page.count("3月2日 周一") for page in pages] == [1] * len(pages)
    assert all(f"演示会{number}" in text for number in range(120))


@pytest.mark.parametrize("merged", [0, 1, 2])
def test_merged_columns_hold_every_text_of_the_register(tmp_path: Path, merged: int) -> None:
    rows = [[f"日{n // 4}", f"段{n // 2}", f"事{n}"] for n in range(12)]
    found = Register("演示", "", [Column(x) for x in ("日", "段", "事")], [RowGroup("", rows)],
                     FOOT, merged=merged)  # fmt: skip
    path = tmp_path / "register.pdf"
    write_register(found, path, lambda *_: None)
    text = poppler_text(path)
    counts = [len(re.findall(f"{word}\\d", text)) for word in "日段事"]
    assert counts == [[12, 12, 12], [3, 12, 12], [3, 6, 12]][merged]


def entry(month: str, days: str, text: str) -> dict[str, str]:
    return {"month": month, "days": days, "text": text}


def test_a_year_has_its_months_and_joins_a_day(tmp_path: Path) -> None:
    rows = (entry("3", "3月5日", "召开甲会"), entry("3", "3月5日", "召开乙会。"),
            entry("4", "4月1日", "开展视察"))  # fmt: skip
    shown = Shown("2026年大事记", {"span": "2026年", "year": "1"}, children={"entry": rows})
    text = "".join(text_of(tmp_path, CHRONICLE, [shown]).split())
    assert "三月" in text
    assert "3月5日召开甲会。召开乙会。" in text
    assert text.index("四月") < text.index("4月1日开展视察。")
    month = Shown("2026年3月大事记", {"span": "2026年3月", "year": ""}, children={"entry": rows})
    assert "三月" not in text_of(tmp_path, CHRONICLE, [month])


def test_an_agenda_is_in_the_order_of_its_places(tmp_path: Path) -> None:
    rows = (
        {"name": "其他", "position": "10"},
        {"name": "审议计划", "position": "2", "reporter": "办公室", "attending": "演示局"},
        {"name": "没有序号", "position": ""},
        {"name": "传达学习。", "position": "1"},
    )
    values = {
        "name": "演示主席会议",
        "start_on": "2026-03-05",
        "starts_at": "09:00",
        "place": "三楼",
    }
    shown = Shown("演示主席会议", values, children={"agenda_item": rows})
    text = "".join(text_of(tmp_path, AGENDA, [shown]).split())
    assert "时间：2026年3月5日09:00地点：三楼" in text
    assert (
        "一、传达学习。二、审议计划（汇报：办公室；列席：演示局）三、其他。四、没有序号。" in text
    )


def test_a_meeting_without_items_has_no_agenda() -> None:
    assert AGENDA.refuses(Shown("甲", {}), SETTING)
    full = Shown("甲", {}, children={"agenda_item": ({"name": "乙"},)})
    assert not AGENDA.refuses(full, SETTING)


def item(name: str, state: str, **values: str) -> Shown:
    labels = {"following": "落实中", "done": "已落实", "none": "无需落实"}
    return Shown(name, {"name": name, "state": labels[state], "state.stored": state, **values})


ITEMS = [
    item("甲事项", "following", due="2026-03-04", owner_unit="提案委", owner_name="赵某"),
    item("乙事项", "following", due="2026-03", meeting="演示会", day="2026-02-01"),
    item("丙事项", "done", done_on="2026-03-01", progress="已印发"),
    item("丁事项", "none"),
]


def test_the_follow_up_lists_what_was_resolved_and_what_is_late(tmp_path: Path) -> None:
    text = text_of(tmp_path, FOLLOW_UP, ITEMS)
    assert "共3项，其中逾期1项" in text
    assert "提案委（赵某）" in text
    assert "2026.03.01 落实" in text
    assert "丁事项" not in text
    open_ones = text_of(tmp_path, FOLLOW_UP, ITEMS, which="open", group="owner_unit")
    assert "丙事项" not in open_ones
    assert "责任单位未定（1项）" in open_ones


def test_the_list_of_items_is_grouped_by_meeting(tmp_path: Path) -> None:
    text = text_of(tmp_path, LIST, ITEMS)
    assert re.search(r"演示会\s+2026年2月1日（1项）", text)
    assert "未写会议（3项）" in text
