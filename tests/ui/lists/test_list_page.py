"""A register's page: search, conditions, order, columns, rows kept chosen, its card."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.imports import open_book
from desktop_app.services.registers import Filter
from desktop_app.ui.cards.row_links import offer_links, row_links
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.dropped_books import dropped_book
from desktop_app.ui.lists.list_frame import CardPrint
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, tab_order, type_text
from tests.ui.keeping import keep, keep_members, model_of, values


def opened(context: UiContext, qtbot: QtBot, key: str = "member") -> ListPage:
    page = ListPage(context, model_of(key))
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.complete()
    return page


def titles(page: ListPage, column: int = 1) -> list[str]:
    return [page.rows.index(row, column).data() for row in range(page.rows.rowCount())]


def told(page: ListPage) -> str:
    return page.frame.count.text()


def test_people_stand_in_the_order_of_strokes(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五", "丁一", "王刚")
    page = opened(context, qtbot)
    assert titles(page) == ["丁一", "王五", "王刚", "张三"]
    assert told(page) == "4 人 · 按姓氏笔画为序 · 已选 1 人"


@pytest.mark.parametrize("typed", ["zs", "zhang", "张三", "三", "13800000001", "一中"])
def test_search_finds_by_name_pinyin_phone_and_unit(
    context: UiContext, qtbot: QtBot, typed: str
) -> None:
    keep(context.desk, "member", name="张三", mobile="13800000001", unit="县一中")
    keep_members(context.desk, "王五", "李四")
    page = opened(context, qtbot)
    type_text(page.frame.search, typed)
    assert titles(page) == ["张三"]
    assert told(page).startswith("1 人")


def test_the_tab_key_goes_from_the_search_to_the_table_and_then_to_the_card(
    context: UiContext, qtbot: QtBot
) -> None:
    frame = opened(context, qtbot).frame
    wanted = (
        frame.search, frame.new_button, frame.print_button, frame.table, frame.edit_button,
        frame.history_button, frame.delete_button, frame.bulk_button, frame.columns_button,
    )  # fmt: skip
    assert [each for each in tab_order(frame.search) if each in wanted] == [*wanted]


def test_enter_in_the_search_goes_to_the_first_row(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五")
    page = opened(context, qtbot)
    page.start_search()
    press(page.frame.search, Qt.Key.Key_Return)
    assert page.focusWidget() is page.table
    assert "已选 1 人" in told(page)


def test_letters_typed_on_the_table_go_to_the_search(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五")
    page = opened(context, qtbot)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Z)
    assert page.frame.search.text() == "z"
    assert page.focusWidget() is page.frame.search
    assert titles(page) == ["张三"]


def test_a_filter_narrows_and_can_be_cleared(context: UiContext, qtbot: QtBot) -> None:
    sector = keep(context.desk, "sector", name="教育界")
    keep(context.desk, "member", name="张三", sector=sector)
    keep_members(context.desk, "王五")
    page = opened(context, qtbot)
    popup = page.frame.chips.open("sector")
    popup.list.item(0).setCheckState(Qt.CheckState.Checked)
    popup.close()
    assert titles(page) == ["张三"]
    chip = child(page, QPushButton, "filter_sector")
    assert (chip.text(), chip.isChecked()) == ("教育界", True)
    page.frame.chips.clear.click()
    assert len(titles(page)) == 2


def test_a_filter_for_several_codes_finds_each_of_them(context: UiContext, qtbot: QtBot) -> None:
    first = keep(context.desk, "member", name="张三", cppcc_post="常委 界别召集人")
    keep(context.desk, "member", name="王五", cppcc_post="委员")
    code = values(context.desk, "member", first)["cppcc_post"].split()[0]
    page = opened(context, qtbot)
    page.frame.chips.changed.emit({"cppcc_post": (code,)})
    assert titles(page) == ["张三"]


def test_the_rows_behind_a_figure_are_shown(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "member", name="张三", born="1990-01")
    keep(context.desk, "member", name="王五", born="1960-01")
    page = opened(context, qtbot)
    page.open_where((Filter("born", "from", ("1980",)),))
    assert titles(page) == ["张三"]
    assert page.frame.chips.more.text() == "条件：出生日期不早于1980年"


def test_a_click_on_a_column_sorts_and_a_second_turns_round(
    context: UiContext, qtbot: QtBot
) -> None:
    for name, born in (("张三", "1980"), ("王五", "1970"), ("李四", "1990")):
        keep(context.desk, "member", name=name, born=born)
    page = opened(context, qtbot)
    column = page.state.columns.index("born") + 1
    page.table.horizontalHeader().sectionClicked.emit(column)
    assert titles(page) == ["王五", "张三", "李四"]
    assert told(page) == "3 人 · 按出生日期为序 · 已选 1 人"
    page.table.horizontalHeader().sectionClicked.emit(column)
    assert titles(page) == ["李四", "张三", "王五"]


def test_columns_are_chosen_and_put_back(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "member", name="张三", mobile="13800000001")
    page = opened(context, qtbot)
    chooser = page.choosing.show_columns()
    chooser.picked.emit(("name", "mobile"))
    assert [each.name for each in page.rows.fields] == ["name", "mobile"]
    assert titles(page, 2) == ["13800000001"]
    chooser.reset.emit()
    assert page.state.columns == page.model.COLUMNS
    chooser.close()


def test_more_rows_than_one_look_come_in_the_next_turn(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, *(f"张{chr(0x4E00 + n)}" for n in range(150)))
    page = opened(context, qtbot)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 150)
    assert told(page).startswith("150 人")


def test_what_is_chosen_stays_chosen_when_another_is_added(
    context: UiContext, qtbot: QtBot
) -> None:
    _, second = keep_members(context.desk, "丁一", "王五")
    page = opened(context, qtbot)
    page.table.choose([second], second)
    saved = registers.save(context.desk, page.model, {"name": "丁二"})
    context.events.announce(saved)
    assert titles(page) == ["丁一", "丁二", "王五"]
    assert page.table.chosen_ids() == [second]


def test_delete_moves_to_the_recycle_bin_and_says_so(context: UiContext, qtbot: QtBot) -> None:
    first, _ = keep_members(context.desk, "丁一", "王五")
    page = opened(context, qtbot)
    page.table.choose([first], first)
    with qtbot.waitSignal(context.events.said) as said:
        press(page.table, Qt.Key.Key_Delete)
    assert titles(page) == ["王五"]
    assert said.args is not None
    assert (said.args[0].text, said.args[0].undo) == ("已删除委员“丁一”", True)


def test_what_several_chosen_rows_can_be_used_for_is_all_named(
    context: UiContext, qtbot: QtBot
) -> None:
    keys = keep_members(context.desk, "丁一", "王五")
    page = opened(context, qtbot)
    assert "批量修改" in page.frame.chosen_words(2)
    assert "变更状态" not in page.frame.chosen_words(2)
    assert "变更状态" in opened(context, qtbot, "topic").frame.chosen_words(2)
    page.table.choose(keys, keys[0])
    with qtbot.waitSignal(context.events.said) as said:
        press(page.table, Qt.Key.Key_Delete)
    assert said.args is not None
    assert said.args[0].text == "已删除委员“丁一”等 2 人"


def test_what_the_chosen_rows_add_up_to_stands_at_the_foot(
    context: UiContext, qtbot: QtBot
) -> None:
    session = keep(context.desk, "consultation", name="路灯协商会")
    for content, money in (("装灯", "3500"), ("修路", "1.2万")):
        keep(
            context.desk, "outcome", content=content, source=f"consultation:{session}", money=money
        )
    page = opened(context, qtbot, "outcome")
    page.show_columns(("content", "money"))
    page.table.selectAll()
    assert told(page).endswith("已选 2 条 · 落实资金（元）合计 15,500.00")


def test_a_record_in_use_is_not_deleted(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    sector = keep(context.desk, "sector", name="教育界")
    keep(context.desk, "member", name="张三", sector=sector)
    page = opened(context, qtbot, "sector")
    page.table.choose([sector], sector)
    page.frame.delete_button.click()
    assert [name for name, _ in desktop.asked] == ["delete_refused"]
    assert titles(page, 2) == ["教育界"]


def test_rows_are_copied_for_a_spreadsheet(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    first = keep(context.desk, "member", name="张三", mobile="13800000001")
    page = opened(context, qtbot)
    page.show_columns(("name", "mobile"))
    page.table.choose([first], first)
    press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desktop.clipboard == "姓名\t手机\n张三\t13800000001"


def test_the_page_remembers_and_recalls(context: UiContext, qtbot: QtBot) -> None:
    first = keep(context.desk, "member", name="张三", sex="男")
    keep_members(context.desk, "王五")
    page = opened(context, qtbot)
    type_text(page.frame.search, "张")
    page.show_columns(("name", "sex", "mobile"))
    page.sort_by("pinyin", descending=True)
    page.table.choose([first], first)
    page.table.setColumnWidth(1, 222)
    state = page.remember()
    again = opened(context, qtbot)
    again.recall(state)
    assert again.frame.search.text() == "张"
    assert titles(again) == ["张三"]
    assert again.state.columns == ("name", "sex", "mobile")
    assert (again.state.sort, again.state.descending) == ("pinyin", True)
    assert again.table.chosen_ids() == [first]
    assert again.table.columnWidth(1) == 222


def test_the_row_that_was_chosen_is_recalled_though_the_rows_are_read_anew(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "张三", "张四")
    page = opened(context, qtbot)
    type_text(page.frame.search, "张")
    last = page.rows.ids[-1]
    page.table.choose([last], last)
    again = opened(context, qtbot)
    again.recall(page.remember())
    assert again.table.chosen_ids() == [last]


def test_what_a_record_no_longer_declares_is_not_recalled(context: UiContext, qtbot: QtBot) -> None:
    page = opened(context, qtbot)
    page.recall({"sort": "gone", "columns": ["gone", 3], "filters": {"gone": [1]}, "widths": 4})
    assert page.state.columns == page.model.COLUMNS
    assert (page.state.sort, page.state.filters) == ("", {})


def test_an_empty_register_says_how_to_begin(context: UiContext, qtbot: QtBot) -> None:
    page = opened(context, qtbot)
    assert page.frame.empty.isVisible()
    assert page.frame.empty.take_in.isVisible()
    page.frame.empty.new.click()
    assert child(page, RecordDialog).isVisible()


def test_a_search_without_hits_offers_to_clear_it(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三")
    page = opened(context, qtbot)
    type_text(page.frame.search, "没有这个人")
    assert page.frame.empty.isVisible()
    page.frame.empty.clear.click()
    assert titles(page) == ["张三"]


def test_the_card_masks_a_phone_until_asked(context: UiContext, qtbot: QtBot) -> None:
    first = keep(context.desk, "member", name="张三", mobile="13800005678")
    page = opened(context, qtbot)
    page.table.choose([first], first)
    texts = [each.text() for each in children(page.frame.card, QLabel)]
    assert "138****5678" in texts
    assert "13800005678" not in texts
    next(each for each in children(page.frame.card, QPushButton) if each.text() == "显示").click()
    assert "13800005678" in [each.text() for each in children(page.frame.card, QLabel)]


def test_the_card_shows_the_whole_of_a_text_that_its_title_shortens(
    context: UiContext, qtbot: QtBot
) -> None:
    long = "把全村三十六个路口的路灯都装好，" * 4
    session = keep(context.desk, "consultation", name="演示协商")
    outcome = keep(context.desk, "outcome", content=long, source=f"consultation:{session}")
    keep(context.desk, "look_back", outcome=outcome, planned_on="2026-12-01")
    page = opened(context, qtbot, "outcome")
    texts = [each.text() for each in children(page.frame.card, QLabel)]
    assert long in texts
    assert "重新办理（次）" not in texts  # never yet
    page = opened(context, qtbot, "look_back")
    (word,) = [x for x in children(page.frame.card, LinkWord) if x.text().startswith("把全村")]
    qtbot.waitUntil(word.isVisible)


def test_the_card_leads_to_related_records(context: UiContext, qtbot: QtBot) -> None:
    first = keep(context.desk, "member", name="张三")
    point = keep(context.desk, "point", name="城东协商议事室", members=[first])
    page = opened(context, qtbot)
    page.table.choose([first], first)
    links = list(children(page.frame.card, QPushButton))
    with qtbot.waitSignal(context.events.record_wanted) as wanted:
        next(each for each in links if each.text() == "城东协商议事室").click()
    assert wanted.args == ["point", point]


def test_a_wanted_record_is_shown_even_if_filtered_away(context: UiContext, qtbot: QtBot) -> None:
    _first, second = keep_members(context.desk, "张三", "王五")
    page = opened(context, qtbot)
    type_text(page.frame.search, "张")
    page.open_record(second)
    assert page.table.chosen_ids() == [second]
    assert page.frame.search.text() == ""


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_list_is_exported_as_it_is_shown(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path, suffix: str
) -> None:
    keep(context.desk, "member", name="张三", mobile="13800000001")
    keep_members(context.desk, "王五")
    page = opened(context, qtbot)
    page.show_columns(("name", "mobile"))
    type_text(page.frame.search, "张")
    path = tmp_path / f"名单{suffix}"
    desktop.answers["export_file"] = path
    with qtbot.waitSignal(context.events.said) as said:
        page.doing.export(suffix)
    assert said.args is not None
    assert said.args[0].path == path
    rows = [list(row) for row in open_book(path).sheets[0].rows]
    phone = "13800000001" if suffix == ".csv" else "138****0001"
    assert rows == [["姓名", "手机"], ["张三", phone]]


def test_phones_are_exported_whole_when_that_is_chosen(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    keep(context.desk, "member", name="张三", mobile="13800000001")
    page = opened(context, qtbot)
    page.doing.fill_exports()
    acts = {each.text(): each for each in page.frame.export_button.menu().actions()}
    path = tmp_path / "名单.xlsx"
    desktop.answers["export_file"] = path
    with qtbot.waitSignal(context.events.said):
        acts["Excel，全部字段，手机号完整（1 人）"].trigger()
    assert "13800000001" in [cell for row in open_book(path).sheets[0].rows for cell in row]
    assert "CSV，全部字段，手机号完整（1 人）" not in acts  # a .csv always has them whole


def test_every_print_is_offered_for_the_chosen_and_for_the_list(
    context: UiContext, qtbot: QtBot
) -> None:
    first = keep_members(context.desk, "张三", "王五")[0]
    page = opened(context, qtbot)
    page.table.choose([first], first)
    page.doing.fill_prints()
    texts = [each.text() for each in page.frame.print_button.menu().actions()]
    assert "委员登记表（已选 1 人）" in texts
    assert "委员名册（列表 2 人）" in texts


def test_the_plain_list_is_printed_with_the_columns_of_the_page(
    context: UiContext, qtbot: QtBot
) -> None:
    page = opened(context, qtbot)
    page.show_columns(("name", "mobile"))
    listed = page.doing.own_prints()[-1]
    assert listed.fields == ("name", "mobile")
    assert [each.key for each in listed.options] == ["phones"]


def test_a_print_is_previewed(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三")
    page = opened(context, qtbot)
    page.doing.print_now(page.doing.own_prints()[0])
    preview = child(page, PrintPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    preview.close()


def test_a_dropped_workbook_is_recognised() -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/名单.XLSX")])
    assert dropped_book(data) == Path("/tmp/名单.XLSX")
    data.setUrls([QUrl.fromLocalFile("/tmp/照片.jpg")])
    assert dropped_book(data) is None


@pytest.mark.parametrize("key", ["term", "sector", "committee", "code_entry", "brand", "point"])
def test_every_register_has_the_same_page(context: UiContext, qtbot: QtBot, key: str) -> None:
    page = opened(context, qtbot, key)
    names = ["search", "table", "new_button", "edit_button", "delete_button", "import_button"]
    for name in [*names, "export_button", "print_button"]:
        assert page.findChild(object, name) is not None, name
    assert page.objectName() == f"{key}_page"
    page.new()
    child(page, RecordDialog).close()


def test_commands_name_what_the_page_can_do(context: UiContext, qtbot: QtBot) -> None:
    words = [each.title for each in opened(context, qtbot).commands()]
    assert "新建委员" in words
    assert "打印委员名册" in words


def test_a_second_double_click_is_one_form(context: UiContext, qtbot: QtBot) -> None:
    first = keep_members(context.desk, "张三")[0]
    page = opened(context, qtbot)
    page.table.opened.emit(first)
    assert child(page, RecordDialog).draft.key == first


def test_a_gone_record_is_told(context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop) -> None:
    first = keep_members(context.desk, "张三")[0]
    page = opened(context, qtbot)
    registers.remove(context.desk, page.model, [first])
    act = partial(page.doing.edit, first)
    assert act() is None
    assert [name for name, _ in desktop.asked] == ["record_gone"]


def test_the_card_prints_the_form_of_the_chosen_record(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "topic", name="修路")
    page = opened(context, qtbot, "topic")
    child(page.frame.card, QPushButton, "print_topic_form_button").click()
    preview = child(page.window(), PrintPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    assert "共 1 页" in [each.text() for each in children(preview, QLabel)]
    preview.close()


def test_the_first_record_is_chosen_when_a_search_hides_the_former(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "张三", "王五")
    page = opened(context, qtbot)
    assert [page.rows.row_texts(row)[0] for row in page.table.chosen_rows()] == ["王五"]
    type_text(page.frame.search, "zs")
    assert [page.rows.row_texts(row)[0] for row in page.table.chosen_rows()] == ["张三"]


def test_nothing_is_printed_of_an_empty_list(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = opened(context, qtbot)
    page.doing.print_now(page.doing.own_prints()[0])
    assert [name for name, _ in desktop.asked] == ["nothing_to_print"]


def test_after_a_removal_the_next_record_is_chosen(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "丁一", "王五", "王刚", "张三")
    page = opened(context, qtbot)
    page.table.choose([page.rows.ids[1]], page.rows.ids[1])
    page.doing.delete()
    assert [page.rows.row_texts(row)[0] for row in page.table.chosen_rows()] == ["王刚"]


def linked_points(context: UiContext) -> tuple[int, int]:
    """Two members; a point where the first serves."""
    first, second = keep_members(context.desk, "张三", "王五")
    keep(context.desk, "point", name="城东协商议事室", members=[first], number="1")
    keep(context.desk, "point", name="城西协商议事室", members=[first, second], number="2")
    return first, second


def test_ctrl_and_a_click_open_the_record_that_a_cell_names(
    context: UiContext, qtbot: QtBot
) -> None:
    first, _ = linked_points(context)
    page = opened(context, qtbot, "point")
    page.show_columns(("name", "members"))
    cells = [page.rows.index(row, 2) for row in (0, 1)]
    assert cells[0].data(Qt.ItemDataRole.ToolTipRole) == "张三\n按住 Ctrl 点击打开"
    assert "Ctrl" not in cells[1].data(Qt.ItemDataRole.ToolTipRole)
    ctrl, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
    place = page.table.visualRect(cells[0]).center()
    with qtbot.waitSignal(context.events.record_wanted) as wanted:
        QTest.mouseClick(page.table.viewport(), left, ctrl, place)
    assert wanted.args == ["member", first]
    several = page.table.visualRect(cells[1]).center()
    with qtbot.assertNotEmitted(context.events.record_wanted):
        QTest.mouseClick(page.table.viewport(), left, pos=place)
        QTest.mouseClick(page.table.viewport(), left, ctrl, several)
    assert len(page.table.chosen_rows()) == 2


def test_a_register_without_a_page_is_not_opened(context: UiContext, qtbot: QtBot) -> None:
    sector = keep(context.desk, "sector", name="教育界")
    key = keep(context.desk, "member", name="张三", sector=sector)
    page = opened(context, qtbot)
    page.show_columns(("name", "sector"))
    assert page.rows.link_at(page.rows.index(0, 2)) is None
    assert row_links(context.desk, page.model, key) == []


def test_the_menu_of_a_row_opens_each_record_it_names(context: UiContext, qtbot: QtBot) -> None:
    first, second = linked_points(context)
    page = opened(context, qtbot, "point")
    page.table.choose([page.rows.ids[1]], page.rows.ids[1])
    menu = page.doing.row_menu()
    offer_links(menu, context, page.model, page.table.current_id())
    found = {each.text(): each for each in menu.actions() if each.text().startswith("打开")}
    assert sorted(found) == ["打开驻点委员：张三", "打开驻点委员：王五"]
    opened_keys = []
    context.events.record_wanted.connect(lambda key, record: opened_keys.append((key, record)))
    for each in sorted(found):
        found[each].trigger()
    assert opened_keys == [("member", first), ("member", second)]
    menu.deleteLater()


def test_several_forms_of_a_record_stand_in_one_menu(context: UiContext, qtbot: QtBot) -> None:
    page = opened(context, qtbot, "expert")
    begun: list[str] = []
    forms = [CardPrint(key, f"{key}表", partial(begun.append, key)) for key in ("first", "second")]
    page.frame.offer_forms(page.model, forms)
    menu = child(page.frame.card, QPushButton, "print_forms_button").menu()
    assert [each.text() for each in menu.actions()] == ["first表", "second表"]
    menu.actions()[1].trigger()
    assert begun == ["second"]


def test_a_word_without_an_end_does_not_widen_the_card(context: UiContext, qtbot: QtBot) -> None:
    key = keep(context.desk, "member", name="甲", remark="x" * 400)
    page = opened(context, qtbot)
    page.table.choose([key], key)
    qtbot.waitUntil(lambda: page.frame.card.width() > 300)
    (text,) = [x for x in children(page.frame.card, QLabel) if x.text().startswith("xxx")]
    assert text.mapTo(page.frame.card, text.rect().topRight()).x() <= page.frame.card.width()


def test_a_long_related_title_does_not_widen_the_card(context: UiContext, qtbot: QtBot) -> None:
    first = keep(context.desk, "member", name="张三")
    keep(context.desk, "point", name="很长的协商点名称" * 6, number="1", members=[first])
    page = opened(context, qtbot)
    page.table.choose([first], first)
    qtbot.waitUntil(lambda: page.frame.card.width() > 300)
    (word,) = [x for x in children(page.frame.card, LinkWord) if x.text().startswith("很长")]
    qtbot.waitUntil(lambda: word.width() < word.sizeHint().width())
    assert word.mapTo(page.frame.card, word.rect().topRight()).x() <= page.frame.card.width()
    assert word.toolTip() == word.accessibleName() == "很长的协商点名称" * 6
    assert word.grab().toImage().allGray() is False


def test_a_list_that_comes_back_as_it_was_is_read_once(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五")
    page = opened(context, qtbot)
    page.table.setColumnWidth(1, 222)
    state = page.remember()
    again = opened(context, qtbot)
    shown: list[bool] = []
    again.rows.modelReset.connect(lambda: shown.append(True))
    again.recall(state)
    assert again.table.columnWidth(1) == 222
    assert shown == []
    again.recall({**state, "search": "张"})
    assert shown == [True]
