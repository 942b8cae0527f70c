"""faults: the k-th write, sync or rename fails, no space or broken device, once or for ever.

A clerk's hour of work runs over the failing disk. Each part of it either succeeds or tells the
right sentence and changes nothing; afterwards the file is whole and holds what was acknowledged.
"""

from __future__ import annotations

import errno
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.copies import backups, packages, restore
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.file import engine, failures
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.campaigns.fault_layer import KINDS, Plan, failing_disk
from tests.campaigns.offices import actions, faults, fill, import_members, save
from tests.campaigns.outcome import Outcome
from tests.storage import offices
from tests.storage.offices import NAME, NOON, opened
from tests.storage.pictures import jpeg

FULL = 2400
MODES = tuple((number, ever) for number in (errno.ENOSPC, errno.EIO) for ever in (False, True))
PICTURE = jpeg(120, 160)


@dataclass(slots=True)
class Hour:
    """One hour of work on the office file in a folder: what was acknowledged, what was told."""

    folder: Path
    dice: random.Random
    outcome: Outcome
    case: str
    acknowledged: dict[int, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def attempt(self, office: OfficeFile, work: Callable[[], object]) -> None:
        """One part of the work; when it fails with a sentence nothing may have changed."""
        before = actions(office)
        try:
            work()
        except UserError as error:
            self.told.append(error.sentence)
            self.outcome.expect(
                actions(office) == before, f"{self.case}: changed although “{error.sentence}”"
            )
        self.acknowledged = actions(office)

    def in_the_office(self, office: OfficeFile) -> None:
        """Saves, an import, a backup, a document, a photo, a package."""
        self.acknowledged = actions(office)
        for _ in range(3):
            self.attempt(office, lambda: save(office, self.dice))
        self.attempt(office, lambda: import_members(office, self.dice, 30))
        self.attempt(office, office.write_back)
        self.attempt(office, lambda: run_to_end(backups.back_up(office, Reason.MANUAL)))
        self.attempt(office, lambda: self._attach(office))
        self.attempt(office, lambda: photos.keep(office, PICTURE))
        package = self.folder / "带走.zip"
        self.attempt(office, lambda: run_to_end(packages.pack(office, package)))
        self.attempt(office, lambda: save(office, self.dice))

    def _attach(self, office: OfficeFile) -> None:
        source = self.folder / "新通知.txt"
        source.write_text("新内容")
        key = office.connection.execute("SELECT min(id) FROM committee").fetchone()
        owner = type("Owner", (), {"key": key[0] if key else 0})()
        offices.attach(office, source, owner)

    def restoring(self) -> None:
        """Back to the newest backup, the state it holds acknowledged when it is done."""
        path = self.folder / NAME
        newest = backups.newest_sound(backups.folder_of(path), path)
        if newest is None:
            return
        content = _content(newest.path)
        try:
            run_to_end(restore.restore(path, newest.path, NOON, STEPS[-1].number))
        except UserError as error:
            self.told.append(error.sentence)
            if not error.sentence.startswith(restore.SETTLED):
                return
        self.acknowledged = content

    def run(self) -> None:
        """The whole hour."""
        with opened(self.folder, create=False) as office:
            self.in_the_office(office)
        self.restoring()
        with opened(self.folder, create=False) as office:
            self.attempt(office, lambda: save(office, self.dice))


def _content(path: Path) -> dict[int, str]:
    """The actions in a finished copy."""
    copy = engine.open_to_read(path)
    try:
        return dict(copy.execute("SELECT no, lower(hex(hash)) FROM action"))
    finally:
        copy.close()


def _one(template: Path, plan: Plan, seed: int, outcome: Outcome) -> None:
    """One case: the hour over the failing disk, then the look at what is left."""
    ever = "for ever" if plan.for_ever else "once"
    case = f"{plan.kind} {plan.at} {errno.errorcode[plan.number]} {ever} seed {seed}"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        shutil.copytree(template, folder)
        with opened(folder, create=False) as office:
            start = actions(office)
        hour = Hour(folder, random.Random(seed), outcome, case, start)
        with failing_disk(plan):
            try:
                hour.run()
            except UserError as error:
                hour.told.append(error.sentence)
        _look(hour, plan)
    outcome.cases += 1


def _look(hour: Hour, plan: Plan) -> None:
    """The sentences were right, the file is whole, nothing acknowledged is lost."""
    outcome, case = hour.outcome, hour.case
    right = failures.FULL if plan.number == errno.ENOSPC else failures.DEVICE
    for told in hour.told:
        fits = right in told or failures.DEVICE in told or "没有通过检查" in told
        outcome.expect(fits, f"{case}: “{told}”")
    try:
        office = opened(hour.folder, create=False)
    except UserError as error:
        outcome.failures.append(f"{case}: {error.sentence}")
        return
    with office:
        found = actions(office)
        _compare(found, hour, plan)
        outcome.failures.extend(f"{case}: {fault}" for fault in faults(office))
    left = [*hour.folder.glob("*.part"), *hour.folder.glob("*.packing")]
    outcome.expect(not left, f"{case}: left {left}")
    folder = backups.folder_of(hour.folder / NAME)
    for each in backups.named_in(folder, hour.folder / NAME):
        outcome.expect(not backups.fault_of(each.path), f"{case}: {each.path.name} is not whole")
    documents = attachments.folder_of(hour.folder / NAME)
    for sha in attachments.stored(documents):
        outcome.expect(attachments.is_whole(documents, sha), f"{case}: document {sha[:8]}")


def _compare(found: dict[int, str], hour: Hour, plan: Plan) -> None:
    """What was acknowledged is there and nothing else.

    One exception: a save whose sync failed was told to have failed, and may all the same be
    found, whole, when the disk failed every later sync too.
    """
    known = hour.acknowledged
    refused = {max(known, default=0) + 1} if plan.kind == "sync" and plan.for_ever else set()
    fits = known.items() <= found.items() and found.keys() - known.keys() <= refused
    hour.outcome.expect(fits, f"{hour.case}: {_apart(found, known)}")


def _apart(found: dict[int, str], acknowledged: dict[int, str]) -> str:
    lost = acknowledged.items() - found.items()
    more = found.items() - acknowledged.items()
    return f"{len(lost)} acknowledged actions lost, {len(more)} more"


def _counts(template: Path, seed: int) -> dict[str, int]:
    """How many calls of each kind the hour makes on a sound disk."""
    plan, outcome = Plan(), Outcome()
    _one(template, plan, seed, outcome)
    if outcome.failures:
        raise RuntimeError(f"the hour fails on a sound disk: {outcome.failures}")
    return plan.counts


def run(cases: int, seed: int, *, hidden: bool = False) -> Outcome:
    """So many failing calls, spread over kinds, errors and the whole hour."""
    outcome, dice = Outcome(), random.Random(seed)
    fired = 0
    with tempfile.TemporaryDirectory() as place:
        template = Path(place)
        fill(template, seed)
        totals = _counts(template, seed)
        for number in range(cases):
            kind = KINDS[number % len(KINDS)]
            code, for_ever = MODES[number // len(KINDS) % len(MODES)]
            plan = Plan(kind, dice.randint(1, totals[kind]), code, for_ever, hidden)
            _one(template, plan, seed, outcome)
            fired += plan.failed > 0
            if outcome.enough():
                break
    calls = ", ".join(f"{count} {kind}s" for kind, count in totals.items())
    outcome.remark = f"failed in {fired}; an hour has {calls}"
    return outcome


def control(seed: int) -> Outcome:
    """A disk that loses writes and tells that all went well: must be noticed."""
    return run(24, seed, hidden=True)
