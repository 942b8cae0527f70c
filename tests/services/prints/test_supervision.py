"""督办清单 as print, workbook and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents import books_out
from desktop_app.errors import UserError
from desktop_app.records.consultation import Consultation
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.services import prints, registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.prints import supervision
from desktop_app.storage.stepping import finish
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
            "consultation": owner,
            "unit": unit,
            "due": due,
        }
        registers.save(desk, Outcome, draft)
    return desk


def test_the_print_has_every_line_grouped_as_asked(busy: Desk, tmp_path: Path) -> None:
    found = reminders.find(busy)
    for group, heads in (
        ("level", ("逾期（2 项）", "本周（1 项）")),
        ("unit", ("演示住建局（1 项）", "演示水务局（1 项）", "未填（1 项）")),
        ("committee", ("提案委（3 项）",)),
        ("title", ("办结期限（2 项）", "建议沟通（1 项）")),
    ):
        pdf = prints.write(supervision.collect(busy, found, {"group": group}), lambda *_: None)
        path = tmp_path / f"{group}.pdf"
        path.write_bytes(pdf)
        text = "".join(pdfium_text(path).split())
        for words in (
            *heads,
            "办结期限：请演示住建局尽快修好路灯",
            "路灯协商",
            "共3项，其中逾期2项",
        ):
            assert words.replace(" ", "") in text


def test_nothing_due_is_nothing_to_print(desk: Desk) -> None:
    with pytest.raises(UserError, match="没有要督办的事项"):
        supervision.collect(desk, reminders.find(desk))


def test_the_workbook_has_days_as_numbers(busy: Desk, tmp_path: Path) -> None:
    table = finish(supervision.table_in_steps(busy, reminders.find(busy)))
    assert [row[8] for row in table.rows] == [22, 3, -2]
    assert table.rows[0][:6] == [
        "逾期", "办结期限", "请演示住建局尽快修好路灯", "路灯协商", "演示住建局", "提案委",
    ]  # fmt: skip
    books_out.write_table(table, tmp_path / "督办.xlsx")
    assert (tmp_path / "督办.xlsx").stat().st_size > 1000


def test_a_line_says_all_of_a_reminder(busy: Desk) -> None:
    first = reminders.due(busy)[0]
    assert supervision.line(first) == (
        "逾期　办结期限　请演示住建局尽快修好路灯　路灯协商　演示住建局、提案委"
        "　期限 2026-11-01　超 22 天"
    )
