"""The copy in a second place and the weekly check: when they are due, what they leave."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import attachments
from desktop_app.services.safekeeping import backups, upkeep
from desktop_app.stepping import run_to_end
from tests.storage.pictures import jpeg


def later(desk: Desk, days: int) -> None:
    """The same desk some days on."""
    moment = desk.clock() + datetime.timedelta(days=days)
    desk.clock = desk.office.clock = lambda: moment


def test_no_second_place_is_no_duty(desk: Desk) -> None:
    assert upkeep.second_place(desk) is None
    assert not upkeep.copy_is_due(desk)


def test_a_copy_goes_to_the_second_place_once_a_week(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    upkeep.choose_second_place(desk, stick)
    assert upkeep.copy_is_due(desk)
    copied = run_to_end(upkeep.copy_to_second_place(desk))
    assert copied.parent == stick
    assert [each.fault for each in backups.listed(desk, stick)] == [""]
    assert not upkeep.copy_is_due(desk)
    later(desk, 8)
    assert upkeep.copy_is_due(desk)


def test_a_stick_that_is_not_there_is_waited_for_and_told(desk: Desk, tmp_path: Path) -> None:
    upkeep.choose_second_place(desk, tmp_path / "不在")
    assert not upkeep.copy_is_due(desk)
    place = upkeep.second_place(desk)
    assert place is not None
    assert (place.reachable, place.overdue, place.long_overdue) == (False, True, True)


def test_the_copy_holds_what_was_saved_last(desk: Desk, tmp_path: Path) -> None:
    run_to_end(backups.back_up(desk))
    registers.save(desk, Member, {"name": "演示甲"})
    upkeep.choose_second_place(desk, tmp_path)
    run_to_end(upkeep.copy_to_second_place(desk))
    (newest, *_) = backups.listed(desk, tmp_path)
    assert newest.counts["member"] == 1


def test_the_full_check_is_due_a_week_after_the_last(desk: Desk) -> None:
    assert not upkeep.check_is_due(desk)
    later(desk, 8)
    assert upkeep.check_is_due(desk)
    upkeep.note_check(desk)
    assert not upkeep.check_is_due(desk)


def test_a_sweep_takes_only_what_nothing_names(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "材料.txt"
    paper.write_text("演示", encoding="utf-8")
    key = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    attachments.attach(desk, Member, key, [paper])
    registers.remove(desk, Member, [key])
    assert upkeep.sweep(desk) == 0
    stray = tmp_path / "没人要.txt"
    stray.write_text("多余", encoding="utf-8")
    from desktop_app.storage.blobs import attachments as stored

    stored.keep(stored.folder_of(desk.office.path), stray)
    assert upkeep.sweep(desk) == 1


def test_a_sweep_spares_the_photo_of_a_form_that_is_not_saved_yet(desk: Desk) -> None:
    photo, other = (attachments.keep_photo(desk, jpeg(*size)) for size in ((60, 80), (70, 90)))
    assert upkeep.sweep(desk, {photo}) == 1
    assert attachments.photo(desk, photo) is not None
    assert attachments.photo(desk, other) is None


@pytest.fixture(autouse=True)
def _fixed(desk: Desk) -> None:
    later(desk, 0)


def test_a_day_with_a_clock_that_ran_ahead_counts_as_never(desk: Desk, tmp_path: Path) -> None:
    ahead, now = desk.clock().replace(year=2035), desk.clock()
    desk.clock = desk.office.clock = lambda: ahead
    upkeep.choose_second_place(desk, tmp_path)
    run_to_end(backups.back_up(desk))
    run_to_end(upkeep.copy_to_second_place(desk))
    upkeep.note_check(desk)
    desk.clock = desk.office.clock = lambda: now
    assert upkeep.copy_is_due(desk)
    place = upkeep.second_place(desk)
    assert place is not None
    assert place.overdue
    assert not upkeep.check_is_due(desk)  # the week begins today
    later(desk, 8)
    assert upkeep.check_is_due(desk)
    assert backups.newest_at(desk) is None
    assert backups.standing(desk).old
    assert backups.due_at_start(desk)
    run_to_end(backups.back_up(desk))
    assert not backups.due_at_start(desk)
    assert backups.newest_at(desk) == desk.clock()


@pytest.mark.parametrize("junk", ["junk", "2026-13-40", "2020-01-01T00:00:00+08:00", " "])
def test_junk_in_a_setting_counts_as_never(desk: Desk, tmp_path: Path, junk: str) -> None:
    from desktop_app.storage.file import office_settings

    upkeep.choose_second_place(desk, tmp_path)
    for name in ("copied_at", "checked_at"):
        office_settings.write(desk.office, name, junk)
    assert upkeep.copy_is_due(desk)
    assert not upkeep.check_is_due(desk)
    later(desk, 8)
    assert upkeep.check_is_due(desk)


def test_documents_are_mended_by_their_copies_and_it_is_told(desk: Desk, tmp_path: Path) -> None:
    from desktop_app.services.safekeeping import checks
    from desktop_app.storage.blobs import attachments as stored

    paper = tmp_path / "材料.txt"
    paper.write_text("演示", encoding="utf-8")
    key = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    attachments.attach(desk, Member, key, [paper])
    run_to_end(backups.back_up(desk))
    folder = stored.folder_of(desk.office.path)
    (sha,) = stored.stored(folder)
    stored.place_of(folder, sha).unlink()
    subject = run_to_end(checks.copy(desk))
    assert not run_to_end(checks.full(subject)).sound
    renewal = run_to_end(upkeep.renew(upkeep.kept_documents(desk, subject)))
    report = run_to_end(checks.full(subject)).with_remarks(upkeep.renewal_words(renewal))
    assert report.sound
    assert "有 1 个附件丢失或损坏，已用备份补好。" in report.lines()
