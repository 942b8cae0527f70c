"""Cells that give several fields, as under 单位及职务 or 联络员及电话, taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desktop_app.documents.headers import PLUS, FieldTitles
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code, Day, PersonName, Phone
from desktop_app.records.links import Link, Links
from desktop_app.records.other_titles import other_titles
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_words import NOTED

NOT_APART = "没有看出哪里分开，整段写在{label}里，请核对"
_RANK = (
    r"(?:原|现任|挂职|兼|兼职|兼任|党(?:组|委|总支|支部|工委)|常务|第一|首席|主治|高级|"
    r"[一二三四]级|正高级|副高级|中级|初级|执行|名誉|驻村|党务)"
)
_OFFICE = (
    "党组书记|党委书记|支部书记|总支书记|书记|主席|主任医师|主任护师|主任科员|主任|局长|院长|所长|"
    "站长|校长|园长|镇长|乡长|县长|区长|州长|市长|部长|处长|科长|股长|队长|厂长|场长|馆长|台长|"
    "行长|社长|店长|村长|组长|会长|理事长|董事长|秘书长|检察长|庭长|政委|总经理|经理|总监|总裁|"
    "董事|监事|理事|教师|讲师|教授|教研员|医师|医生|护士长|护师|护士|药师|技师|工程师|经济师|"
    "会计师|会计|农艺师|畜牧师|兽医师|设计师|建筑师|律师|法官|检察官|民警|干警|干部|职员|职工|"
    "科员|研究员|馆员|编辑|记者|演员|导演|画家|负责人|法人代表|法定代表人|法人|创始人|合伙人|"
    "技术员|管理员|业务员|技术骨干|大户|带头人|传承人|住持|阿訇|牧师|员工|主管|专干|调研员|"
    "巡视员|督学|委员|常委|成员|代表|主编|院士|农民|村民|居民|个体户|退休干部|退休|主委"
)
_POST = rf"(?:{_RANK}*(?:副|正|总|助理|名誉|代)?(?:{_OFFICE}))"
POSTS = re.compile(rf"{_POST}(?:[、,，兼和/ 　]*{_POST})*$")
_SIGNS = re.compile(r"\s*[,，;；:：/／|｜\n\t]\s*|\s{2,}|　+")
_PHONE = re.compile(
    r"[(（]?(?:\+?86[- ]?)?"
    r"(?:1\d{10}|0\d{2,3}[-— )）]?\d{7,8}|\d{7,8}|1\d{2}[- ]\d{4}[- ]\d{4})[)）]?"
)
SPANS = ("起止时间", "起止日期", "起止年月")
"""What a column of a first and a last day may be called."""
_BETWEEN = " \t\n　,，、;；:：/／|-—()（）"
_DAY = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*(?:\d{1,2}\s*日?)?)?")
_BODY = re.compile(r".{2,}(?:委员会|专委会|专委|委)")
"""What a committee is called where people are named too."""
_DOCUMENT = re.compile(
    r"[(（]?\s*(?P<number>[\u4e00-\u9fffA-Za-z]{1,15}\s*"
    r"[〔\[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*第?\d+\s*号)\s*[)）]?"
)
_NAME = re.compile(
    r"(?P<name>[一-鿿㐀-䶿]{2,4}|[一-鿿]{1,8}(?:·[一-鿿]{1,8})+)[\s　,，、:：/]+(?P<rest>.+)"
)
_BRACKETED = re.compile(r"(?P<name>[^()（）]{2,12})[(（](?P<rest>.+)[)）]")


def combined_headings(model: type[Record]) -> tuple[FieldTitles, ...]:
    """What a column may be called that gives several fields of a record."""
    found = []
    others = other_titles(model.KEY)
    for names in model.IMPORT.combined:
        fields = [model.field(name) for name in names]
        label = "和".join(each.label for each in fields) + "（合在一格）"
        parts = tuple(_titles(each, others.get(each.name, ())) for each in fields)
        whole = SPANS if all(isinstance(each, Day) for each in fields) else ()
        found.append(FieldTitles(PLUS.join(names), label, whole, parts))
    if NOTED in (each.name for each in model.declared()):
        found.append(FieldTitles(PLUS + NOTED, "记入备注（连同表头）", model.IMPORT.noted))
    return tuple(found)


def _titles(field: Field, more: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of a field inside a title of two fields."""
    found = [field.label, *field.also, *more]
    if "职务" in field.label:
        found.append("职务")
    if isinstance(field, Phone):
        found += ["电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码"]
    if isinstance(field, Day):
        found += ["时间", "日期"]
    return tuple(dict.fromkeys(found))


def apart(model: type[Record], names: tuple[str, ...], text: str) -> tuple[dict[str, str], str]:
    """The part of a cell for each field, and the remark on a cell that could not be split."""
    told = text.strip()
    fields = {name: model.field(name) for name in names}
    found = _by_kind(fields, told) or _by_sign(names, told)
    if found:
        return {name: part for name, part in found.items() if part}, ""
    first = names[0]
    return {first: told}, NOT_APART.format(label=fields[first].label)


def _by_sign(names: tuple[str, ...], text: str) -> dict[str, str]:
    """The parts of a cell that a sign or a line break separates, one for each field."""
    parts = [each.strip() for each in _SIGNS.split(text) if each.strip()]
    if len(parts) != len(names):
        parts = text.split()
    if any(POSTS.search(each) for each in parts[:-1]):  # two posts, not a unit and a post
        return {}
    return dict(zip(names, parts, strict=True)) if len(parts) == len(names) else {}


def _by_kind(fields: Mapping[str, Field], text: str) -> dict[str, str]:
    """The parts of a cell, split by the types of its fields; empty where that fails."""
    first, second = list(fields)[:2]
    for test, cut in _CUTS:
        if test(fields[first], fields[second]):
            return cut(first, second, text)
    linked: type[Record] | None = getattr(fields[first], "linked", None)
    if linked is not None and linked.IMPORT.title_and_rest is not None:
        return _title_and_more(linked, first, second, text)
    return {}


def _with_phone(first: str, second: str, text: str) -> dict[str, str]:
    numbers = [found[0] for found in _PHONE.finditer(text)]
    rest = " ".join(_PHONE.sub(" ", text).strip(_BETWEEN).split())
    return {first: rest.strip(_BETWEEN), second: "、".join(numbers)} if numbers else {first: text}


def _unit_and_post(first: str, second: str, text: str) -> dict[str, str]:
    parts = [each for each in _SIGNS.split(text) if each]
    if len(parts) == 2 and not POSTS.fullmatch(parts[0]):
        return dict(zip((first, second), parts, strict=True))
    words = text.split()
    if len(words) == 2 and POSTS.search(words[1]) and not POSTS.search(words[0]):
        return dict(zip((first, second), words, strict=True))
    if any(POSTS.search(each) for each in words[:-1]):
        return {}
    told = "".join(words) if not text.isascii() else text
    found = POSTS.search(told)
    if found is None:
        return {}
    unit = told[: found.start()].rstrip("、,，兼")
    if "、" in unit or "，" in unit:
        return {}
    return {first: unit, second: found[0]}


def _name_and_more(first: str, second: str, text: str) -> dict[str, str]:
    found = _BRACKETED.fullmatch(text) or _NAME.fullmatch(text)
    return {first: found["name"].strip(), second: found["rest"].strip()} if found else {}


def _name_and_sex(first: str, second: str, text: str) -> dict[str, str]:
    found = re.fullmatch(r"(?P<name>.{2,12}?)[\s,，、(（/]*(?P<sex>[男女])[)）]?", text)
    return {first: found["name"], second: found["sex"]} if found else {first: text}


def _title_and_more(linked: type[Record], first: str, second: str, text: str) -> dict[str, str]:
    """The title of a linked record and what is behind it; empty where no title is seen."""
    hints = linked.IMPORT
    assert hints.title_and_rest is not None
    found = hints.title_and_rest.fullmatch(text)
    if found:
        return {first: found["first"], second: found["rest"]}
    is_title = hints.title_pattern is None or hints.title_pattern.fullmatch(text)
    return {first: text} if is_title else {}


def _coded(first: str, second: str, text: str) -> dict[str, str]:
    """Two codes without anything between them: 男汉族, 大学学士."""
    for place in range(1, len(text)):
        parts = text[:place].strip(_BETWEEN), text[place:].strip(_BETWEEN)
        if _is_code(first, parts[0]) and _is_code(second, parts[1]):
            return dict(zip((first, second), parts, strict=True))
    if _is_code(second, text) and not _is_code(first, text):
        return {second: text}
    return {first: text} if _is_code(first, text) else {}


def _is_code(name: str, text: str) -> bool:
    choices = default_choices().get(name)
    return choices is not None and choices.find(text) is not None


def _day_and_more(first: str, second: str, text: str) -> dict[str, str]:
    found = _DAY.search(text)
    if found is None:
        return {}
    return {first: found[0], second: text.replace(found[0], " ").strip(_BETWEEN)}


def _people_and_committee(first: str, second: str, text: str) -> dict[str, str]:
    """Names of people and of one committee, each of them alone too."""
    parts = [each for each in re.split(r"[、,，;；\s]+", text) if each]
    bodies = [each for each in parts if _BODY.fullmatch(each)]
    if len(bodies) > 1:
        return {}
    people = "、".join(each for each in parts if each not in bodies)
    return {first: people, second: "".join(bodies)}


def _giver_and_document(first: str, second: str, text: str) -> dict[str, str]:
    """A body and the number of its paper, as 演示州政协（演政协〔2026〕3号）; or one of them."""
    found = _DOCUMENT.search(text)
    if found is None:
        return {} if _SIGNS.search(text) else {first: text}
    rest = (text[: found.start()] + " " + text[found.end() :]).strip(_BETWEEN)
    return {first: " ".join(rest.split()), second: found["number"]}


_CUTS: tuple[
    tuple[Callable[[Field, Field], bool], Callable[[str, str, str], dict[str, str]]], ...
] = (
    (lambda _, second: isinstance(second, Phone), _with_phone),
    (lambda first, second: first.name == "name" and second.name == "sex", _name_and_sex),
    (lambda first, second: isinstance(first, Code) and isinstance(second, Code), _coded),
    (lambda _, second: bool(getattr(second, "document", False)), _giver_and_document),
    (
        lambda first, second: isinstance(first, Links) and isinstance(second, Link),
        _people_and_committee,
    ),
    (lambda first, _: isinstance(first, PersonName), _name_and_more),
    (lambda first, _: isinstance(first, Day), _day_and_more),
    (lambda first, second: first.name == "unit" and second.name == "post", _unit_and_post),
)
