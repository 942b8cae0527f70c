"""The states of a member's assessment above the lines of the score, and its next step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop_app.records.assessment import Assessment
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.passed_states import line_of, state_points
from desktop_app.services.scoring.assessed import Assessed, assessment_of
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.words import label
from desktop_app.ui.record_page.state_line import StateRow
from desktop_app.ui.row_actions.row_actions import RowAction, row_actions_of, row_refusals
from desktop_app.ui.ui_context import UiContext

NATURAL = {
    "self": "own_view", "committee": "committee_view", "office": "office_view",
    "chairs": "decide_assessment",
}  # fmt: skip
"""By state the row action of assessments that takes it onward."""
OBJECTION = "object_to"
NONE = "{year} 年还没有建立履职评定。在“履职评定”里建立本年评定以后，这里显示进度。"
OBJECTED = "{day}提出异议：{words}。在“履职评定”里答复或更正。"
INTERIM = "现在看的是到 {until} 为止的得分，评定按全年的得分。"


class AssessmentLine(QFrame):
    """`step_button` is shown by the page in its head; both are of one assessment."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._found: Assessed | None = None
        self._actions: dict[str, RowAction] = {}
        self._refused: dict[str, str] = {}
        theme = context.theme
        self.setProperty("role", "card")
        self.setObjectName("assessment_line")
        self.states = StateRow(theme)
        self.lock, self.told = QLabel(), label("", "muted", wraps=True)
        self.told.setObjectName("assessment_told")
        self.step_button = KeyedButton("", "assess_button", "Ctrl+Enter", theme, kind="primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 16, 6)
        line.setSpacing(8)
        line.addWidget(self.states, 3)
        line.addWidget(self.lock)
        line.addWidget(self.told, 2)
        self.step_button.clicked.connect(self.take_step)
        self.states.chosen.connect(lambda _: self.open())

    @property
    def can_object(self) -> bool:
        """Whether an objection can be registered."""
        named = OBJECTION in self._actions and OBJECTION not in self._refused
        return self._found is not None and named

    def show_owner(self, key: int, rules: RuleSet, *, locked: str, until: str | None) -> None:
        """Shows the assessment of a member or group; `locked` says why nothing changes."""
        desk, year = self._context.desk, rules.year
        self._found = found = assessment_of(desk, key, year, rules.subject)
        self._actions = {each.name: each for each in row_actions_of(desk, Assessment)}
        self._refused = row_refusals(desk, Assessment, [found.key]) if found else {}
        self.states.setVisible(found is not None)
        self.lock.setVisible(bool(locked))
        self.lock.setPixmap(self._context.theme.icons.pixmap("lock", "muted"))
        self.told.setText(_told(found, year, locked, until))
        self.told.setVisible(bool(self.told.text()))
        if found is not None:
            shared = lookup(desk)
            points = state_points(
                Assessment, found.values, found.history, found.days, line_of(Assessment), shared
            )
            self.states.show_points(points, "", desk.today.isoformat())
        self._show_step(usable=not locked and not until)

    def take_step(self) -> None:
        """Takes the next step of the assessment."""
        step = self._step()
        if step is not None and self.step_button.isVisibleTo(self.window()):
            self._run(step)

    def object(self) -> None:
        """Registers an objection of the member."""
        action = self._actions.get(OBJECTION)
        if action is not None:
            self._run(action)

    def open(self) -> None:
        """Opens the assessment."""
        if self._found is not None:
            self._context.events.open_record(Assessment.KEY, self._found.key)

    def _run(self, action: RowAction) -> None:
        if self._found is not None:
            action.run(self._context, Assessment, [self._found.key], self.window())

    def _step(self) -> RowAction | None:
        if self._found is None:
            return None
        name = NATURAL.get(str(self._found.values["state"]), "")
        return None if name in self._refused else self._actions.get(name)

    def _show_step(self, *, usable: bool) -> None:
        step = self._step() if usable else None
        self.step_button.setVisible(step is not None)
        if step is not None:
            words = step.title.removesuffix("…")
            self.step_button.setText(words)
            self.step_button.setAccessibleName(words)
            self.step_button.setToolTip(f"{words}（Ctrl+Enter）")
            self.step_button.show_icon(step.icon)
            self.step_button.updateGeometry()


def _told(found: Assessed | None, year: int, locked: str, until: str | None) -> str:
    """The words next to the states: an objection that waits comes first."""
    if found is not None and Assessment.OBJECTED.holds(found.values):
        day = found.values.get("objected_on")
        words = str(found.values.get("objection") or "内容没有填").rstrip("。")
        said = OBJECTED.format(day=f"{day} " if day else "", words=words)
        return f"{said}{locked}"
    if locked or until:
        return locked or INTERIM.format(until=until)
    return "" if found is not None else NONE.format(year=year)
