"""Above the list of assessments: a year, how far it is, and what is done with all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from desktop_app.records.assessment import Assessment
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.assessments.opening import YearProgress, progress_of
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.scoring.rule_set import GROUP, MEMBER
from desktop_app.ui.assessments.year_dialogs import LockDialog, OpenDialog, UnlockDialog
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

YEARS_BACK = 6
READ_FROM = frozenset((Assessment.KEY, Member.KEY, WorkGroup.KEY, ScoreRuleSet.KEY))
SUBJECTS = ((MEMBER, "委员"), (GROUP, "组"))


class YearHeader(QWidget):
    """Opens, locks and unlocks the chosen year; who chooses one sees its assessments below."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("assessment_year")
        theme = context.theme
        self.years, self.subjects = QComboBox(self), QComboBox(self)
        this_year = context.desk.today.year
        for year in range(this_year + 1, this_year - YEARS_BACK, -1):
            self.years.addItem(f"{year} 年", year)
        self.years.setCurrentIndex(self.years.findData(this_year))
        for subject, words in SUBJECTS:
            self.subjects.addItem(words, subject)
        for box, name, words in (
            (self.years, "assessment_years", "评定的年度"),
            (self.subjects, "assessment_subjects", "评定委员还是组"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.currentIndexChanged.connect(lambda _: self.read())
            box.activated.connect(lambda _: self.show_year())
        self.open_button = button("建立本年评定…", "open_year_button", theme, "add")
        self.lock_button = button("锁定本年…", "lock_year_button", theme, "done")
        self.more_button = button("更多", "more_year_button", theme, kind="quiet")
        self._told = label("", "small")
        self._told.setObjectName("year_told")
        self._add_menu()
        self.open_button.clicked.connect(self._open)
        self.lock_button.clicked.connect(self._lock)
        self.setLayout(
            row(self.years, self.subjects, self.open_button, self.lock_button, self.more_button,
                self._told, None)
        )  # fmt: skip
        context.events.changed.connect(self._on_changed)
        self.read()

    @property
    def place(self) -> YearOf:
        """The year that is chosen."""
        return YearOf(self.years.currentData(), self.subjects.currentData())

    @property
    def progress(self) -> YearProgress:
        """How far the chosen year is."""
        return self._now

    def read(self) -> None:
        """Reads how far the chosen year is, and says it."""
        self._now = progress_of(self._context.desk, self.place)
        self.lock_button.setText("解锁本年…" if self._now.locked else "锁定本年…")
        self.lock_button.setAccessibleName(self.lock_button.text())
        self.lock_button.setEnabled(self._now.total > 0)
        wanted = bool(self._now.missing or self._now.unscored) and not self._now.locked
        self.open_button.setEnabled(wanted)
        self.open_button.setText("补建评定…" if self._now.total else "建立本年评定…")
        self.open_button.setAccessibleName(self.open_button.text())
        self._told.setText(self._words())

    def show_year(self) -> None:
        """Shows the assessments of the chosen year alone."""
        link = "group" if self.place.subject == GROUP else "member"
        where = (Filter("year", "in", (self.place.year,)), Filter(link, "filled"))
        self._context.events.open_rows(Assessment.KEY, where)

    def _add_menu(self) -> None:
        menu = QMenu(self.more_button)
        self.year_action = menu.addAction("只看这一年", self.show_year)
        self.differences_action = menu.addAction("锁定后的变化…", self._differences)
        self.low_action = menu.addAction("连续两年不合格…", self._low)
        self.more_button.setMenu(menu)

    def _words(self) -> str:
        """The states with their numbers, then who is missing."""
        now, choices = self._now, lookup(self._context.desk).codes["assessment_state"]
        if not now.total:
            lacking = len(now.missing)
            return f"还没有建立评定，应评 {lacking} {self._unit}" if lacking else "没有可以评定的"
        told = [f"{choices.label(code)} {now.states[code]}"
                for code in choices.order() if code in now.states]  # fmt: skip
        missing = [f"还差 {len(now.missing)} {self._unit}"] if now.missing else []
        return f"{now.total} 份：" + " · ".join([*told, *missing])

    @property
    def _unit(self) -> str:
        return "个组" if self.place.subject == GROUP else "人"

    def _open(self) -> None:
        OpenDialog(self._context, self._now, self.window()).open()

    def _lock(self) -> None:
        dialog = UnlockDialog if self._now.locked else LockDialog
        dialog(self._context, self.place, self.window()).open()

    def _differences(self) -> None:
        from desktop_app.ui.assessments.year_tables import show_differences

        show_differences(self._context, self.place, self)

    def _low(self) -> None:
        from desktop_app.ui.assessments.year_tables import show_low

        show_low(self._context, self.place.year, self)

    def _on_changed(self, changed: WrittenAction) -> None:
        if not changed.records or READ_FROM & changed.records:
            self.read()
