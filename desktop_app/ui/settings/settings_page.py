"""设置: a list of sections on the left, the section on the right, each built when first seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop_app.records.office import CharacterStroke, CodeEntry, Committee, Sector, Term
from desktop_app.records.session import Session
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services.registers import Filter
from desktop_app.settings import Plain
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.settings.about import AboutPanel
from desktop_app.ui.settings.backup_commands import BACKUP_COMMANDS
from desktop_app.ui.settings.settings_backup import BackupPanel
from desktop_app.ui.settings.settings_bin import BinPanel
from desktop_app.ui.settings.settings_holidays import HolidaysPanel
from desktop_app.ui.settings.settings_limits import LimitsPanel
from desktop_app.ui.settings.settings_look import LookPanel
from desktop_app.ui.settings.settings_office import OfficePanel
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

LISTS = (
    ("term", "届次", "term", Term),
    ("session", "届次会议", "calendar", Session),
    ("committee", "专委会", "committee", Committee),
    ("sector", "界别", "sector", Sector),
    ("work_priority", "重点工作", "special_work", WorkPriority),
    ("code_entry", "选项（代码表）", "code", CodeEntry),
    ("character_stroke", "生僻字笔画", "edit", CharacterStroke),
)


@dataclass(frozen=True, slots=True)
class SettingsSection:
    """One entry of the list on the left."""

    key: str
    title: str
    icon: str
    build: Callable[[], Page]


class SettingsPage(Page):
    """The office's own lists, the look, backups, the recycle bin and what this program is.

    `tabs` are the titles of the window's tabs.
    """

    def __init__(
        self, context: UiContext, tabs: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("settings", parent)
        self._context = context
        self._sections = sections(context, tabs)
        self._panels: dict[str, Page] = {}
        self.list = QListWidget()
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setObjectName("sections")
        self.list.setAccessibleName("设置分类")
        self.stack = QStackedWidget()
        for section in self._sections:
            QListWidgetItem(section.title, self.list)
            self.stack.addWidget(QWidget())
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 12, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.list)
        line.addWidget(self.stack, 1)
        self.list.currentRowChanged.connect(self._on_section)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.list.setCurrentRow(0)

    @property
    def panel(self) -> Page:
        """The panel in front."""
        return self._panel_of(self.list.currentRow())

    def show_place(self, place: str) -> None:
        """Shows one section by its key."""
        keys = [section.key for section in self._sections]
        if place in keys:
            self.list.setCurrentRow(keys.index(place))

    def open_where(self, where: tuple[Filter, ...]) -> None:
        """Shows rows in the section in front."""
        self.panel.open_where(where)

    def open_record(self, record: int) -> None:
        """Opens a record of the section in front."""
        self.panel.open_record(record)

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the panel in front again; the others when they are looked at."""
        front = self.panel
        self._panels = {key: panel for key, panel in self._panels.items() if panel is front}
        front.refresh(records)

    def commands(self) -> list[Command]:
        """Every section from the command palette."""
        own = [
            Command(f"设置：{section.title}", "", partial(self._lead, section.key),
                    icon=section.icon)
            for section in self._sections
        ]  # fmt: skip
        kept = [
            Command(title, "", partial(self._run_on_backups, key), key)
            for key, title in BACKUP_COMMANDS.items()
        ]
        here = [each for each in self.panel.commands() if each.key not in BACKUP_COMMANDS]
        return [*here, *kept, *own]

    def remember(self) -> dict[str, Plain]:
        """The section in front."""
        return {"section": self._sections[self.list.currentRow()].key}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """The section that was in front last time."""
        section = state.get("section")
        self.show_place(section if isinstance(section, str) else "")

    def start_search(self) -> None:
        """Searches in the section in front."""
        self.panel.start_search()

    def new(self) -> None:
        """A new entry in the section in front."""
        self.panel.new()

    def may_leave(self) -> bool:
        """Whether every section may be left."""
        return all(panel.may_leave() for panel in self._panels.values())

    def _run_on_backups(self, key: str) -> None:
        """Runs a command of the backups, on their panel."""
        self.show_place("backup")
        next(each for each in self.panel.commands() if each.key == key).run()

    def _lead(self, key: str) -> None:
        self._context.events.go("settings", key)

    def _on_section(self, row: int) -> None:
        self.stack.setCurrentIndex(row)  # empty where its panel cannot be built
        self._panel_of(row)

    def _panel_of(self, row: int) -> Page:
        """The panel of a section, built now if it was not looked at or could not be built."""
        section = self._sections[row]
        if section.key not in self._panels:
            panel = section.build()
            self._panels[section.key] = panel
            old = self.stack.widget(row)
            self.stack.insertWidget(row, panel)
            self.stack.removeWidget(old)
            old.deleteLater()
            self.stack.setCurrentIndex(self.list.currentRow())
        return self._panels[section.key]

    def _dress(self) -> None:
        size = self._context.theme.sizes
        self.list.setFixedWidth(size.text * 11)
        self.list.setIconSize(QSize(size.icon, size.icon))
        for row, section in enumerate(self._sections):
            item = self.list.item(row)
            item.setIcon(self._context.theme.icons.icon(section.icon))
            item.setSizeHint(QSize(0, size.control))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, section.title)


def sections(context: UiContext, tabs: Sequence[str] = ()) -> list[SettingsSection]:
    """Every section in its order."""
    own = [
        SettingsSection(key, title, icon, partial(ListPage, context, model, card=False))
        for key, title, icon, model in LISTS
        if model in context.records
    ]
    return [
        SettingsSection("office", "单位", "office", lambda: OfficePanel(context)),
        *own,
        SettingsSection("limits", "提醒期限", "remind", lambda: LimitsPanel(context)),
        SettingsSection("holiday", "节假日", "calendar", lambda: HolidaysPanel(context)),
        SettingsSection("look", "外观", "appearance", lambda: LookPanel(context, tabs)),
        SettingsSection("backup", "备份与恢复", "backup", lambda: BackupPanel(context)),
        SettingsSection("bin", "回收站", "recycle", lambda: BinPanel(context)),
        SettingsSection("about", "关于", "about", lambda: AboutPanel(context)),
    ]
