"""The button 视图 of a list page: saves what the list shows under a name, and shows it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop_app.errors import UserError
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.lists.list_state import ListState
from desktop_app.ui.lists.saved_views import SavedViews, checked_name
from desktop_app.ui.look.words import button
from desktop_app.ui.ui_context import UiContext

SHOWN = 10  # so many characters of a name fit beside the other buttons


class ListViews(QObject):
    """The saved views of one list page; `state.view` of the page names the one it shows."""

    def __init__(self, context: UiContext, page: ListParts) -> None:
        super().__init__(page.widget)
        self._context, self._page = context, page
        self.saved = SavedViews(context.settings, page.model, context.records)
        self.button = button("视图", "views_button", context.theme, "view", "quiet")
        self.button.clicked.connect(self.show_menu)
        page.frame.foot.insertWidget(2, self.button)

    def tell(self) -> None:
        """Shows the name of the view in front, and whether the list looks otherwise by now.

        A list whose conditions were all cleared has left a view that is made of them.
        """
        name, kept = self._page.state.view, self.saved.state(self._page.state.view)
        cleared = kept is not None and kept.narrowed and not self._page.state.narrowed
        if name and (kept is None or cleared):
            name = self._page.state.view = ""
        changed = "（已改）" if name and self.saved.differs(name, self._page.state) else ""
        shown = name if len(name) <= SHOWN else name[:SHOWN] + "……"
        self.button.setText(f"视图：{shown}{changed}".replace("&", "&&") if name else "视图")
        self.button.setAccessibleName(f"视图：{name}{changed}" if name else "视图")

    def show(self, name: str) -> None:
        """Shows a saved view."""
        state = self.saved.state(name)
        if state is not None:
            state.view = name
            self._show(state)

    def show_menu(self) -> QMenu:
        """Opens the views over the button, and what can be done with them."""
        menu, now = QMenu(self._page.widget), self._page.state.view
        for name in self.saved.names():
            act = menu.addAction(name.replace("&", "&&"), partial(self.show, name))
            act.setCheckable(True)
            act.setChecked(name == now)
        menu.addAction("全部记录，恢复原样", lambda: self._show(self._plain()))
        menu.addSeparator()
        menu.addAction("存为新视图……", self.ask_new)
        if now:
            shown = now.replace("&", "&&")
            if self.saved.differs(now, self._page.state):
                menu.addAction(f"更新“{shown}”", partial(self._keep, now))
            menu.addAction(f"重命名“{shown}”……", self._ask_rename)
            menu.addAction(f"删除“{shown}”", self._ask_remove)
        menu.aboutToHide.connect(menu.deleteLater)
        place = QPoint(0, -menu.sizeHint().height() - 4)
        menu.popup(self.button.mapToGlobal(place))
        return menu

    def ask_new(self) -> None:
        """Prompt for a name and save the list as a view; confirm before replacing one."""
        words = "视图的名称（记住查找、条件、排序和列）："
        self._context.desktop.ask_text("view_name", "存为视图", words, self._take_name)

    def _take_name(self, text: str) -> None:
        try:
            name = checked_name(text)
        except UserError as error:
            self._context.desktop.tell("view_name_refused", error.sentence)
            return
        if name not in self.saved.names():
            self._keep(name)
            return
        self._context.desktop.ask_yes_no(
            "replace_view", f"已有名为“{name}”的视图，用现在的样子替换它吗？",
            lambda yes: self._keep(name) if yes else None, yes="替换", no="取消",
        )  # fmt: skip

    def _keep(self, name: str) -> None:
        self._page.state.view = self.saved.keep(name, self._page.state)
        self.tell()
        self._context.events.say(f"已保存视图“{name}”", role="muted")

    def _ask_rename(self) -> None:
        name = self._page.state.view
        self._context.desktop.ask_text(
            "view_rename", "重命名视图", "新的名称：", partial(self._rename, name), default=name
        )

    def _rename(self, name: str, new: str) -> None:
        try:
            self._page.state.view = self.saved.rename(name, new)
        except UserError as error:
            self._context.desktop.tell("view_name_refused", error.sentence)
        self.tell()

    def _ask_remove(self) -> None:
        name = self._page.state.view
        self._context.desktop.ask_yes_no(
            "remove_view", f"删除视图“{name}”吗？只删除视图，不删除任何记录。",
            lambda yes: self._remove(name) if yes else None, yes="删除视图", no="取消",
        )  # fmt: skip

    def _remove(self, name: str) -> None:
        self.saved.remove(name)
        self.tell()

    def _plain(self) -> ListState:
        return ListState(columns=self._page.model.COLUMNS)

    def _show(self, state: ListState) -> None:
        before = self._page.state
        state.widths, state.chosen = before.widths, before.chosen
        self._page.state = state
        self._page.read_anew()
