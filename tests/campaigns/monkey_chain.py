"""What the monkey does with the chain: any page in front, another's change behind it, a ledger."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Protocol

import openpyxl

from desktop_app import app
from desktop_app.errors import UserError
from desktop_app.records import Consultation, LookBack, Outcome, Record, Topic
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, history
from tests.consulting_office import session, topic, whole_chain

SESSIONS = 6
LEDGER = (
    ("协商台账", None, None, None, None),
    ("协商主题", "协商时间", "参加人员", "意见建议", "办理结果"),
    ("演示台账一", "2025.3", "演示甲、演示乙", "1. 修路。2. 装灯。", "1. 修好了。2. 正在装。"),
    ("演示台账二", "2025-04-01", "委员12人", "①清沟②植树", None),
    ("演示台账二", None, None, "整段意见", "已采纳"),
)
KEPT: tuple[type[Record], ...] = (Topic, Consultation, Outcome, LookBack)


class Actor(Protocol):
    """Who acts on the window: the program and the dice; `done` tells what was done last."""

    program: app.Program
    dice: random.Random
    done: list[str]


def fill(desk: Desk) -> None:
    """A whole story, and some topics and sessions beside it."""
    whole_chain(desk)
    for number in range(SESSIONS):
        topic(desk, f"演示议题{number}")
        session(desk, f"演示协商{number}", held_on=f"2026-0{number + 1}")


def write_ledger(path: Path) -> None:
    """An old ledger: suggestions and people in cells."""
    book = openpyxl.Workbook()
    for line in LEDGER:
        book.worksheets[0].append(line)
    book.save(path)


def go(monkey: Actor) -> None:
    """Turn to any page, as the palette does."""
    wanted = monkey.dice.choice(monkey.program.window.tabs.keys)
    monkey.done.append(f"go {wanted}")
    monkey.program.window.go(wanted)


def behind(monkey: Actor) -> None:
    """Something changes while any window is open: a record is removed, or the last step undone."""
    desk, dice = monkey.program.desk, monkey.dice
    model = dice.choice(KEPT)
    keys = registers.find(desk, model, Query())
    monkey.done.append(f"behind {model.KEY}")
    try:
        if dice.random() < 0.5 and keys:
            changed = registers.remove(desk, model, [dice.choice(keys)])
        elif history.next_undo(desk):
            changed = history.undo(desk)
        else:
            return
    except UserError:
        return
    monkey.program.context.events.changed.emit(changed)
