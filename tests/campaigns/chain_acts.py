"""What a clerk does with the chain, as the dice fall: from topics to look-backs and cases."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Protocol

from desktop_app.records import (
    Case,
    Consultation,
    Holiday,
    LookBack,
    Outcome,
    Point,
    Record,
    TimeLimit,
    Topic,
)
from desktop_app.records.field_types import Code
from desktop_app.services import registers
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Input, Query, bulk, states

CHAIN: tuple[type[Record], ...] = (Topic, Consultation, Outcome, Case)
LEVELS = ("落实到位", "基本落实", "进展缓慢", "未落实")
DAYS = {
    Topic: ("submitted_on", "approved_on"),
    Consultation: ("held_on", "reported_on", "talked_on", "answered_on", "closed_on"),
    Outcome: ("sent_on", "assigned_on", "finished_on", "answered_on", "closed_on"),
    Case: ("submitted_on", "awarded_on"),
}
TEXTS = {
    Topic: ("approver", "remark"),
    Consultation: ("reported_doc", "talked_doc", "answered_doc", "problems"),
    Outcome: ("unit", "result", "progress"),
    Case: ("background", "process", "result", "award"),
}


class Actor(Protocol):
    """Who acts: a desk, dice, and a way to take any record of a register."""

    desk: Desk
    dice: random.Random

    def some(self, model: type[Record]) -> int | None:
        """The id of any record of a register."""


def begin(actor: Actor) -> None:
    """A new record anywhere in the chain, hanging on what is there."""
    desk, dice, number = actor.desk, actor.dice, str(actor.dice.randrange(40))
    point, topic = actor.some(Point), actor.some(Topic)
    session, outcome = actor.some(Consultation), actor.some(Outcome)
    choices: list[tuple[type[Record], dict[str, object]]] = [
        (Topic, {"name": f"演示议题{number}", "number": number, "point": point}),
        (Consultation, {"name": f"演示协商{number}", "point": point, "topics": [topic]}),
        (Case, {"name": f"演示案例{number}", "consultations": [session]}),
    ]
    if session:
        content = {"content": f"演示建议{number}", "consultation": session, "topic": topic}
        choices.append((Outcome, content))
    if outcome:
        choices.append((LookBack, {"outcome": outcome, "planned_on": _day(dice)}))
    model, inputs = dice.choice(choices)
    registers.save(desk, model, inputs)


def fill(actor: Actor) -> None:
    """Days and texts of a record, as a form gives them; now and then with its children."""
    model = actor.dice.choice(CHAIN)
    key = actor.some(model)
    if key is None:
        return
    old = registers.draft(actor.desk, model, key)
    wanted = actor.dice.sample((*DAYS[model], *TEXTS[model]), 3)
    inputs: dict[str, object] = {
        name: _day(actor.dice) if name in DAYS[model] else f"演示{actor.dice.randrange(99)}"
        for name in wanted
    }
    if model is Topic:
        inputs["approval"] = actor.dice.choice(("同意", "不同意", ""))
    children = None
    if model is Consultation and actor.dice.random() < 0.5:
        kept = [Input(each.values, each.key) for each in old.children["participant"]]
        new = Input({"name": f"演示{actor.dice.randrange(99)}", "role": "群众"})
        children = {"participant": [*kept[1:], new]}
    registers.save(actor.desk, model, inputs, opened=old, children=children)


def change_state(actor: Actor) -> None:
    """Another state for one record or some, those left out that may not take it."""
    model = actor.dice.choice(CHAIN)
    keys = {actor.some(model) for _ in range(3)} - {None}
    field = model.field(model.STATE)
    assert isinstance(field, Code)
    to = actor.dice.choice(lookup(actor.desk).codes[field.codes].order())
    wanted = [key for key in keys if key is not None]
    if wanted:
        states.change_state(actor.desk, model, wanted, to, "演示理由", skip_refused=True)


def look_back(actor: Actor) -> None:
    """A look-back is made; what was not carried out is reopened."""
    key = actor.some(LookBack)
    if key is None:
        return
    version = registers.draft(actor.desk, LookBack, key).version
    inputs = {
        "done_on": _day(actor.dice),
        "level": actor.dice.choice(LEVELS),
        "next_on": actor.dice.choice(("", "2027-12-01")),
    }
    registers.save(actor.desk, LookBack, inputs, key=key, version=version)


def rearrange(actor: Actor) -> None:
    """Topics are merged, split, or put into the year's plan."""
    key, into = actor.some(Topic), actor.some(Topic)
    if key is None or into is None:
        return
    dice = actor.dice.random()
    if dice < 0.4:
        topics.merge(actor.desk, [key], into, "演示理由")
    elif dice < 0.8:
        parts = [f"演示拆分{actor.dice.randrange(999)}" for _ in range(2)]
        topics.split(actor.desk, key, parts, "演示理由")
    else:
        topics.plan(actor.desk, [key], 2026, "02")


def change_many(actor: Actor) -> None:
    """One field of every suggestion at once."""
    keys = registers.find(actor.desk, Outcome, Query())
    edit = actor.dice.choice(
        (bulk.Edit("unit", bulk.How.SET, "演示局"), bulk.Edit("due", bulk.How.SET, "2026-12-01"),
         bulk.Edit("progress", bulk.How.CLEAR))
    )  # fmt: skip
    if keys:
        bulk.apply(actor.desk, bulk.plan(actor.desk, Outcome, list(keys), [edit]))


def set_limits(actor: Actor) -> None:
    """A holiday, which brings its year along, or other limits."""
    if actor.dice.random() < 0.5:
        inputs = {"day": f"202{actor.dice.randrange(4, 8)}-03-0{actor.dice.randrange(1, 9)}"}
        registers.save(actor.desk, Holiday, inputs)
        return
    key = actor.some(TimeLimit)
    version = registers.draft(actor.desk, TimeLimit, key).version if key else 0
    months = {"what": "look_back", "value": actor.dice.randrange(1, 12), "unit": "months"}
    registers.save(actor.desk, TimeLimit, months, key=key, version=version)


def _day(dice: random.Random) -> str:
    return f"2026-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"


ACTS: tuple[Callable[[Actor], None], ...] = (
    begin, begin, begin, fill, fill, change_state, change_state, look_back, rearrange, change_many,
    set_limits,
)  # fmt: skip
