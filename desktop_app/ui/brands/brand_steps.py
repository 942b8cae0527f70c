"""The steps of brands as dialogs: what each stage requires, records that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.records.brand import Brand
from desktop_app.records.record import Record
from desktop_app.services.brands import counted_records, stage_steps
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep

SUPPORTED = "还要有至少一条里程碑，至少一件计入的活动、协商、提案、案例或宣传稿件。"
NOTED = "写明由哪个会议或领导决定；记在里程碑里。"


def _known(names: Sequence[str], desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """Begins with what is stored of one brand, with today as the day."""
    found = stored(desk, Brand, keys) if len(keys) == 1 else []
    known = {name: found[0].values[name] for name in names} if found else {}
    return {**known, "stage_on": desk.today.isoformat(), "stage_note": None}


def _step(title: str, done: str, fields: tuple[str, ...], run: Any, **more: Any) -> HandlingStep:
    """A step of brands; its fields begin with the stored values."""
    names = [each.removesuffix("*") for each in fields]
    return HandlingStep(
        title=title, done=done, about=Brand, record=Brand,
        fields=("stage_on*", *fields, *(() if "stage_note*" in fields else ("stage_note",))),
        known=partial(_known, names), run=run, lines=3, **more,
    )  # fmt: skip


def _ahead(step: str) -> Any:
    def run(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Any:
        return stage_steps.advance(desk, step, keys, given)

    return run


FEATURE = _step(
    "形成特色工作", "形成特色", ("committee*", "practice*"), _ahead("brand_feature"),
    hint="常规工作有了特色：写明牵头专委会和主要做法。",
)  # fmt: skip
NURTURE = _step(
    "列入培育品牌", "列入培育", ("committee*", "slogan*", "goal*", "carrier*", "practice*"),
    _ahead("brand_nurture"), hint="口号及释义 20 到 100 个字。",
)  # fmt: skip
BUILD = _step(
    "列入创建品牌", "列入创建", ("committee*", "slogan*", "goal*", "carrier*", "practice*"),
    _ahead("brand_build"), hint=SUPPORTED,
)  # fmt: skip
MATURE = _step(
    "确定为成熟品牌", "确定", ("effect*",), _ahead("brand_mature"),
    hint="写明做出了什么效果。" + SUPPORTED,
)  # fmt: skip
BACK = _step(
    "退回上一阶段", "退回", ("stage_note*",), stage_steps.go_back,
    words={"stage_note": "退回原因", "stage_on": "退回日期"}, hint=NOTED,
)  # fmt: skip
RETIRE = _step(
    "退出品牌创建", "退出", ("stage_note*",), stage_steps.retire,
    words={"stage_note": "退出原因", "stage_on": "退出日期"},
    hint=NOTED + "登记的内容都保留，不再算作专委会的品牌。",
)  # fmt: skip


def _known_brand(model: type[Record], desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    found = stored(desk, model, keys) if len(keys) == 1 else []
    return {"brand": found[0].values["brand"]} if found else {}


def counting_step(model: type[Record]) -> HandlingStep:
    """The choice of the brand that chosen rows of a register count for."""
    return HandlingStep(
        title="计入品牌", done="计入", about=model, record=model, fields=("brand",),
        known=partial(_known_brand, model),
        run=lambda desk, keys, given: counted_records.put_to(desk, model, keys, given),
        in_steps=lambda desk, keys, given: counted_records.put_to_in_steps(
            desk, model, keys, given
        ),
        hint="品牌的成效数据按计入的记录自动统计。一条记录只计入一个品牌；清空就移出品牌。",
    )  # fmt: skip
