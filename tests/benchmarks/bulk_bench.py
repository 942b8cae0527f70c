"""Bulk edit and change of state at size, beside a bare rewrite of as many rows.

Besides the time of each step that of its longest slice: so long the window does not answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import apsw

from desktop_app.records import Member
from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import bulk, history, states
from desktop_app.services.registers.bulk import Edit
from desktop_app.storage.log import door
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import members
from tests.benchmarks.works import READY, Measured, Slice, Target, Works, in_slices, longest, whole

SIZES, TARGETS = (1_000, 10_000), tuple[Target, ...]()
DONE = {
    "handling": "progressing",
    "unit": "演示单位",
    "finished_on": "2026-05-01",
    "result": "完成",
}


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """All members edited, all suggestions finished, and `size` rows rewritten by the engine."""
    with (
        members(folder, size) as desk,
        closing(apsw.Connection(str(folder / "bare.db"))) as connection,
    ):
        connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)")
        with connection:
            connection.executemany("INSERT INTO t(data) VALUES(?)", [("字" * 300,)] * size)
        keys = list(registers.find(desk, Member, registers.Query()))
        yield {
            "bare": whole(partial(_rewrite, connection), "rows rewritten"),
            "bulk edit": partial(_edit, desk, keys),
            "change of state": partial(_change, desk, _suggestions(desk, size)),
        }


def _rewrite(connection: apsw.Connection) -> None:
    with connection:
        connection.execute("UPDATE t SET data=?||id", ("词" * 300,))


def _edit(desk: Desk, keys: Sequence[int], turn: int) -> Iterator[str | Measured]:
    """Plan, apply and take back one edit of all members."""
    edits = [Edit("unit", raw=f"演示单位{turn}"), Edit("since", raw=f"20{10 + turn}")]
    slices: list[Slice] = []
    yield READY
    planned = in_slices(bulk.plan_in_steps(desk, Member, keys, edits), slices)
    yield "plan"
    yield longest("plan", slices)
    changed = in_slices(bulk.apply_in_steps(desk, planned), slices)
    yield "apply"
    yield longest("apply", slices)
    history.undo(desk, changed.action)
    yield "taken back"


def _suggestions(desk: Desk, count: int) -> list[int]:
    """Suggestions that can be finished, five to a consultation."""
    held = [Consultation.of({"name": f"演示协商{n}"}) for n in range(count // 5)]
    door.apply(desk.office, held, (), "准备", "演示")
    made = [
        Outcome.of({"content": f"演示建议{n}", **build.from_consultation(held[n // 5].id), **DONE})
        for n in range(len(held) * 5)
    ]
    door.apply(desk.office, made, (), "准备", "演示")
    return [each.id for each in made]


def _change(desk: Desk, keys: Sequence[int], turn: int) -> Iterator[str | Measured]:
    """Ask every gate of suggestions, finish them all with what follows, take it back."""
    slices: list[Slice] = []
    in_slices(states.outlook_in_steps(desk, Outcome, keys), slices)
    yield "gates"
    yield longest("gates", slices)
    changed = in_slices(states.change_state_in_steps(desk, Outcome, keys, "done", "演示"), slices)
    yield "apply"
    yield longest("apply", slices)
    history.undo(desk, changed.action)
    yield "taken back"
