"""What a clerk does in the window, each deed prepared, done and looked at by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from desktop_app import app
from desktop_app.records import Consultation, Limits, Member, Office, Outcome, Point, Record, Topic
from desktop_app.services import registers
from desktop_app.services.registers import Input, Query, attachments, history
from desktop_app.services.safekeeping import backups, upkeep
from desktop_app.services.safekeeping.backups import Reason
from desktop_app.stepping import run_to_end
from desktop_app.storage.file import office_settings
from desktop_app.ui.bulk.bulk_page import BulkPage
from desktop_app.ui.consulting.merge_dialog import MergeDialog
from desktop_app.ui.consulting.outcomes_dialog import OutcomesDialog
from desktop_app.ui.consulting.plan_dialog import PlanDialog
from desktop_app.ui.consulting.split_dialog import SplitDialog
from desktop_app.ui.forms.attachments.attachments_view import AttachmentsView
from desktop_app.ui.forms.boxes.photo_box import PhotoBox
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.settings.settings_backup import BackupPanel
from desktop_app.ui.settings.settings_bin import BinPanel
from desktop_app.ui.settings.settings_holidays import HolidaysPanel
from desktop_app.ui.settings.settings_limits import LimitsPanel
from desktop_app.ui.settings.settings_office import OfficePanel
from desktop_app.ui.settings.settings_page import SettingsPage
from desktop_app.ui.states.state_change import ask_state
from desktop_app.ui.timeline.timeline_window import show_timeline
from desktop_app.ui.window import upkeep as window_upkeep
from tests.consulting_office import APPROVED, saved, session, topic
from tests.storage.pictures import jpeg
from tests.ui.finding import children

PATIENCE = 30_000


@dataclass(slots=True)
class Running:
    """The program, where it lies, and numbers that are not used yet."""

    program: app.Program
    desktop: ScriptedDesktop
    folder: Path
    numbers: Any = field(default_factory=lambda: count(1))

    @property
    def desk(self) -> Any:
        return self.program.desk

    def new(self, word: str) -> str:
        """A name that nothing has yet."""
        return f"演示{word}{next(self.numbers)}"

    def settle(self) -> bool:
        """Let jobs come to their end; whether they did."""
        jobs, waited = self.program.context.jobs, 0
        QTest.qWait(1)
        while (jobs.running or jobs._waiting) and waited < PATIENCE:
            QTest.qWait(5)
            waited += 5
        QTest.qWait(1)
        return not jobs.running

    def page(self, model: type[Record]) -> ListPage:
        return cast("ListPage", self.program.window.go(model.KEY))

    def panel(self, key: str) -> Any:
        settings = cast("SettingsPage", self.program.window.go("settings"))
        settings.show_place(key)
        self.settle()
        return settings.panel

    def form(self, model: type[Record], key: int | None = None) -> RecordDialog:
        desk = self.desk
        draft = registers.draft(desk, model, key) if key else registers.blank(desk, model)
        dialog = RecordDialog(self.program.context, draft, self.program.window)
        dialog.open()
        return dialog

    def member(self) -> int:
        return saved(self.desk, Member, name=self.new("委员"))


@dataclass(slots=True)
class Doing:
    """One deed, prepared: what does it, what was typed, whether it is done."""

    act: Callable[[], object]
    done: Callable[[], object]
    typed: Callable[[], object] = lambda: None
    dialogs: list[QDialog] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether a dialog that the deed stands in is still there."""
        return not self.dialogs or all(each.isVisible() for each in self.dialogs)


RowAction = Callable[[Running], Doing]


def has(running: Running, model: type[Record], name: str) -> bool:
    """Whether a record of that name is stored."""
    return bool(registers.find(running.desk, model, Query(search=name)))


def write(box: object, text: str) -> None:
    """Put a text into a field as if typed."""
    if isinstance(box, QPlainTextEdit):
        box.setPlainText(text)
    elif isinstance(box, QLineEdit):
        box.setText(text)
        box.textEdited.emit(text)


def of_form(dialog: RecordDialog, done: Callable[[], object]) -> Doing:
    """Saving a form."""

    def typed() -> object:
        tables = children(dialog, ChildrenTable)
        lines = [[each.values for each in table.inputs()] for table in tables]
        return dialog.form.draft(), lines

    return Doing(dialog.save_button.click, done, typed, [dialog])


def new_member(running: Running) -> Doing:
    dialog, name = running.form(Member), running.new("新人")
    write(dialog.form.boxes["name"], name)
    write(dialog.form.boxes["resume"], "一九七五年\n教书")
    return of_form(dialog, lambda: has(running, Member, name))


def consultation_with_children(running: Running) -> Doing:
    people = {"participant": [Input({"name": each}) for each in ("甲", "乙")]}
    name = running.new("协商")
    key = registers.save(running.desk, Consultation, {"name": name}, children=people).keys[0]
    dialog = running.form(Consultation, key)
    table = next(
        each for each in children(dialog, ChildrenTable) if "participant" in each.objectName()
    )
    table.table.selectRow(0)
    table.remove()
    table.add()
    small = children(table, ChildDialog)[-1]
    write(small.form.boxes["name"], "丙")
    small.save_button.click()
    write(dialog.form.boxes["place"], "村委会")

    def done() -> bool:
        draft = registers.draft(running.desk, Consultation, key)
        names = {each.values["name"] for each in draft.children["participant"]}
        return "丙" in names and len(names) == 2 and draft.values["place"] == "村委会"

    return of_form(dialog, done)


def record_opened(running: Running) -> Doing:
    key, page = running.member(), running.page(Member)

    def shown() -> list[QDialog]:
        return [each for each in QApplication.topLevelWidgets()
                if isinstance(each, RecordDialog) and each.isVisible()]  # fmt: skip

    return Doing(lambda: page.doing.edit(key), lambda: bool(shown()))


def state_changed(running: Running) -> Doing:
    key = topic(running.desk, running.new("议题"), raised_on="2026-01", submitted_on="2026-02-01")
    dialog = ask_state(running.program.context, Topic, [key], "pending", running.program.window)
    assert dialog is not None
    dialog.reason.setText("送审")

    def done() -> bool:
        return bool(registers.draft(running.desk, Topic, key).values["state"] == "pending")

    return Doing(dialog.change_button.click, done, dialog.reason.text, [dialog])


def removed(running: Running) -> Doing:
    key, page = running.member(), running.page(Member)
    page.open_record(key)

    def act() -> None:
        page.table.choose([key], key)
        page.doing.delete()

    return Doing(act, lambda: key not in registers.find(running.desk, Member, Query()))


def undone(running: Running) -> Doing:
    key = running.member()
    return Doing(
        running.program.window.undo,
        lambda: key not in registers.find(running.desk, Member, Query()),
    )


def redone(running: Running) -> Doing:
    key = running.member()
    running.program.window.undo()
    return Doing(
        running.program.window.redo, lambda: key in registers.find(running.desk, Member, Query())
    )


def changed_in_bulk(running: Running) -> Doing:
    keys, unit = [running.member() for _ in range(3)], running.new("单位")
    page = running.page(Member)
    bulk = BulkPage(running.program.context, Member, keys, keys)
    page.doing.importing.show_beside(bulk)
    write(bulk.choice.add("unit").box, unit)

    def act() -> None:
        bulk.look()
        running.settle()
        bulk.apply()

    def done() -> bool:
        rows = registers.rows(running.desk, Member, keys, ["unit"])
        return {row[2] for row in rows} == {unit}

    def typed() -> object:
        return [each.raw for each in bulk.choice.edits()]

    return Doing(act, done, typed)


def imported(running: Running) -> Doing:
    name, book = running.new("导入"), running.folder / "名单.csv"
    book.write_text(f"姓名,籍贯\n{name},演示\n", "utf-8")
    page = running.page(Member)
    taking = ImportPage(running.program.context, Member)
    page.doing.importing.show_beside(taking)

    def act() -> None:
        if taking.plan is None:
            taking.open_file(book)
            running.settle()
        taking.apply_button.click()

    return Doing(act, lambda: has(running, Member, name))


def merged(running: Running) -> Doing:
    one, other = (topic(running.desk, running.new("议题")) for _ in range(2))
    dialog = MergeDialog(running.program.context, [one], running.program.window)
    dialog.picker.put(other)
    dialog.reason.setText("同一件事")
    dialog.open()

    def done() -> bool:
        return bool(registers.draft(running.desk, Topic, one).values["merged_into"] == other)

    def typed() -> object:
        return dialog.picker.draft(), dialog.reason.text()

    return Doing(dialog.done_button.click, done, typed, [dialog])


def split(running: Running) -> Doing:
    key, part = topic(running.desk, running.new("议题")), running.new("拆分")
    dialog = SplitDialog(running.program.context, key, running.program.window)
    dialog.names.setPlainText(f"{part}甲\n{part}乙")
    dialog.reason.setText("两件事")
    dialog.open()
    return Doing(
        dialog.done_button.click, lambda: has(running, Topic, f"{part}乙"),
        dialog.names.toPlainText, [dialog],
    )  # fmt: skip


def planned(running: Running) -> Doing:
    key = topic(running.desk, running.new("议题"), raised_on="2026-01", **APPROVED)
    dialog = PlanDialog(running.program.context, [key], running.program.window)
    dialog.host.setText("演示主持")
    dialog.open()
    before = len(history.recent(running.desk, 10_000))
    return Doing(
        dialog.done_button.click, lambda: len(history.recent(running.desk, 10_000)) > before,
        dialog.host.text, [dialog],
    )  # fmt: skip


def suggested(running: Running) -> Doing:
    key, text = session(running.desk, running.new("协商")), running.new("建议")
    dialog = OutcomesDialog(running.program.context, key, running.program.window)
    dialog.text.setPlainText(f"1. {text}甲。2. {text}乙。")
    dialog.open()
    return Doing(
        dialog.done_button.click, lambda: has(running, Outcome, f"{text}乙"),
        dialog.text.toPlainText, [dialog],
    )  # fmt: skip


def moved_on_the_board(running: Running) -> Doing:
    key, page = saved(running.desk, Point, name=running.new("协商点")), running.page(Point)

    def done() -> bool:
        return bool(registers.draft(running.desk, Point, key).values["state"] == "stopped")

    return Doing(lambda: page.board._move([key], "stopped"), done)


def setting_of(model: type[Record], name: str, panel: str) -> RowAction:
    """Opening the one record of a setting, writing a field, saving."""

    def row_action(running: Running) -> Doing:
        shown = cast("OfficePanel | LimitsPanel", running.panel(panel))
        text = str(20 + next(running.numbers) % 60)
        open_: list[RecordDialog] = []

        def act() -> None:
            if not [each for each in open_ if each.isVisible()]:
                before = set(QApplication.topLevelWidgets())
                shown.edit()
                new = set(QApplication.topLevelWidgets()) - before
                open_[:] = [each for each in new if isinstance(each, RecordDialog)]
                write(open_[0].form.boxes[name], text)
            open_[0].save_button.click()

        def done() -> bool:
            keys = registers.first(running.desk, model, Query(), 1)
            values = registers.draft(running.desk, model, keys[0]).values if keys else {}
            return str(values.get(name)) == text

        return Doing(act, done)

    return row_action


def holidays_filled(running: Running) -> Doing:
    panel = cast("HolidaysPanel", running.panel("holiday"))
    while panel._offered() is None and history.next_undo(running.desk):
        running.program.window.undo()
    offered = panel._offered()
    year = offered.year if offered else 0
    panel.refresh(frozenset())
    return Doing(
        lambda: panel.fill() if panel._offered() else None,
        lambda: not year or panel._offered() is None or panel._offered().year != year,  # type: ignore[union-attr]
    )


def brought_back(running: Running) -> Doing:
    key = running.member()
    registers.remove(running.desk, Member, [key])
    panel = cast("BinPanel", running.panel("bin"))

    def act() -> None:
        panel.refresh(frozenset())
        panel.table.selectRow(0)
        panel.bring_back()

    return Doing(act, lambda: key in registers.find(running.desk, Member, Query()))


def backed_up(running: Running) -> Doing:
    running.member()
    panel = cast("BackupPanel", running.panel("backup"))
    before = len(list(backups.folder(running.desk).glob("*.zwh")))
    return Doing(
        panel.back_up, lambda: len(list(backups.folder(running.desk).glob("*.zwh"))) > before
    )


def backed_up_elsewhere(running: Running) -> Doing:
    panel = cast("BackupPanel", running.panel("backup"))
    place = Path(tempfile.mkdtemp(dir=running.folder))
    running.desktop.answers["second_place"] = place
    return Doing(panel.back_up_elsewhere, lambda: bool(list(place.glob("*.zwh"))))


def checked(running: Running) -> Doing:
    panel = cast("BackupPanel", running.panel("backup"))

    def done() -> bool:
        said = running.desktop.asked
        return any(name == "check_report" and "通过" in text for name, text in said)

    return Doing(panel.check, done)


def packed(running: Running) -> Doing:
    panel = cast("BackupPanel", running.panel("backup"))
    target = running.folder / f"{running.new('包')}.zwbao"
    running.desktop.answers["package"] = target
    return Doing(panel.pack, target.exists)


def restore_looked_at(running: Running) -> Doing:
    run_to_end(backups.back_up(running.desk, Reason.MANUAL))
    running.member()
    panel = cast("BackupPanel", running.panel("backup"))
    panel.refresh(frozenset())
    running.settle()
    panel.table.selectRow(0)
    running.desktop.answers["restore_backup"] = False

    def done() -> bool:
        return "restore_backup" in [name for name, _ in running.desktop.asked]

    return Doing(panel.restore, done)


def exported(running: Running) -> Doing:
    page, target = running.page(Member), running.folder / f"{running.new('表')}.xlsx"
    running.desktop.answers["export_file"] = target
    return Doing(lambda: page.doing.export(".xlsx"), target.exists)


def figures_exported(running: Running) -> Doing:
    page: Any = running.program.window.go("figures")
    target = running.folder / f"{running.new('统计')}.xlsx"
    running.desktop.answers["export_file"] = target
    return Doing(page.export, target.exists)


def printed(running: Running) -> Doing:
    page, target = running.page(Member), running.folder / f"{running.new('册')}.pdf"
    running.desktop.answers["print_file"] = target
    running.member()
    wanted = page.doing.own_prints()[0]
    keys = list(registers.find(running.desk, Member, Query()))[:5]
    open_: list[PrintPreview] = []

    def act() -> None:
        if not open_ or not open_[0].pdf:
            for each in open_:
                each.done(0)
            made = PrintPreview(running.program.context, wanted, keys, running.program.window)
            open_[:] = [made]
            made.open()
            running.settle()
        open_[0].save_button.click()

    return Doing(act, target.exists)


def pages_looked_at(running: Running) -> Doing:
    window = running.program.window
    every = frozenset(each.KEY for each in running.desk.office.records)
    for key in window.tabs.keys:
        window.go(key)
    running.settle()
    window.go("workbench")
    window.tabs.changed(every)

    def act() -> None:
        for key in window.tabs.keys:
            window.tabs.setCurrentWidget(window.tabs._tab_of[key])
            window.tabs._tab_of[key].sections.setCurrentIndex(0)
            QTest.qWait(0)
            bar = window.tabs._tab_of[key].sections
            for place in range(bar.count()):
                bar.setCurrentIndex(place)
            QTest.qWait(0)

    return Doing(act, lambda: not window.tabs._stale)


def searched(running: Running) -> Doing:
    name = running.new("找")
    key, page = saved(running.desk, Member, name=name), running.page(Member)

    def act() -> None:
        page.frame.search.setText("")
        page.frame.search.setText(name)

    return Doing(act, lambda: list(page.rows.ids) == [key])


def story_told(running: Running) -> Doing:
    key = topic(running.desk, running.new("议题"))
    shown: list[QDialog] = []
    return Doing(
        lambda: shown.append(
            show_timeline(running.program.context, Topic, key, running.program.window)
        ),
        lambda: bool(shown),
    )


def attached(running: Running) -> tuple[int, AttachmentsView]:
    """A member with a document beside it, and the files in its open form."""
    key, paper = running.member(), running.folder / f"{running.new('批复')}.txt"
    paper.write_text(paper.name, "utf-8")
    attachments.attach(running.desk, Member, key, [paper])
    (view,) = children(running.form(Member, key), AttachmentsView)
    view.table.selectRow(0)
    return key, view


def stored(running: Running, key: int) -> list[attachments.Attached]:
    """The documents beside a member."""
    return attachments.attached(running.desk, Member, key)


def documents_added(running: Running) -> Doing:
    key, view = attached(running)
    dialog = cast("RecordDialog", view.window())
    papers = [running.folder / f"{running.new('文')}.txt" for _ in range(2)]
    for each in papers:
        each.write_text(each.name, "utf-8")
    write(dialog.form.boxes["native"], "演示")

    def done() -> bool:
        return len(stored(running, key)) == 3

    return Doing(lambda: view.add(papers), done, dialog.form.changed_draft, [dialog])


def document_opened(running: Running) -> Doing:
    key, view = attached(running)

    def done() -> bool:
        return stored(running, key)[0].name in [each.name for each in running.desktop.opened]

    return Doing(view._open, done)


def document_saved_elsewhere(running: Running) -> Doing:
    _key, view = attached(running)
    target = running.desktop.answers["save_attachment"] = running.folder / running.new("另存")
    return Doing(view._save_as, target.exists)


def document_removed(running: Running) -> Doing:
    key, view = attached(running)

    def act() -> None:
        view.table.selectRow(0)
        view.remove()

    return Doing(act, lambda: not stored(running, key))


def document_described(running: Running) -> Doing:
    key, view = attached(running)
    view.edit()
    small = children(view, ChildDialog)[-1]
    write(small.form.boxes["note"], "县委批复")

    def done() -> bool:
        return [each.note for each in stored(running, key)] == ["县委批复"]

    return Doing(small.save_button.click, done, small.form.draft, [small])


def photo_chosen(running: Running) -> Doing:
    dialog = running.form(Member)
    write(dialog.form.boxes["name"], running.new("有照片"))
    picture = running.folder / f"{running.new('照片')}.jpg"
    picture.write_bytes(jpeg(60 + next(running.numbers) % 90, 80))
    box = cast("PhotoBox", dialog.form.boxes["photo"])

    def typed() -> object:
        return {name: each for name, each in dialog.form.draft().items() if name != "photo"}

    return Doing(lambda: box._keep(picture), box.draft, typed, [dialog])


def kept_up(running: Running) -> Doing:
    """What the window does by itself: the day's backup, the weekly copy and check."""
    place = Path(tempfile.mkdtemp(dir=running.folder))
    upkeep.choose_second_place(running.desk, place)
    office_settings.write(running.desk.office, "copied_at", "2020-01-01T00:00:00")
    return Doing(
        lambda: window_upkeep.begin(running.program.context),
        lambda: bool(list(place.glob("*.zwh"))),
    )


DEEDS: tuple[RowAction, ...] = (
    new_member, consultation_with_children, record_opened, state_changed, removed, undone, redone,
    changed_in_bulk, imported, merged, split, planned, suggested, moved_on_the_board,
    setting_of(Office, "short_name", "office"), setting_of(Limits, "ahead", "limits"),
    holidays_filled,
    brought_back, backed_up, backed_up_elsewhere, checked, packed, restore_looked_at, exported,
    figures_exported, printed, pages_looked_at, searched, story_told, documents_added,
    document_opened, document_saved_elsewhere, document_removed, document_described, photo_chosen,
    kept_up,
)  # fmt: skip
