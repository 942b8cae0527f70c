"""委员名册: the roster of members, by strokes, by sector or by committee."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted_month
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import (
    PHONES,
    grouped,
    joined,
    phone,
    short,
    termed,
    ungrouped,
)

GROUPS = Option(
    "group", "排列", (("strokes", "按姓氏笔画"), ("sector", "按界别"), ("committee", "按专委会"))
)
FIELDS = (
    "name", "term", "sex", "nation", "born", "politics", "politics2", "education", "unit", "post",
    "sector", "committee", "committee2", "cppcc_post", "mobile",
)  # fmt: skip
COLUMNS = {
    "序号": Column("序号"),
    "姓名": Column("姓名"),
    "性别": Column("性别"),
    "民族": Column("民族"),
    "出生年月": Column("出生年月"),
    "政治面貌": Column("政治面貌"),
    "学历": Column("学历"),
    "工作单位及职务": Column("工作单位及职务", align="left"),
    "界别": Column("界别"),
    "专委会": Column("专委会"),
    "政协职务": Column("政协职务"),
    "手机": Column("手机"),
}
NO_SECTOR, NO_COMMITTEE = "未定界别", "未定专委会"


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The roster of members given in the order of their names."""
    group = GROUPS.of(chosen)
    left_out = {"sector": "界别", "committee": "专委会"}.get(group, "")
    titles = [title for title in COLUMNS if title != left_out]
    row = _row_maker(titles, setting, chosen)
    if group == "strokes":
        groups, note = ungrouped(shown, row), setting.name_order
    elif group == "sector":
        order = setting.orders.get("sector", ())
        groups = grouped(shown, lambda each: [_sector(each)], order, "人", row)
        note = f"各界别内{setting.name_order}"
    else:
        order = setting.orders.get("committee", ())
        groups = grouped(shown, _committees, order, "人", row)
        note = f"各专委会内{setting.name_order}"
    terms = {each.values.get("term", "") for each in shown}
    term = terms.pop() if len(terms) == 1 else ""
    return Register(
        title=f"{termed(setting.office, term)}委员名册",
        note=f"（{_until(setting)}{note}，共{len(shown)}人）",
        columns=[COLUMNS[title] for title in titles],
        groups=groups,
        foot=setting.foot,
        name_column=titles.index("姓名"),
    )


def _until(setting: Setting) -> str:
    return f"截至{show_chinese_day(setting.as_of)}，" if setting.as_of else ""


def _sector(each: Shown) -> str:
    return each.values.get("sector") or NO_SECTOR


def _committees(each: Shown) -> list[str]:
    """Both committees of a member, who is then listed under both."""
    found = [each.values.get(name, "") for name in ("committee", "committee2")]
    return list(dict.fromkeys(filter(None, found))) or [NO_COMMITTEE]


def _row_maker(
    titles: Sequence[str], setting: Setting, chosen: Chosen
) -> Callable[[int, Shown], list[str]]:
    def row(number: int, each: Shown) -> list[str]:
        values = each.values
        texts = {
            "序号": str(number),
            "姓名": values.get("name", ""),
            "性别": values.get("sex", ""),
            "民族": values.get("nation", ""),
            "出生年月": dotted_month(values.get("born", "")),
            "政治面貌": joined(values, "politics", "politics2", between="、"),
            "学历": values.get("education", ""),
            "工作单位及职务": joined(values, "unit", "post"),
            "界别": values.get("sector", ""),
            "专委会": short(joined(values, "committee", "committee2", between="、"), setting),
            "政协职务": values.get("cppcc_post", ""),
            "手机": phone(values.get("mobile", ""), chosen),
        }
        return [texts[title] for title in titles]

    return row


PRINT = RegisterPrint(
    key="member_roster",
    title="委员名册",
    record="member",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS, PHONES),
    of_past=True,
)
