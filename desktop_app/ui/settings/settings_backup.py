"""设置 · 备份与恢复: backups made and put back, packages carried away, the full self-check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.services.safekeeping import backups, checks, upkeep
from desktop_app.services.safekeeping.backups import Backup, Difference, Restored
from desktop_app.services.safekeeping.destinations import PACKAGE, Destination
from desktop_app.ui.destination_chooser import Question, ask_destination
from desktop_app.ui.events import Reopening
from desktop_app.ui.jobs import Progress
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.settings.backup_commands import BACKUP_COMMANDS
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command
from desktop_app.ui.window.upkeep import check_everything

TITLES = ("备份时间", "原因", "登记的记录", "大小", "检查")
WIDTHS = (12, 7, 8, 7, 12)
PACKAGES = "办公数据包 (*.zwbao)"
HINT = (
    "每天第一次打开、关闭、导入和恢复之前自动备份，旧备份自动精简，最新的完好备份不会被删。"
    "请再选一个U盘或另一块磁盘，每周自动复制一份。"
)


class BackupPanel(Panel):
    """Each backup in the list has been opened and checked."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("backup", "备份与恢复", HINT, context)
        theme = context.theme
        self.listed: list[Backup] = []
        self.now_button = button("立即备份", "backup_now_button", theme, "backup", "primary")
        self.second_button = button("备份到U盘…", "backup_second_button", theme, "export")
        self.check_button = button("完整自检", "check_button", theme, "done")
        self.pack_button = button("带走…", "pack_button", theme, "move")
        self.unpack_button = button("迁入…", "unpack_button", theme, "import")
        self.pack_button.setToolTip("换电脑时用：把全部数据和附件做成一个文件，用U盘带走")
        self.unpack_button.setToolTip("在新电脑上用：读入“带走”做成的文件")
        self.check_button.setToolTip("查一遍办公文件、附件和备份有没有损坏，损坏的尽量补好")
        self.restore_button = button("恢复所选…", "restore_button", theme, "restore")
        self.table = small_table("backup_table", TITLES, WIDTHS, theme)
        self.table.setAccessibleName("备份")
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.state = label("正在查看备份…", "muted")
        self.column.addLayout(row(self.now_button, self.second_button, self.check_button, None))
        self.column.addWidget(self.table, 1)
        self.column.addLayout(row(self.state, None, self.restore_button))
        self._add_moving()
        self._connect()
        self.refresh(frozenset())

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the backups again; a background job opens and checks each."""
        desk = self.context.desk

        def look(progress: Progress) -> list[Backup]:
            found: list[Backup] = []
            for each in backups.listed(desk):
                progress(len(found), len(found) + 1)
                found.append(each)
            return found

        self.context.jobs.run("查看备份", look, self._show, self._not_shown)

    def commands(self) -> list[Command]:
        """The actions of this panel."""
        runs = {
            "back_up": self.back_up,
            "back_up_elsewhere": self.back_up_elsewhere,
            "check": self.check,
            "pack": self.pack,
            "unpack": self.unpack,
        }
        return [Command(title, "", runs[key], key) for key, title in BACKUP_COMMANDS.items()]

    def back_up(self) -> None:
        """Makes a backup in the folder of the office file."""
        self.context.jobs.step("备份", backups.back_up(self.context.desk), self._backed_up)

    def back_up_elsewhere(self) -> None:
        """Copies a backup to a folder the user chooses: a stick or disk, every week from now on."""
        self.context.desktop.ask_folder("second_place", "把备份再存到哪里", self._back_up_into)

    def restore(self) -> None:
        """Shows what putting the selected backup back would change, and asks."""
        backup = self.listed[self.table.currentRow()]
        lines = differences(backups.preview(self.context.desk, backup.path))
        self.context.desktop.ask_yes_no(
            "restore_backup",
            f"要恢复到 {backup.at:%Y-%m-%d %H:%M} 的备份吗？",
            lambda yes: self._restore(backup) if yes else None,
            default=False,
            yes="恢复",
            no="不恢复",
            details="\n".join([*lines, "现在的文件会另外保存，不会丢。"]),
        )

    def pack(self) -> None:
        """Makes one package of the office file and its documents."""
        name = f"{self.context.desk.office.path.stem} {self.context.desk.today}.zwbao"
        question = Question("package", "把办公数据带到哪里", name, PACKAGES, PACKAGE)
        ask_destination(self.context, question, self._pack)

    def unpack(self) -> None:
        """Unpacks a package as a new office file next to this one, and opens that."""
        self.context.desktop.ask_open_file("package_in", "迁入哪个数据包", PACKAGES, self._unpack)

    def check(self) -> None:
        """Checks everything on a fresh copy, in the background."""
        check_everything(self.context, self._checked)

    def _add_moving(self) -> None:
        frame, column = card()
        column.addWidget(label("换电脑：带走与迁入", "section"))
        text = "“带走”把办公文件和全部附件做成一个校验过的数据包；到新电脑上点“迁入”。"
        column.addWidget(label(text, "muted", wraps=True))
        column.addLayout(row(self.pack_button, self.unpack_button, None))
        self.column.addWidget(frame)

    def _connect(self) -> None:
        self.now_button.clicked.connect(self.back_up)
        self.second_button.clicked.connect(self.back_up_elsewhere)
        self.check_button.clicked.connect(self.check)
        self.pack_button.clicked.connect(self.pack)
        self.unpack_button.clicked.connect(self.unpack)
        self.restore_button.clicked.connect(self.restore)
        self.table.itemSelectionChanged.connect(self._on_selection)
        self._on_selection()

    def _on_selection(self) -> None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        self.restore_button.setEnabled(any(not self.listed[place].fault for place in rows))

    def _show(self, found: list[Backup]) -> None:
        self.listed = found
        desk = self.context.desk
        show_rows(self.table, [backup_row(each, backups.entered(desk, each)) for each in found])
        folder = backups.folder(self.context.desk)
        said = f"共 {len(found)} 个，在“{folder.name}”文件夹里" if found else "还没有备份"
        self.state.setText(f"{said}；{second_place_text(upkeep.second_place(self.context.desk))}。")
        self._on_selection()

    def _not_shown(self) -> None:
        self.state.setText("备份没有查看成，请再打开一次这一页。")

    def _backed_up(self, path: Path) -> None:
        self.context.events.say("备份完成，已核对", path=path)
        self.context.events.standing_changed.emit()
        self.refresh(frozenset())

    def _back_up_into(self, folder: Path) -> None:
        upkeep.choose_second_place(self.context.desk, folder)
        steps = upkeep.copy_to_second_place(self.context.desk)
        self.context.jobs.step("第二处备份", steps, self._backed_up)

    def _restore(self, backup: Backup) -> None:
        desk = self.context.desk
        path, now, newest = desk.office.path, desk.clock(), desk.office.schema_number
        steps = backups.back_up(desk, backups.Reason.RESTORE)
        reopening = Reopening(
            path, lambda: backups.put_back(path, backup.path, now, newest), restored_sentence
        )
        self.context.jobs.step("恢复前备份", steps, lambda _: self.context.events.reopen(reopening))

    def _pack(self, target: Destination) -> None:
        steps = backups.pack(self.context.desk, target)
        self.context.jobs.step("打包", steps, self._packed)

    def _packed(self, path: Path) -> None:
        self.context.events.say("数据包做好了，已校验", path=path)

    def _unpack(self, package: Path) -> None:
        office = self.context.desk.office
        target = free_name(office.path.with_name(f"{package.stem}{office.path.suffix}"))
        newest = office.schema_number
        self.context.events.reopen(
            Reopening(
                target,
                lambda: backups.unpack(package, target, newest),
                lambda path: f"已迁入，现在打开的是“{path.name}”",
            )
        )

    def _checked(self, report: checks.CheckReport) -> None:
        verdict, *lines = report.lines()
        self.context.desktop.tell("check_report", verdict, "\n".join(lines))


def second_place_text(place: upkeep.SecondPlace | None) -> str:
    """Where the second copies go and how fresh they are."""
    if place is None:
        return "还没有选第二处"
    when = f"{place.at:%Y-%m-%d} 复制" if place.at else "还没有复制"
    return f"第二处“{place.folder}”，{when}" + ("" if place.reachable else "，现在没有插好")


def backup_row(backup: Backup, entered: int) -> tuple[str, ...]:
    """A backup as its line in the list, with how many records the office entered."""
    return (
        f"{backup.at:%Y-%m-%d %H:%M}",
        backup.reason,
        "" if backup.fault else str(entered),
        size_text(backup.size),
        backup.fault or "完好",
    )


def size_text(size: int) -> str:
    """Bytes as people read them."""
    if size < 1024 * 1024:
        return f"{max(size // 1024, 1)} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def differences(found: Sequence[Difference]) -> list[str]:
    """What a restore would change, a line for each register."""
    lines = []
    for each in found:
        parts = [
            f"{word} {count} 条"
            for word, count in (("找回", each.back), ("去掉", each.gone), ("改回", each.changed))
            if count
        ]
        lines.append(f"{each.title}：{'，'.join(parts)}")
    return lines or ["与现在的内容相同。"]


def restored_sentence(restored: Restored) -> str:
    """The restored records, and what the backup does not contain."""
    lost, missing = restored.lost, restored.missing
    words = "已恢复"
    if lost is None:
        words += "，原来的文件已损坏，另外保存了"
    elif lost:
        words += f"，其后的 {len(lost)} 次操作不在备份里"
    if missing:
        names = "、".join(f"“{name}”" for name in missing[:3])
        words += f"；有 {len(missing)} 个附件在备份里也没有或已损坏：{names}"
    return f"{words}。"


def free_name(path: Path) -> Path:
    """The path, with a number where something of that name lies there already."""
    number, found = 2, path
    while found.exists():
        found = path.with_stem(f"{path.stem} {number}")
        number += 1
    return found
