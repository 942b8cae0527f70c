"""提案办理征询意见表: what each mover thinks of the work and of its result, one form a mover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.proposal_wording import (
    ABOUT,
    LINE,
    MAIN,
    SUGGESTED,
    above,
    last_class,
    listed,
    movers_named,
    named,
    offered_boxes,
    suggestions_told,
)
from desktop_app.documents.prints.wording import is_one_of, valued

FIELDS = (
    *ABOUT, "unit", "role", "reply_on", "reply_doc", "reply_class", "redo_reply_on", "redo_doc",
    "redo_class", "redone", "role.stored", "stopped_on",
)  # fmt: skip
CHILDREN = {
    "proposal_signer": ("name", "unit"),
    "proposal": ("mover", "unit", "number", "name", "session"),
    "proposal_signer:merged": ("name", "unit", "proposal.number", "proposal.name"),
    "handling_feedback": ("mover", "attempt", "work", "result", "opinion", "answered_on"),
    "handling_meeting": ("day", "mode"),
    "handling_suggestion": SUGGESTED,
}
THROUGH = {
    "proposal_signer": ("proposal", "^proposal"),
    "proposal": ("merged_into", "^proposal"),
    "proposal_signer:merged": ("proposal", "merged_into", "^proposal"),
}
NOTE = (
    "请在对应的方框内打“√”，填好签名后送回。"
    "两项评价分开填：办理工作看态度和沟通，办理结果看办成什么样。"
)


class PolledMover(NamedTuple):
    """One who is asked: the name, the unit, the merged proposal that was moved if another."""

    name: str
    unit: str
    own: str = ""


NOBODY = PolledMover("", "")


def forms(shown: Shown, setting: Setting, _chosen: Chosen) -> list[PrintedForm]:
    """A form for each mover of the proposal and of those merged into it, each of them once."""
    values = valued(shown, FIELDS)
    return [_form(shown, values, each, setting) for each in movers(shown) or [NOBODY]]


def movers(shown: Shown) -> list[PolledMover]:
    """Everyone who is asked, the first mover first; a person named twice is asked once."""
    found: dict[str, PolledMover] = {}
    for each in _every(shown):
        if each.name:
            found.setdefault(each.name, each)
    return list(found.values())


def _every(shown: Shown) -> Iterator[PolledMover]:
    first = movers_named(shown.values.get("proposal.mover", ""))
    yield PolledMover(first, shown.values.get("proposal.unit", ""))
    for row in listed(shown, "proposal_signer"):
        yield PolledMover(row.get("name", ""), row.get("unit", ""))
    for row in listed(shown, "proposal"):
        own = _own(row.get("number", ""), row.get("name", ""))
        yield PolledMover(movers_named(row.get("mover", "")), row.get("unit", ""), own)
    for row in listed(shown, "proposal_signer:merged"):
        own = _own(row.get("proposal.number", ""), row.get("proposal.name", ""))
        yield PolledMover(row.get("name", ""), row.get("unit", ""), own)


def _own(number: str, name: str) -> str:
    return f"{named('', number)}《{name}》"


def _form(shown: Shown, values: Values, mover: PolledMover, setting: Setting) -> PrintedForm:
    said = _said(shown, values, mover.name)
    grid = MixedGrid()
    grid.row(LINE).rest("案由", values["proposal.name"], "text")
    if mover.own:
        grid.row(LINE).rest("原提案\n（已并案）", mover.own, "text")
    grid.row(LINE).pair("提案者", mover.name).pair("单位及职务", mover.unit)
    grid.row(LINE).pair("承办单位", values["unit"]).pair("分工", values["role"])
    grid.row(LINE).pair("复函文号", values["redo_doc"] or values["reply_doc"])
    grid.pair("答复日期", chinese_day(values["redo_reply_on"] or values["reply_on"]))
    grid.row(LINE).rest("答复类别", last_class(values), "text")
    met = list(listed(shown, "handling_meeting"))
    told = "；".join(f"{chinese_day(row.get('day', ''))}{row.get('mode', '')}" for row in met)
    grid.row(LINE).rest("沟通情况", told or offered_boxes(setting, "meeting_mode"), "text")
    told_each = suggestions_told(listed(shown, "handling_suggestion"))
    if told_each:
        grid.row(LINE).rest("建议的\n采纳情况", "\n".join(told_each), "long")
    grid.row(13).rest("填写说明", NOTE, "long")
    for label, name in (("对办理工作", "work"), ("对办理结果", "result")):
        boxes = offered_boxes(setting, "proposal_satisfaction", said.get(name, ""), "none")
        grid.row(12).rest(label, boxes, "text")
    grid.row(66).rest("意见和\n建议", said.get("opinion", ""), "long")
    grid.row(LINE).rest("反馈日期", chinese_day(said.get("answered_on", "")) or BLANK_DAY,
                        "text")  # fmt: skip
    grid.row(30).cell("提案者：", "sign")
    title = f"{mover.name}　{values['proposal.name']}"
    return grid.form("提案办理征询意见表", title, above(values, setting))


def _said(shown: Shown, values: Values, name: str) -> Values:
    """What a mover said of the last reply, if anything."""
    attempt = 1 + (int(values["redone"] or 1) if values["redo_reply_on"] else 0)
    rows = listed(shown, "handling_feedback")
    found = [row for row in rows if row.get("mover") == name
             and (row.get("attempt") or "1") == str(attempt)]  # fmt: skip
    return found[-1] if found else {}


def refused(shown: Shown, _: Setting) -> str:
    """Why nobody is asked: the unit replies to nobody, or has not replied yet."""
    if not is_one_of(shown.values, "role", MAIN):
        return "会办、参阅的单位不单独答复，不用征询"
    return "" if shown.values.get("reply_on") else "还没有答复，不能征询意见"


PRINT = FormPrint(
    key="proposal_poll",
    title="提案办理征询意见表",
    record="proposal_handling",
    fields=FIELDS,
    form=forms,
    children=CHILDREN,
    through=THROUGH,
    refuses=refused,
)
