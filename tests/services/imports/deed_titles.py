"""Headings as offices write them over ledgers of deeds."""

from __future__ import annotations

DEED_TITLES: dict[str, dict[str, str]] = {
    "deed": {
        "序号": "", "编号": "number", "年度": "year", "实事名称": "name", "实事内容": "name",
        "实事项目": "name", "好事实事": "name", "项目名称": "name", "事项": "name",
        "办实事内容": "name", "委员": "doer", "委员姓名": "doer", "实施委员": "doer",
        "责任委员": "doer", "帮扶委员": "doer", "办理人": "doer", "责任人": "doer",
        "参与委员": "partners", "共同实施委员": "partners", "双助推": "line",
        "助推类别": "line", "所属工作线": "line", "五项助推": "aid", "助推内容": "aid",
        "助推领域": "aid", "是否10件实事": "top_ten", "十件实事": "top_ten",
        "牵头专委会": "committee", "所属专委会": "committee", "委员小组": "group",
        "界别组": "group", "县市": "county", "乡镇": "township", "实施地点": "village",
        "村（社区）": "village", "启动时间": "start_on", "实施时间": "start_on",
        "开始日期": "start_on", "完成时限": "end_on", "计划完成时间": "end_on",
        "完成日期": "done_on", "办结时间": "done_on", "完成情况": "state", "状态": "state",
        "受益群众": "beneficiaries", "受益人数（人）": "beneficiaries", "惠及人数": "beneficiaries",
        "投入资金（万元）": "money", "资金投入": "money", "协调资金（万元）": "money",
        "就业人数": "employed", "带动就业（人）": "employed", "助学人数": "students",
        "助学资金（万元）": "student_money", "引进项目（个）": "projects",
        "到位资金（万元）": "project_money", "消费帮扶（万元）": "sales", "推进情况": "progress",
        "进展情况": "progress", "主要做法": "progress", "推进日期": "progress_on",
        "见效情况": "effect", "取得成效": "effect", "见效日期": "effect_on",
        "存在困难": "difficulties", "困难和建议": "difficulties", "落实情况": "result",
        "办理结果": "result", "佐证材料": "evidence", "未完成原因": "fail_reason",
        "备注": "remark",
    },
}  # fmt: skip
