"""An old ledger of consultations as clerks keep it, 演示: suggestions numbered in one cell."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

HEADER = ("序号", "协商点", "协商主题", "协商时间", "参加人员", "意见建议", "承办单位", "办理结果")
LINES = (
    (1, "演示村协商点", "院坝路灯协商会", "2024.3.15", "界别委员：张三；群众：李四、王五",
     "1. 装三盏路灯\n2. 把管护写进村规民约", "1. 演示县住建局\n2. 演示村委会", "1. 已装\n2. 已写"),
    (2, "", "集镇停车协商会", "2024年5月6日", "张三、李四",
     "①划停车线；②摊点集中经营。", "演示镇政府", ""),
    (3, "演示社区协商点", "河道保洁协商会", "2025/1/8", "", "每周清一次河道", "演示县水务局", ""),
)  # fmt: skip


def write_old_ledger(path: Path) -> Path:
    """Write the ledger: a title above, the point of the first two lines in one merged cell."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("协商台账")
    sheet.merge_range(0, 0, 0, len(HEADER) - 1, "“协商在基层”工作台账（演示数据）")
    sheet.write_row(2, 0, HEADER)
    for place, line in enumerate(LINES, 3):
        sheet.write_row(place, 0, line)
    sheet.merge_range(3, 1, 4, 1, LINES[0][1])
    sheet.write_row(7, 0, ("合计", "", "3 场"))
    book.close()
    return path
