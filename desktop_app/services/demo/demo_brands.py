"""What the demo's brands came to: the records that count for them, an instruction, photos."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand, BrandPhoto
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.instruction import Instruction
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_photos import placeholder_scene
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, attachments, find
from desktop_app.services.registers.stored import Stored, stored

SEED = 20_261_201
COUNTED: tuple[type[Record], ...] = (Activity, Consultation, Proposal, Case)
MOST = 6
"""So many records of each register count for one brand at most."""
WITH_PHOTOS = 2
PAIRS = ("村口便道整治", "院坝排水沟疏通", "小广场照明")


def fill_brands(desk: Desk) -> None:
    """Records of a committee count for its first brand that is being created or is mature."""
    chance = Random(SEED)
    brands = list(_leading(desk))
    put = [each for brand in brands for each in _counting(desk, brand)]
    for brand in brands[:WITH_PHOTOS]:
        put += made(desk, BrandPhoto, _photos(desk, brand, chance))
    put += made(desk, Instruction, (_instruction(desk, each) for each in brands[:WITH_PHOTOS]))
    desk.write(put, action="记录计入品牌项目", cascading=Cascading.NOTHING)


def _leading(desk: Desk) -> Iterator[Stored]:
    """The first created or mature brand of each committee."""
    where = (Filter("stage", "in", ("build", "mature")),)
    seen = set()
    for each in stored(desk, Brand, list(find(desk, Brand, Query(where=where, sort="number")))):
        if each.values["committee"] and each.values["committee"] not in seen:
            seen.add(each.values["committee"])
            yield each


def _counting(desk: Desk, brand: Stored) -> Iterator[Record]:
    where = (Filter("committee", "in", (brand.values["committee"],)),)
    for model in COUNTED:
        keys = list(find(desk, model, Query(where=where)))[:MOST]
        for each in stored(desk, model, keys):
            yield model.of({**each.values, "brand": brand.key}, each.key, each.version)


def _photos(desk: Desk, brand: Stored, chance: Random) -> Iterator[dict[str, Any]]:
    for place, caption in enumerate(PAIRS, 1):
        before, after = (
            attachments.keep_photo(desk, placeholder_scene(chance)) for _ in range(2)
        )  # fmt: skip
        yield {
            "brand": brand.key, "day": f"{desk.today.year - 1}-0{place * 2}-15",
            "caption": f"{caption}（演示）", "before": before, "after": after, "note": MARK,
        }  # fmt: skip


def _instruction(desk: Desk, brand: Stored) -> dict[str, Any]:
    return {
        "subject": f"{Brand.KEY}:{brand.key}", "level": "county", "instructor": "演示领导",
        "day": f"{desk.today.year}-03-18", "text": "演示批示：请认真总结，逐步推广。",
        "remark": MARK,
    }  # fmt: skip
