"""Headings as offices write them over ledgers of campaigns (专项行动)."""

from __future__ import annotations

CAMPAIGN_TITLES: dict[str, dict[str, str]] = {
    "campaign": {
        "序号": "", "行动名称": "name", "名称": "name", "专项行动": "name", "专项工作": "name",
        "行动": "name", "工作名称": "name", "活动名称": "name", "年度": "year", "年份": "year",
        "状态": "state", "进展状态": "state", "牵头专委会": "committee", "牵头单位": "committee",
        "专委会": "committee", "责任专委会": "committee", "配合专委会": "partners",
        "配合单位": "partners", "协同专委会": "partners", "分管领导": "leader",
        "牵头领导": "leader", "方案文号": "document", "文号": "document", "实施方案": "document",
        "开始日期": "since", "启动日期": "since", "起始日期": "since", "结束日期": "until",
        "截止日期": "until", "填报周期": "step", "填报频次": "step", "填报的县（市）": "places",
        "各县市": "places", "目标": "aim", "工作目标": "aim", "目标任务": "aim", "成效": "result",
        "工作成效": "result", "备注": "remark", "说明": "remark",
    },
}  # fmt: skip
