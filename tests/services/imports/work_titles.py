"""Headings as offices write them over lists of tasks and dispatch sheets."""

from __future__ import annotations

WORK_TITLES: dict[str, dict[str, str]] = {
    "work_item": {
        "序号": "", "编号": "number", "任务编号": "number", "年度": "year", "任务": "name",
        "工作任务": "name", "任务名称": "name", "任务内容": "name", "工作内容": "name",
        "工作事项": "name", "主要任务": "name", "重点任务": "name", "类别": "kind",
        "任务类别": "kind", "动作": "kind", "重点工作": "priority", "对应州委重点工作": "priority",
        "对应县委重点工作": "priority", "中心工作": "priority", "服务重点工作": "priority",
        "四长三重": "tags", "牵头专委会": "committee", "责任专委会": "committee",
        "责任单位": "unit", "牵头单位": "unit", "承办单位": "unit", "责任部门": "unit",
        "责任科室": "unit", "配合单位": "partners", "协办单位": "partners",
        "配合部门": "partners", "分管领导": "leader", "责任领导": "leader", "牵头领导": "leader",
        "责任人": "person", "具体责任人": "person", "交办人": "assigned_by",
        "任务来源": "assigned_by", "工作措施": "measure", "具体措施": "measure",
        "主要措施": "measure", "工作要求": "measure", "目标任务": "measure",
        "工作目标": "measure", "开始时间": "start", "启动时间": "start", "完成时限": "due",
        "完成期限": "due", "时限要求": "due", "计划完成时间": "due", "要求完成时间": "due",
        "状态": "state", "完成状态": "state", "完成日期": "done_on", "办结日期": "done_on",
        "完成情况": "result", "工作成效": "result", "成效": "result", "备注": "remark",
        "进展情况": "work_progress.content", "工作进展": "work_progress.content",
        "推进情况": "work_progress.content", "目前进展": "work_progress.content",
        "完成进度": "work_progress.percent", "完成率": "work_progress.percent",
        "完成比例": "work_progress.percent",
    },
}  # fmt: skip
