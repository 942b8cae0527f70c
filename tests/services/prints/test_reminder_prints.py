"""督办清单 as print, workbook and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents import books_out
from desktop_app.errors import UserError
from desktop_app.records.consultation import Consultation
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.services import prints, registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.prints import reminder_prints
from desktop_app.stepping import run_to_end
from tests.documents.pdf_reading import pdfium_text


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk where two suggestions are late and one consultation waits for its talk."""
    committee = registers.save(desk, Committee, {"name": "提案委员会", "short_name": "提案委"})
    owner = registers.save(
        desk, Consultation,
        {"name": "路灯协商", "committee": committee.keys[0], "reported_on": "2026-10-26"},
    ).keys[0]  # fmt: skip
    for unit, due in (("演示住建局", "2026-11-01"), ("演示水务局", "2026-11-20")):
        draft = {
            "content": f"请{unit}尽快修好路灯",
            "source": f"consultation:{owner}",
            "unit": unit,
            "due": due,
        }
        registers.save(desk, Outcome, draft)
    return desk


def test_the_print_has_every_line_grouped_as_asked(busy: Desk, tmp_path: Path) -> None:
    found = reminders.find(busy)
    for group, heads in (
        ("level", ("逾期（2项）", "本周（1项）")),
        ("unit", ("演示住建局（1项）", "演示水务局（1项）", "提案委（1项）")),
        ("committee", ("提案委（3项）",)),
        ("title", ("办结期限（2项）", "建议沟通（1项）")),
    ):
        pdf = prints.write(reminder_prints.collect(busy, found, {"group": group}), lambda *_: None)
        path = tmp_path / f"{group}.pdf"
        path.write_bytes(pdf)
        text = "".join(pdfium_text(path).split())
        for words in (
            *heads,
            "请演示住建局尽快修好路灯",
            "路灯协商",
            "共3项，其中逾期2项",
        ):
            assert words.replace(" ", "") in text


def test_who_a_result_was_reported_to_is_never_held_to_account(busy: Desk) -> None:
    where = (registers.Filter("name", "in", ("路灯协商",)),)
    key = registers.first(busy, Consultation, registers.Query(where=where), 1)[0]
    version = registers.draft(busy, Consultation, key).version
    registers.save(busy, Consultation, {"reported_to": "县委、县政府"}, key=key, version=version)
    found = reminders.find(busy)
    sheet = reminder_prints.collect(busy, found, {"group": "unit"})
    made = reminder_prints.PRINT.register(sheet.shown, sheet.setting, sheet.chosen)
    titles = [column.title for column in made.columns]
    rows = [row for group in made.groups for row in group.rows]
    told = {row[titles.index("事由")]: row for row in rows}["建议沟通"]
    assert told[titles.index("沟通（报送）对象")] == "县委、县政府"
    assert told[titles.index("承办单位")] == ""
    assert told[titles.index("责任专委会")] == "提案委"
    assert not any("县委" in group.title for group in made.groups)


def test_points_long_idle_stand_apart_without_days_over(desk: Desk) -> None:
    registers.save(desk, Point, {"name": "冷清协商点", "founded": "2020-01-01", "state": "运行"})
    sheet = reminder_prints.collect(desk, reminders.find(desk), {"group": "committee"})
    made = reminder_prints.PRINT.register(sheet.shown, sheet.setting, sheet.chosen)
    assert made.groups[-1].title == "久未协商的协商点（1项）"
    titles = [column.title for column in made.columns]
    assert made.groups[-1].rows[0][titles.index("超期天数")] == ""


def test_nothing_due_is_nothing_to_print(desk: Desk) -> None:
    with pytest.raises(UserError, match="没有要督办的事项"):
        reminder_prints.collect(desk, reminders.find(desk))


def test_the_workbook_has_days_as_numbers(busy: Desk, tmp_path: Path) -> None:
    table = run_to_end(reminder_prints.table_in_steps(busy, reminders.find(busy)))
    assert [row[9] for row in table.rows] == [22, 3, -2]
    assert table.rows[0][:6] == [
        "逾期", "办结期限", "请演示住建局尽快修好路灯", "路灯协商", "演示住建局", "提案委",
    ]  # fmt: skip
    books_out.write_table(table, tmp_path / "督办.xlsx")
    assert (tmp_path / "督办.xlsx").stat().st_size > 1000


def test_a_line_says_all_of_a_reminder(busy: Desk) -> None:
    first = reminders.due(busy)[0]
    assert reminder_prints.line(first) == (
        "逾期　办结期限　请演示住建局尽快修好路灯　路灯协商　演示住建局、提案委"
        "　期限 2026-11-01　超 22 天"
    )
