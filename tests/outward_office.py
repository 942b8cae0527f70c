"""An office in whose every text one mark stands, under declarations that hold texts back or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.records import (
    ALL,
    Attachment,
    Brand,
    BrandMedia,
    BrandMilestone,
    Case,
    Committee,
    ConsultationPlan,
    Member,
    Office,
    OutcomeStep,
    Record,
    Sector,
    Term,
)
from desktop_app.records.field_types import FieldType, Photo
from desktop_app.records.links import Link
from desktop_app.records.outward import deciding_fields, has_internal
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import attachments
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.query.outward_rows import may_hold_back
from tests.conftest import MORNING
from tests.consulting_office import saved, session, whole_chain
from tests.storage.pictures import jpeg

MARK = "璆"
"""A character that stands in no label and no other text; one alone is never broken over lines."""
CAPTION = "演示现场"
"""The name of the picture that belongs to the case."""
NEUTRAL, FIELD, ROW = "neutral", "internal field", "internal row"
KINDS = (NEUTRAL, FIELD, ROW)
OWN = {
    "office", "limits", "term", "code_entry", "character_stroke", "holiday", Attachment.KEY,
}  # fmt: skip
"""What describes the office itself, and files, which are internal with what they belong to."""
MODELS = tuple(each for each in ALL if each.KEY not in OWN)


def texts_of(model: type[Record]) -> list[FieldType]:
    """The fields of a record that hold words of its own."""
    return [
        each
        for each in model.declared()
        if isinstance(each, FieldType) and not each.wordless and not isinstance(each, Link | Photo)
    ]


@contextmanager
def declared(kind: str, models: Sequence[type[Record]] = MODELS) -> Iterator[None]:
    """Every text of some records is internal, or every row, or nothing is, for a while."""
    patch = pytest.MonkeyPatch()
    try:
        for model in models:
            for each in texts_of(model) if kind == FIELD else ():
                patch.setattr(each, "internal", True)
            if kind == ROW:  # every row has a name, as a ticked field has a 1
                patch.setattr(model, "INTERNAL", model.NAME)
        _forget()
        yield
    finally:
        patch.undo()
        _forget()


@contextmanager
def marked_office(
    folder: Path, kind: str, models: Sequence[type[Record]] = MODELS
) -> Iterator[Desk]:
    """A desk on an office with the mark in each of its texts, some records declared of a kind."""
    path = folder / "办公.zwh"
    with (
        declared(kind, models),
        OfficeFile.open(
            path, records=ALL, steps=STEPS, who="测试", create=True, clock=lambda: MORNING
        ) as office,
    ):
        desk = Desk(office, "演示经办人", lambda: MORNING)
        settle_keys(desk)
        _fill(desk)
        for model in MODELS:
            mark(desk, model)
        yield desk


def mark(desk: Desk, model: type[Record]) -> None:
    """Put the mark into every text of every record of a register."""
    keys = registers.find(desk, model, registers.Query())
    names = [each.name for each in model.declared()]
    records = []
    for number, (key, version, *stored) in enumerate(registers.rows(desk, model, keys, names)):
        values = dict(zip(names, stored, strict=True))
        values |= {x.name: MARK + (values[x.name] or f"演示{number}") for x in texts_of(model)}
        records.append(model.of(values, key, version))
    if records:
        desk.write(records, action="演示", cascading=Cascading.NOTHING)


def _fill(desk: Desk) -> None:
    saved(desk, Office, name="政协演示县委员会")
    term = saved(desk, Term, number="10", starts="2022-01")
    sector = saved(desk, Sector, name="演示界别")
    chain = whole_chain(desk)
    committee = saved(desk, Committee, name="演示委员会")
    saved(
        desk, Member, name="演示赵六", sector=sector, term=term, sex="女", mobile="13800000000",
        committee=committee,
    )  # fmt: skip
    session(desk, "演示座谈", committee=committee, state="已协商", held_on="2026-03-05")
    brand = saved(desk, Brand, name="演示品牌", started="2025-01")
    saved(desk, BrandMilestone, brand=brand, day="2026-01-01", event="启动")
    saved(desk, BrandMedia, brand=brand, headline="演示报道", day="2026-02-01")
    saved(desk, OutcomeStep, outcome=chain.other, day="2026-06-01", content="开会")
    attachments.attach(desk, Case, chain.case, [_picture(desk)])
    saved(desk, ConsultationPlan, year=2026, name="演示计划", topic=chain.topic)


def _picture(desk: Desk) -> Path:
    path = desk.office.path.with_name(f"{CAPTION}.jpg")
    path.write_bytes(jpeg())
    return path


def _forget() -> None:
    has_internal.cache_clear()
    may_hold_back.cache_clear()
    deciding_fields.cache_clear()
