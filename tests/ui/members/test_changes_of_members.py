"""A member's sector, committee or post is changed or corrected in the window."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Membership
from desktop_app.records.membership import SLOTS
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.registers import history
from desktop_app.ui.bulk.bulk_page import BulkPage
from desktop_app.ui.cards.card_facts import card_facts
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.members.change_dialog import ChangeDialog
from desktop_app.ui.members.change_strip import BulkChangeStrip, ChangeStrip
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child
from tests.ui.imports.test_import_page import applied, book
from tests.ui.imports.test_import_page import opened as import_opened
from tests.ui.keeping import keep

SECTOR, COMMITTEE = SLOTS[0], SLOTS[1]


@pytest.fixture
def sectors(desk: Desk) -> tuple[int, int]:
    return keep(desk, "sector", name="演示经济界"), keep(desk, "sector", name="演示农业界")


def opened(context: UiContext, qtbot: QtBot, key: int) -> RecordDialog:
    dialog = RecordDialog(context, registers.draft(context.desk, Member, key))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def pick(dialog: RecordDialog, field: str, key: int | None) -> None:
    box = cast("LinkPicker", dialog.form.boxes[field])
    box.put(key)
    box.edited.emit()


def strip_of(dialog: RecordDialog) -> ChangeStrip:
    (strip,) = dialog._record.strips
    return cast("ChangeStrip", strip)


def spans(desk: Desk, key: int) -> list[tuple[object, object, object]]:
    rows = memberships.by_member(desk, [key])[key]
    return [(each["sector"], each["since"], each["until"]) for each in rows if each["sector"]]


def test_the_form_asks_only_where_such_a_field_was_typed_into(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    key = keep(context.desk, "member", name="演示甲", sector=sectors[0])
    dialog = opened(context, qtbot, key)
    strip = strip_of(dialog)
    assert not strip.widget.isVisible()
    pick(dialog, "sector", sectors[1])
    assert strip.widget.isVisible()
    assert strip.widget.correction.isChecked()
    assert "改了界别" in strip.widget.words.text()
    dialog.save_button.click()
    assert spans(context.desk, key) == [(sectors[1], "2022-01", None)]


def test_a_change_that_is_typed_into_the_form_begins_on_its_day(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    key = keep(context.desk, "member", name="演示甲", sector=sectors[0])
    dialog = opened(context, qtbot, key)
    strip = strip_of(dialog)
    pick(dialog, "sector", sectors[1])
    strip.widget.change.click()
    strip.widget.day.put("2026-11-01")
    strip.widget.decided_by.put("演示常委会第八次会议")
    dialog.save_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert spans(context.desk, key) == [
        (sectors[0], "2022-01", "2026-10-31"), (sectors[1], "2026-11-01", None),
    ]  # fmt: skip
    assert registers.draft(context.desk, Member, key).values["sector"] == sectors[1]


def test_a_change_without_its_day_is_refused_at_the_field(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    key = keep(context.desk, "member", name="演示甲", sector=sectors[0])
    dialog = opened(context, qtbot, key)
    pick(dialog, "sector", sectors[1])
    strip_of(dialog).widget.change.click()
    strip_of(dialog).widget.day.put("")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.form.boxes["sector"].property("problem") == "stops"
    assert spans(context.desk, key) == [(sectors[0], "2022-01", None)]
    dialog.reject()


def test_several_members_change_in_one_dialog(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    keys = [
        keep(context.desk, "member", name=f"演示{n}", sector=sectors[0]) for n in "甲乙"
    ]  # fmt: skip
    dialog = ChangeDialog(context, keys)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    child(dialog, LinkPicker, "sector1_sector").put(sectors[1])
    dialog.decided_by.put("演示常委会第九次会议")
    dialog.done_button.click()
    assert not dialog.isVisible()
    for key in keys:
        assert spans(context.desk, key) == [
            (sectors[0], "2022-01", "2026-11-22"), (sectors[1], "2026-11-23", None),
        ]  # fmt: skip


def test_the_card_tells_the_career_and_the_form_has_its_table(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    committee = keep(context.desk, "committee", name="演示提案委员会")
    before = keep(context.desk, "member", name="演示甲", term=None)
    key = keep(
        context.desk, "member", name="演示甲", sector=sectors[0], committee=committee,
        committee_post="副主任", previous=before, recommended_by="演示县工商联",
    )  # fmt: skip
    told = memberships.FromDay("2026-11-01", "演示常委会第八次会议", "演政协〔2026〕8号")
    memberships.change(context.desk, [key], SECTOR, [sectors[1]], told)
    facts = card_facts(context.desk, Member, key)
    (section,) = [each for each in facts.sections if each.title == "任职经历"]
    texts = [each.text for each in section.facts]
    assert texts == [
        "演示经济界（2022年1月—2026年10月31日）",
        "演示农业界（2026年11月1日起）\n演示常委会第八次会议，演政协〔2026〕8号",
        "演示提案委员会 副主任（2022年1月起）",
        "委员",
    ]
    duty = {each.label: each for part in facts.sections for each in part.facts}
    assert duty["上一届的记录"].links[0].record == before
    dialog = opened(context, qtbot, key)
    table = child(dialog, ChildrenTable, f"{Membership.KEY}_table")
    assert len(table.inputs()) == 3
    dialog.reject()


def test_a_bulk_edit_asks_too_and_changes_from_a_day_on(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    keys = [keep(context.desk, "member", name=f"演示{n}", sector=sectors[0]) for n in "甲乙"]
    page = BulkPage(context, Member, keys, keys)
    qtbot.addWidget(page)
    page.show()
    (strip,) = page.strips
    assert isinstance(strip, BulkChangeStrip)
    cast("FieldBox", page.choice.add("remark").box).put_draft("演示")
    assert not strip.widget.isVisible()
    cast("FieldBox", page.choice.add("sector").box).put(sectors[1])
    assert strip.widget.isVisible()
    strip.widget.change.click()
    strip.widget.day.put("2026-11-01")
    page.look()
    qtbot.waitUntil(lambda: page.plan is not None)
    with qtbot.waitSignal(page.left):
        page.apply()
    for key in keys:
        assert spans(context.desk, key) == [
            (sectors[0], "2022-01", "2026-10-31"), (sectors[1], "2026-11-01", None),
        ]  # fmt: skip
        values = registers.draft(context.desk, Member, key).values
        assert (values["sector"], values["remark"]) == (sectors[1], "演示")
    history.undo(context.desk)
    assert spans(context.desk, keys[0]) == [(sectors[0], "2022-01", None)]


def test_the_dialog_for_one_member_begins_with_what_is_held(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    key = keep(context.desk, "member", name="演示甲", sector=sectors[0])
    dialog = ChangeDialog(context, [key])
    qtbot.addWidget(dialog)
    box = child(dialog, LinkPicker, "sector1_sector")
    assert (box.draft(), dialog.is_written()) == (sectors[0], False)
    box.put(sectors[1])
    assert dialog.is_written()


def test_an_imported_list_asks_too_and_changes_from_a_day_on(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int], tmp_path: Path
) -> None:
    given = {"born": "1975-03", "unit": "演示一中"}
    keys = [
        keep(context.desk, "member", name=f"演示{n}", sector=sectors[0], **given) for n in "甲乙"
    ]
    rows = (
        ("演示甲", "1975.03", "演示农业界", "演示二中"),
        ("演示乙", "1975.03", "演示经济界", "演示二中"),
        ("演示丙", "1980.05", "演示农业界", "演示三中"),
    )
    header = ("姓名", "出生年月", "界别", "工作单位")
    _, taking = import_opened(context, qtbot, book(tmp_path, *rows, header=header))
    (strip,) = taking.strips
    assert isinstance(strip, BulkChangeStrip)
    assert strip.widget.isVisible()
    assert "界别" in strip.widget.words.text()
    strip.widget.change.click()
    strip.widget.day.put("2026-11-01")
    strip.widget.decided_by.put("演示常委会第九次会议")
    applied(qtbot, taking)
    assert not strip.widget.isVisible()
    assert spans(context.desk, keys[0]) == [
        (sectors[0], "2022-01", "2026-10-31"), (sectors[1], "2026-11-01", None),
    ]  # fmt: skip
    assert spans(context.desk, keys[1]) == [(sectors[0], "2022-01", None)]
    values = registers.draft(context.desk, Member, keys[0]).values
    assert (values["sector"], values["unit"]) == (sectors[1], "演示二中")
    (new,) = {*registers.find(context.desk, Member, registers.Query())} - {*keys}
    assert spans(context.desk, new) == [(sectors[1], "2022-01", None)]
    history.undo(context.desk)
    assert spans(context.desk, keys[0]) == [(sectors[0], "2022-01", None)]


def test_an_imported_list_that_changes_no_column_of_memberships_asks_nothing(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int], tmp_path: Path
) -> None:
    keep(context.desk, "member", name="演示甲", sector=sectors[0], born="1975-03")
    row = ("演示甲", "1975.03", "演示经济界", "演示二中")
    header = ("姓名", "出生年月", "界别", "工作单位")
    _, taking = import_opened(context, qtbot, book(tmp_path, row, header=header))
    (strip,) = taking.strips
    assert not cast("BulkChangeStrip", strip).widget.isVisible()


def test_a_membership_asks_for_what_its_kind_holds_and_the_table_shows_it_in_one_column(
    context: UiContext, qtbot: QtBot, sectors: tuple[int, int]
) -> None:
    committee = keep(context.desk, "committee", name="演示提案委员会")
    key = keep(
        context.desk, "member", name="演示甲", sector=sectors[0], committee=committee,
        committee_post="副主任",
    )  # fmt: skip
    dialog = opened(context, qtbot, key)
    table = child(dialog, ChildrenTable, f"{Membership.KEY}_table")
    model = table.table.model()
    titles = [
        model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())
    ]  # fmt: skip
    assert titles == ["任职类别", "任职情况", "起始日期", "截止日期", "决定的会议", "文号"]
    texts = {model.index(n, 1).data() for n in range(model.rowCount())}
    assert texts == {"演示经济界", "演示提案委员会 副主任"}
    table.add()
    one = child(dialog, ChildDialog)
    shown = {name for name, box in one.form.boxes.items() if not box.isHidden()}
    assert shown & Membership.ONLY_WITH.keys() == {"sector"}
    cast("FieldBox", one.form.boxes["kind"]).put("committee")
    one.form.edited.emit("kind")
    shown = {name for name, box in one.form.boxes.items() if not box.isHidden()}
    assert shown & Membership.ONLY_WITH.keys() == {"committee", "post", "place"}
    one.reject()
    dialog.reject()
