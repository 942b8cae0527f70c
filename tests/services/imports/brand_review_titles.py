"""Headings as offices write them over lists of review rounds and of recognitions."""

from __future__ import annotations

BRAND_REVIEW_TITLES: dict[str, dict[str, str]] = {
    "brand_review": {
        "序号": "", "评审名称": "name", "名称": "name", "评审活动": "name", "评选名称": "name",
        "评选活动名称": "name", "品牌评选": "name", "评审年度": "year", "年度": "year",
        "年份": "year", "评选年度": "year", "评审环节": "phase", "环节": "phase",
        "轮次": "phase", "评审级别": "level", "级别": "level", "层级": "level",
        "评审状态": "state", "状态": "state", "评审进度": "state", "评审期限": "deadline",
        "截止日期": "deadline", "期限": "deadline", "打分截止": "deadline",
        "评审截止日期": "deadline", "名额": "quota", "入选名额": "quota", "评选名额": "quota",
        "组织单位": "organizer", "主办单位": "organizer", "牵头单位": "organizer",
        "评审办法": "rules", "评审标准": "rules", "评选条件": "rules", "审定会议": "decided_by",
        "审定单位": "decided_by", "审定日期": "decided_on", "公布日期": "decided_on",
        "结果文号": "document", "文号": "document", "通报文号": "document", "备注": "remark",
    },
    "recognition": {
        "序号": "", "名称": "name", "表彰名称": "name", "荣誉名称": "name", "荣誉称号": "name",
        "奖项名称": "name", "交流题目": "name", "经验材料题目": "name", "获奖名称": "name",
        "奖项": "name", "称号": "name", "级别": "level", "层级": "level", "表彰级别": "level",
        "交流级别": "level", "获奖级别": "level", "种类": "kind", "类型": "kind",
        "交流形式": "kind", "形式": "kind", "日期": "day", "时间": "day", "表彰时间": "day",
        "交流时间": "day", "获奖时间": "day", "发文日期": "day", "场合": "occasion",
        "会议名称": "occasion", "交流会议": "occasion", "交流平台": "occasion",
        "授予单位": "giver", "表彰单位": "giver", "颁奖单位": "giver", "发文单位": "giver",
        "主办单位": "giver", "文号": "document", "表彰文号": "document", "证书编号": "document",
        "委员": "members", "获奖委员": "members", "委员姓名": "members", "获奖者": "people",
        "受表彰者": "people", "交流人": "people", "专委会": "committee",
        "获奖人员": "members", "受表彰人员": "members", "单位": "committee",
        "交流单位": "committee", "获奖单位": "committee", "品牌项目": "brand", "年度": "year",
        "主要内容": "content", "主要事迹": "content", "备注": "remark",
    },
}  # fmt: skip
