"""The demo office: an invented county with members, points, brands, consultations, a history."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.records import codes
from desktop_app.records.brand import Brand, BrandAward, BrandMilestone
from desktop_app.records.member import Member
from desktop_app.records.point import Point
from desktop_app.records.press import Press
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_activities import fill_activities
from desktop_app.services.demo.demo_assessments import fill_assessments
from desktop_app.services.demo.demo_books import DemoData
from desktop_app.services.demo.demo_brand_reviews import fill_brand_reviews
from desktop_app.services.demo.demo_brands import fill_brands
from desktop_app.services.demo.demo_campaigns import fill_campaigns
from desktop_app.services.demo.demo_chain import fill_chain
from desktop_app.services.demo.demo_changes import change_members
from desktop_app.services.demo.demo_contacts import fill_contacts
from desktop_app.services.demo.demo_culture import fill_culture
from desktop_app.services.demo.demo_deeds import fill_deeds, join_campaign
from desktop_app.services.demo.demo_duties import fill_duties
from desktop_app.services.demo.demo_experts import fill_experts
from desktop_app.services.demo.demo_groups import fill_groups
from desktop_app.services.demo.demo_leaves import fill_leaves
from desktop_app.services.demo.demo_office_week import fill_office_week
from desktop_app.services.demo.demo_people import member_drafts
from desktop_app.services.demo.demo_photos import placeholder_photo, placeholder_scene
from desktop_app.services.demo.demo_press import fill_press
from desktop_app.services.demo.demo_proposals import fill_proposals
from desktop_app.services.demo.demo_quality import fill_quality
from desktop_app.services.demo.demo_receptions import fill_receptions
from desktop_app.services.demo.demo_recognitions import fill_recognitions
from desktop_app.services.demo.demo_registers import fill_registers
from desktop_app.services.demo.demo_reports import fill_reports
from desktop_app.services.demo.demo_scores import fill_scores
from desktop_app.services.demo.demo_seating import fill_seating
from desktop_app.services.demo.demo_speeches import fill_speeches
from desktop_app.services.demo.demo_supervision import fill_supervision
from desktop_app.services.demo.demo_work import (
    award_drafts,
    brand_drafts,
    milestone_drafts,
    point_drafts,
    press_drafts,
)
from desktop_app.services.demo.demo_work_items import fill_work_items
from desktop_app.services.demo.demo_writing import made, put
from desktop_app.services.desk import Desk, office_values
from desktop_app.services.registers import attachments, history
from desktop_app.services.setup import Answers
from desktop_app.storage.log.keys import new_keys

OFFICE = "政协演示县委员会"
ANSWERS = Answers(OFFICE, "county", "十", "2022-01", "演示州演示县（演示数据）", "演示县政协")
CLERK = "演示经办人"
SEED = 20_261_123
SCENES = 6
SATURDAY = 5
Draft = dict[str, Any]
OF_THE_OFFICE = (
    fill_press, fill_office_week, fill_supervision, fill_experts, fill_receptions, fill_contacts,
    fill_seating, fill_deeds, fill_culture, fill_recognitions, fill_duties, fill_scores,
    fill_assessments, fill_work_items, fill_registers, fill_brands, fill_brand_reviews,
    fill_campaigns, join_campaign,
)  # fmt: skip
"""What fills the subjects of the office's week, after all that they refer to."""


def fill(desk: Desk) -> DemoData:
    """Fill an office that has just been set up; the drafts it was filled with.

    The same every time: 180 members with photos, 40 points, 20 brands with their children, 45
    consultations with their topics, suggestions, look-backs and cases near the day of the desk, the
    proposals of two sessions with some of their suggestions and what the good ones among them went
    through, 60 opinion reports, the speeches of the last session and of the next one, about
    forty activities with who was due and who came, a few corrections, three members who changed
    sector, committee or post, one record removed, one wrong import undone, the seats of a plenary.
    """
    chance = Random(SEED)
    linked = {
        sector: committee.name
        for committee in codes.default_committees("county")
        for sector in committee.sectors
    }
    members = member_drafts(linked, chance)
    points = point_drafts(members, chance)
    brands = brand_drafts(chance)
    with_photos = [each | {"photo": _photo(desk, each, chance)} for each in members]
    put(desk, Member, with_photos, "导入委员：演示委员名单.xlsx", Cascading.IMPORTED)
    scenes = [_scene(desk, chance) for _ in range(SCENES)]
    with_scenes = [each | {"photo": scenes[n % SCENES]} for n, each in enumerate(points)]
    put(desk, Point, with_scenes, "导入协商点：演示协商点台账.xlsx")
    _put_brands(desk, brands, chance)
    chain = fill_chain(desk, members, points, Random(SEED))
    fill_proposals(desk, Random(SEED))
    fill_quality(desk, Random(SEED))
    fill_reports(desk, Random(SEED))
    fill_speeches(desk)
    fill_activities(desk, Random(SEED))
    fill_groups(desk, Random(SEED))
    fill_leaves(desk)
    _live_a_little(desk, members, chance)
    change_members(desk)
    for fill_subject in OF_THE_OFFICE:
        fill_subject(desk)
    return DemoData(members, points, brands, chain)


def is_demo(desk: Desk) -> bool:
    """Whether the open file holds the demo office."""
    return office_values(desk).get("name") == OFFICE


def _photo(desk: Desk, draft: Draft, chance: Random) -> str:
    picture = placeholder_photo(chance, long_hair=draft["sex"] == "女")
    return attachments.keep_photo(desk, picture)


def _scene(desk: Desk, chance: Random) -> str:
    return attachments.keep_photo(desk, placeholder_scene(chance))


def attach_samples(desk: Desk, books: Sequence[Path]) -> None:
    """Attach the sample workbooks to the first brand, as documents that prove its work."""
    key = registers.first(desk, Brand, registers.Query(), 1)[0]
    attachments.attach(desk, Brand, key, books)


def _put_brands(desk: Desk, brands: Sequence[Draft], chance: Random) -> None:
    """All brands with their milestones, press and awards, as one action."""
    owners = made(desk, Brand, brands)
    written: list[Record] = list(owners)
    for key, owner, draft in zip(new_keys(len(owners)), owners, brands, strict=True):
        owner.key = key
        for model, drafts in (
            (BrandMilestone, milestone_drafts(draft, chance)),
            (Press, press_drafts(draft, chance)),
            (BrandAward, award_drafts(draft, chance)),
        ):
            written += made(desk, model, (each | {"brand": key} for each in drafts))
    desk.write(written, action="导入品牌项目：演示品牌项目汇总.xlsx", cascading=Cascading.NOTHING)


def _live_a_little(desk: Desk, members: Sequence[Draft], chance: Random) -> None:
    """Corrections by hand, one record removed, one wrong import taken back."""
    keys = list(registers.find(desk, Member, registers.Query(sort="pinyin")))
    for key in chance.sample(keys, 5):
        open_draft = registers.draft(desk, Member, key)
        changed = {"remark": "演示数据；通讯地址已核对", "contact_person": "演示联络员"}
        registers.save(desk, Member, changed, key=key, version=open_draft.version)
    wrong = [
        each | {"name": f"误录{number}", "cert_no": f"YS109{number:02}"}
        for number, each in enumerate(members[20:28], 10)
    ]
    put(desk, Member, wrong, "导入委员：拿错的名单.xlsx", Cascading.IMPORTED)
    history.undo(desk)
    blank = {"name": "演示重复点", "number": "XS-099", "remark": "演示数据"}
    doubled = registers.save(desk, Point, blank)
    registers.remove(desk, Point, doubled.keys)


@dataclass(slots=True)
class OfficeHours:
    """A clock for an invented history: every look at it is some working minutes later.

    It never goes beyond `until`, if that is given: what was done lies in the past.
    """

    moment: datetime.datetime
    until: datetime.datetime | None = None
    step: datetime.timedelta = datetime.timedelta(minutes=187)

    def __call__(self) -> datetime.datetime:
        """The moment that it is now."""
        now = self.moment
        later = now + self.step
        while later.hour >= 17 or later.weekday() >= SATURDAY:
            later = (later + datetime.timedelta(days=1)).replace(hour=9, minute=12)
        self.moment = later if self.until is None else min(later, self.until)
        return now
