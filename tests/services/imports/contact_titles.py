"""Headings as offices write them over ledgers of visits, of pairs and of temporary branches."""

from __future__ import annotations

CONTACT_TITLES: dict[str, dict[str, str]] = {
    "contact": {
        "序号": "", "编号": "number", "走访编号": "number", "日期": "day", "走访日期": "day",
        "走访时间": "day", "联系日期": "day", "谈心时间": "day", "时间": "day",
        "走访对象": "person",
        "被走访人": "person", "谈心对象": "person", "联系对象": "person", "委员姓名": "person",
        "单位": "unit", "工作单位": "unit", "界别": "sector", "所属界别": "sector",
        "走访人": "visitor", "走访领导": "visitor", "谈心人": "visitor", "方式": "kind",
        "走访方式": "kind", "联系方式": "kind", "形式": "kind", "地点": "place",
        "走访地点": "place", "专委会": "committee", "工作和履职情况": "work",
        "走访内容": "work", "对政协工作的意见建议": "on_cppcc",
        "对全县工作的意见建议": "on_county", "界别群众诉求": "demands", "反映的问题": "demands",
        "反映的诉求": "demands",
        "诉求": "demands", "困难和问题": "difficulties", "存在困难": "difficulties",
        "转办单位": "handed_to", "答复单位": "handed_to", "答复内容": "answer",
        "办理结果": "answer", "答复日期": "answered_on", "答复情况": "state",
        "办理情况": "state", "年度": "year", "备注": "remark",
    },
    "pairing": {
        "序号": "", "层次": "level", "联系层次": "level", "联系类别": "level",
        "联系人": "linker_name", "联系人姓名": "linker_name", "党组成员": "linker_name",
        "联系领导": "linker_name", "党员委员": "linker_name", "党员委员姓名": "linker_name",
        "联系对象": "target_name", "被联系人": "target_name", "党外委员": "target_name",
        "党外委员姓名": "target_name", "结对委员": "target_name", "结对对象": "target_name",
        "联系界别": "target_name", "联系的党外委员": "target_name", "联系的界别": "target_sector",
        "联系的组": "target_group", "每年次数": "times", "联系次数": "times",
        "每年联系次数": "times", "要求次数": "times", "结对日期": "since", "结对时间": "since",
        "起始日期": "since", "截止日期": "until", "解除日期": "until", "文件依据": "document",
        "文号": "document", "备注": "remark", "说明": "remark",
    },
    "branch": {
        "序号": "", "名称": "name", "党支部名称": "name", "临时党支部名称": "name",
        "支部名称": "name", "党组织名称": "name", "临时党组织名称": "name", "类别": "kind",
        "类型": "kind", "党组织类别": "kind", "形式": "form", "设置形式": "form",
        "专委会": "committee", "所属专委会": "committee", "依托专委会": "committee",
        "活动": "activity", "依托活动": "activity", "批准单位": "approved_by",
        "批准机关": "approved_by", "上级党组织": "approved_by", "批准日期": "approved_on",
        "批复时间": "approved_on", "批复文号": "document", "文号": "document",
        "成立日期": "since", "成立时间": "since", "撤销日期": "until", "撤销时间": "until",
        "书记": "secretary", "支部书记": "secretary", "负责人": "secretary",
        "党员人数": "member_count", "党员数": "member_count", "正式党员": "full_count",
        "状态": "state", "备注": "remark",
    },
}  # fmt: skip
