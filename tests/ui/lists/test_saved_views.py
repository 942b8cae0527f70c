"""Saved views: what a list shows, kept by name for the user, shown again, renamed, removed."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.services.registers import Filter
from desktop_app.settings import Plain, Settings
from desktop_app.ui.filters.kept_filters import plain_filter, read_filter
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.lists.list_state import ListState, recalled
from desktop_app.ui.lists.saved_views import VIEWS, SavedViews, checked_name
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import press, type_text
from tests.ui.keeping import keep, keep_members, model_of


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> ListPage:
    """The members' page with three members."""
    keep(context.desk, "member", name="张三", sex="男", born="1990-01")
    keep_members(context.desk, "王五", "李四")
    return opened(context, qtbot)


def opened(context: UiContext, qtbot: QtBot) -> ListPage:
    made = ListPage(context, model_of("member"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.complete()
    return made


def titles(page: ListPage) -> list[str]:
    return [page.rows.row_texts(row)[0] for row in range(page.rows.rowCount())]


def entries(page: ListPage) -> dict[str, bool]:
    """The entries of the menu and whether each is ticked."""
    menu = page.viewing.show_menu()
    found = {each.text(): each.isChecked() for each in menu.actions() if each.text()}
    menu.close()
    return found


def pick(page: ListPage, text: str) -> None:
    menu = page.viewing.show_menu()
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()


def save(page: ListPage, desktop: ScriptedDesktop, name: str) -> None:
    desktop.answers["view_name"] = name
    pick(page, "存为新视图……")


def test_a_view_brings_back_search_conditions_order_and_columns(
    page: ListPage, desktop: ScriptedDesktop
) -> None:
    type_text(page.frame.search, "张")
    page.frame.chips.changed.emit({"sex": ("1",)})
    page.show_columns(("name", "sex", "born"))
    page.sort_by("pinyin", descending=True)
    look = titles(page)
    save(page, desktop, "男委员")
    assert page.viewing.button.text() == "视图：男委员"
    pick(page, "全部记录，恢复原样")
    assert len(titles(page)) == 3
    assert page.viewing.button.text() == "视图"
    assert page.state.columns == page.model.COLUMNS
    pick(page, "男委员")
    assert (page.frame.search.text(), titles(page)) == ("张", look)
    assert page.state.filters == {"sex": ("1",)}
    assert (page.state.sort, page.state.descending) == ("pinyin", True)
    assert page.state.columns == ("name", "sex", "born")
    assert entries(page)["男委员"]


def test_a_view_keeps_the_conditions_behind_a_figure(
    page: ListPage, desktop: ScriptedDesktop
) -> None:
    page.open_where((Filter("born", "from", ("1980",)),))
    save(page, desktop, "八零后")
    pick(page, "全部记录，恢复原样")
    pick(page, "八零后")
    assert titles(page) == ["张三"]
    assert page.frame.chips.more.text() == "条件：出生日期不早于1980年"


def test_a_changed_view_says_so_and_can_be_saved_again(
    page: ListPage, desktop: ScriptedDesktop
) -> None:
    save(page, desktop, "常用")
    assert "更新“常用”" not in entries(page)
    type_text(page.frame.search, "王")
    assert page.viewing.button.text() == "视图：常用（已改）"
    pick(page, "更新“常用”")
    assert page.viewing.button.text() == "视图：常用"
    pick(page, "全部记录，恢复原样")
    pick(page, "常用")
    assert titles(page) == ["王五"]


def test_clearing_the_conditions_leaves_the_view(page: ListPage, desktop: ScriptedDesktop) -> None:
    page.frame.chips.changed.emit({"sex": ("1",)})
    save(page, desktop, "男委员")
    page.frame.chips.clear.click()
    assert page.viewing.button.text() == "视图"
    pick(page, "男委员")
    popup = page.frame.chips.open("sex")
    popup.clear.click()
    assert (page.viewing.button.text(), page.state.view) == ("视图", "")


def test_a_view_of_an_order_alone_is_not_left_by_clearing(
    page: ListPage, desktop: ScriptedDesktop
) -> None:
    page.sort_by("pinyin")
    save(page, desktop, "按拼音")
    page.frame.chips.changed.emit({"sex": ("1",)})
    assert page.viewing.button.text() == "视图：按拼音（已改）"
    page.frame.chips.clear.click()
    assert page.viewing.button.text() == "视图：按拼音"


def test_views_are_there_after_a_restart_in_the_order_of_saving(
    page: ListPage, desktop: ScriptedDesktop, context: UiContext, qtbot: QtBot
) -> None:
    for name in ("乙", "甲", "丙"):
        save(page, desktop, name)
    state = page.remember()
    again = context._replace(settings=Settings(context.settings.path.parent))
    other = opened(again, qtbot)
    assert other.viewing.saved.names() == ["乙", "甲", "丙"]
    other.recall(state)
    assert other.viewing.button.text() == "视图：丙"


def test_views_of_one_register_are_not_those_of_another(
    page: ListPage, desktop: ScriptedDesktop, context: UiContext
) -> None:
    save(page, desktop, "常用")
    assert SavedViews(context.settings, model_of("point"), context.records).names() == []


def test_a_view_is_renamed_and_removed(page: ListPage, desktop: ScriptedDesktop) -> None:
    save(page, desktop, "旧名")
    desktop.answers["view_rename"] = "新名"
    pick(page, "重命名“旧名”……")
    assert page.viewing.saved.names() == ["新名"]
    assert page.viewing.button.text() == "视图：新名"
    desktop.answers["remove_view"] = False
    pick(page, "删除“新名”")
    assert page.viewing.saved.names() == ["新名"]
    desktop.answers["remove_view"] = True
    pick(page, "删除“新名”")
    assert page.viewing.saved.names() == []
    assert page.viewing.button.text() == "视图"


def test_another_view_is_replaced_only_after_a_question(
    page: ListPage, desktop: ScriptedDesktop
) -> None:
    save(page, desktop, "常用")
    type_text(page.frame.search, "王")
    desktop.answers["replace_view"] = False
    save(page, desktop, "常用")
    assert page.viewing.button.text() == "视图：常用（已改）"
    desktop.answers["replace_view"] = True
    save(page, desktop, "常用")
    assert page.viewing.button.text() == "视图：常用"
    assert page.viewing.saved.names() == ["常用"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  ", "请给视图起一个名称"), ("视" * 21, "最多 20 个字，现在是 21 个"),
        ("a\u200bb", "不能显示的字符"), ("\ud800", "不能显示的字符"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_kept_is_refused_in_words(
    page: ListPage, desktop: ScriptedDesktop, typed: str, said: str
) -> None:
    save(page, desktop, typed)
    name, sentence = desktop.asked[-1]
    assert name == "view_name_refused"
    assert said in sentence
    assert page.viewing.saved.names() == []


def test_two_views_never_share_a_name(page: ListPage, desktop: ScriptedDesktop) -> None:
    save(page, desktop, "甲")
    save(page, desktop, "乙")
    desktop.answers["view_rename"] = " 甲 "
    pick(page, "重命名“乙”……")
    assert desktop.asked[-1] == ("view_name_refused", "已有名为“甲”的视图，请换一个名称。")
    assert page.viewing.saved.names() == ["甲", "乙"]


def test_a_name_loses_the_space_around_it() -> None:
    assert checked_name("  本月\n到期 ") == "本月 到期"
    with pytest.raises(UserError):
        checked_name("甲", {"甲"})


def test_a_view_that_names_fields_that_are_gone_shows_the_rest(context: UiContext) -> None:
    kept: Plain = {
        "name": "旧版",
        "state": {
            "search": "张", "filters": {"gone": [1], "sex": ["1"]}, "sort": "gone",
            "columns": ["gone", "name"],
            "bounds": [["gone", "from", ["1"]], ["born", "odd", [1]], 3],
        },
    }  # fmt: skip
    views: Plain = {"member": [kept, 7, {"name": "坏"}, {"state": {}}]}
    context.settings.remember_all({VIEWS: views})
    found = SavedViews(context.settings, model_of("member"), context.records)
    assert found.names() == ["旧版"]
    state = found.state("旧版")
    assert state == ListState(search="张", filters={"sex": ("1",)}, columns=("name",))
    assert found.state("没有") is None


def test_a_view_keeps_board_or_list(page: ListPage, desktop: ScriptedDesktop) -> None:
    page.board.turn(on=True)
    save(page, desktop, "看板")
    page.board.turn(on=False)
    assert page.viewing.button.text() == "视图：看板（已改）"
    pick(page, "看板")
    assert page.board.on


def test_the_button_opens_its_menu_by_keys(page: ListPage, desktop: ScriptedDesktop) -> None:
    save(page, desktop, "常用")
    page.viewing.button.setFocus()
    press(page.viewing.button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "常用"
    menu.close()


def test_the_palette_shows_and_saves_views(page: ListPage, desktop: ScriptedDesktop) -> None:
    type_text(page.frame.search, "王")
    desktop.answers["view_name"] = "姓王的"
    found = {each.title: each for each in page.commands()}
    found["把委员列表存为视图"].run()
    pick(page, "全部记录，恢复原样")
    {each.title: each for each in page.commands()}["委员视图：姓王的"].run()
    assert titles(page) == ["王五"]


def test_the_conditions_behind_a_figure_are_remembered(page: ListPage) -> None:
    page.open_where((Filter("born", "from", ("1980",)),))
    kept = recalled(page.remember(), page.model, ALL)
    assert kept.bounds == (Filter("born", "from", ("1980",)),)


@pytest.mark.parametrize(
    "where",
    [
        Filter("born", "during", ("1980", "1989")),
        Filter("committee.name", "in", ("提案委",)),
        Filter("point.members", "having", (Filter("state", "in", ("running",)),)),
        Filter("point.members", "lacking", ()),
        Filter("", "either", ((Filter("born", "filled"),), (Filter("sex", "in", ("1",)),))),
    ],
)
def test_a_condition_comes_back_as_it_was(where: Filter) -> None:
    kept = json.loads(json.dumps(plain_filter(where)))
    assert read_filter(kept, model_of("member"), ALL) == where


@pytest.mark.parametrize(
    "kept",
    [
        3, [], ["born", "from"], ["gone", "from", ["1"]], ["born", "odd", []],
        ["committee.gone", "in", []], ["born.gone", "in", []], ["gone.members", "having", []],
        ["point.gone", "having", []], ["point.members", "having", [["gone", "in", []]]],
        ["", "either", [[["gone", "in", []]]]], ["", "either", [7]],
    ],
)  # fmt: skip
def test_a_condition_on_what_is_gone_is_left_out(kept: Plain) -> None:
    assert read_filter(kept, model_of("member"), ALL) is None
