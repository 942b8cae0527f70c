"""Headings as offices write them over ledgers of opinion reports."""

from __future__ import annotations

TAKEN = "report_adoption.note"
REPORT_TITLES: dict[str, dict[str, str]] = {
    "opinion_report": {
        "序号": "", "编号": "number", "信息编号": "number", "期号": "number", "编发期号": "number",
        "年度": "year", "标题": "name", "信息标题": "name", "信息题目": "name", "题目": "name",
        "社情民意标题": "name", "标　题": "name", "反映人": "reflector", "反映者": "reflector",
        "第一反映人": "reflector", "作者": "reflector", "撰稿人": "reflector",
        "供稿人": "reflector", "反映单位": "reflector", "反映委员": "member",
        "其他反映人": "partners", "联名反映人": "partners", "单位及职务": "unit",
        "工作单位": "unit", "联系电话": "phone", "界别": "sector", "所属界别": "sector",
        "专委会": "committee", "所属专委会": "committee", "类别": "category",
        "信息类别": "category", "信息来源": "kind", "状态": "state", "收到日期": "received_on",
        "来稿时间": "received_on", "提交日期": "received_on", "编发日期": "issued_on",
        "签发日期": "issued_on", "刊发时间": "issued_on", "报送日期": "sent_on",
        "上报日期": "sent_on", "上报时间": "sent_on", "报送编号": "sent_no",
        "报送渠道": "channels", "报送对象": "addressee", "责任编辑": "editor",
        "审核人": "checker", "签发人": "issuer", "信息内容": "content", "内容": "content",
        "编发稿": "issued_text", "采用情况": TAKEN, "采用结果": TAKEN, "采用级别": TAKEN,
        "县采用": f"+{TAKEN}", "州采用": f"+{TAKEN}", "省采用": f"+{TAKEN}",
        "全国采用": f"+{TAKEN}", "省政协采用": f"+{TAKEN}", "全国政协采用": f"+{TAKEN}",
        "领导批示": "instruction.text", "批示": "instruction.text",
        "批示领导": "instruction.instructor", "批示日期": "instruction.day",
        "未采用原因": "reasons", "是否约稿": "commissioned", "约稿单位": "asked_by",
        "转化情况": "became", "办结日期": "closed_on", "不外传": "internal",
        "备注": "remark",
    },
}  # fmt: skip
"""By record and heading the field that it means; empty where the register has none for it."""
