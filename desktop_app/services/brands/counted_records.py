"""The records that count for a brand: which kinds there are, and how rows are put to a brand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.press import Press
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import appointing
from desktop_app.services.registers.step_refusals import required
from desktop_app.services.registers.stored import stored
from desktop_app.stepping import Steps, run_to_end

COUNTED: tuple[type[Record], ...] = (Activity, Consultation, Proposal, Case, Press)
"""The registers whose records name the brand that they count for, in the order of a page."""
CHOOSE = "请选定品牌项目。要移出品牌，请一条一条地移，或者用“批量修改”清空。"
Given = Mapping[str, object]


def put_to(desk: Desk, model: type[Record], keys: Sequence[int], given: Given) -> Changed:
    """Make rows count for the brand that was given, as one action; `put_to_in_steps` in one go."""
    return run_to_end(put_to_in_steps(desk, model, keys, given))


def put_to_in_steps(
    desk: Desk, model: type[Record], keys: Sequence[int], given: Given
) -> Steps[Changed]:
    """Make rows count for the brand that was given: yields (done, all).

    One row without a brand is taken out of the one that it counts for; `UserError` for several.
    """
    values = appointing.read_inputs(desk, model, {"brand": given.get("brand")})
    brand = values["brand"]
    if not brand and len(keys) != 1:
        raise UserError(CHOOSE)
    found = required(desk, model, keys)
    done = f"{model.TITLE}移出品牌"
    if brand:
        there = stored(desk, Brand, [brand])
        if not there:
            raise UserError("这个品牌项目已被删除，请另选一个。")
        done = f"{model.TITLE}计入“{Brand.title_of(there[0].values)}”"
    return (yield from appointing.write_alike_in_steps(desk, model, found, values, done))


def put_pointed(desk: Desk, brand: int, pointed: object) -> Changed:
    """Make the record that a stored value of `AnyLink` points at count for a brand."""
    kind, _, key = str(pointed or "").partition(":")
    models = {each.KEY: each for each in COUNTED}
    if kind not in models or not key.isdecimal():
        raise UserError("请从下拉的列表里选定一条记录。")
    return put_to(desk, models[kind], [int(key)], {"brand": brand})
