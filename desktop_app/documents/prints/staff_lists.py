"""机关干部名册, and 专委会办公室力量情况表: posts, who is there, ages on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.printables import Column, Foot, Register, RowGroup
from desktop_app.documents.prints.days import dotted, dotted_month, years_old
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import (
    PHONES,
    answered_for,
    fulfils,
    grouped,
    phone,
    short,
    ungrouped,
    valued,
)
from desktop_app.records.staff import Staff

GROUPS = Option("group", "排列", (("committee", "按专委会、机构"), ("strokes", "按姓氏笔画")))
WHICH = Option("which", "范围", (("here", "在岗和借调的"), ("all", "全部，包括退休、调离的")))
FIELDS = (
    "name", "sex", "nation", "born", "politics", "education", "post", "rank", "committee",
    "section", "since", "state", "phone", "remark", "state.stored",
)  # fmt: skip
COLUMNS = (
    Column("序号"),
    Column("姓名"),
    Column("性别"),
    Column("民族"),
    Column("出生年月"),
    Column("政治面貌"),
    Column("学历"),
    Column("专委会（机构）"),
    Column("职务"),
    Column("职级"),
    Column("任现职时间"),
    Column("状态"),
    Column("联系电话"),
    Column("备注", align="left"),
)
NOWHERE = "未写机构"


def roster(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The staff given in the order of their names, by committee and section or all together."""
    every = WHICH.of(chosen) == "all"
    kept = [each for each in shown if every or fulfils(each.values, Staff.HERE)]

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, FIELDS)
        return [
            str(number), values["name"], values["sex"], values["nation"],
            dotted_month(values["born"]), values["politics"], values["education"],
            short(place_of(values), setting), values["post"], values["rank"],
            dotted(values["since"]), values["state"], phone(values["phone"], chosen),
            values["remark"],
        ]  # fmt: skip

    if GROUPS.of(chosen) == "strokes":
        groups, note = ungrouped(kept, row), setting.name_order
    else:
        order = setting.orders.get("committee", ())
        groups = grouped(kept, lambda each: [place_of(each.values) or NOWHERE], order, "人", row)
        note = f"各机构内{setting.name_order}"
    return Register(
        title=f"{setting.office}机关干部名册",
        note=f"（{_until(setting)}{note}，共{len(kept)}人）",
        columns=COLUMNS,
        groups=groups,
        foot=_foot(setting),
        name_column=1,
    )


def place_of(values: Values) -> str:
    """The committee of a person, else the section."""
    return values.get("committee", "") or values.get("section", "")


def _until(setting: Setting) -> str:
    return f"截至{show_chinese_day(setting.as_of)}，" if setting.as_of else ""


def _foot(setting: Setting) -> Foot:
    """The foot of a page, closed on the day that is shown."""
    if not setting.as_of:
        return setting.foot
    return replace(setting.foot, closing=show_chinese_day(setting.as_of))


BANDS: tuple[tuple[str, int, int], ...] = (
    ("35岁及以下", 0, 35), ("36—45岁", 36, 45), ("46—55岁", 46, 55), ("56岁及以上", 56, 999),
)  # fmt: skip
AGES = "在岗人员年龄"
STRENGTH_FIELDS = ("name", "born", "post", "committee", "section", "state.stored")
POSTS = "staff_post"
STRENGTH_COLUMNS = (
    Column("专委会（机构）", align="left"),
    Column("核定职数"),
    Column("在岗"),
    Column("借调在外"),
    Column("空缺"),
    *(Column(title, over=AGES) for title, _, _ in BANDS),
    Column("不明", over=AGES),
    Column("平均年龄", over=AGES),
    Column("空缺的职务", align="left"),
)
RULES = (
    "统计全部机关干部。空缺＝核定职数－在岗－借调在外，多出的写“超”；没有登记核定职数的写“—”。",
    "合计的空缺是各行相加，超出的相抵，没有登记核定职数的不算。",
    "年龄按周岁，只算在岗的；平均年龄不算出生日期不明的。",
)
UNKNOWN, TOTAL = "—", "合计"


class Strength(NamedTuple):
    """The numbers of one line: posts or None, who is there, who is on loan, known ages.

    `vacant` are posts that nobody holds: below 0 where more people are there, None without posts.
    """

    planned: int | None
    present: int
    seconded: int
    vacant: int | None
    ages: tuple[int, ...]


def strength(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """Posts, people and ages of each committee and section, with their sum."""
    day = setting.as_of or setting.today
    here = [each for each in shown if fulfils(each.values, Staff.HERE)]
    posts = shown[0].children.get(POSTS, ()) if shown else ()
    planned = _planned(posts)
    people: dict[str, list[Shown]] = {}
    for title in setting.orders.get("committee", ()):
        people[title] = []
    for each in here:
        people.setdefault(place_of(each.values) or NOWHERE, []).append(each)
    for title in planned:
        people.setdefault(title, [])
    rows, counted = [], []
    for title, own in people.items():
        if own or title in planned:
            one = strength_of(own, planned.get(title), day)
            counted.append(one)
            rows.append([title, *_numbers(one), _vacancies(own, planned.get(title, {}))])
    rows.append([TOTAL, *_numbers(sum_of(counted)), ""])
    return Register(
        title=f"{setting.office}专委会办公室力量情况表",
        note=f"（截至{show_chinese_day(day)}）",
        columns=STRENGTH_COLUMNS,
        groups=[RowGroup("", rows)],
        foot=_foot(setting),
        rules=RULES,
        signed=answered_for(setting.office),
    )


def strength_of(own: Sequence[Shown], posts: Mapping[str, int] | None, day: str) -> Strength:
    """The numbers of the people of one committee or section on a day."""
    there = [each for each in own if fulfils(each.values, Staff.PRESENT)]
    present, seconded = len(there), sum(fulfils(each.values, Staff.SECONDED) for each in own)
    planned = None if posts is None else sum(posts.values())
    ages = (years_old(each.values.get("born", ""), day) for each in there)
    return Strength(
        planned, present, seconded, None if planned is None else planned - present - seconded,
        tuple(each for each in ages if each is not None),
    )  # fmt: skip


def sum_of(lines: Sequence[Strength]) -> Strength:
    """The sum of several lines; posts and vacancies are those of the lines that have some."""
    with_posts = [each for each in lines if each.planned is not None]
    return Strength(
        sum(each.planned or 0 for each in with_posts) if with_posts else None,
        sum(each.present for each in lines),
        sum(each.seconded for each in lines),
        sum(each.vacant or 0 for each in with_posts) if with_posts else None,
        tuple(age for each in lines for age in each.ages),
    )


def _numbers(line: Strength) -> list[str]:
    vacant = line.vacant
    told = UNKNOWN if vacant is None else str(vacant) if vacant >= 0 else f"超{-vacant}"
    bands = [sum(low <= age <= high for age in line.ages) for _, low, high in BANDS]
    mean = f"{sum(line.ages) / len(line.ages):.1f}" if line.ages else UNKNOWN
    return [
        UNKNOWN if line.planned is None else str(line.planned), str(line.present),
        str(line.seconded), told, *map(str, bands), str(line.present - len(line.ages)), mean,
    ]  # fmt: skip


def _planned(posts: Sequence[Values]) -> dict[str, dict[str, int]]:
    """By committee the number of each post."""
    found: dict[str, dict[str, int]] = {}
    for row in posts:
        if row["planned"].isdecimal():  # what is held back has no number
            of_committee = found.setdefault(row["committee"], {})
            of_committee[row["post"]] = of_committee.get(row["post"], 0) + int(row["planned"])
    return found


def _vacancies(own: Sequence[Shown], posts: Mapping[str, int]) -> str:
    """Which posts are not all held, each with how many: 主任1、科员2."""
    held = dict.fromkeys(posts, 0)
    fits = _fitting(posts)
    for each in own:
        post = fits(each.values.get("post", ""))
        if post:
            held[post] += 1
    left = {post: count - held[post] for post, count in posts.items()}
    return "、".join(f"{post}{count}" for post, count in left.items() if count > 0)


def _fitting(posts: Mapping[str, int]) -> Callable[[str], str]:
    """Finds the post that a person's own post names: 办公室主任 is a 主任, a 副主任 is none."""
    longest = sorted(posts, key=len, reverse=True)

    def fits(own: str) -> str:
        return next(
            (post for post in longest
             if own.endswith(post) and not own.removesuffix(post).endswith("副")), "",
        )  # fmt: skip

    return fits


ROSTER = RegisterPrint(
    key="staff_roster",
    title="机关干部名册",
    record="staff",
    fields=FIELDS,
    register=roster,
    options=(GROUPS, WHICH, PHONES),
    of_past=True,
)
STRENGTH = RegisterPrint(
    key="staff_strength",
    title="专委会办公室力量情况表",
    record="staff",
    fields=STRENGTH_FIELDS,
    register=strength,
    of_past=True,
    whole=True,
)
