"""The office's own list of members as clerks keep it: 演示 people, every trap on purpose."""

from __future__ import annotations

import datetime
from pathlib import Path

import xlsxwriter

HEADER = (
    "序号", "界别", "姓名", "性别", "民族", "出生年月", "党派", "工作单位", "职务", "联系电话",
    "证号", "专委会", "微信号",
)  # fmt: skip
GOOD = (
    ("中共", "张 三", "男", "汉", 1975.03, "中共", "演示县政府", "科长", "13800000001", "Y01"),
    ("中共", "李四", "女", "哈尼族", "1980年5月6日", "党员", "演示县医院", "医生", 13800000002,
     "Y02"),
    ("中共", "王刚", "男", "彝", datetime.date(1968, 12, 1), "中共党员", "演示中学", "教师",
     "138-0000-0003", "Y03"),
    ("经济", "白玉兰", "女", "白", "1985.7", "群众", "演示公司", "经理", "13800000004", "Y04"),
    ("经济", "刀岩温", "男", "傣", "19900102", "无党派", "演示合作社", "社长", "13800000005",
     "Y05"),
    ("教育", "罗小红", "女", "汉族", "1979-11", "民盟", "演示一小", "校长", "13800000006", "Y06"),
    ("教育", "普建国", "男", "彝族", "1972/3/4", "中共", "演示二小", "主任", "13800000007", "Y07"),
)  # fmt: skip
ORDER = ("刀岩温", "王刚", "白玉兰", "李四", "张三", "罗小红", "普建国")
UNREADABLE = (
    "教育",
    "杨演示",
    "女",
    "汉",
    "1981年13月",
    "群众",
    "演示局",
    "",
    "13800000008",
    "Y08",
)
DOUBLE = ("教育", "马演示", "男", "回", "1983.1", "群众", "演示局", "", "13800000009", "Y01")
FIRST_ROW, SECTOR = 5, 1


def write_office_book(path: Path) -> Path:
    """Write the list; good lines stand in rows 5 to 11, a bad date in 13, a double in 14."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("委员名单")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, len(HEADER) - 1, "政协演示县第十届委员会委员名单（演示数据）")
    sheet.write(1, 0, "填报单位：演示县政协办公室")
    sheet.write_row(3, 0, HEADER)
    for place, line in enumerate(GOOD):
        _write_line(sheet, FIRST_ROW - 1 + place, place + 1, line, day)
    sheet.merge_range(4, SECTOR, 6, SECTOR, "中共")
    sheet.merge_range(7, SECTOR, 8, SECTOR, "经济")
    _write_line(sheet, 12, 8, UNREADABLE, day)
    _write_line(sheet, 13, 9, DOUBLE, day)
    sheet.write_row(15, 0, ("合计", "", "9 人"))
    book.close()
    return path


def _write_line(
    sheet: object, row: int, number: int, line: tuple[object, ...], day: object
) -> None:
    assert isinstance(sheet, xlsxwriter.worksheet.Worksheet)
    sheet.write(row, 0, number)
    for column, cell in enumerate(line, 1):
        if isinstance(cell, datetime.date):
            sheet.write_datetime(row, column, cell, day)
        else:
            sheet.write(row, column, cell)
    sheet.write(row, len(HEADER) - 2, "提案委")
