"""Why a step of a review round would be refused now, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.brand_review import BrandReview
from desktop_app.records.predicates import one_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers.step_refusals import Needed, step_refusals

_OPEN = Needed(BrandReview.OPEN, "已经结束，要改先“重新打开”")
_APPLYING = Needed(one_of(BrandReview.state, "applying", None), "已经开始评审")
_CLOSED = Needed(BrandReview.CLOSED, "还没有结束")
_FIRST = Needed(one_of(BrandReview.phase, "first"), "不是初评")


def refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """By name of the row action why it would be refused for these rounds."""
    return step_refusals(desk, BrandReview, keys, {
        "start_review": (_APPLYING,),
        "close_review": (_OPEN,),
        "take_over_review": (_OPEN,),
        "paste_candidates": (_OPEN,),
        "second_review": (_FIRST, _CLOSED),
        "reopen_review": (_CLOSED,),
    })  # fmt: skip
