"""The boxes in which records are chosen: one, several, and several of one name."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.forms.boxes.link_chip import LinkChip
from desktop_app.ui.forms.boxes.links_picker import LinksPicker
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, keep_members, model_of


def opened(context: UiContext, qtbot: QtBot, key: str) -> RecordForm:
    model = model_of(key)
    form = RecordForm(model, form_file(context.forms, model), form_context(context))
    form.show_values({})
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def box_of(form: RecordForm, field: str) -> LinksPicker:
    form.show_field(field)
    return cast("LinksPicker", form.boxes[field])


def shown(box: LinksPicker) -> list[str]:
    return [each.name.text() for each in children(box, LinkChip) if not each.isHidden()]


def listed(line: OfferBox) -> list[tuple[str, str]]:
    return [(each.text, each.note) for each in line._model.offers]


def by_enter(line: OfferBox, place: int) -> None:
    popup = line.completer().popup()
    for _ in range(place):
        press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)


def by_mouse(line: OfferBox, place: int) -> None:
    popup = line.completer().popup()
    index = line.completer().completionModel().index(place, 0)
    QTest.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(index).center()
    )


@pytest.mark.parametrize("choose", [by_enter, by_mouse])
@pytest.mark.parametrize(
    ("record", "field", "linked", "names", "typed"),
    [
        ("point", "members", "member", ("董洁", "杨文", "董明"), ("dj", "yw", "dm")),
        ("point", "committees", "committee", ("提案委", "经济委"), ("ta", "jj")),
        ("consultation", "topics", "topic", ("路灯", "停车"), ("ld", "停")),
        ("consultation", "partners", "committee", ("提案委", "经济委"), ("tian", "经")),
        ("case", "consultations", "consultation", ("路灯协商", "停车协商"), ("ldxs", "tcxs")),
    ],
)
def test_a_box_for_several_is_empty_after_each_choice(
    context: UiContext, qtbot: QtBot, choose: object, record: str, field: str, linked: str,
    names: tuple[str, ...], typed: tuple[str, ...],
) -> None:  # fmt: skip
    keys = [keep(context.desk, linked, name=name) for name in names]
    box = box_of(opened(context, qtbot, record), field)
    box.line.setFocus()
    for letters in typed:
        QTest.keyClicks(box.line, letters) if letters.isascii() else type_text(box.line, letters)
        assert box.line.is_listing()
        choose(box.line, 0)  # type: ignore[operator]
        assert box.line.text() == ""
        assert not box.line.is_listing()
    assert shown(box) == list(names)
    assert box.draft() == keys


def test_the_letters_after_a_choice_are_a_new_search(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "董洁", "杨文")
    box = box_of(opened(context, qtbot, "point"), "members")
    box.line.setFocus()
    QTest.keyClicks(box.line, "dj")
    by_enter(box.line, 0)
    QTest.keyClicks(box.line, "yw")
    assert listed(box.line) == [("杨文", "")]
    press(box.line, Qt.Key.Key_Tab)
    assert shown(box) == ["董洁", "杨文"]
    assert box.line.text() == ""


def test_only_the_cross_takes_off_and_the_name_opens(context: UiContext, qtbot: QtBot) -> None:
    first, second = keep_members(context.desk, "张三", "李四")
    form = opened(context, qtbot, "point")
    box = box_of(form, "members")
    box.put((first, second))
    one, two = children(box, LinkChip)
    QTest.mouseClick(one.name, Qt.MouseButton.LeftButton)
    assert child(form, RecordDialog).draft.key == first
    child(form, RecordDialog).close()
    assert box.draft() == [first, second]
    QTest.mouseClick(two.off, Qt.MouseButton.LeftButton)
    assert box.draft() == [first]
    assert box.line.hasFocus()


def test_backspace_in_the_empty_line_takes_the_last_one_off(
    context: UiContext, qtbot: QtBot
) -> None:
    keys = keep_members(context.desk, "张三", "李四", "王五")
    box = box_of(opened(context, qtbot, "point"), "members")
    box.put(keys)
    box.line.setFocus()
    QTest.keyClicks(box.line, "z")
    press(box.line, Qt.Key.Key_Backspace)
    assert box.draft() == keys
    press(box.line, Qt.Key.Key_Backspace)
    assert box.draft() == keys[:2]


def test_a_chip_is_opened_and_taken_off_by_keys(context: UiContext, qtbot: QtBot) -> None:
    first, second = keep_members(context.desk, "张三", "李四")
    form = opened(context, qtbot, "point")
    box = box_of(form, "members")
    box.put((first, second))
    box.line.setFocus()
    press(box.line, Qt.Key.Key_Tab)
    one = children(box, LinkChip)[0]
    assert one.off.hasFocus()
    press(one.off, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert child(form, RecordDialog).draft.key == first
    child(form, RecordDialog).close()
    press(one.off, Qt.Key.Key_Delete)
    assert box.draft() == [second]


def namesakes(context: UiContext) -> tuple[int, int]:
    sectors = [keep(context.desk, "sector", name=name) for name in ("中共", "工商联")]
    units = ("县总工会", "县商会")
    first, second = (
        keep(context.desk, "member", name="王建国", sector=sector, unit=unit, born=str(1970 + n))
        for n, (sector, unit) in enumerate(zip(sectors, units, strict=True))
    )
    keep(context.desk, "member", name="王金贵", unit="梨花乡")
    return first, second


@pytest.mark.parametrize(("record", "field"), [("participant", "member"), ("point", "members")])
def test_namesakes_are_told_apart_in_the_list_and_in_the_box(
    context: UiContext, qtbot: QtBot, record: str, field: str
) -> None:
    _, second = namesakes(context)
    form = opened(context, qtbot, record)
    form.show_field(field)
    box = form.boxes[field]
    line = box if isinstance(box, OfferBox) else cast("LinksPicker", box).line
    line.setFocus()
    QTest.keyClicks(line, "wj")
    offered = listed(line)
    assert offered == [
        ("王金贵", "梨花乡"), ("王建国", "中共 · 县总工会"), ("王建国", "工商联 · 县商会"),
    ]  # fmt: skip
    by_enter(line, offered.index(("王建国", "工商联 · 县商会")))
    drawn = shown(box) if isinstance(box, LinksPicker) else [line.text()]
    assert drawn == ["王建国（工商联 · 县商会）"]
    assert box.draft() in (second, [second])  # type: ignore[attr-defined]


def test_a_typed_name_of_two_is_not_guessed(context: UiContext, qtbot: QtBot) -> None:
    namesakes(context)
    form = opened(context, qtbot, "participant")
    line = cast("OfferBox", form.boxes["member"])
    line.setFocus()
    type_text(line, "王建国")
    press(line, Qt.Key.Key_Tab)
    assert line.draft() == "王建国"  # type: ignore[attr-defined]


def test_a_chosen_namesake_is_shown_again_as_it_was_chosen(
    context: UiContext, qtbot: QtBot
) -> None:
    first, _ = namesakes(context)
    form = opened(context, qtbot, "participant")
    form.show_values({"member": first})
    line = cast("QLineEdit", form.boxes["member"])
    assert line.text() == "王建国（中共 · 县总工会）"
    assert form.changed_draft() == {}
    QWidget.setFocus(line)
    press(line, Qt.Key.Key_Tab)
    assert form.changed_draft() == {}


def test_tab_takes_a_line_that_was_gone_to_and_no_other(context: UiContext, qtbot: QtBot) -> None:
    first, second = namesakes(context)
    form = opened(context, qtbot, "participant")
    line = cast("OfferBox", form.boxes["member"])
    for moves, chosen in ((0, "wjg"), (2, second)):
        line.setFocus()
        line.pick(None)
        QTest.keyClicks(line, "wjg")
        popup = line.completer().popup()
        for _ in range(moves):
            press(popup, Qt.Key.Key_Down)
        press(popup, Qt.Key.Key_Tab)
        assert line.draft() == chosen  # type: ignore[attr-defined]
        assert not line.hasFocus()
    assert first != second


def test_the_list_is_as_wide_as_its_longest_offer_and_the_line_shows_the_beginning(
    context: UiContext, qtbot: QtBot
) -> None:
    keep(
        context.desk, "code_entry", code_list="point_kind", code="long",
        label="乡镇（街道）和村（社区）共用的协商议事室或者院坝",
    )  # fmt: skip
    form = opened(context, qtbot, "point")
    line = cast("OfferBox", form.boxes["kind"])
    line.setFixedWidth(150)
    line.show_all()
    popup = line.completer().popup()
    assert popup.width() > popup.sizeHintForColumn(0)
    type_text(line, "共用")
    by_enter(line, 0)
    assert line.text().startswith("乡镇（街道）")
    assert line.cursorPosition() == 0


def test_escape_shuts_the_list_and_keeps_what_was_typed(context: UiContext, qtbot: QtBot) -> None:
    namesakes(context)
    form = opened(context, qtbot, "participant")
    line = cast("OfferBox", form.boxes["member"])
    line.setFocus()
    QTest.keyClicks(line, "wjg")
    press(line.completer().popup(), Qt.Key.Key_Escape)
    assert not line.is_listing()
    assert line.text() == "wjg"
