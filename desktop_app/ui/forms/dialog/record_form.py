"""The form widget of a record: shows values, returns drafts, marks problems at fields."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.records.links import Links
from desktop_app.records.record import Field, Record
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.services.registers.merging import merge_links, same
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_help import help_of
from desktop_app.ui.forms.boxes.field_note import FieldNote, note_beneath
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.dialog.brought_values import BroughtValues
from desktop_app.ui.forms.dialog.form_context import FieldBox, FormContext
from desktop_app.ui.forms.dialog.form_loader import SECTIONS, form_fields, load_record_form

NOT_LEFT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Why a field loses the cursor without being left: its own list or menu has opened."""


class RecordForm(QWidget):
    """The widgets of one record, one for each declared field, each named after its field."""

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    shown = Signal()

    def __init__(
        self,
        model: type[Record],
        path: Path,
        field_context: FormContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._field_context = field_context
        form = load_record_form(path, model, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self.sections = cast("QTabWidget", form.findChild(QTabWidget, SECTIONS))
        self.boxes: dict[str, QWidget] = {}
        self._notes: dict[str, FieldNote] = {}
        self._held: dict[str, str] = {}
        self._foretold: dict[str, str] = {}
        self._watched: dict[QObject, str] = {}
        for field in form_fields(model):
            self._take(form, field)
        self._start: dict[str, object] = {}
        self._base: dict[str, Any] = {}
        self._brought = BroughtValues(field_context, self.boxes)

    @property
    def base(self) -> dict[str, Any]:
        """The stored values that what is typed here was typed over, by field."""
        return self._base

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Shows stored values; what is typed from now on counts as changed."""
        for name in self.boxes:
            self._put_stored(name, values)
        self._brought.begin(self._start)
        self.mark(())
        self.shown.emit()

    def type_in(self, typed: Mapping[str, object]) -> None:
        """Puts what was typed before, as `changed_draft` gave it, into its fields."""
        for name in typed.keys() & self.boxes.keys():
            cast("FieldBox", self.boxes[name]).put_draft(typed[name])

    def hold(self, name: str, words: str) -> None:
        """Shows a field that is not written here, with the words that say why; '' lets it go."""
        box = self.boxes[name]
        self._held[name] = words
        if isinstance(box, QLineEdit):
            box.setReadOnly(bool(words))
            self._field_context.theme.restyle(box)
        else:
            box.setEnabled(not words)
        self._remark(name, box)

    def leave_out(self, field: Field | None) -> None:
        """Hides a field that has no say here, where the form shows it at all."""
        if field is not None:
            self.show_only(self.boxes.keys() - {field.name}, among=[field.name])

    def show_only(self, names: Container[str], among: Iterable[str]) -> None:
        """Shows these fields `among` some and hides the others."""
        for name in self.boxes.keys() & {*among}:
            label = self.findChild(QLabel, f"{name}_label")
            for each in (self.boxes[name], label, self._notes[name]):
                if isinstance(each, QWidget):
                    each.setVisible(name in names)

    def foretell(self, values: Mapping[str, Any]) -> None:
        """Says beneath a field what a save will make of it, as far as it reads otherwise now."""
        names, before = self._field_context.lookup, self._foretold
        read = {
            name: self.model.field(name).show(each, names) for name, each in values.items()
            if isinstance(self.boxes[name], QLineEdit)
        }  # fmt: skip
        draft = {name: cast("FieldBox", self.boxes[name]).draft() for name in read}
        self._foretold = {
            name: f"保存后是 {text}" for name, text in read.items() if draft[name] != text
        }
        for name in before.keys() | self._foretold.keys():
            self._remark(name, self.boxes[name])

    def draft(self) -> dict[str, object]:
        """The content of every field."""
        return {name: cast("FieldBox", box).draft() for name, box in self.boxes.items()}

    def changed_draft(self) -> dict[str, object]:
        """The content of the fields that differ from the values shown first."""
        return {name: each for name, each in self.draft().items() if each != self._start[name]}

    def take_others(self, values: Mapping[str, Any]) -> None:
        """Shows newly stored values in the fields that were not typed into.

        Links that were typed into are merged. Every other field that was typed into keeps what was
        typed and the stored value below it: a save will ask where the two contradict.
        """
        typed = self.changed_draft()
        for name in self.boxes:
            if name not in typed:
                self._put_stored(name, values)
            elif isinstance(self.model.field(name), Links):
                self._merge_links(name, typed[name], values.get(name))

    def settle(self, values: Mapping[str, Any], *, mine: bool) -> None:
        """Resolves fields changed both here and in the file: `mine` keeps the typed values.

        Otherwise the stored ones replace them. Other typed values stay either way.
        """
        self.take_others(values)
        for name in self.changed_draft():
            if mine:
                self._base[name] = values.get(name)
            elif not same(values.get(name), self._base.get(name)):
                self._put_stored(name, values)

    def mark(self, problems: Iterable[Problem], wrong: Iterable[QWidget] = ()) -> None:
        """Shows each field's gravest problem beneath it, and takes the others' marks away.

        `wrong` are other sections in which something must be changed.
        """
        gravest: dict[str, Problem] = {}
        for problem in problems:
            if problem.field not in gravest or problem.stops > gravest[problem.field].stops:
                gravest[problem.field] = problem
        for name, box in self.boxes.items():
            self._mark(name, box, gravest.get(name))
        self._mark_sections(gravest, {self.sections.indexOf(each): True for each in wrong})

    def unmark(self, name: str) -> None:
        """Takes the mark of one field away."""
        self._mark(name, self.boxes[name], None)

    def focus_first(self, problems: Iterable[Problem]) -> None:
        """Puts the cursor into the first field that must be changed, in the order of the form."""
        wrong = {problem.field for problem in problems if problem.stops}
        for name, box in self.boxes.items():
            if name in wrong:
                self.show_field(name)
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def can_type(self, name: str) -> bool:
        """Whether a field is shown and written here."""
        box = self.boxes[name]
        return not box.isHidden() and box.isEnabled() and not self._held.get(name)

    def finish_typing(self) -> None:
        """Takes the one entry that the text under the cursor can mean, as leaving it would."""
        for box in self.boxes.values():
            line = box.focusProxy() or box
            if line.hasFocus() and isinstance(line, OfferBox):
                line.settle()

    def said_at(self, name: str) -> str:
        """The words beneath a field where there is no room for all of them, else ''."""
        note = self._notes.get(name)
        return note.words.text() if note is not None and note.is_cut else ""

    def show_field(self, name: str) -> None:
        """Turns to the section that holds a field."""
        self.sections.setCurrentIndex(self._section_of(self.boxes[name]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field; a field that is left gets its remarks."""
        kind = event.type()
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and kind is QEvent.Type.KeyPress:
                self.focusNextChild()
                return True
        if isinstance(event, QFocusEvent) and event.reason() not in NOT_LEFT:
            name = self._watched.get(watched, "")
            if kind is QEvent.Type.FocusOut:
                self.left.emit(name)
            elif kind is QEvent.Type.FocusIn:
                self.entered.emit(name)
        return super().eventFilter(watched, event)

    def _put_stored(self, name: str, values: Mapping[str, Any]) -> None:
        box = cast("FieldBox", self.boxes[name])
        self._base[name] = values.get(name)
        box.put(self._base[name])
        self._start[name] = box.draft()

    def _merge_links(self, name: str, typed: object, stored: Any) -> None:
        """Merges the typed links with those added to and removed from the stored record."""
        box, parts = cast("FieldBox", self.boxes[name]), cast("list[object]", typed)
        keys = [each for each in parts if isinstance(each, int)]
        texts = [each for each in parts if not isinstance(each, int)]
        links = merge_links(self._base.get(name), keys, stored)
        box.put_draft([*links, *texts])
        self._base[name] = stored
        self._start[name] = list(stored or ())

    def _take(self, form: QWidget, field: Field) -> None:
        box = cast("QWidget", form.findChild(QWidget, field.name))
        label = cast("QLabel | None", form.findChild(QLabel, f"{field.name}_label"))
        cast("FieldBox", box).prepare(field, self._field_context)
        box.setAccessibleName(field.label)
        box.setToolTip(help_of(field))
        if label is not None:
            label.setText(f"{field.label} *" if field.required else field.label)
            label.setBuddy(box)
            label.setProperty("role", "muted")
            self._field_context.theme.restyle(label)
            label.setMinimumHeight(self._field_context.theme.sizes.control)
        self.boxes[field.name] = box
        self._notes[field.name] = note_beneath(box, self._field_context.theme)
        if not is_enabled(field, self._field_context.lookup) or bool(
            getattr(field, "implied_by", False)
        ):
            for each in (box, label, self._notes[field.name]):
                if each is not None:
                    each.hide()
        box.edited.connect(lambda name=field.name: self._edited(name))  # type: ignore[attr-defined]
        for each in (box, box.focusProxy()):
            if each is not None:
                self._watched[each] = field.name
                each.installEventFilter(self)

    def _edited(self, name: str) -> None:
        field = self.model.field(name)
        self._brought.follow(field, new=self._base.get(self.model.NAME) is None)
        self._remark(name, self.boxes[name])
        self.edited.emit(name)

    def _mark(self, name: str, box: QWidget, problem: Problem | None) -> None:
        state = "" if problem is None else "stops" if problem.stops else "advises"
        if box.property("problem") != state:
            box.setProperty("problem", state)
            self._field_context.theme.restyle(box)
        if problem is None:
            self._remark(name, box)
        else:
            self._notes[name].warn(problem)

    def _remark(self, name: str, box: QWidget) -> None:
        if not box.property("problem"):
            spoken = box.remark() if isinstance(box, DayEdit) else ""
            told = self._held.get(name) or self._foretold.get(name) or spoken
            field = self.model.field(name)
            icon = "lock" if field.internal and not told else ""
            self._notes[name].say(told or help_of(field), icon)

    def _mark_sections(self, problems: Mapping[str, Problem], graver: dict[int, bool]) -> None:
        for name, problem in problems.items():
            if name in self.boxes:
                place = self._section_of(self.boxes[name])
                graver[place] = graver.get(place, False) or problem.stops
        icons = self._field_context.theme.icons
        for place in range(self.sections.count()):
            if place in graver:
                name, role = ("problem", "bad") if graver[place] else ("advise", "warn")
                self.sections.setTabIcon(place, icons.icon(name, role))
            elif not self.sections.tabIcon(place).isNull():
                self.sections.setTabIcon(place, QIcon())

    def _section_of(self, box: QWidget) -> int:
        pages = range(self.sections.count())
        return next(n for n in pages if self.sections.widget(n).isAncestorOf(box))
