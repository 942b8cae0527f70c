"""The steps of review rounds as dialogs of a few fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import BrandCandidate, BrandReview
from desktop_app.services.brand_reviews import closing, nominating
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import find
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs


def _to(state: str) -> Callable[[Desk, Sequence[int], Inputs], Changed]:
    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        return change_state(desk, BrandReview, keys, state, "", given)

    return run


def _reopen(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """The reason is given as the remark; the remark itself stays."""
    return closing.reopen(desk, keys, str(given.get("remark") or ""))


def _last_round(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    """Begins with the last round that is still open."""
    rounds = find(desk, BrandReview, nominating.OPEN_ROUNDS)
    return {"brand_review": rounds[-1] if rounds else None}


def _decision(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """Begins with what one round has, today where it has no day."""
    found = stored(desk, BrandReview, keys) if len(keys) == 1 else []
    known = {
        name: found[0].values[name] for name in ("decided_by", "decided_on", "document")
    } if found else {}  # fmt: skip
    return {**known, "decided_on": known.get("decided_on") or desk.today.isoformat()}


def _second(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """Begins with the name of the first round."""
    name = str(stored(desk, BrandReview, keys)[0].values["name"])
    return {"name": name.replace("初评", "复评") if "初评" in name else f"{name}复评"}


NOMINATE = HandlingStep(
    title="申报评审", done="申报", about=Brand, record=BrandCandidate,
    fields=("brand_review*", "note"), run=nominating.nominate, known=_last_round,
    hint="成为这次评审的候选品牌，序号接着编；申报理由空着的，取品牌的口号及释义。",
)  # fmt: skip
START = HandlingStep(
    title="开始评审", done="开始", about=BrandReview, record=BrandReview, fields=("deadline",),
    run=_to("scoring"),
    known=lambda desk, keys: {"deadline": stored(desk, BrandReview, keys)[0].values["deadline"]},
    hint="候选品牌的“评审”改为“初评”或“复评”，到评审期限提醒。",
)  # fmt: skip
CLOSE = HandlingStep(
    title="结束评审", done="结束", about=BrandReview, record=BrandReview,
    fields=("decided_by*", "decided_on*", "document"), run=_to("closed"), known=_decision,
    hint="写入平均分和名次，品牌的“评审”改为“入选”或“未入选”；以后要改先“重新打开”。",
)  # fmt: skip
REOPEN = HandlingStep(
    title="重新打开", done="重新打开", about=BrandReview, record=BrandReview,
    fields=("remark*",), words={"remark": "理由"}, run=_reopen,
    hint="改为“评审中”，平均分和名次去掉，评审结果留着；理由写进修改记录。",
)  # fmt: skip
TAKE_OVER = HandlingStep(
    title="沿用指标和评委", done="沿用", about=BrandReview, record=BrandReview, fields=(),
    run=nominating.take_over,
    hint="把最近一次别的评审的评审指标和评委加到这次评审里，已有的不重复。",
)  # fmt: skip
SECOND = HandlingStep(
    title="转入复评", done="转入", about=BrandReview, record=BrandReview,
    fields=("name*", "deadline", "quota"), run=nominating.second_round, known=_second,
    hint="新建一次复评：指标、评委照这次的，候选品牌是这次入选的。",
)  # fmt: skip
