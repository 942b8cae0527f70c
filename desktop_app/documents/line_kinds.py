"""What a line of few words in a list is: a total, a note, a page's title, a section's heading."""

from __future__ import annotations

import re

_COUNTED = r"[:：]?\s*\d+\s*(?:人|名|位|场|次|个|条|件|项|户|家)"
_SUM = re.compile(
    r"(?:本页|本表|全县|全州|全市|全省|总)?(?:合计|总计|小计|共计|累计)"
    r"(?:[(（:：\d].*|(?:总)?人数.*|(?:人|名|位|场|次|个|条|件|项)?)"
    rf"|(?:以上|本界别|本组|本页|本表|全部|委员|其中)*[,，:：]?(?:总共|一共|共计|共有|共){_COUNTED}.*"
    r"|(?:总人数|人数合计|人数小计|总数)[:：]?.*"
    rf"|男(?:性|委员)?{_COUNTED}?.*女(?:性|委员)?{_COUNTED}?.*"
)
_NOTE = re.compile(
    r"(?:备?注\d?|附注|说明|填表说明|填表人|填报人|填报单位|填表单位|填表日期|填报日期|填报时间|"
    r"制表人?|制表单位|制表日期|审核人?|审签人?|复核人?|联系人|联系电话|联系人及电话|单位负责人|负责人|"
    r"统计人?|统计时间|统计日期|截止日期|截止时间|单位[(（]盖章[)）]|盖章|报送单位|报送时间|来源)"
    r"\s*[:：].*"
    r"|[※*＊▲★△☆].*|单位[:：].{0,6}|(?:以下|此处)(?:无|空白).*|(?:此页|以下)?(?:空白|无正文)"
)
_PAGE = re.compile(
    r"[(（]?(?:续表?|续上表|接上表|转下页|接上页|接下页)\d*[)）]?|第?\d+页[,，/]?共?\d*页?|共\d+页(?:第\d+页)?|"
    r"[-—–]\d+[-—–]"
)
_DAY = re.compile(
    r"(?:截[至止])?(?:\d{4}|[二〇○零一三四五六七八九]{4})[年./-]\d{0,2}[月./-]?\d{0,2}[日号]?"
    r"|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{0,3}日?"
)
_LABEL = re.compile(
    r"(?:[一-鿿]{0,6}(?:日期|时间|地点|主题|届次|人数|班次))\s*[:：].*|[一-鿿]{2,10}[:：]"
)
_TITLE = re.compile(
    r".{2,}(?:一览表|登记表|花名册|签到表|统计表|情况表|信息表|分组表|通讯录|名册|名单|名录|台账|汇总表|"
    r"明细表|安排表|计划表|表|册)(?:[(（].{1,20}[)）])?"
)
_NUMBERED = re.compile(
    r"(?P<a>[一二三四五六七八九十]{1,3}[、.．])|(?P<b>[(（][一二三四五六七八九十]{1,3}[)）])"
    r"|(?P<c>第[一二三四五六七八九十\d]{1,3}(?:部分|类|组|小组|联组|批|片区?))|(?P<d>\d{1,2}[、.．](?!\d))"
    r"|(?P<e>[(（]\d{1,2}[)）])|(?P<s>【)"
)
_HOW_MANY = re.compile(
    r"\s*[(（:：,，、]*\s*(?:(?<!中)共计?|合计|计)?\s*[\d一二三四五六七八九十]{1,4}\s*(?:人|名|位|个|场|次|条|件)"
    r"\s*[)）]?\s*[:：]?$"
)
_MONTH = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|\d{4}年度?|(?:\d{4}年)?"
    r"(?:第?[一二三四1-4]季度|[上下]半年)"
)
_BODY = re.compile(
    r".{1,14}(?:界|界别|委员会|专委会|专委|办公室|小组|[一二三四五六七八九十\d]组|联组|党派|团体|人士|"
    r"街道|民主党派|人民团体)"
)
_PLACE = re.compile(r".{2,8}[组类片]|.{1,8}(?:乡|镇|农场|社区)")
_NAME_LIKE = re.compile(r"[一-鿿㐀-䶿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}")
_TOLD_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_PROSE = re.compile(r"[。；;！？]|[,，].*[,，]")
PARTIES = frozenset(
    "中共 中国共产党 民革 民盟 民建 民进 农工党 致公党 九三学社 九三 台盟 无党派 无党派人士 "
    "共青团 青联 共青团和青联 工会 总工会 妇联 工商联 科协 台联 侨联 侨联台联 文联 文艺 科技 "
    "社科 经济 农业 教育 体育 新闻出版 医药卫生 医卫 少数民族 宗教 特邀 特邀人士 社会福利 "
    "社会保障 环境资源 对外友好".split()
)
_AROUND = "、.．:：*＊【】[]〔〕《》“”-—"
SHEET_MARK = "【"  # before the name of a sheet that stands over its lines
LONGEST_SECTION = 24


def tight(text: str) -> str:
    """A text without any space."""
    return "".join(text.split())


def is_sum(text: str) -> bool:
    """Whether a cell begins a line of totals: 合计、小计：12人、共 12 人、男 3 人女 5 人."""
    return may_be_sum(text) and _SUM.fullmatch(tight(text)) is not None


def may_be_sum(text: str) -> bool:
    """Whether a text has a character that every such cell has: looked for at little cost."""
    return "计" in text or "共" in text or "数" in text or "男" in text


def is_note(text: str) -> bool:
    """Whether a text is a remark below a table, or says who made it and when."""
    return _NOTE.match(tight(text)) is not None


def is_page_line(text: str) -> bool:
    """Whether a text belongs to a printed page, not to the list: 续表、第 2 页、日期：."""
    told = tight(text)
    if told.endswith((":", "：")) and is_section(told[:-1], person=True):
        return False
    return any(each.fullmatch(told) for each in (_PAGE, _DAY, _LABEL))


def is_title(text: str) -> bool:
    """Whether a text is the title of a list: 某县政协委员名册（2026年）."""
    return len(tight(text)) > 4 and _TITLE.fullmatch(tight(text)) is not None


def is_prose(text: str) -> bool:
    """Whether a text is a sentence."""
    return _PROSE.search(text) is not None


def is_bracketed(text: str) -> bool:
    """Whether a text is wholly in brackets, a note to the line above: （女，彝族）."""
    return _TOLD_IN_BRACKETS.fullmatch(tight(text)) is not None


def is_section(text: str, *, person: bool, full: bool = True) -> bool:
    """Whether a text heads a section of a list.

    `person`: the other lines begin with names of persons; `full`: they say more than names.
    """
    told = tight(text)
    if len(told) > LONGEST_SECTION or is_prose(told):
        return False
    found = _NUMBERED.match(told)
    if found and len(told) > found.end():
        return not (found.lastgroup in ("d", "e") and _NAME_LIKE.fullmatch(told[found.end() :]))
    name = without_count(told)
    if (name != told and name) or _MONTH.fullmatch(told):
        return True
    name = name.rstrip(":：")
    if not person or len(name) < 2:
        return False
    sure = name in PARTIES or (len(name) > 2 and _BODY.fullmatch(name) is not None)
    return sure or (full and len(name) > 2 and _PLACE.fullmatch(name) is not None)


def section_style(text: str) -> str:
    """Which way a section is numbered, so that one replaces another of its own level."""
    told = tight(text)
    if _MONTH.fullmatch(told):
        return "year" if told.endswith(("年", "年度")) else "month"
    found = _NUMBERED.match(told)
    return (found.lastgroup or "") if found else ""


def without_count(text: str) -> str:
    """A section's text without the number of its entries: 中共界（12人） is 中共界."""
    return _HOW_MANY.sub("", text)


def section_name(text: str) -> str:
    """A section's text without number and count: 一、中共界（12人） is 中共界."""
    told = tight(text).rstrip("】")
    found = _NUMBERED.match(told)
    if found and found.lastgroup != "c":
        told = told[found.end() :]
    return without_count(told).strip(_AROUND)
