"""履职情况通报函: a letter to each recommending body or workplace with a table of its members."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Block, Column, Letter, Paragraph, TableBlock
from desktop_app.documents.prints.declared import Chosen, LettersPrint, Option, Setting, Shown
from desktop_app.documents.prints.result_letters import POINTS

FIELDS = (
    "name", "year", "group", "total", "final_grade", "decided_by", "member.recommended_by",
    "member.unit", "member.post", "member.sector",
)  # fmt: skip
NO_BODY = "\u3000" * 8
TO = Option("to", "通报给", (("recommended_by", "推荐单位"), ("unit", "工作单位")))


def letters(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> list[Letter]:
    """The letters by the names of the bodies; of members without one the addressee is blank."""
    field = f"member.{TO.of(chosen)}"
    bodies: dict[tuple[str, str], list[Shown]] = {}
    for each in shown:
        place = (each.values.get(field, ""), each.values.get("year", ""))
        bodies.setdefault(place, []).append(each)
    return [_letter(place, members, setting, chosen) for place, members in sorted(bodies.items())]


def _letter(
    place: tuple[str, str], members: Sequence[Shown], setting: Setting, chosen: Chosen
) -> Letter:
    body, year = place
    recommended = TO.of(chosen) == "recommended_by"
    which = "推荐的" if recommended else ""
    meetings = {each.values.get("decided_by", "") for each in members} - {""}
    by = f"经{meetings.pop()}审定，" if len(meetings) == 1 else ""
    blocks: list[Block] = [
        Paragraph(
            f"{by}现将你单位{which}{len(members)}名政协委员{year}年度履职考核结果通报如下，"
            f"请结合实际，支持委员履行职责。"
        ),
        _table(members, with_points=POINTS.of(chosen) == "print"),
    ]
    return Letter(
        title=f"关于{year}年度政协委员履职情况的通报函",
        blocks=blocks,
        addressee=body or NO_BODY,
        office=setting.office,
        date=setting.today,
        bookmark=body or f"没有登记{dict(TO.choices)[TO.of(chosen)]}的委员",
        is_fitted=True,
    )


def _table(members: Sequence[Shown], *, with_points: bool) -> TableBlock:
    columns = [
        Column("序号", 1.5), Column("姓名", 2), Column("界别", 3),
        Column("职务", 5, align="left"),
        *([Column("得分", 2)] if with_points else []), Column("等次", 2),
    ]  # fmt: skip
    rows = [
        [str(number), x.values.get("name", ""), x.values.get("member.sector", ""),
         x.values.get("member.post", ""),
         *([x.values.get("total", "") or "—"] if with_points else []),
         x.values.get("final_grade", "")]
        for number, x in enumerate(members, 1)
    ]  # fmt: skip
    return TableBlock(columns, rows)


def _refused(shown: Shown, _: Setting) -> str:
    """Why a member is in no letter: a group has no body, or there is no result yet."""
    values = shown.values
    if values.get("group"):
        return "是组，不印通报函"
    return "" if values.get("final_grade") else "还没有审定等次，没有列入通报函"


def _doubted(shown: Shown, _: Setting) -> str:
    """That a letter would miss this member, since nobody has recorded the body."""
    values = shown.values
    lacking = [
        label for name, label in (("recommended_by", "推荐单位"), ("unit", "工作单位"))
        if not values.get(f"member.{name}")
    ]  # fmt: skip
    return f"没有登记{'、'.join(lacking)}" if lacking else ""


PRINT = LettersPrint(
    key="result_notice",
    title="履职情况通报函",
    record="assessment",
    fields=FIELDS,
    letters=letters,
    options=(TO, POINTS),
    refuses=_refused,
    doubts=_doubted,
)
