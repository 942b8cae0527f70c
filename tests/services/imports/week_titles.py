"""Headings as offices write them over ledgers of agenda items and of what was resolved on them."""

from __future__ import annotations

WEEK_TITLES: dict[str, dict[str, str]] = {
    "agenda_item": {
        "序号": "", "议题": "name", "议题名称": "name", "会议议题": "name", "议题内容": "name",
        "审议事项": "name", "研究事项": "name", "议程": "name", "会议类别": "body",
        "会议类型": "body", "会议": "meeting", "会议名称": "meeting", "会议届次": "meeting",
        "会议日期": "day", "会议时间": "day", "日期": "day", "召开日期": "day", "上会日期": "day",
        "议题序号": "position", "议程序号": "position", "汇报": "reporter", "汇报人": "reporter",
        "汇报单位": "reporter", "汇报人（单位）": "reporter", "提请单位": "reporter",
        "列席": "attending", "列席人员": "attending", "列席单位": "attending",
        "审议结果": "result", "审议情况": "result", "议定事项": "resolution",
        "会议决定": "resolution", "议定内容": "resolution", "会议议定事项": "resolution",
        "责任单位": "owner_unit", "承办单位": "owner_unit", "牵头单位": "owner_unit",
        "责任部门": "owner_unit", "责任人": "owner_name", "经办人": "owner_name",
        "完成期限": "due", "完成时限": "due", "期限": "due", "落实情况": "progress",
        "办理情况": "progress", "进展情况": "progress", "落实日期": "done_on",
        "完成日期": "done_on", "状态": "state", "落实状态": "state", "是否不外传": "internal",
        "备注": "remark",
    },
}  # fmt: skip
