"""What the command palette offers for a register, before its page is built as after."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from desktop_app.records.record import Record
from desktop_app.ui.board.piles import state_field
from desktop_app.ui.lists.saved_views import SavedViews
from desktop_app.ui.row_actions.row_actions import RowAction, row_actions_of
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

if TYPE_CHECKING:
    from desktop_app.ui.board.list_board import ListBoard
    from desktop_app.ui.lists.list_actions import ListActions
    from desktop_app.ui.lists.list_views import ListViews
    from desktop_app.ui.row_actions.row_action_bar import RowActions


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

    title = model.TITLE

    def command(words: str, run: Callable[[Commanded], object], keys: str = "") -> Command:
        return Command(words, keys, lambda: run(cast("Commanded", page())))

    found = [
        command(f"新建{title}", lambda it: it.doing.new(), "Ctrl+N"),
        command(f"导入{title}", lambda it: it.doing.ask_book()),
        command(f"导出{title}到 Excel", lambda it: it.doing.export(".xlsx")),
        command(f"批量修改{title}", lambda it: it.doing.edit_many()),
        command(f"把{title}列表存为视图", lambda it: it.viewing.ask_new()),
    ]
    if model.STATE:
        found.append(command(f"变更{title}状态", lambda it: it.doing.change_state()))
    for row_action in row_actions_of(context.desk, model):
        words = f"{row_action.title.removesuffix('…')}（选中的{title}）"
        found.append(command(words, partial(_do, row_action)))
    if state_field(model) is not None:
        words = f"切换{title}的看板和列表"
        found.append(command(words, lambda it: it.board.turn(on=not it.board.on)))
    names = SavedViews(context.settings, model, context.records).names()
    views = [command(f"{title}视图：{name}", partial(_show_view, name)) for name in names]
    offered = prints.prints_of(context.desk, model)
    papers = [command(f"打印{each.title}", partial(_print, each.key)) for each in offered]
    return [*found, *views, *papers]


def _show_view(name: str, page: Commanded) -> None:
    page.viewing.show(name)


def _do(row_action: RowAction, page: Commanded) -> None:
    page.row_actions.run(row_action)


def _print(key: str, page: Commanded) -> None:
    doing = page.doing
    doing.print_usual(next(each for each in doing.own_prints() if each.key == key))
