"""Headings as offices write them over lists of supervision, supervisors, experts, receptions."""

from __future__ import annotations

SUPERVISION_TITLES: dict[str, dict[str, str]] = {
    "supervision_item": {
        "序号": "", "编号": "number", "年度": "year", "监督议题": "name", "议题": "name",
        "监督事项": "name", "监督项目": "name", "监督内容": "name", "监督主题": "name",
        "监督方式": "modes", "监督形式": "modes", "列入计划": "plan_document",
        "计划文号": "plan_document", "被监督单位": "unit", "监督对象": "unit",
        "受监督单位": "unit", "承办专委会": "committee", "牵头专委会": "committee",
        "责任专委会": "committee", "组长": "leader", "带队领导": "leader", "监督小组": "group",
        "监督组成员": "people", "参加委员": "people", "监督时间": "start_on",
        "监督日期": "start_on", "开展时间": "start_on", "结束日期": "end_on",
        "监督方案": "scheme", "实施方案": "scheme", "发现的问题": "findings",
        "存在问题": "findings", "主要问题": "findings", "送达日期": "sent_on",
        "专报文号": "document", "文号": "document", "反馈期限": "reply_due",
        "整改期限": "reply_due", "反馈日期": "replied_on", "整改反馈日期": "replied_on",
        "整改情况": "rectification", "整改落实情况": "rectification", "回头看情况": "looked",
        "回头看日期": "looked_on", "办结日期": "closed_on", "状态": "state", "备注": "remark",
    },
    "supervisor": {
        "序号": "", "姓名": "name", "特约监督员": "name", "监督员": "name",
        "监督员姓名": "name", "委员": "member", "委员姓名": "member", "单位及职务": "post",
        "工作单位及职务": "post", "工作单位": "post", "单位职务": "post", "职务": "post",
        "联系电话": "phone", "电话": "phone", "手机": "phone", "受聘单位": "unit",
        "聘任单位": "unit", "监督单位": "unit", "派驻单位": "unit", "聘请单位": "unit",
        "聘任日期": "since", "受聘日期": "since", "聘任时间": "since", "聘期至": "until",
        "聘期": "until", "到期日期": "until", "聘书编号": "document", "文号": "document",
        "聘任文号": "document", "监督次数": "times", "参加次数": "times", "聘任状态": "state",
        "状态": "state", "备注": "remark",
    },
    "expert": {
        "序号": "", "姓名": "name", "专家姓名": "name", "性别": "sex", "专业领域": "specialty",
        "专业": "specialty", "专长": "specialty", "研究方向": "specialty",
        "擅长领域": "specialty", "职称": "title", "专业技术职务": "title",
        "技术职称": "title", "工作单位": "unit", "单位": "unit", "所在单位": "unit",
        "职务": "post", "现任职务": "post", "联系电话": "phone", "电话": "phone",
        "手机": "phone", "手机号码": "phone", "电子邮箱": "email", "邮箱": "email",
        "对口专委会": "committee", "联系专委会": "committee", "专委会": "committee",
        "聘任日期": "since", "聘任时间": "since", "聘期至": "until", "聘期": "until",
        "到期日期": "until", "聘书编号": "document", "聘书文号": "document",
        "推荐单位": "recommended_by", "推荐人": "recommended_by", "聘任状态": "state",
        "备注": "remark",
    },
}  # fmt: skip
