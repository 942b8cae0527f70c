"""考核结果表: final grades by the points, each class apart; who did not pass twice in a row."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import answered_for, joined, short

FIELDS = (
    "name", "year", "ranking", "ranking.stored", "total", "total.stored", "rank", "final_grade",
    "decided_by", "decided_on", "talked_on", "group", "group.kind", "member.sector",
    "member.committee", "member.unit", "member.post", "member.no_score.stored", "remark",
)  # fmt: skip
ORDER = Option(
    "order", "排列", (("points", "按得分多少为序"), ("strokes", "按姓氏笔画为序")),
)  # fmt: skip
POINTS = Option("points", "得分", (("print", "印得分和名次"), ("none", "只印等次")))
UNSCORED, GROUPS, OTHERS = "不计分", "组", "其他"
GRADE_BEFORE = "grade_before"
"""The grade of the year before, which the subject adds for the list of low grades."""
EQUAL = "得分相同的名次相同，按姓氏笔画为序。"
APART = "主席会议成员、常委、委员分别排名，不相互比较；不计分的单列，不排名。"


def results(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The results of all given assessments; of several years each year has its own groups."""
    by_points, with_points = ORDER.of(chosen) == "points", POINTS.of(chosen) == "print"
    years = sorted({each.values.get("year", "") for each in shown}, reverse=True)
    one = f"{years[0]}年度" if len(years) == 1 else ""
    groups = [
        group for year in years
        for group in _groups([x for x in shown if x.values.get("year", "") == year], setting,
                             "" if one else f"{year}年度 ", (by_points, with_points))
    ]  # fmt: skip
    order = "按得分多少为序" if by_points else "按姓氏笔画为序"
    columns = [
        Column("名次" if with_points and by_points else "序号"),
        Column("姓名"),
        Column("界别"),
        Column("专委会", align="left"),
        Column("工作单位及职务", align="left"),
        *([Column("得分", align="right")] if with_points else []),
        Column("等次"),
        Column("备注", align="left", least=18),
    ]
    return Register(
        title=f"{setting.office}{one}履职考核结果表",
        note=f"（{order}，共{len(shown)}份）{_decided(shown)}",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        rules=(APART, EQUAL) if by_points else (APART,),
        signed=answered_for(setting.office),
    )


def _decided(shown: Sequence[Shown]) -> str:
    """The meeting that decided, where it is one."""
    found = {each.values.get("decided_by", "") for each in shown} - {""}
    return f"　{found.pop()}审定" if len(found) == 1 else ""


def _groups(
    shown: Sequence[Shown], setting: Setting, lead: str, how: tuple[bool, bool]
) -> list[RowGroup]:
    """One group of rows a class, in the office's order; those not scored at the end."""
    classes = [*setting.codes.get("score_subject", {}).values(), OTHERS, GROUPS, UNSCORED]
    piles: dict[str, list[Shown]] = {each: [] for each in classes}
    for each in shown:
        piles.setdefault(_class_of(each.values), []).append(each)
    found = []
    for title, pile in piles.items():
        by_points, with_points = how
        rows = sorted(pile, key=_points, reverse=True) if by_points else list(pile)
        ranks = _ranks(rows) if by_points and with_points else None
        if rows:
            unit = "个" if title == GROUPS else "人"
            lines = [
                _row(ranks[place] if ranks else str(place + 1), each.values, setting, how)
                for place, each in enumerate(rows)
            ]
            found.append(RowGroup(f"{lead}{title}（{len(rows)}{unit}）", lines))
    return found


def _class_of(values: Values) -> str:
    if values.get("group"):
        return GROUPS
    if values.get("member.no_score.stored") == "1":
        return UNSCORED
    return values.get("ranking", "") or OTHERS


def _points(shown: Shown) -> int:
    """The total in hundredths; without one it comes last."""
    text = shown.values.get("total.stored", "")
    return int(text) if text.lstrip("-").isdigit() else -(10**9)


def _ranks(rows: Sequence[Shown]) -> list[str]:
    """The place of each, equal totals share the first of theirs; "—" without a total."""
    ranks: list[str] = []
    for place, each in enumerate(rows):
        same = place and _points(each) == _points(rows[place - 1])
        told = ranks[-1] if same else str(place + 1)
        ranks.append(told if each.values.get("total.stored") else "—")
    return ranks


def _row(first: str, values: Values, setting: Setting, how: tuple[bool, bool]) -> list[str]:
    committee = short(values.get("member.committee", ""), setting)
    total = [values.get("total", "") or "—"] if how[1] else []
    return [
        first, values.get("name", ""), values.get("member.sector", ""), committee,
        joined(values, "member.unit", "member.post"), *total,
        values.get("final_grade", "") or "未审定", values.get("remark", ""),
    ]  # fmt: skip


def twice_low(shown: Sequence[Shown], setting: Setting, _chosen: Chosen) -> Register:
    """Who did not pass in two consecutive years; the subject has left out all others."""
    rows = [
        [str(number), x.values.get("name", ""), x.values.get("member.sector", ""),
         short(x.values.get("member.committee", ""), setting),
         joined(x.values, "member.unit", "member.post"), x.values.get("year", ""),
         x.values.get(GRADE_BEFORE, ""), x.values.get("final_grade", ""),
         dotted(x.values.get("talked_on", "")) or "没有约谈"]
        for number, x in enumerate(shown, 1)
    ]  # fmt: skip
    return Register(
        title=f"{setting.office}委员连续两年考核不合格名单",
        note=f"（共{len(rows)}人次）" if rows else "（没有连续两年不合格的）",
        columns=[
            Column("序号"), Column("姓名"), Column("界别"), Column("专委会", align="left"),
            Column("工作单位及职务", align="left"), Column("年度"), Column("上年等次"),
            Column("本年等次"), Column("约谈日期"),
        ],
        groups=[RowGroup("", rows)],
        foot=setting.foot,
        name_column=1,
        rules=("上年和本年审定的等次都不算合格的列入；换届连任的，和上一届的记录连起来看。",),
        signed=answered_for(setting.office),
    )  # fmt: skip


RESULTS = RegisterPrint(
    key="assessment_results",
    title="考核结果表",
    record="assessment",
    fields=FIELDS,
    register=results,
    options=(ORDER, POINTS),
)
TWICE_LOW = RegisterPrint(
    key="twice_low",
    title="连续两年不合格名单",
    record="assessment",
    fields=FIELDS,
    register=twice_low,
)
