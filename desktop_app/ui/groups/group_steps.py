"""The steps of groups as dialogs: members come into a group, and leave it, from a day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.services.desk import Desk
from desktop_app.services.groups import holding
from desktop_app.ui.row_actions.step_dialog import HandlingStep


def _today(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    return {"since": desk.today.isoformat()}


PUT_IN = HandlingStep(
    title="编入组", done="编入", about=Member, record=Membership,
    fields=("group*", "group_post", "since*", "document"), run=holding.put_in, known=_today,
    words={"since": "从哪天起"},
    hint="一位委员可以同时在几个组里；已在这个组的，职务变了才另起一段。",
)  # fmt: skip
TAKE_OUT = HandlingStep(
    title="退出组", done="退出", about=Member, record=Membership, fields=("group*", "since*"),
    run=holding.take_out, known=_today, words={"since": "从哪天起不在"},
    hint="以前在组里的时间留着，按过去的日子统计和打印时仍算在内。",
)  # fmt: skip
