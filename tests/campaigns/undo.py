"""undo: any sequence of actions, all undone, leaves the identical rows; all redone, the others.

Compared is every row of every register, pairs, attachments, order and search keys; only the
version of a row, which rises through undo too, is left out.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.errors import UserError
from desktop_app.records import (
    ALL,
    Attachment,
    Brand,
    CharacterStroke,
    Committee,
    LookBack,
    Member,
    Office,
    Point,
    Sector,
)
from desktop_app.records.record import Record
from desktop_app.services import imports, registers, setup
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Input, Query, history
from desktop_app.services.registers import attachments as files
from desktop_app.storage.log import history as stored_history
from tests.campaigns import chain_acts
from tests.campaigns.outcome import Outcome
from tests.storage.offices import opened
from tests.storage.pictures import jpeg

FULL = 150
LONGEST = 24
PICTURE = jpeg(60, 80)
SURNAMES = "王李张刘陈杨黄赵罗普白岩刀哈尉迟"
GIVEN = "伟芳娜敏静丽强磊洋勇艳杰"
HEADER: tuple[Cell, ...] = ("姓名", "证号", "界别", "专委会", "出生年月", "手机", "简历")
REMOVED: tuple[type[Record], ...] = (
    Member, Point, Brand, Committee, Sector, *chain_acts.CHAIN, LookBack,
)  # fmt: skip
Rows = dict[str, list[tuple[object, ...]]]


@dataclass(slots=True)
class Clerk:
    """Somebody who does anything at all, as the dice fall."""

    desk: Desk
    dice: random.Random
    folder: Path
    base: int = 0

    def act(self) -> None:
        """One action; one that is refused must have changed nothing."""
        before = rows_of(self.desk)
        try:
            self.dice.choice(ACTIONS)(self)
        except UserError:
            if rows_of(self.desk) != before:
                raise AssertionError("refused, and yet something changed") from None

    def some(self, model: type[Record]) -> int | None:
        """The id of any record of a register."""
        keys = registers.find(self.desk, model, Query())
        return self.dice.choice(keys) if keys else None

    def name(self) -> str:
        """Any person's name."""
        return self.dice.choice(SURNAMES) + "".join(self.dice.choices(GIVEN, k=2))

    def member(self) -> None:
        """A new member, sometimes with a photo."""
        inputs: dict[str, object] = {
            "name": self.name(),
            "cert_no": str(self.dice.randrange(40)),
            "born": f"19{self.dice.randrange(50, 99)}",
            "sector": self.some(Sector),
            "committee": self.some(Committee),
            "resume": "一\n二" * self.dice.randrange(4),
        }
        if self.dice.random() < 0.3:
            inputs["photo"] = files.keep_photo(self.desk, PICTURE)
        registers.save(self.desk, Member, inputs)

    def edit(self) -> None:
        """Some fields of some member become others, or empty."""
        key = self.some(Member)
        if key is None:
            return
        old = registers.draft(self.desk, Member, key)
        given: dict[str, object] = {
            "name": self.name(), "cert_no": str(self.dice.randrange(40)), "post": "主任",
            "committee": "", "sector": self.some(Sector), "standing": "是", "photo": "",
        }  # fmt: skip
        chosen = self.dice.sample(sorted(given), self.dice.randrange(1, 5))
        inputs = {name: given[name] for name in chosen}
        registers.save(self.desk, Member, inputs, key=key, version=old.version)

    def point(self) -> None:
        """A point new or changed, with other members and committees stationed there."""
        key = self.some(Point) if self.dice.random() < 0.6 else None
        old = registers.draft(self.desk, Point, key) if key else None
        members = [each for each in (self.some(Member) for _ in range(3)) if each]
        inputs = {
            "name": f"演示协商点{self.dice.randrange(99)}",
            "number": str(self.dice.randrange(30)),
            "members": members,
            "committees": [self.some(Committee)],
        }
        registers.save(self.desk, Point, inputs, key=key, version=old.version if old else 0)

    def brand(self) -> None:
        """A brand new or changed, its milestones and awards added, changed and taken off."""
        key = self.some(Brand) if self.dice.random() < 0.6 else None
        old = registers.draft(self.desk, Brand, key) if key else None
        children: dict[str, list[Input]] = {}
        for child, field in (("brand_milestone", "event"), ("brand_award", "award")):
            kept = [
                Input({field: self.name()}, each.key)
                for each in (old.children[child] if old else ())
                if self.dice.random() < 0.7
            ]
            fresh = [Input({field: self.name()}) for _ in range(self.dice.randrange(3))]
            children[child] = kept + fresh
        inputs = {"name": self.name(), "partners": [self.some(Committee)]}
        registers.save(self.desk, Brand, inputs, opened=old, children=children)

    def remove(self) -> None:
        """Some records go, or stay because others need them."""
        model = self.dice.choice(REMOVED)
        keys = {self.some(model) for _ in range(self.dice.randrange(1, 4))} - {None}
        if keys:
            registers.remove(self.desk, model, [key for key in keys if key])

    def bring(self) -> None:
        """An import that changes, adds, and makes the names it does not know."""
        lines: list[list[Cell]] = [
            [self.name(), str(self.dice.randrange(40)), self.dice.choice(("农业界", "新界别甲")),
             self.dice.choice(("", "提案委", "新委员会")), "1970.1", "13800000000", "导入"]
            for _ in range(self.dice.randrange(1, 30))
        ]  # fmt: skip
        sheet = Sheet("委员", [list(HEADER), *lines])
        source = imports.source(imports.propose(self.desk, Member, sheet))
        imports.apply(self.desk, imports.plan(self.desk, Member, source))

    def attach(self) -> None:
        """A document beside a record, or one taken off."""
        found = self.some(Attachment)
        if found and self.dice.random() < 0.4:
            files.detach(self.desk, [found])
            return
        model = self.dice.choice((Member, Point, Brand))
        owner = self.some(model)
        path = self.folder / f"附件{self.dice.randrange(8)}.txt"
        path.write_text("内容" * self.dice.randrange(1, 50), encoding="utf-8")
        if owner:
            files.attach(self.desk, model, owner, [path])

    def restore(self) -> None:
        """Something comes back from the recycle bin."""
        gone = history.removed(self.desk)
        if gone:
            history.bring_back(self.desk, self.dice.sample(gone, min(2, len(gone))))

    def order(self) -> None:
        """The name order or a stroke count changes, and with it every order key."""
        if self.dice.random() < 0.5:
            count = self.dice.randrange(1, 40)
            inputs = {"character": self.dice.choice(SURNAMES), "count": count}
            registers.save(self.desk, CharacterStroke, inputs)
            return
        key = self.some(Office)
        if key:
            version = registers.draft(self.desk, Office, key).version
            chosen = {"name_order": self.dice.choice(("cppcc", "npc"))}
            registers.save(self.desk, Office, chosen, key=key, version=version)

    def undo(self) -> None:
        """Take back one or two steps, do some of them again."""
        for _ in range(self.dice.randrange(1, 3)):
            if self.can_undo():
                history.undo(self.desk)
        if self.dice.random() < 0.5 and history.next_redo(self.desk):
            history.redo(self.desk)

    def undo_inside(self) -> None:
        """Take back an action that is not the last, where nothing stands on it, and do it again."""
        done, _ = stored_history.stacks(self.desk.office)
        later = [each for each in done if each.no > self.base]
        if not later:
            return
        before = rows_of(self.desk)
        history.undo(self.desk, self.dice.choice(later).no)
        history.redo(self.desk)
        if rows_of(self.desk) != before:
            raise AssertionError("an action taken back and done again is not the same")

    def can_undo(self) -> bool:
        """Whether the next undo takes back an action of this case."""
        next_one = history.next_undo(self.desk)
        return next_one is not None and next_one.no > self.base


ACTIONS: tuple[Callable[[Clerk], None], ...] = (
    Clerk.member, Clerk.member, Clerk.edit, Clerk.edit, Clerk.point, Clerk.brand, Clerk.brand,
    Clerk.remove, Clerk.remove, Clerk.bring, Clerk.attach, Clerk.restore, Clerk.order, Clerk.undo,
    Clerk.undo_inside, *chain_acts.ACTS,
)  # fmt: skip


def rows_of(desk: Desk) -> Rows:
    """Every row of the registers and their pairs, without versions."""
    connection, found = desk.office.connection, {}
    for model in ALL:
        table = model._meta.table_name
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        wanted = ",".join(each for each in columns if each != "version")
        sql = f'SELECT {wanted} FROM "{table}" ORDER BY id'
        found[table] = list(connection.execute(sql))
        for pairs in model.pairs():
            sql = f'SELECT * FROM "{pairs.table}" ORDER BY 1,2'
            found[pairs.table] = list(connection.execute(sql))
    return found


def run(cases: int, seed: int) -> Outcome:
    """So many sequences of up to some dozens of actions."""
    outcome, dice, steps = Outcome(), random.Random(seed), 0
    while outcome.cases < cases and not outcome.enough():
        own = dice.randrange(2**32)
        with tempfile.TemporaryDirectory() as place, opened(Path(place)) as office:
            desk = Desk(office, "演示")
            settle_keys(desk)
            setup.set_up(desk, setup.Answers("政协演示县委员会", term="10"))
            clerk = Clerk(desk, random.Random(own), Path(place))
            for _ in range(3):
                clerk.bring()
            clerk.base = history.recent(desk, 1)[0].no
            steps += _one(clerk, f"case seed {own}", outcome)
        outcome.cases += 1
    outcome.remark = f"{steps} actions"
    return outcome


def _one(clerk: Clerk, case: str, outcome: Outcome) -> int:
    """Act, undo everything, redo everything; the number of actions."""
    desk, start = clerk.desk, rows_of(clerk.desk)
    count = clerk.dice.randrange(1, LONGEST)
    try:
        for _ in range(count):
            clerk.act()
        end = rows_of(desk)
        undone = 0
        while clerk.can_undo():
            history.undo(desk)
            undone += 1
        _expect_same(rows_of(desk), start, f"{case}: all undone", outcome)
        for _ in range(undone):
            history.redo(desk)
        _expect_same(rows_of(desk), end, f"{case}: all redone", outcome)
    except (UserError, AssertionError) as error:
        outcome.failures.append(f"{case}: {error}")
    return count


def _expect_same(found: Rows, wanted: Rows, case: str, outcome: Outcome) -> None:
    wrong = [table for table in wanted if found[table] != wanted[table]]
    outcome.expect(not wrong, f"{case} differs in {wrong}")


def control(seed: int) -> Outcome:
    """The same with an undo that forgets the last record it should put back: must fail."""
    whole = stored_history._reverse
    taken = pytest.MonkeyPatch()

    def forgetful(*given: object) -> object:
        put, remove = whole(*given)  # type: ignore[arg-type]
        return put[:-1], remove

    taken.setattr(stored_history, "_reverse", forgetful)
    try:
        return run(5, seed)
    finally:
        taken.undo()
