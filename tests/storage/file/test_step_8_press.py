"""Step 8: the media reports of brands become press, once and for ever."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL, Brand, BrandMedia, CodeEntry, Press
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, history
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, restore, self_check
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log.upgrades import UPGRADE
from tests.storage.offices import NOON

WITH_MEDIA = Path(__file__).parents[2] / "data" / "upgrades" / "media-0.8.0.zwh"
"""Made with 0.8.0: a brand with three reports, one removed alone; a brand that was removed with
its report; one that was taken back."""
FIELDS = ("name", "outlet", "level", "day", "year", "brand", "committee")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "办公.zwh"
    shutil.copy(WITH_MEDIA, path)
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="演示", clock=lambda: NOON) as office:
        made = Desk(office, "演示", lambda: NOON)
        settle_keys(made)
        yield made


def faults(office: OfficeFile) -> list[str]:
    copy = run_to_end(backups.back_up(office, backups.Reason.MANUAL))
    report = run_to_end(self_check.full(self_check.subject_of(office, copy)))
    return [each.text for each in report.findings if each.wrong]


def press(desk: Desk) -> dict[str, dict[str, object]]:
    """All press by its title."""
    keys = registers.find(desk, Press, Query())
    rows = registers.rows(desk, Press, keys, FIELDS)
    return {row[2]: dict(zip(FIELDS, row[2:], strict=True)) for row in rows}


def from_bin(desk: Desk, words: str) -> None:
    history.bring_back(desk, history.read_removed(desk, history.find_removed(desk, words)))


def brand_named(desk: Desk, name: str) -> int:
    (key,) = registers.find(desk, Brand, Query(name))
    return key


def test_each_stored_report_is_press_of_its_brand_and_committee(desk: Desk) -> None:
    brand = brand_named(desk, "演示银龄")
    ((_, _, committee),) = registers.rows(desk, Brand, [brand], ("committee",))
    assert committee
    of = {"brand": brand, "committee": committee}
    assert press(desk) == {
        "银龄走进院坝（演示）": {
            "name": "银龄走进院坝（演示）", "outlet": "演示州日报", "level": "prefecture",
            "day": "2026-03-05", "year": 2026, **of,
        },
        "银龄故事（演示）": {
            "name": "银龄故事（演示）", "outlet": None, "level": None, "day": "2025-06",
            "year": 2025, **of,
        },
        "没有日期的报道（演示）": {
            "name": "没有日期的报道（演示）", "outlet": "演示县政协网", "level": None, "day": None,
            "year": None, **of,
        },
    }  # fmt: skip


def test_what_was_made_is_logged_and_the_rows_of_before_stay(desk: Desk) -> None:
    assert len(registers.find(desk, BrandMedia, Query())) == 3
    key = registers.find(desk, Press, Query("走进院坝"))[0]
    (made,) = history.history_of(desk, Press, key)
    assert made.action.name == UPGRADE
    assert faults(desk.office) == []


def test_the_form_of_a_brand_has_its_press_and_no_media_reports(desk: Desk) -> None:
    children = registers.draft(desk, Brand, brand_named(desk, "演示银龄")).children
    assert len(children["press"]) == 3
    assert "brand_media" not in children


def test_a_brand_from_the_bin_brings_its_report_as_press(desk: Desk) -> None:
    from_bin(desk, "演示书香")
    brand = brand_named(desk, "演示书香")
    assert press(desk)["书香报道（演示）"]["brand"] == brand
    assert faults(desk.office) == []


def test_a_report_from_the_bin_comes_back_as_press(desk: Desk) -> None:
    from_bin(desk, "录错的报道")
    assert press(desk)["录错的报道（演示）"]["brand"] == brand_named(desk, "演示银龄")


def test_a_removed_brand_leaves_its_press_and_undo_gives_it_back(desk: Desk) -> None:
    brand = brand_named(desk, "演示银龄")
    registers.remove(desk, Brand, [brand])
    assert {each["brand"] for each in press(desk).values()} == {None}
    assert len(registers.find(desk, BrandMedia, Query())) == 0
    assert faults(desk.office) == []
    history.undo(desk)
    assert {each["brand"] for each in press(desk).values()} == {brand}
    assert faults(desk.office) == []


def test_undo_ends_at_the_upgrade(desk: Desk) -> None:
    with pytest.raises(UserError, match="撤销只能到那时为止"):
        history.undo(desk)


def test_an_office_of_before_has_the_kinds_of_press(desk: Desk) -> None:
    assert lookup(desk).codes["press_kind"].label("news") == "消息"


def test_a_level_that_only_reports_of_before_have_may_be_removed(desk: Desk) -> None:
    (entry,) = (
        key for key in registers.find(desk, CodeEntry, Query())
        if registers.rows(desk, CodeEntry, [key], ("code_list", "code"))[0][2:]
        == ("level", "prefecture")
    )  # fmt: skip
    with pytest.raises(UserError, match="宣传稿件 1 篇"):
        registers.remove(desk, CodeEntry, [entry])
    registers.remove(desk, Press, list(registers.find(desk, Press, Query("走进院坝"))))
    assert registers.remove(desk, CodeEntry, [entry]).action


def test_a_preview_of_a_backup_names_no_reports_of_before(desk: Desk) -> None:
    backup = run_to_end(backups.back_up(desk.office, backups.Reason.MANUAL))
    registers.remove(desk, Brand, [brand_named(desk, "演示银龄")])
    found = {each.record for each in restore.preview(desk.office, backup)}
    assert found == {"press", "brand"}
