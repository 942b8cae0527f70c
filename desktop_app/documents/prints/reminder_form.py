"""意见建议催办单: an office is asked how far a suggestion is that it was to carry out."""

from __future__ import annotations

import datetime

from desktop_app.chinese.dates import latest
from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import is_rejected, is_settled, numbered, ticked, valued

LINE = 10.0
FIELDS = (
    "number", "content", "source", "adoption", "unit", "partners",
    "assigned_on", "due", "handling", "progress", "stopped_on", "adoption.stored",
    "handling.stored",
)  # fmt: skip
ANSWER = "请于收到本单之日起5个工作日内填写下面的回复，加盖公章送回。"
RESULTS = ("已办结", "正在办理", "需要延期", "不能办理")


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The sheet of one suggestion."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("承办单位", values["unit"]).pair("协办单位", values["partners"])
    grid.row(LINE).rest("来源", values["source"], "text")
    grid.row(30).rest("意见建议", values["content"], "long")
    grid.row(LINE).pair("交办日期", chinese_day(values["assigned_on"]))
    grid.pair("办结期限", chinese_day(values["due"]))
    grid.row(LINE).pair("办理状态", values["handling"])
    grid.pair("超过期限", _over(values, setting.today))
    grid.row(18).rest("目前进展", values["progress"], "long")
    grid.row(26).rest("催办事项", _asked(values, setting.today), "long")
    grid.row(30).cell("催办单位意见：", "seal", 78).cell("承办单位签收：", "sign")
    grid.row(LINE).cell("承办单位回复", "label")
    grid.row(LINE).rest("办理结果", ticked("", RESULTS), "text")
    grid.row(34).rest("办理情况\n和原因", "", "long")
    grid.row(LINE).pair("预计办结", BLANK_DAY).pair("联系人\n及电话", "")
    grid.row(28).cell("承办单位意见：", "seal")
    return grid.form("意见建议催办单", shown.title, (setting.office, numbered(values["number"])))


def refused(shown: Shown, _: Setting) -> str:
    """The reason why there is nobody to remind: nothing was assigned, or nothing is left to do."""
    values = shown.values
    if is_rejected(values) or is_settled(values):
        return "已经办结、停止或没有采纳，不用催办"
    return "" if values.get("unit") else "还没有填写承办单位，不能印催办单"


def _days_over(values: Values, today: str) -> int:
    due = values["due"]
    if not due or not today:
        return 0
    last = datetime.date.fromisoformat(latest(due))
    return max(0, (datetime.date.fromisoformat(today) - last).days)


def _over(values: Values, today: str) -> str:
    days = _days_over(values, today)
    return f"{days}天" if days else "未超过" if values["due"] else ""


def _asked(values: Values, today: str) -> str:
    given = chinese_day(values["assigned_on"])
    due = chinese_day(values["due"])
    handed = f"该意见建议已于{given}交你单位办理" if given else "该意见建议已交你单位办理"
    days = _days_over(values, today)
    if days:
        return f"{handed}，办结期限为{due}，至今已超过{days}天。请抓紧办理。{ANSWER}"
    limit = f"，办结期限为{due}" if due else ""
    return f"{handed}{limit}。请按时办结。{ANSWER}"


PRINT = FormPrint(
    key="reminder_form",
    title="意见建议催办单",
    record="outcome",
    fields=FIELDS,
    form=form,
    refuses=refused,
)
