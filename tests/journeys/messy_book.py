"""A list as it comes from another office: 演示 people, with all that asks a question."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

HEADER = (
    "序号", "姓名", "性别", "民族", "出生年月", "界别", "专委会", "手机", "住哪儿", "微信号",
)  # fmt: skip
LINES = (
    (1, "董演示", "女", "汉", "68年8月15日", "工商联\n(7人)", "社法委", "13800000125", "1号", ""),
    (2, "仇演示", "女", "彝", "1979.4", "教育界", "提案委", "17700000021", "演示路2号", ""),
    (3, "杨演示", "男", "汉", "1982-13", "经济界", "提案委", "13800000033", "演示路3号", ""),
    (4, "岩演示", "男", "傣", "1980-14", "少数民族界", "农业委", "15000000033", "演示路4号", ""),
    (5, "娜演示", "女", "拉祜", "1980-14", "妇联界", "文史委", "15200000047", "演示路5号", ""),
)  # fmt: skip
NAMES = ("董演示", "仇演示", "杨演示", "岩演示", "娜演示")


def write_messy_book(path: Path) -> Path:
    """Write the list under a title; a sheet of notes stands beside it."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "名册"
    sheet.append(["政协演示县第十届委员会委员名单"])
    sheet.append(list(HEADER))
    for line in LINES:
        sheet.append(list(line))
    notes = made.create_sheet("填表说明")
    notes.append(["请认真填写"])
    made.save(path)
    return path
