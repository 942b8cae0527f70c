"""The fields of a form: what they take, what they give, how they mark problems."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Problem
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.forms.boxes.link_chip import LinkChip
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.boxes.photo_box import PhotoBox
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, keep_members, model_of


def opened(context: UiContext, qtbot: QtBot, key: str = "member") -> RecordForm:
    model = model_of(key)
    form = RecordForm(model, form_file(context.forms, model), form_context(context))
    form.show_values(registers.blank(context.desk, model).values)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def type_into(form: RecordForm, field: str, text: str) -> QLineEdit:
    line = cast("QLineEdit", form.boxes[field])
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    return line


def leave(line: QLineEdit) -> None:
    """Tab, which goes to the list of offers while that is open."""
    popup = line.completer().popup()
    press(popup if popup.isVisible() else line, Qt.Key.Key_Tab)


def chips(box: QWidget) -> tuple[list[QPushButton], list[QPushButton]]:
    """The names and the × of a box for several."""
    shown = [each for each in children(box, LinkChip) if not each.isHidden()]
    return [each.name for each in shown], [each.off for each in shown]


def read(form: RecordForm, context: UiContext) -> dict[str, Any]:
    return form.model.parse(form.draft(), lookup(context.desk)).values


def test_what_is_shown_is_read_back_unchanged(context: UiContext, qtbot: QtBot) -> None:
    sector = keep(context.desk, "sector", name="教育界")
    first, second = (keep(context.desk, "committee", name=name) for name in ("提案委", "经济委"))
    member = keep(
        context.desk, "member", name="王契", sex="女", nation="哈尼族", born="1978.3",
        sector=sector, committee=first, committee2=second, standing="是", terms_served="2",
        cppcc_post="常委 界别召集人", resume="一九九九年参加工作。\n后任教。", mobile="13800000000",
    )  # fmt: skip
    form = opened(context, qtbot)
    stored = registers.draft(context.desk, form.model, member).values
    form.show_values(stored)
    assert {name: value for name, value in read(form, context).items() if value} == {
        name: value for name, value in stored.items() if value
    }
    assert form.changed_draft() == {}


def test_labels_come_from_the_declaration(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot)
    assert child(form, QLabel, "name_label").text() == "姓名 *"
    assert child(form, QLabel, "born_label").text() == "出生日期"
    assert form.boxes["born"].accessibleName() == "出生日期"


@pytest.mark.parametrize("typed", ["哈尼", "hnz", "hani", "哈尼族"])
def test_a_code_is_found_by_character_or_pinyin(
    context: UiContext, qtbot: QtBot, typed: str
) -> None:
    form = opened(context, qtbot)
    line = type_into(form, "nation", typed)
    leave(line)
    assert read(form, context)["nation"] == lookup(context.desk).codes["nation"].find("哈尼族")
    assert line.text() == "哈尼族"


def test_a_common_variant_of_a_code_is_understood(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot)
    type_into(form, "politics", "中共")
    assert read(form, context)["politics"] == "01"


def test_a_retired_code_is_shown_but_not_offered(context: UiContext, qtbot: QtBot) -> None:
    codes = model_of("code_entry")
    keep(
        context.desk, "code_entry", code_list="point_rating", code="old", label="旧评定",
        active="否",
    )  # fmt: skip
    assert registers.find(context.desk, codes, registers.Query())
    form = opened(context, qtbot, "point")
    form.show_values({"rating": "old"})
    line = cast("QLineEdit", form.boxes["rating"])
    assert line.text() == "旧评定"
    assert read(form, context)["rating"] == "old"
    type_into(form, "rating", "旧评")
    assert line.completer().completionCount() == 0


@pytest.mark.parametrize(
    ("typed", "told"),
    [("1978.3", "记为 1978年3月"), ("78-3-5", "记为 1978年3月5日"), ("1978-03", ""), ("", "")],
)
def test_a_day_says_how_it_is_kept(context: UiContext, qtbot: QtBot, typed: str, told: str) -> None:
    form = opened(context, qtbot)
    type_into(form, "born", typed)
    shown = [each.text() for each in children(form, QLabel) if each.text().startswith("记为")]
    assert shown == ([told] if told else [])


def test_a_day_may_be_empty(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot)
    assert read(form, context)["born"] is None


def test_a_second_click_takes_an_answer_back(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot)
    yes, no = children(form.boxes["no_score"], QPushButton)
    yes.click()
    assert read(form, context)["no_score"] == 1
    no.click()
    assert read(form, context)["no_score"] == 0
    no.click()
    assert read(form, context)["no_score"] is None


def test_several_codes_are_ticked(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot, "point")
    ticks = children(form.boxes["on_wall"], QCheckBox)
    ticks[0].click()
    ticks[2].click()
    shared = lookup(context.desk)
    field = form.model.field("on_wall")
    shown = field.show(read(form, context)["on_wall"], shared)
    assert shown == f"{ticks[0].text()}、{ticks[2].text()}"


def test_a_linked_record_is_found_by_initials(context: UiContext, qtbot: QtBot) -> None:
    sector = keep(context.desk, "sector", name="农业和农村")
    keep(context.desk, "sector", name="医药卫生")
    form = opened(context, qtbot)
    line = type_into(form, "sector", "nyh")
    leave(line)
    assert read(form, context)["sector"] == sector


def test_several_links_are_added_and_taken_off(context: UiContext, qtbot: QtBot) -> None:
    first, second = keep_members(context.desk, "张三", "李四")
    form = opened(context, qtbot, "point")
    box = form.boxes["members"]
    line = child(box, QLineEdit)
    for typed in ("zs", "李四"):
        type_text(line, typed)
        leave(line)
    assert set(read(form, context)["members"]) == {first, second}
    shown, offs = chips(box)
    shown[0].click()  # only the × takes off
    assert set(read(form, context)["members"]) == {first, second}
    child(form, RecordDialog).close()
    offs[0].click()
    assert read(form, context)["members"] == (second,)


def test_text_that_names_nothing_is_a_problem_and_not_lost(
    context: UiContext, qtbot: QtBot
) -> None:
    form = opened(context, qtbot)
    line = type_into(form, "sector", "没有这个界别")
    leave(line)
    parsed = form.model.parse(form.draft(), lookup(context.desk))
    assert any(each.field == "sector" and each.stops for each in parsed.problems)
    assert line.text() == "没有这个界别"


def test_enter_goes_on_to_the_next_field(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot)
    form.boxes["name"].setFocus()
    press(form.boxes["name"], Qt.Key.Key_Return)
    assert form.focusWidget() is form.boxes["cert_no"]


def test_a_field_that_the_office_does_not_keep_is_hidden(context: UiContext, qtbot: QtBot) -> None:
    assert not opened(context, qtbot).boxes["id_card"].isVisible()
    keep(context.desk, "office", name="政协演示县委员会", keeps_id_cards="是")
    form = opened(context, qtbot)
    assert form.boxes["id_card"].isVisible()


def test_a_problem_stands_beneath_its_field_in_words(context: UiContext, qtbot: QtBot) -> None:
    form = opened(context, qtbot)
    form.mark([Problem("mobile", "手机", "手机号码应为 11 位，现在是 10 位")])
    assert form.boxes["mobile"].property("problem") == "stops"
    shown = [each.text() for each in children(form, QLabel)]
    assert "手机号码应为 11 位，现在是 10 位" in shown
    form.mark([])
    assert not form.boxes["mobile"].property("problem")


def test_the_first_field_to_change_is_focused_in_its_section(
    context: UiContext, qtbot: QtBot
) -> None:
    form = opened(context, qtbot)
    problems = [
        Problem("mobile", "手机", "太短", stops=False),
        Problem("email", "电子邮箱", "读不懂"),
        Problem("address", "通讯地址", "太长"),
    ]
    form.focus_first(problems)
    assert form.focusWidget() is form.boxes["email"]
    assert form.sections.tabText(form.sections.currentIndex()) == "联系方式"


def test_a_photo_is_chosen_shown_and_cleared(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Any
) -> None:
    picture = tmp_path / "照片.png"
    Image.new("RGB", (250, 350), "#446688").save(picture)
    desktop.answers["choose_photo"] = picture
    form = opened(context, qtbot)
    box = child(form, PhotoBox, "photo")
    box.choose.click()
    sha = read(form, context)["photo"]
    assert sha
    assert form_context(context).load_photo(sha)
    box.clear.click()
    assert read(form, context)["photo"] is None


def test_a_photo_that_cannot_be_read_is_told(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Any
) -> None:
    picture = tmp_path / "不是照片.jpg"
    picture.write_bytes(b"plain text")
    desktop.answers["choose_photo"] = picture
    form = opened(context, qtbot)
    child(form, PhotoBox, "photo").choose.click()
    assert [name for name, _ in desktop.asked][-1] == "photo_refused"
    assert read(form, context)["photo"] is None


def test_a_copied_picture_can_be_pasted(context: UiContext, qtbot: QtBot) -> None:
    from PySide6.QtGui import QGuiApplication

    image = QImage(200, 280, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    form = opened(context, qtbot)
    child(form, PhotoBox, "photo").paste.click()
    assert read(form, context)["photo"]


def test_every_field_of_every_form_can_be_reached_by_keyboard(
    context: UiContext, qtbot: QtBot
) -> None:
    form = opened(context, qtbot)
    for name, box in form.boxes.items():
        target: QWidget = box.focusProxy() or box
        assert target.focusPolicy() & Qt.FocusPolicy.TabFocus, name


@pytest.mark.parametrize(
    ("key", "field", "following"),
    [("member", "cppcc_post", "no_score"), ("point", "on_wall", "theme")],
)
def test_ticks_are_reached_where_they_stand(
    context: UiContext, qtbot: QtBot, key: str, field: str, following: str
) -> None:
    form = opened(context, qtbot, key)
    form.show_field(field)
    ticks = children(form.boxes[field], QCheckBox)
    ticks[0].setFocus()
    for before, tick in pairwise(ticks):
        press(before, Qt.Key.Key_Tab)
        assert tick.hasFocus()
    press(ticks[-1], Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert reached is form.boxes[following] or form.boxes[following].isAncestorOf(reached)


def test_a_linked_record_is_opened_from_its_field(context: UiContext, qtbot: QtBot) -> None:
    sector = keep(context.desk, "sector", name="农业和农村")
    form = opened(context, qtbot)
    line = form.boxes["sector"]
    assert isinstance(line, LinkPicker)
    assert not line.open_action.isVisible()
    type_into(form, "sector", "nyh")
    assert not line.open_action.isVisible()
    leave(line)
    assert line.open_action.isVisible()
    line.setFocus()
    press(line, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = child(form, RecordDialog)
    assert (dialog.model.KEY, dialog.draft.key) == ("sector", sector)
    dialog.close()


def test_a_linked_record_that_is_gone_is_told(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    sector = keep(context.desk, "sector", name="农业和农村")
    form = opened(context, qtbot)
    line = form.boxes["sector"]
    assert isinstance(line, LinkPicker)
    line.put(sector)
    registers.remove(context.desk, model_of("sector"), [sector])
    line.open_action.trigger()
    assert [name for name, _ in desktop.asked] == ["record_gone"]
