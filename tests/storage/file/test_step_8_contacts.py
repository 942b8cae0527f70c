"""Step 8: sectors whose representatives are visited are moved, as a logged action."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.records import Limits, Sector
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, history
from desktop_app.storage.file import engine
from desktop_app.storage.file.steps.step_8_contacts import visited_sectors
from desktop_app.storage.log.upgrades import UPGRADE
from tests.storage.file.test_step_5_source import faults, opened
from tests.storage.file.test_step_6_steps import RELEASED
from tests.storage.log.test_upgrades import replayed, stored
from tests.storage.offices import NOON

BEFORE_STEP_8 = [each for each in RELEASED if engine.read_header(each).schema < 8]


@pytest.mark.parametrize("release", BEFORE_STEP_8[-2:], ids=lambda path: path.stem)
def test_sectors_of_ethnic_groups_and_religions_are_visited(release: Path, tmp_path: Path) -> None:
    with opened(release, tmp_path) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        rows = stored(office, Sector).values()
        assert {row["name"] for row in rows if row["regular_visit"]} == {"少数民族界", "宗教界"}
        assert replayed(office, Sector) == stored(office, Sector)
        last = history.recent(desk, 1)[0]
        assert last.name == UPGRADE
        assert last.changes >= 2, "the sectors, and the new entries of code lists"
        assert faults(office) == []


def test_the_office_says_otherwise_and_takes_it_back(tmp_path: Path) -> None:
    with opened(BEFORE_STEP_8[-1], tmp_path) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        keys = registers.find(desk, Sector, Query())
        rows = registers.rows(desk, Sector, keys, ("name",))
        used = {row[2]: row[0] for row in rows}
        version = registers.draft(desk, Sector, used["宗教界"]).version
        registers.save(desk, Sector, {"regular_visit": "否"}, key=used["宗教界"], version=version)
        assert registers.draft(desk, Sector, used["宗教界"]).values["regular_visit"] == 0
        history.undo(desk)
        assert registers.draft(desk, Sector, used["宗教界"]).values["regular_visit"] == 1


@pytest.mark.parametrize(
    ("name", "moved"),
    [("少数民族界", {"regular_visit": 1}), ("宗教", {"regular_visit": 1}), ("经济界", {}),
     (None, {})],
)  # fmt: skip
def test_only_these_sectors_are_moved(name: str | None, moved: dict[str, int]) -> None:
    assert visited_sectors({"name": name}) == moved


def test_an_office_of_before_reminds_of_branches_from_three_members_on(tmp_path: Path) -> None:
    with opened(BEFORE_STEP_8[-1], tmp_path) as office:
        assert {row.get("branch_members") for row in stored(office, Limits).values()} <= {None}
        assert Limits.field("branch_members").default == 3
