"""Headings as offices write them over ledgers of press."""

from __future__ import annotations

PRESS_TITLES: dict[str, dict[str, str]] = {
    "press": {
        "序号": "", "标题": "name", "稿件标题": "name", "题目": "name", "稿件题目": "name",
        "稿件名称": "name", "报道标题": "name", "新闻标题": "name", "信息标题": "name",
        "作品名称": "name", "媒体": "outlet", "媒体名称": "outlet", "刊播媒体": "outlet",
        "采用媒体": "outlet", "刊发媒体": "outlet", "发布平台": "outlet", "采用平台": "outlet",
        "级别": "level", "媒体级别": "level", "采用级别": "level", "稿件类型": "kind",
        "类型": "kind", "体裁": "kind", "刊播日期": "day", "发布日期": "day", "刊发日期": "day",
        "采用日期": "day", "发表时间": "day", "刊登时间": "day", "时间": "day", "作者": "author",
        "撰稿人": "author", "供稿人": "author", "通讯员": "author", "版面": "location",
        "网址": "location", "链接": "location", "版面或网址": "location", "专委会": "committee",
        "供稿单位": "committee", "报送单位": "committee", "活动": "activity",
        "品牌项目": "brand", "年度": "year", "备注": "remark",
    },
}  # fmt: skip
