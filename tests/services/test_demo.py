"""The demo office: as large, mixed and marked as it is said to be, and the same every time."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from random import Random

import pytest
from PIL import Image

from desktop_app.records import ALL, Brand, BrandMedia, BrandMilestone, Member, Point, codes
from desktop_app.services import demo, history, office_setup, registers
from desktop_app.services.demo_names import invented_people
from desktop_app.services.demo_people import member_drafts
from desktop_app.services.demo_photos import placeholder_photo
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.lists import Query
from desktop_app.storage.office_file import OfficeFile
from desktop_app.storage.steps import STEPS

RARE = "㛃𬀩𬭊𫖯䶮𠅤𰻞"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The demo office."""
    path = tmp_path_factory.mktemp("demo") / "演示县.zwh"
    office = OfficeFile.open(path, records=ALL, steps=STEPS, who="演示", create=True)
    desk = Desk(office, demo.CLERK)
    office_setup.set_up(desk, demo.ANSWERS)
    settle_keys(desk)
    demo.fill(desk)
    return desk


def column(desk: Desk, name: str) -> list[object]:
    keys = registers.find(desk, Member, Query())
    return [row[2] for row in registers.rows(desk, Member, keys, (name,))]


def drafts() -> list[dict[str, object]]:
    linked = {
        sector: each.name for each in codes.default_committees("county") for sector in each.sectors
    }
    return member_drafts(linked, Random(demo.SEED))


def test_there_are_180_members_40_points_and_20_brands(filled: Desk) -> None:
    counts = [len(registers.find(filled, model, Query())) for model in (Member, Point, Brand)]
    assert counts == [180, 40, 20]
    for model in (BrandMilestone, BrandMedia):
        assert len(registers.find(filled, model, Query())) >= 20


def test_every_record_says_that_it_is_invented(filled: Desk) -> None:
    assert demo.is_demo(filled)
    for model in (Member, Point, Brand):
        keys = registers.find(filled, model, Query())
        remarks = [row[2] for row in registers.rows(filled, model, keys, ("remark",))]
        assert all("演示数据" in str(remark) for remark in remarks)


def test_all_24_sectors_and_7_committees_have_members(filled: Desk) -> None:
    assert len(set(column(filled, "sector"))) == 24
    assert len(set(column(filled, "committee")) - {None}) == 7


def test_names_are_all_different_and_20_hold_rare_characters() -> None:
    people = invented_people(180, Random(1))
    names = [each.name for each in people]
    assert len(set(names)) == 180
    assert sum(bool(each.note) for each in people) == 20
    for character in RARE:
        assert any(character in name for name in names)
    assert {"尉迟远山", "欧阳静宜", "岩温罕"} <= set(names)
    assert any("·" in name for name in names)


def test_members_are_mixed_as_a_county_in_honghe_is(filled: Desk) -> None:
    nations, sexes = Counter(column(filled, "nation")), Counter(column(filled, "sex"))
    assert len(nations) >= 10
    assert 0.35 < 1 - nations["01"] / 180 < 0.65
    assert 0.25 < sexes["2"] / 180 < 0.5
    assert len(set(column(filled, "state"))) >= 4
    assert None not in column(filled, "photo")


def test_nobody_began_to_work_before_growing_up_nor_ends_before_beginning() -> None:
    for draft in drafts():
        born, started = str(draft["born"])[:4], str(draft["work_started"])[:4]
        assert 18 <= int(started) - int(born) <= 30
        for line in str(draft["resume"]).splitlines()[:2]:
            begin, end = line[:7], line.split("—")[1][:7]
            assert begin <= end


def test_the_same_seed_gives_the_same_people() -> None:
    assert drafts() == drafts()


def test_a_little_history_can_be_seen_and_was_undone_once(filled: Desk) -> None:
    actions = history.recent(filled, 100)
    assert len(actions) >= 10
    assert sum(each.undoes is not None for each in actions) == 1
    assert [each.title for each in history.removed(filled)][:1] == ["演示重复点"]


def test_a_placeholder_photo_is_a_picture_of_a_passport_photos_shape() -> None:
    data = placeholder_photo(Random(1), long_hair=True)
    picture = Image.open(io.BytesIO(data))
    picture.load()
    assert picture.size == (250, 350)
    assert data == placeholder_photo(Random(1), long_hair=True)
    assert data != placeholder_photo(Random(1), long_hair=False)


def test_office_hours_only_move_on_and_never_into_the_night() -> None:
    clock = demo.OfficeHours(datetime.datetime(2026, 11, 1, 9, 12))
    moments = [clock() for _ in range(50)]
    assert moments == sorted(set(moments))
    assert all(9 <= moment.hour < 17 for moment in moments)
