"""keeping: years of backups, sticks, restores, damaged documents, wrong clocks, moved files.

After each act: what was acknowledged is in the file alone or refused, a restored or kept file has
its rows and every document that was whole anywhere, nothing may be read by more people than the
office file, and no wrong clock switches the safety net off.
"""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query
from desktop_app.services.registers import attachments as files
from desktop_app.services.safekeeping import backups as services_backups
from desktop_app.services.safekeeping import checks, upkeep
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups, restore
from desktop_app.storage.file.identity import Displaced
from desktop_app.storage.file.steps import STEPS
from tests.campaigns.offices import faults, rows
from tests.campaigns.outcome import Outcome
from tests.storage.offices import NAME, NOON, opened

FULL = 1200
ACTS = 60
NEWEST = STEPS[-1].number
AWAY = "挪走.desk"


class Years:
    """One office over some years, with a stick; every act may go wrong in a sentence."""

    def __init__(self, folder: Path, dice: random.Random, outcome: Outcome) -> None:
        self.folder, self.dice, self.outcome = folder, dice, outcome
        self.true_time = NOON
        self.skew = timedelta(0)
        self.stick = folder / "U盘"
        self.stick.mkdir()
        self.done: list[str] = []
        self._open()
        upkeep.choose_second_place(self.desk, self.stick)
        registers.save(self.desk, Member, {"name": "演示甲"})

    def _open(self) -> None:
        self.office = opened(self.folder, clock=self.now)
        self.desk = Desk(self.office, "演示", self.now)
        settle_keys(self.desk)

    def now(self) -> datetime:
        """What the computer's clock says."""
        return self.true_time + self.skew

    def check(self, holds: object, what: str) -> None:
        """Note a failure with the acts that led to it."""
        self.outcome.expect(holds, f"{what}, after {' '.join(self.done[-8:])}")

    # acts

    def save(self) -> None:
        """A member is saved, and the file alone holds it."""
        registers.save(self.desk, Member, {"name": f"演示{self.dice.randrange(10**6)}"})
        self.office.write_back()
        copy = self.folder / "抄" / NAME
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(self.office.path, copy)
        with opened(copy.parent, create=False) as alone:
            self.check(rows(alone) == rows(self.office), "the file alone lacks a save")
        shutil.rmtree(copy.parent)

    def attach(self) -> None:
        """A document is put beside a member."""
        paper = self.folder / "材料.txt"
        paper.write_text(f"内容{self.dice.randrange(40)}" * 30, encoding="utf-8")
        files.attach(self.desk, Member, self._member(), [paper])
        paper.unlink()

    def detach(self) -> None:
        """A document is taken off; the weekly sweep follows."""
        owned = files.attached(self.desk, Member, self._member())
        if owned:
            files.detach(self.desk, [self.dice.choice(owned).key])
        upkeep.sweep(self.desk)

    def back_up(self) -> None:
        """A backup beside the office file."""
        run_to_end(services_backups.back_up(self.desk))

    def copy_away(self) -> None:
        """The weekly copy, where it is due."""
        if upkeep.copy_is_due(self.desk):
            run_to_end(upkeep.copy_to_second_place(self.desk))
            self.check(not upkeep.copy_is_due(self.desk), "due again at once")

    def renew(self) -> None:
        """The weekly check with its mending: every document that is whole anywhere is whole."""
        subject = run_to_end(checks.copy(self.desk))
        try:
            known = _whole_in(self._places())
            run_to_end(upkeep.renew(upkeep.kept_documents(self.desk, subject)))
        finally:
            checks.done_with(subject)
        self._expect_documents(known)

    def damage(self) -> None:
        """A document or one of its copies is damaged, cut or lost."""
        found = [each for place in self._places() for each in place.glob("??/*")]
        if found:
            victim = self.dice.choice(sorted(found))
            data = victim.read_bytes()
            spoiled = self.dice.choice((data[:-3], b"x" * len(data), b""))
            victim.unlink()
            if self.dice.random() < 0.7:
                victim.write_bytes(spoiled)

    def restore(self) -> None:
        """Some backup or kept file comes back; what it replaces is kept with its documents."""
        sources = [
            *backups.folder_of(self.office.path).glob("*.desk"), *self.stick.glob("*.desk"),
            *self.folder.glob("政协 恢复前*.desk"),
        ]  # fmt: skip
        if not sources:
            return
        source = self.dice.choice(sorted(sources))
        near = (*list(self._places())[:1], backups.documents_in(source.parent))
        present, known = rows(self.office), _whole_in((*near, attachments.folder_of(source)))
        own = self._named() & _whole_in(near[:1])
        self.office.close()
        wanted = _rows_of(source)
        done = run_to_end(restore.restore(self.folder / NAME, source, self.now(), NEWEST))
        self._open()
        self.check(rows(self.office) == wanted, "restored with other rows")
        self._expect_documents(known)
        self.check(done.kept, "nothing kept")
        if done.kept is not None:
            self.check(_rows_of(done.kept) == present, "kept with other rows")
            folder = attachments.folder_of(done.kept)
            self.check(
                all(attachments.is_whole(folder, sha) for sha in own), "kept without a document"
            )

    def days_pass(self) -> None:
        """Some days go by; after more than a week the copy and the check are due, or were made."""
        self.true_time += timedelta(days=self.dice.choice((0, 1, 3, 9, 40)))

    def clock(self) -> None:
        """The clock is set wrong for a while, or right again."""
        right = self.skew != timedelta(0) and self.dice.random() < 0.7
        wrong = timedelta(days=self.dice.choice((-4000, -1, 1, 400, 4000)))
        self.skew = timedelta(0) if right else wrong

    def a_week_at_the_right_time(self) -> None:
        """Whatever the clock said before: eight right days later copy and check are due."""
        self.skew = timedelta(0)
        upkeep.check_is_due(self.desk)
        self.copy_away()
        self.true_time += timedelta(days=8)
        self.check(upkeep.copy_is_due(self.desk), "no copy due after a week")
        self.check(upkeep.check_is_due(self.desk), "no check due after a week")
        upkeep.note_check(self.desk)

    def rights(self) -> None:
        """The office file is made private, or shared with the group, or with all."""
        self.office.path.chmod(self.dice.choice((0o600, 0o660, 0o644)))
        self.office.close()
        self._open()

    def displace(self) -> None:
        """The file is renamed, replaced or linked while open: saves are refused, none is lost."""
        path, away = self.office.path, self.folder / AWAY
        before = rows(self.office)
        self.office.write_back()
        way = self.dice.choice(("rename", "replace", "link"))
        if way == "link":
            os.link(path, away)
        else:
            subprocess.run(["mv", path, away], check=True)
        if way == "replace":
            path.write_bytes(b"another file")
        with pytest.raises(Displaced):
            registers.save(self.desk, Member, {"name": "演示乙"})
        self.check(rows(self.office) == before, "a refused save left rows")
        if self.dice.random() < 0.5:
            self.office.close()
        if way == "replace":
            self.check(path.read_bytes() == b"another file", "the other file was written to")
            path.unlink()
        if way == "link":
            subprocess.run(["rm", away], check=True)  # held by this process as well
        else:
            subprocess.run(["mv", away, path], check=True)
        if self.office.is_closed:
            self._open()
        self.check(rows(self.office) == before, "rows were lost while the file was away")

    def killed(self) -> None:
        """A killed program left unfinished copies; the next start removes them."""
        left = [self.folder / f"{NAME}.packing", self.folder / f"{NAME}.part"]
        self.office.close()
        for each in left:
            each.write_bytes(b"x")
        self._open()
        self.check(not any(each.exists() for each in left), "leftovers stay")

    # what is looked at

    def _member(self) -> int:
        return self.dice.choice(list(registers.find(self.desk, Member, Query())))

    def _places(self) -> Iterator[Path]:
        yield attachments.folder_of(self.office.path)
        yield backups.documents_in(backups.folder_of(self.office.path))
        yield backups.documents_in(self.stick)

    def _named(self) -> set[str]:
        return {str(row[0]) for row in self.office.connection.execute("SELECT sha FROM attachment")}

    def _expect_documents(self, known: set[str]) -> None:
        """What rows name and was `known` to be whole in reach is whole in the office now."""
        folder = attachments.folder_of(self.office.path)
        lost = (self._named() & known) - _whole_in([folder])
        self.check(not lost, f"{len(lost)} documents are not whole")

    def look(self) -> None:
        """What must hold after every act."""
        if not self.outcome.cases % 10:
            wrong = [each for each in faults(self.office) if "document" not in each]
            self.check(not wrong, f"{wrong[:2]}")
        allowed = stat.S_IMODE(self.office.path.stat().st_mode)
        folders = (backups.folder_of(self.office.path), attachments.folder_of(self.office.path))
        for folder in folders:
            if folder.is_dir():
                mode = stat.S_IMODE(folder.stat().st_mode) & 0o066
                self.check(not mode & ~allowed, f"{folder.name} is open to more people")


def _whole_in(folders: Iterable[Path]) -> set[str]:
    """The documents that are whole in one of these folders."""
    return {
        sha for folder in folders for sha in attachments.stored(folder)
        if attachments.is_whole(folder, sha)
    }  # fmt: skip


def _rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a finished copy, read from another copy: its settings may be changed."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(path, Path(place) / NAME)
        with opened(Path(place), create=False) as office:
            return rows(office)


ACT: tuple[Callable[[Years], None], ...] = (
    Years.save, Years.save, Years.attach, Years.attach, Years.detach, Years.back_up,
    Years.copy_away, Years.renew, Years.damage, Years.damage, Years.restore, Years.days_pass,
    Years.days_pass, Years.clock, Years.a_week_at_the_right_time, Years.rights, Years.displace,
    Years.killed,
)  # fmt: skip


def run(cases: int, seed: int) -> Outcome:
    """So many acts, another office after each few dozen."""
    outcome, dice = Outcome(), random.Random(seed)
    refused = 0
    while outcome.cases < cases and not outcome.failures:
        with tempfile.TemporaryDirectory() as place:
            years = Years(Path(place), random.Random(dice.randrange(2**32)), outcome)
            for _ in range(min(ACTS, cases - outcome.cases)):
                act = years.dice.choice(ACT)
                years.done.append(act.__name__)
                outcome.cases += 1
                try:
                    act(years)
                except UserError:
                    refused += 1
                years.look()
            years.office.close()
    outcome.remark = f"{refused} acts refused in words"
    return outcome


def control(seed: int) -> Outcome:
    """The same with copies judged by their presence alone, as they once were: must fail."""
    taken = pytest.MonkeyPatch()
    taken.setattr(attachments, "_is_kept", _is_there)
    try:
        return run(600, seed)
    finally:
        taken.undo()


def _is_there(
    source: Path, target: Path, sha: str, at: tuple[int, int], *, thorough: bool
) -> Steps[bool]:
    yield at
    return attachments.place_of(target, sha).is_file()
