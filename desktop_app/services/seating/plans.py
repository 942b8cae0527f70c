"""Reads the seat plan of an activity with the people who are to be seated, and writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.hall import Hall, hall_in, hall_text
from desktop_app.records.seat_plan import SeatPlan
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.services.registers.stored import stored
from desktop_app.services.seating.arranging import MANUAL, OWN_LEFT, SECTOR
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.services.seating.seat_people import people_of
from desktop_app.services.seating.seat_person import SeatPerson
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

DRAFT = "seat_plan_window"
"""The kind of the kept drafts of a seat plan."""
SMALL, MIDDLE = 40, 120
"""Up to how many people a new plan has one block, and small side blocks."""
LAYOUTS = ((SMALL, (0, 8, 0)), (MIDDLE, (4, 8, 4)))
USUAL, ROSTRUM = (6, 8, 6), 7


@dataclass
class OpenedPlan:
    """The plan of an activity as it is being changed; `key` is None while it is not stored."""

    activity: int
    title: str
    place: str
    key: int | None
    version: int
    values: dict[str, object]
    edit: HallEdit
    rule: str = SECTOR
    custom: str = OWN_LEFT

    @property
    def is_changed(self) -> bool:
        """Whether seats, rule or custom differ from what is stored."""
        return self.edit.is_changed or (
            self.key is not None
            and (self.rule, self.custom)
            != (self.values.get("order_rule"), self.values.get("rostrum_custom"))
        )


def read(desk: Desk, activity: int) -> OpenedPlan:
    """The plan of an activity; one that is not stored yet has everybody seated by sector.

    `UserError` where the activity is gone.
    """
    found = stored(desk, Activity, [activity])
    if not found:
        raise UserError("这次活动已经删除，没有座次表可以打开。需要的话先从回收站恢复。")
    of = found[0].values
    people = people_of(desk, activity)
    keys = _keys(desk, activity)
    title, place = str(of["name"] or ""), str(of["place"] or "")
    if not keys:
        opened = OpenedPlan(activity, title, place, None, 0, {}, HallEdit(new_hall(people), people))
        opened.edit.arrange(opened.rule, opened.custom)
        opened.edit.saved()  # nothing would be lost: it is arranged so again
        return opened
    (plan,) = stored(desk, SeatPlan, keys[:1])
    values = dict(plan.values)
    edit = HallEdit(hall_in(str(values.get("seats") or "")), people)
    return OpenedPlan(
        activity, title, str(values.get("place") or "") or place, plan.key, plan.version, values,
        edit, str(values.get("order_rule") or MANUAL),
        str(values.get("rostrum_custom") or OWN_LEFT),
    )  # fmt: skip


def new_hall(people: Sequence[SeatPerson]) -> Hall:
    """The seats of a new plan, by how many people there are."""
    count = len(people)
    blocks = next((blocks for most, blocks in LAYOUTS if count <= most), USUAL)
    return Hall(blocks, max(1, -(-count // sum(blocks))), ROSTRUM)


def write(desk: Desk, opened: OpenedPlan) -> Changed:
    """Write the plan as one action; `UserError` where nothing was changed."""
    if opened.key is not None and not opened.is_changed:
        raise UserError("座次没有改动，没有要保存的。")
    _read_again(desk, opened)
    values = {
        **opened.values, "activity": opened.activity, "seats": hall_text(opened.edit.hall),
        "order_rule": opened.rule, "rostrum_custom": opened.custom,
    }  # fmt: skip
    record = SeatPlan.of(values, opened.key, opened.version)
    count = len(opened.edit.hall.seats)
    changed = desk.write([record], action=f"座次表：“{opened.title}”{count} 人有座")
    opened.key = changed.keys[0] if changed.keys else opened.key
    _read_again(desk, opened)
    opened.edit.saved()
    return changed


def refresh(desk: Desk, opened: OpenedPlan) -> None:
    """Updates an open plan with what other windows wrote: the people to be seated, the stored plan.

    The seats shown stay as they are; where the stored seats differ now, they count as unsaved.
    """
    opened.edit.take_people(people_of(desk, opened.activity))
    _read_again(desk, opened)
    if opened.key is not None:
        opened.edit.saved(hall_in(str(opened.values.get("seats") or "")))


def _keys(desk: Desk, activity: int) -> Sequence[int]:
    where = (Filter("activity", "in", (activity,)),)
    return list(lists.find(desk.office, SeatPlan, Query(where=where)))[:1]


def _read_again(desk: Desk, opened: OpenedPlan) -> None:
    """Reads the stored plan anew; one that is gone will be written as a new one.

    An activity has one plan: where another window made it first, that one is written.
    """
    found = stored(desk, SeatPlan, _keys(desk, opened.activity))
    if found:
        opened.key, opened.version = found[0].key, found[0].version
        opened.values = dict(found[0].values)
    else:
        opened.key, opened.version, opened.values = None, 0, {}


def keep(desk: Desk, opened: OpenedPlan, token: str) -> KeptDraft | None:
    """What is not saved as a draft, None where there is nothing."""
    if not opened.is_changed:
        return None
    typed = {
        "seats": hall_text(opened.edit.hall), "order_rule": opened.rule,
        "rostrum_custom": opened.custom,
    }  # fmt: skip
    return KeptDraft(
        token, DRAFT, opened.activity, opened.title,
        desk.clock().isoformat(timespec="seconds"), desk.clerk, 1, desk.office.schema_number, {},
        typed, {}, {},
    )  # fmt: skip


def take_kept(opened: OpenedPlan, kept: KeptDraft) -> None:
    """Puts a kept draft over the plan, as one step."""
    opened.rule = str(kept.typed.get("order_rule") or opened.rule)
    opened.custom = str(kept.typed.get("rostrum_custom") or opened.custom)
    hall = hall_in(str(kept.typed.get("seats") or ""))
    opened.edit.take(replace(hall), "没有保存的座次")
