"""提案催办单: a unit is asked how far it is with a proposal that it was to handle."""

from __future__ import annotations

import datetime

from desktop_app.chinese.dates import latest
from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.proposal_wording import ABOUT, ASSISTING, LINE, about_rows, above
from desktop_app.documents.prints.wording import fulfils, is_one_of, ticked, valued
from desktop_app.records.proposal_handling import ProposalHandling

FIELDS = (
    *ABOUT, "unit", "role", "state", "assigned_on", "signed_on", "due", "opinion_on", "draft_on",
    "reply_on", "promised_on", "redo_on", "redo_due", "redo_reply_on", "stopped_on",
    "role.stored", "state.stored",
)  # fmt: skip
RESULTS = ("正在办理", "需要延期", "不属本单位职责")
DONE = {True: "已经送出会办意见", False: "已经答复"}
"""What a unit ticks that has done it by then: one that assists, one that replies."""
ANSWER = "请抓紧办理，并填写下面的回复，加盖公章送回。"


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The sheet of one unit."""
    values = valued(shown, FIELDS)
    due, days = _due(values), _days_over(values, setting.today)
    assists = is_one_of(values, "role", ASSISTING)
    grid = MixedGrid()
    about_rows(grid, values)
    grid.row(LINE).pair("交办日期", chinese_day(values["assigned_on"]))
    grid.pair("签收日期", chinese_day(values["signed_on"]))
    grid.row(LINE).pair("办理状态", values["state"]).pair("期限", chinese_day(due))
    over = f"{days}天" if days else "未超过" if due else ""
    grid.row(LINE)
    if assists:
        grid.rest("超过期限", over, "text")
    else:
        grid.pair("超过期限", over).pair("征求意见稿", chinese_day(values["draft_on"]))
    grid.row(30).rest("催办事项", _asked(values, due, days), "long")
    grid.row(30).cell("催办单位意见：", "seal", 78).cell("承办单位签收：", "sign")
    grid.row(LINE).cell("承办单位回复", "label")
    grid.row(LINE).rest("办理结果", ticked("", (DONE[assists], *RESULTS)), "text")
    grid.row(40).rest("办理情况\n和原因", "", "long")
    grid.row(LINE).pair(f"预计{'送出' if assists else '答复'}", BLANK_DAY)
    grid.pair("联系人\n及电话", "")
    grid.row(28).cell("承办单位意见：", "seal")
    return grid.form("提案催办单", f"{values['unit']}　{values['proposal.name']}",
                     above(values, setting))  # fmt: skip


def refused(shown: Shown, _: Setting) -> str:
    """Why nobody is urged: what was to be done is done, or the work was stopped."""
    values = shown.values
    if not fulfils(values, ProposalHandling.OPEN):
        return "已经办结、改办或停止，不用催办"
    return "" if _owed(values) else "该答复的已经答复，不用催办"


def _owed(values: Values) -> str:
    """What is waited for: the second reply, the opinion of an assisting unit, the reply."""
    if values.get("redo_on"):
        return "" if values.get("redo_reply_on") else "再次答复"
    if is_one_of(values, "role", ASSISTING):
        return "" if values.get("opinion_on") else "会办意见"
    return "" if values.get("reply_on") else "答复"


def _due(values: Values) -> str:
    return (values["redo_on"] and values["redo_due"]) or values["due"]


def _days_over(values: Values, today: str) -> int:
    due = _due(values)
    if not due or not today:
        return 0
    last = datetime.date.fromisoformat(latest(due))
    return max(0, (datetime.date.fromisoformat(today) - last).days)


def _asked(values: Values, due: str, days: int) -> str:
    given = chinese_day(values["redo_on"] or values["assigned_on"])
    again = "退回你单位重新办理" if values["redo_on"] else "交你单位办理"
    handed = f"该提案已于{given}{again}" if given else f"该提案已{again}"
    limit = f"，{_owed(values)}期限为{chinese_day(due)}" if due else ""
    late = f"，至今已超过{days}天" if days else ""
    return f"{handed}{limit}{late}，还没有收到{_owed(values)}。{ANSWER}"


PRINT = FormPrint(
    key="proposal_reminder",
    title="提案催办单",
    record="proposal_handling",
    fields=FIELDS,
    form=form,
    refuses=refused,
)
