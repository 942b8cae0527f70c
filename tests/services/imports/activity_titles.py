"""Headings as offices write them over ledgers of activities, of leave and of groups."""

from __future__ import annotations

ACTIVITY_TITLES: dict[str, dict[str, str]] = {
    "activity": {
        "序号": "", "活动名称": "name", "会议名称": "name", "会议（活动）名称": "name",
        "活动主题": "name", "名称": "name", "活动类型": "kind", "类型": "kind",
        "活动类别": "kind", "会议类型": "kind", "活动日期": "start_on", "活动时间": "start_on",
        "会议时间": "start_on", "召开日期": "start_on", "日期": "start_on", "结束日期": "end_on",
        "地点": "place", "活动地点": "place", "会议地点": "place", "主办专委会": "committee",
        "承办专委会": "committee", "牵头专委会": "committee", "协办单位": "partner_units",
        "配合单位": "partner_units", "参加人数": "came_count", "应到人数": "due_count",
        "应到": "due_count", "实到": "came_count", "实到人数": "came_count", "主持人": "leader",
        "带队领导": "leader", "活动内容": "content", "主要内容": "content", "会议议程": "content",
        "存在问题": "problems", "对策建议": "advice", "活动成效": "effect", "经费": "funds",
        "受谁委托": "entrusted_by", "委托单位": "entrusted_by", "联动层级": "levels",
        "届次": "term", "会次": "session", "通知文号": "notice_no", "通知日期": "noticed_on",
        "参加范围": "due_body", "联系人": "contact", "联系电话": "contact_phone", "状态": "state",
        "备注": "remark",
    },
    "leave": {
        "序号": "", "编号": "number", "请假编号": "number", "单号": "number", "姓名": "member",
        "委员": "member", "请假人": "member", "请假委员": "member", "请假类型": "kind",
        "请假类别": "kind", "假别": "kind", "会议名称": "activity", "会议（活动）": "activity",
        "请假的会议（活动）": "activity", "申请日期": "asked_on", "申请时间": "asked_on",
        "请假日期": "asked_on", "开始日期": "since", "起始日期": "since", "请假时间": "since",
        "结束日期": "until", "截止日期": "until", "事由": "reason", "请假事由": "reason",
        "请假原因": "reason", "批准人": "approver", "审批人": "approver", "审批领导": "approver",
        "批准日期": "decided_on", "审批日期": "decided_on", "审批结果": "state",
        "批准情况": "state", "审批意见": "decision_note", "文号": "document", "年度": "year",
        "备注": "remark",
    },
    "group": {
        "序号": "", "组名": "name", "小组名称": "name", "组别": "name", "活动小组": "name",
        "界别组": "name", "联络组": "name", "名称": "name", "工作室名称": "name",
        "类别": "kind", "类型": "kind", "组长": "leader", "召集人": "leader",
        "负责人": "leader", "副组长": "deputy", "副召集人": "deputy", "联络员": "liaison",
        "联系人": "liaison", "秘书": "liaison", "联系电话": "phone", "电话": "phone",
        "成立日期": "founded", "成立时间": "founded", "联系专委会": "committee",
        "对口专委会": "committee", "界别": "sector", "所属界别": "sector", "协商点": "point",
        "挂联点": "point", "活动场所": "place", "地址": "place", "人数": "member_count",
        "组员人数": "member_count", "成员人数": "member_count", "职责": "duties",
        "工作职责": "duties", "状态": "state", "备注": "remark",
    },
}  # fmt: skip
