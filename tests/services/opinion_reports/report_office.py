"""A small office with members and opinion reports, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Committee, Instruction, Member, OpinionReport, Record, Sector
from desktop_app.records.any_link import pointing
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports import issuing
from desktop_app.services.registers import Query

TEXT = "路灯坏了三盏。群众夜里出行不便。建议：1. 修好路灯。2. 每季度检查一次。"


def saved(desk: Desk, model: type[Record], **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def value(desk: Desk, key: int, field: str) -> Any:
    """One stored value of a report."""
    return registers.draft(desk, OpinionReport, key).values[field]


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    """The values of all records of a register."""
    keys = registers.find(desk, model, Query())
    return [{"id": key, **registers.draft(desk, model, key).values} for key in keys]


def member(desk: Desk, name: str, **typed: object) -> int:
    """A member of that name, of a sector and a committee; its id."""
    return saved(desk, Member, name=name, unit="演示单位", **typed)


def placed(desk: Desk) -> dict[str, int]:
    """A sector and a committee."""
    return {"sector": saved(desk, Sector, name="演示界"),
            "committee": saved(desk, Committee, name="演示委员会")}  # fmt: skip


def report(desk: Desk, name: str = "演示路灯损坏", **typed: object) -> int:
    """A report that was received; its id."""
    usual = {"reflector": "演示甲", "received_on": "2026-01-05", "content": TEXT}
    return saved(desk, OpinionReport, name=name, **{**usual, **typed})


def issued(desk: Desk, *keys: int, on: str = "2026-01-12", text: str = TEXT) -> None:
    """Edit, check and issue reports."""
    edited = {"editor": "演示编辑", "edited_on": on, "issued_text": text}
    issuing.move_to(desk, keys, "editing", edited)
    issuing.move_to(desk, keys, "checked", {"checker": "演示审核", "checked_on": on})
    issuing.issue(desk, keys, {"issuer": "演示主席", "issued_on": on})


def sent(desk: Desk, *keys: int, on: str = "2026-01-14", **given: object) -> None:
    """Issue reports and send them to the prefecture."""
    issued(desk, *keys)
    usual = {"channels": ["prefecture"], "sent_on": on}
    issuing.move_to(desk, keys, "sent", {**usual, **given})


def adopted(
    desk: Desk, key: int, level: str, form: str = "single", day: str = "2026-02-01",
    **given: object,
) -> int:  # fmt: skip
    """Register one adoption of a report; the adoption's id."""
    return issuing.adopt(desk, [key], {"level": level, "form": form, "day": day, **given}).keys[0]


def instructed(desk: Desk, key: int, level: str = "county", **typed: object) -> int:
    """An instruction on a report; its id."""
    usual = {"instructor": "演示领导", "day": "2026-02-10", "text": "请办好。"}
    place = pointing(OpinionReport.KEY, key)
    return saved(desk, Instruction, subject=place, level=level, **{**usual, **typed})
