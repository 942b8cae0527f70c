"""dialogs over dialogs: forms of the same records over each other, and changes behind them.

Whatever order they are saved in: what was changed elsewhere since a form was opened stays, unless
the form changed the same and the clerk was asked. Compared with drafts that the campaign keeps for
itself. In the end everything is taken back, to the very rows of the beginning.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from desktop_app import app
from desktop_app.errors import UserError
from desktop_app.records import Brand, Consultation, Member, Outcome, Point, Record
from desktop_app.services import registers
from desktop_app.services.registers import Draft, Input, history, states
from desktop_app.services.registers import children as child_service
from desktop_app.services.registers.merging import Merged, same
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.forms.dialog.stale_dialog import StaleDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.states.state_change import StateDialog
from tests.campaigns.failing_deeds import write
from tests.campaigns.offices import faults
from tests.campaigns.outcome import Outcome as Found
from tests.campaigns.uncaught import uncaught
from tests.campaigns.undo import rows_of
from tests.consulting_office import saved
from tests.storage.offices import opened
from tests.ui.finding import children

FULL = 100
LONGEST, DEEPEST = 26, 3
NAME = "办公.zwh"
FIELDS: dict[type[Record], tuple[str, ...]] = {
    Consultation: ("place", "host", "problems"),
    Outcome: ("unit", "result", "addressee", "finished_on"),
    Point: ("address", "remark"),
    Brand: ("slogan", "goal"),
}
CHILDREN: dict[type[Record], tuple[str, str, str]] = {
    Consultation: ("participant", "name", "unit"),
    Outcome: ("outcome_step", "content", "person"),
    Brand: ("brand_milestone", "event", "note"),
}
LINKS: dict[type[Record], tuple[str, type[Record]]] = {Point: ("members", Member)}
Whole = dict[tuple[str, int | None], Mapping[str, Any]]


@dataclass(slots=True)
class Open:
    """A form, and the record as it was stored when the form was opened or last settled."""

    dialog: RecordDialog
    key: int
    at_opening: Whole


@dataclass(slots=True)
class Clerk:
    """Opens, types, saves and discards, as the dice fall."""

    program: app.Program
    dice: random.Random
    found: Found
    case: str
    keys: dict[type[Record], int]
    first: int
    forms: list[Open] = field(default_factory=list)
    count: int = 0
    asked: int = 0

    @property
    def desk(self) -> Any:
        return self.program.desk

    def word(self) -> str:
        """A text that stands nowhere yet."""
        self.count += 1
        return f"演示{self.count}"

    def act(self) -> None:
        """One thing."""
        self.dice.choice(ACTS)(self)
        QApplication.processEvents()

    # in the form on top

    def open(self) -> None:
        """Another form over those that are open, often of a record that is open already."""
        if len(self.forms) < DEEPEST:
            model = self.dice.choice(list(self.keys))
            key = self.keys[model]
            over = self.forms[-1].dialog if self.forms else self.program.window
            draft = registers.draft(self.desk, model, key)
            dialog = RecordDialog(self.program.context, draft, over)
            dialog.open()
            self.forms.append(Open(dialog, key, whole(draft)))

    def type(self) -> None:
        """A text in some field, or a link more or less."""
        if not self.forms:
            return
        form = self.forms[-1].dialog.form
        if form.model in LINKS and self.dice.random() < 0.6:
            name, linked = LINKS[form.model]
            held = set(form.draft()[name])  # type: ignore[call-overload]
            key = self.dice.choice(registers.find(self.desk, linked, registers.Query()))
            form.type_in({name: sorted(held ^ {key})})
            return
        name = self.dice.choice(FIELDS[form.model])
        self.see(("", None), name, form.draft()[name])
        text = f"2026-0{self.dice.randrange(1, 9)}-01" if name.endswith("_on") else self.word()
        write(form.boxes[name], text)

    def child(self) -> None:
        """A child added, changed or taken off."""
        table = self.table()
        if table is None:
            return
        _, name, other = CHILDREN[self.forms[-1].dialog.model]
        rows, dice = table.table.model().rowCount(), self.dice.random()
        table.table.selectRow(self.dice.randrange(rows) if rows else -1)
        if rows and dice < 0.3:
            self.see_removed(table)
            table.remove()
            return
        if rows and dice < 0.6:
            line = table.inputs()[table.table.currentIndex().row()]
            self.see((table.model.KEY, line.key), other, line.values.get(other))
            table.edit()
        else:
            table.add()
        small = children(table, ChildDialog)[-1]
        write(small.form.boxes[other if rows and dice < 0.6 else name], self.word())
        if self.dice.random() < 0.3:
            self.behind()  # while the small dialog is open
        small.save_button.click()
        if small.isVisible():
            small.form.show_values({})
            small.reject()

    def see(self, place: tuple[str, int | None], name: str, shown: object) -> None:
        """What is typed over a value that the form shows as it is stored was typed knowingly."""
        top = self.forms[-1]
        now = self.now(top).get(place)
        if now is not None and (now.get(name) or "") == (shown or ""):
            known = dict(top.at_opening.get(place, now))
            top.at_opening = {**top.at_opening, place: {**known, name: now.get(name)}}

    def see_removed(self, table: ChildrenTable) -> None:
        """What is taken off while the form shows it as it is stored was taken off knowingly."""
        top, line = self.forms[-1], table.inputs()[table.table.currentIndex().row()]
        place = (table.model.KEY, line.key)
        now = self.now(top).get(place)
        if now is not None and dict(line.values) == dict(now):
            top.at_opening = {**top.at_opening, place: now}

    def table(self) -> ChildrenTable | None:
        """The children's table of the form on top."""
        if not self.forms or self.forms[-1].dialog.model not in CHILDREN:
            return None
        wanted = f"{CHILDREN[self.forms[-1].dialog.model][0]}_table"
        every = children(self.forms[-1].dialog, ChildrenTable)
        return next(each for each in every if each.objectName() == wanted)

    def state(self) -> None:
        """变更状态 from the form on top, and the form that it opens to fill in what lacks."""
        if not self.forms or not self.forms[-1].dialog.state_button.isVisible():
            return
        dialog = self.forms[-1].dialog
        dialog.state_button.click()
        (state,) = [each for each in children(dialog, StateDialog) if each.isVisible()]
        codes = [each.code for each in state.targets._targets]
        state.targets.choose(self.dice.choice(codes))
        state.reason.setText("演示理由")
        state.change_button.click()
        if state.isVisible():
            state.reject()

    def save(self) -> None:
        """Saves the form on top; where it asks, one of the answers."""
        if not self.forms:
            return
        top = self.forms[-1]
        before = self.now(top)
        top.dialog.save_button.click()
        asking = [each for each in children(top.dialog, StaleDialog) if each.isVisible()]
        if asking:
            self.asked += 1
            answer = self.dice.choice(("keep_mine", "take_theirs", "back_button"))
            buttons = children(asking[-1], QPushButton)
            wanted = [each for each in buttons if each.objectName() == answer]
            (wanted or buttons)[0].click()
            if not wanted or answer != "back_button":
                top.at_opening = before  # both sides were seen
            if top.dialog.isVisible():
                return
        elif top.dialog.isVisible():
            self.discard()  # refused for what was typed
            return
        self.forms.pop()
        if not asking:
            self.look(top, before)

    def discard(self) -> None:
        """Closes the form on top and gives up what was typed."""
        if self.forms:
            self.forms.pop().dialog.reject()

    # behind

    def behind(self) -> None:
        """Something else stores a change of one of the records: a field, a child, the state."""
        model = self.dice.choice(list(self.keys))
        draft = registers.draft(self.desk, model, self.keys[model])
        inputs: dict[str, object] = {self.dice.choice(FIELDS[model][:2]): self.word()}
        lines: dict[str, list[Input]] = {}
        if model in CHILDREN:
            record, name, other = CHILDREN[model]
            kept = [Input(each.values, each.key) for each in draft.children[record]]
            dice = self.dice.random()
            if kept and dice < 0.3:
                kept.pop(self.dice.randrange(len(kept)))
            elif kept and dice < 0.6:
                kept[0] = Input({**kept[0].values, other: self.word()}, kept[0].key)
            else:
                more = {"day": "2026-05-01"} if record == "outcome_step" else {}
                kept.append(Input({name: self.word(), **more}))
            lines = {record: kept}
        self.announce(
            lambda: registers.save(self.desk, model, inputs, opened=draft, children=lines)
        )

    def undo(self) -> None:
        """The last action is taken back while forms are open."""
        action = history.next_undo(self.desk)
        if action is not None and action.no > self.first and self.dice.random() < 0.5:
            self.announce(lambda: history.undo(self.desk))

    def move(self) -> None:
        """The state of the suggestion is changed elsewhere."""
        to = self.dice.choice(("progressing", "assigned", "done"))
        key = self.keys.get(Outcome, 0)
        self.announce(lambda: states.change_state(self.desk, Outcome, [key], to, "演示"))

    def announce(self, change: Callable[[], Any]) -> None:
        """Store a change and tell of it, or not, as a dialog that forgets to."""
        try:
            changed = change()
        except UserError:
            return
        if self.dice.random() < 0.6:
            self.program.context.events.announce(changed)

    # looking

    def now(self, form: Open) -> Whole:
        """The record and its children as they are stored."""
        return whole(registers.draft(self.desk, form.dialog.model, form.key))

    def look(self, form: Open, before: Whole) -> None:
        """A save that asked nothing kept what had been changed elsewhere since the opening."""
        after = self.now(form)
        for place in before.keys() | form.at_opening.keys():
            old, now = form.at_opening.get(place), before.get(place)
            if old is None and now is not None:
                self.found.expect(place in after, f"{self.case}: lost {place} added elsewhere")
            elif old is not None and now is None:
                self.found.expect(place not in after, f"{self.case}: {place} is back unasked")
            for name in old or () if now is not None else ():
                changed = not same((old or {})[name], (now or {}).get(name))
                kept = same(after.get(place, {}).get(name), (now or {}).get(name))
                links = isinstance((now or {}).get(name), list | tuple)
                self.found.expect(
                    not changed or kept or links or name in FOLLOWING,
                    f"{self.case}: {place} {name} was changed elsewhere and overwritten",
                )


FOLLOWING = ("due",)
ACTS: tuple[Callable[[Clerk], None], ...] = (
    Clerk.open, Clerk.type, Clerk.type, Clerk.type, Clerk.child, Clerk.child, Clerk.child,
    Clerk.state, Clerk.save, Clerk.discard, Clerk.behind, Clerk.behind, Clerk.behind, Clerk.move,
    Clerk.undo,
)  # fmt: skip


def whole(draft: Draft) -> Whole:
    """A record's values and its children's, by record key and id."""
    found: Whole = {("", None): dict(draft.values)}
    for record, rows in draft.children.items():
        found |= {(record, each.key): dict(each.values) for each in rows}
    return found


def run(cases: int, seed: int) -> Found:
    """So many plays, each with records of its own."""
    found, dice = Found(), random.Random(seed)
    if QApplication.instance() is None:
        QApplication(["dialogs"])
    asked = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with _program(folder) as program, uncaught() as errors:
            while found.cases < cases and not found.enough():
                own = dice.randrange(2**32)
                asked += _play(program, random.Random(own), f"case seed {own}", found)
                found.failures += [f"case seed {own}: {each[-900:]}" for each in errors]
                del errors[:]
                found.cases += 1
        with opened(folder, name=NAME, create=False) as office:
            found.failures += faults(office)
    found.remark = f"{asked} questions"
    return found


@contextmanager
def _program(folder: Path) -> Iterator[app.Program]:
    desktop = ScriptedDesktop({"save_changes": False})
    program = app.build(
        folder / NAME, desktop, create=True, settings=Settings(folder / "profile"), clerk="演示",
        answers=Answers("政协演示县委员会", term="10", starts="2022.1"),
    )  # fmt: skip
    for number in range(4):
        saved(program.desk, Member, name=f"演示委员{number}")
    program.window.show()
    yield program
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _play(program: app.Program, dice: random.Random, case: str, found: Found) -> int:
    """Some dozen acts on new records; how often the clerk was asked."""
    keys = _records(program, dice)
    start, first = rows_of(program.desk), history.recent(program.desk, 1)[0].no
    few = dice.sample(list(keys), dice.choice((1, 1, 2)))
    clerk = Clerk(program, dice, found, case, {each: keys[each] for each in few}, first)
    clerk.open()
    for _ in range(dice.randrange(6, LONGEST)):
        clerk.act()
    while clerk.forms:
        clerk.dice.choice((Clerk.save, Clerk.save, Clerk.discard))(clerk)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            found.failures.append(f"{case}: {each.objectName()} is left open")
            each.hide()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    while (action := history.next_undo(program.desk)) is not None and action.no > first:
        history.undo(program.desk)
    end = rows_of(program.desk)
    wrong = [table for table in start if start[table] != end[table]]
    found.expect(not wrong, f"{case}: all taken back differs in {wrong}")
    return clerk.asked


def _records(program: app.Program, dice: random.Random) -> dict[type[Record], int]:
    """One record of each kind, with some children; members to link to."""
    desk, own = program.desk, dice.randrange(10**6)
    made: dict[type[Record], int] = {}
    for model in (Consultation, Point, Brand):
        inputs: dict[str, list[Input]] = {}
        if model in CHILDREN:
            record, name, _ = CHILDREN[model]
            inputs = {record: [Input({name: f"演示{n}"}) for n in range(dice.randrange(3))]}
        given = {"name": f"演示{own}"}
        made[model] = registers.save(desk, model, given, children=inputs).keys[0]
    made[Outcome] = saved(
        desk, Outcome, content=f"演示建议{own}",
        source=f"consultation:{made[Consultation]}", unit="演示局",
        adoption="adopted", handling="progressing",
    )  # fmt: skip
    return made


def control(seed: int) -> Found:
    """The same when a save makes the children exactly those of its form: must fail."""
    taken = pytest.MonkeyPatch()

    def exactly(_model: object, _base: object, mine: dict[int, Any], _now: object) -> Merged:
        return Merged(mine, [])

    taken.setattr(child_service, "merge_children", exactly)
    try:
        return run(25, seed)
    finally:
        taken.undo()
