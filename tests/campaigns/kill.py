"""kill: SIGKILL while saving, importing, restoring, backing up and taking schema steps.

Half of the kills fall inside an open transaction: the child tells that it is in one and waits.
What the child acknowledged to this process before the kill must be there afterwards.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import apsw

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, restore
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door
from tests.campaigns.forks import Child, Tell
from tests.campaigns.offices import actions, faults, fill, import_members, new_members, save
from tests.campaigns.outcome import Outcome
from tests.storage import offices
from tests.storage.offices import NAME, NOON, opened

FULL = 1000
KILLS_A_FILE = 25
FOREVER = 60.0


def _rewrite(connection: apsw.Connection) -> None:
    """What a schema step may do: rewrite a table, add an index."""
    connection.execute("ALTER TABLE committee ADD COLUMN extra TEXT")
    connection.execute("UPDATE committee SET extra = name")
    connection.execute("CREATE INDEX committee_extra ON committee(extra)")
    connection.execute("DROP INDEX committee_extra")
    connection.execute("ALTER TABLE committee DROP COLUMN extra")


def steps_with(extra: int) -> tuple[Step, ...]:
    """The program's steps and so many more that leave every row as it is."""
    first = STEPS[-1].number + 1
    return (*STEPS, *(Step(number, _rewrite) for number in range(first, first + extra)))


@dataclass(slots=True)
class Job:
    """What one child works on: `inside` when it shall stop in an open transaction."""

    folder: Path
    dice: random.Random
    inside: bool
    extra: int

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that the file has taken or is taking."""
        return steps_with(self.extra)

    def opened(self) -> OfficeFile:
        """The office file, as the program opens it."""
        return opened(self.folder, create=False, steps=self.steps)


@dataclass(slots=True)
class Truth:
    """What a child acknowledged: action hashes by number; the backup it may be restoring."""

    acknowledged: dict[int, str] = field(default_factory=dict)
    restoring: dict[int, str] | None = None


def _wait_to_be_killed(tell: Tell) -> None:
    tell("in")
    time.sleep(FOREVER)


def _acknowledge(office: OfficeFile, tell: Tell) -> None:
    no, digest = max(actions(office).items())
    tell(f"ack {no} {digest}")


def _saving(job: Job, tell: Tell) -> None:
    """Save after save; inside: stopped after the rows, before the commit."""
    with job.opened() as office:
        for _ in range(job.dice.randrange(1, 4)) if job.inside else iter(int, 1):
            if save(office, job.dice) is not None:
                _acknowledge(office, tell)
        with office.writing() as connection:
            connection.execute("UPDATE committee SET name = 'x', version = 0")
            if job.dice.random() < 0.5:
                connection.cache_flush()
            _wait_to_be_killed(tell)


def _importing(job: Job, tell: Tell) -> None:
    """Imports of some hundred members; inside: stopped between two slices."""
    dice = job.dice
    with job.opened() as office:
        while not job.inside:
            import_members(office, dice, dice.randrange(20, 200))
            _acknowledge(office, tell)
        steps = door.apply_in_steps(office, put=new_members(office, dice, 200), action="导入")
        for _ in range(dice.randrange(1, 4)):
            next(steps)
        if dice.random() < 0.5:
            office.connection.cache_flush()
        _wait_to_be_killed(tell)


def _upgrading(job: Job, tell: Tell) -> None:
    """The program's own way of taking a step; inside: stopped before the step ends."""

    def change(connection: apsw.Connection) -> None:
        _rewrite(connection)
        if job.inside:
            _wait_to_be_killed(tell)

    steps = steps_with(job.extra + 1)
    with opened(job.folder, create=False, steps=(*steps[:-1], replace(steps[-1], run=change))):
        tell("upgraded")
    time.sleep(FOREVER)


def _backing_up(job: Job, tell: Tell) -> None:
    """Saves with backups between them; inside: stopped in the middle of a backup."""
    with job.opened() as office:
        while True:
            if save(office, job.dice) is not None:
                _acknowledge(office, tell)
            steps = backups.back_up(office, Reason.MANUAL)
            if job.inside:
                next(steps)
                _wait_to_be_killed(tell)
            run_to_end(steps)


def _restoring(job: Job, tell: Tell) -> None:
    """Restores of the newest backup, told before and after; inside: stopped between steps."""
    path = job.folder / NAME
    while True:
        newest = backups.newest_sound(backups.folder_of(path), path)
        if newest is None:
            with job.opened() as office:
                run_to_end(backups.back_up(office, Reason.MANUAL))
            continue
        _tell_content(newest.path, tell)
        steps = restore.restore(path, newest.path, NOON, job.steps[-1].number)
        if job.inside:
            for _ in range(job.dice.randrange(1, 4)):
                next(steps)
            _wait_to_be_killed(tell)
        run_to_end(steps)
        tell("restored")
        with job.opened() as office:
            if save(office, job.dice) is not None:
                _acknowledge(office, tell)


def _creating(job: Job, tell: Tell) -> None:
    """A first start after the other; inside: stopped in the first schema step."""
    number = 0
    while True:
        number += 1
        folder = job.folder / f"new{number}"
        folder.mkdir(exist_ok=True)
        steps = (replace(STEPS[0], run=lambda connection: _wait_to_be_killed(tell)), *STEPS[1:])
        opened(folder, steps=steps if job.inside else STEPS).close()


def _look_at_new(job: Job, outcome: Outcome, case: str) -> None:
    """A first start that was killed can be repeated."""
    for folder in job.folder.glob("new*"):
        with opened(folder) as office:
            offices.add(office, "提案委")
            outcome.failures.extend(f"{case}: {fault}" for fault in faults(office))
        shutil.rmtree(folder)


def _tell_content(backup: Path, tell: Tell) -> None:
    copy = engine.open_to_read(backup)
    told = dict(copy.execute("SELECT no, lower(hex(hash)) FROM action"))
    copy.close()
    tell("restoring " + " ".join(f"{no}:{digest}" for no, digest in told.items()))


Work = Callable[[Job, Tell], None]
KINDS: tuple[tuple[Work, int], ...] = (
    (_saving, 4), (_importing, 3), (_upgrading, 1), (_backing_up, 1), (_restoring, 1),
    (_creating, 1),
)  # fmt: skip


def _note(truth: Truth, told: str, outcome: Outcome) -> None:
    """Take one line of a child into the truth."""
    word, *rest = told.split(" ")
    if word == "ack":
        truth.acknowledged[int(rest[0])] = rest[1]
    elif word == "restoring":
        pairs = (each.split(":") for each in rest if each)
        truth.restoring = {int(no): digest for no, digest in pairs}
    elif word == "restored":
        truth.acknowledged, truth.restoring = truth.restoring or {}, None
    elif word == "ERROR":
        outcome.failures.append(told)


def _kill_one(job: Job, truth: Truth, outcome: Outcome, work: Work) -> None:
    """Start a child, kill it at its time, and look at what it left."""
    pause = job.dice.uniform(0.005, 0.09)
    case = f"{work.__name__} inside={job.inside}"
    child = Child(lambda tell: work(job, tell))
    if job.inside:
        while (told := child.read()) and told != "in":
            _note(truth, told, outcome)
        outcome.expect(told == "in", f"{case} never came inside")
    else:
        time.sleep(pause)
    child.kill()
    for told in child.rest():
        _note(truth, told, outcome)
    outcome.cases += 1
    job.extra += work is _upgrading
    _look(job, truth, outcome, case)


def _look(job: Job, truth: Truth, outcome: Outcome, case: str) -> None:
    """Open the file as the program does and compare it with what was acknowledged."""
    try:
        _look_at_new(job, outcome, case)
        office = job.opened()
    except UserError as error:
        outcome.failures.append(f"{case}: {error.sentence}")
        return
    with office:
        found = actions(office)
        states = [truth.acknowledged] + ([] if truth.restoring is None else [truth.restoring])
        whole = any(
            state.items() <= found.items() and len(found) <= len(state) + 1 for state in states
        )
        outcome.expect(whole, f"{case}: {len(found)} actions, acknowledged {len(states[0])}")
        for fault in faults(office):
            outcome.failures.append(f"{case}: {fault}")
        truth.acknowledged, truth.restoring = found, None


def run(cases: int, seed: int) -> Outcome:
    """So many kills, half of them inside an open transaction, in turn."""
    outcome, dice = Outcome(), random.Random(seed)
    works = [work for work, weight in KINDS for _ in range(weight)]
    insides = 0
    while outcome.cases < cases and not outcome.enough():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            fill(folder, dice.randrange(2**32))
            with opened(folder) as office:
                truth = Truth(actions(office))
            extra = 0
            for _ in range(min(KILLS_A_FILE, cases - outcome.cases)):
                inside = outcome.cases % 2 == 0
                insides += inside
                job = Job(folder, random.Random(dice.randrange(2**32)), inside, extra)
                _kill_one(job, truth, outcome, dice.choice(works))
                extra = job.extra
                if outcome.enough():
                    break
    outcome.remark = f"{insides} inside an open transaction or step"
    return outcome


def _log_in_memory(connection: apsw.Connection) -> None:
    """The guard removed: what would undo an open transaction dies with the process."""
    connection.pragma("journal_mode", "MEMORY")


def control(seed: int) -> Outcome:
    """The same without a write-ahead log on the disk: must fail."""
    guarded = engine.keep_log_ahead
    engine.keep_log_ahead = _log_in_memory
    try:
        return run(20, seed)
    finally:
        engine.keep_log_ahead = guarded
