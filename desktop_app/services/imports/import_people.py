"""Names of persons in lists: notes in brackets, two names in one cell, marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.records.lookup import Lookup

TWO_NAMES = "这一格里像是有两个人的姓名（{names}），请分成两行再导入"
_ODD = re.compile(r"[()（）、,，;；/／*＊△▲★☆#＃\d\n]|\S\s+\S")
_BRACKETED = re.compile(r"(?P<name>[^()（）]+)[(（](?P<note>[^()（）]*)[)）]\s*")
_NUMBER = re.compile(r"^\s*[(（]?\d{1,4}[)）]?\s*[.、．)）]?\s*(?=[一-鿿㐀-䶿])")
_MARKS = re.compile(r"[*＊△▲★☆#＃]+")
_SIGNS = re.compile(r"[、,，;；/／\n]+")
_TOKENS = re.compile(r"[、,，;；/／\s]+")
_NAME = re.compile(r"[一-鿿㐀-䶿𠀀-𯿿]{2,4}|[一-鿿]{1,10}(?:·[一-鿿]{1,10})+")
_BORN = re.compile(r"(\d{4}[年.]\d{1,2}(?:月(?:\d{1,2}日)?)?)(?:出?生)?")
_NO_ENDS = frozenset("局委办院所站厂校社部厅室处科队馆场乡镇村联会界党族员长任记师")
_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 端木 南宫 轩辕 万俟 "
    "闻人 申屠 太史 拓跋 独孤 百里 呼延 东郭 西门 濮阳 澹台 公冶 宗政 淳于 单于".split()
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞"
    "姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕"
    "楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索"
    "宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危"
    "玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)


class NameCell(NamedTuple):
    """A cell with a person's name, split: the name, other fields of the person, the rest."""

    name: str
    fields: Mapping[str, str]
    rest: str


def looks_like_name(text: str) -> bool:
    """Whether a text is a person's name by its length and its first character."""
    told = "".join(text.split())
    if "·" in told:
        return _NAME.fullmatch(told) is not None
    surname = told[:1] in _SURNAMES or told[:2] in _COMPOUND
    return surname and _NAME.fullmatch(told) is not None and told[-1] not in _NO_ENDS


def is_odd(text: str) -> bool:
    """Whether a cell holds more than a name and its spaces."""
    if not _ODD.search(text):
        return False
    return bool(two_names(text)) or name_cell(text, None).name != text.strip()


def two_names(text: str) -> list[str]:
    """The names in a cell that holds several, none where it holds one."""
    told = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    parts = [each.strip() for each in _SIGNS.split(told) if each.strip()]
    if len(parts) < 2:
        parts = told.split()
        if not parts or parts[0] in _COMPOUND or any(each[0] not in _SURNAMES for each in parts):
            return []
    joined = ["".join(each.split()) for each in parts]
    return joined if len(joined) > 1 and all(map(_NAME.fullmatch, joined)) else []


def name_cell(text: str, lookup: Lookup | None) -> NameCell:
    """Split a cell: 王丽（女，彝族） gives the name 王丽, the sex and the nation.

    Without `lookup` nothing in the brackets is looked up.
    """
    told = _NUMBER.sub("", text.strip())
    marks = "".join(_MARKS.findall(told))
    told = _MARKS.sub("", told).strip()
    found = _BRACKETED.fullmatch(told)
    if found is None:
        return NameCell(told, {}, marks)
    fields: dict[str, str] = {}
    rest: list[str] = [marks] if marks else []
    for token in filter(None, _TOKENS.split(found["note"].strip())):
        field = _field_of(token, lookup) if lookup else ""
        if field and field not in fields:
            fields[field] = _BORN.sub(r"\1", token)
        else:
            rest.append(token)
    return NameCell(found["name"].strip(), fields, "、".join(rest))


def _field_of(token: str, lookup: Lookup) -> str:
    """The field of a person that one word in brackets belongs to, '' for none."""
    if token in ("男", "女"):
        return "sex"
    if _BORN.fullmatch(token):
        return "born"
    for field in ("nation", "politics", "cppcc_post", "committee_post"):
        choices = lookup.codes.get(field)
        if choices is not None and choices.find(token) is not None:
            return field
    return ""
