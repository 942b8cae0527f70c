"""What the command palette offers for a register, before its page is built as after."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from desktop_app.records.field_types import LongText, Text
from desktop_app.records.record import Record
from desktop_app.ui.board.piles import state_field
from desktop_app.ui.lists.saved_views import SavedViews
from desktop_app.ui.row_actions.row_actions import RowAction, row_actions_of
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page
from desktop_app.ui.window_parts import book_import, has_record_page

if TYPE_CHECKING:
    from desktop_app.ui.board.list_board import ListBoard
    from desktop_app.ui.lists.list_actions import ListActions
    from desktop_app.ui.lists.list_views import ListViews
    from desktop_app.ui.row_actions.row_action_bar import RowActions


EDIT = "edit"
"""The key of the command that opens the form of a record."""


class Commanded(Protocol):
    """The parts of a list page that the commands act on."""

    doing: ListActions
    viewing: ListViews
    board: ListBoard
    row_actions: RowActions


def list_commands(
    context: UiContext, model: type[Record], page: Callable[[], Page]
) -> list[Command]:
    """Every verb of the list page that `page` gives, built then if nobody has looked at it yet."""
    from desktop_app.services import prints  # loads the wording of every print

    title, command = model.TITLE, partial(_command, page)
    found = [
        command(f"新建{title}", lambda it: it.doing.new(), "add", "Ctrl+N"),
        command(f"导入{title}", lambda it: it.doing.ask_book(), "import"),
        command(f"导出{title}到 Excel", lambda it: it.doing.export(".xlsx"), "export"),
        command(f"批量修改{title}", lambda it: it.doing.edit_many(), "edit"),
        command(f"把{title}列表存为视图", lambda it: it.viewing.ask_new(), "view"),
    ]
    other = book_import(context.desk.subjects, model.KEY)
    if other is not None:
        words = other.title.removesuffix("…")
        found.append(command(words, lambda it: it.doing.import_others(), "import"))
    if model.STATE:
        words = f"变更{title}状态"
        found.append(command(words, lambda it: it.doing.change_state(), "forward"))
    for row_action in row_actions_of(context.desk, model):
        words = f"{row_action.title.removesuffix('…')}（选中的{title}）"
        found.append(command(words, partial(_do, row_action), row_action.icon))
    if state_field(model) is not None:
        words = f"切换{title}的看板和列表"
        found.append(command(words, lambda it: it.board.turn(on=not it.board.on), "board"))
    names = SavedViews(context.settings, model, context.records).names()
    views = [command(f"{title}视图：{name}", partial(_show_view, name), "view") for name in names]
    offered = prints.prints_of(context.desk, model)
    papers = [command(f"打印{each.title}", partial(_print, each.key), "print") for each in offered]
    return [*found, *views, *papers]


def record_commands(
    context: UiContext, model: type[Record], page: Callable[[], Page], record: int
) -> list[Command]:
    """What can be done with one record: its form, its row actions, its prints.

    Each chooses the record in the list of the page that `page` gives, then runs there.
    """
    from desktop_app.services import prints  # loads the wording of every print

    def shown() -> Page:
        opened = page()
        opened.show_in_list(record)
        return opened

    command, paged = partial(_command, shown), has_record_page(context.desk.subjects, model.KEY)
    opening = Command("打开", "Enter", lambda: page().open_record(record), icon=model.KEY)
    found = [
        *([opening] if paged else []),
        command("在列表里看", lambda _: None, "table", "" if paged else "Enter"),
        command("编辑", lambda it: it.doing.edit(record), "edit", "Ctrl+Enter", EDIT),
        command("历史", lambda it: it.doing.show_history(), "history"),
    ]
    if model.STATE:
        found.append(command("变更状态…", lambda it: it.doing.change_state(), "forward"))
    actions = row_actions_of(context.desk, model)
    offered = [each for each in prints.prints_of(context.desk, model) if each.kind == "form"]
    return [
        *found,
        *(command(each.title, partial(_do, each), each.icon) for each in actions),
        *(command(f"打印{each.title}", partial(_print, each.key), "print") for each in offered),
        command("移到回收站", lambda it: it.doing.delete(), "delete"),
    ]


def new_named(model: type[Record], page: Callable[[], Page], text: str) -> list[Command]:
    """The command that begins a new record of that name; none where the name is no plain text.

    Letters alone are a spelling that found nothing: they are no name.
    """
    if not isinstance(model.field(model.NAME), Text | LongText):
        return []
    name = "" if text.isascii() else text
    words = f"新建{model.TITLE}“{name}”" if name else f"新建{model.TITLE}"
    return [_command(page, words, lambda it: it.doing.new(name), "add")]


def _command(
    page: Callable[[], Page],
    words: str,
    run: Callable[[Commanded], object],
    icon: str,
    keys: str = "",
    key: str = "",
) -> Command:
    return Command(words, keys, lambda: run(cast("Commanded", page())), key, icon)


def _show_view(name: str, page: Commanded) -> None:
    page.viewing.show(name)


def _do(row_action: RowAction, page: Commanded) -> None:
    page.row_actions.run(row_action)


def _print(key: str, page: Commanded) -> None:
    doing = page.doing
    doing.print_usual(next(each for each in doing.own_prints() if each.key == key))
