"""6 “双助推”行动统计表: deeds by the five aids and the two lines, money, people, special ones."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.deed import Deed
from desktop_app.services.deeds.figures import BEGUN, DONE, EFFECTIVE, MEMBERS, PUSHED
from desktop_app.services.period_tables.declared import HALF, QUARTER, YEAR, HeadLine, PartLine
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One, OtherCodes
from desktop_app.services.statistics.sections import TOTAL, Condition

DEEDS, MONEY, PEOPLE = "件", "万元", "人"
FIVE = (
    ("industry", "乡村产业发展"), ("jobs", "脱贫群众就业"), ("collective", "集体经济壮大"),
    ("people", "群众素质提升"), ("habitat", "人居环境改善"),
)  # fmt: skip
LINES = (("consolidate", "巩固拓展脱贫攻坚成果"), ("revitalize", "乡村振兴"))
OTHER = "other"
_NO_AID = OtherCodes(Deed, "aid", tuple(code for code, _ in FIVE), empty=True)
_NO_LINE = OtherCodes(Deed, "line", tuple(code for code, _ in LINES), empty=True)


def _aided(key: str, where: Condition) -> tuple[One, ...]:
    """What one of the five aids counts of the deeds that are done."""
    return (
        One(f"{key}_done", "", DEEDS, (where,)),
        One(f"{key}_money", "", MONEY, (where, Filter("money", "filled")), "money"),
        One(f"{key}_beneficiaries", "", PEOPLE, (where, Filter("beneficiaries", "filled")),
            "beneficiaries"),
    )  # fmt: skip


def _of_line(title: str, unit: str) -> tuple[One, ...]:
    known = (One(f"of_{code}", title, unit, (Filter("line", "in", (code,)),)) for code, _ in LINES)
    return (*known, One(f"of_{OTHER}", title, unit, (_NO_LINE,)))


FINISHED = replace(DONE, parts=(
    *DONE.parts,
    *(one for code, _ in FIVE for one in _aided(code, Filter("aid", "in", (code,)))),
    *_aided(OTHER, _NO_AID),
))  # fmt: skip
TAKEN_ON = replace(PUSHED, parts=(*PUSHED.parts, *_of_line("推进", DEEDS)))
SHOWN = replace(EFFECTIVE, parts=(*EFFECTIVE.parts, *_of_line("见效", DEEDS)))
_MEASURES = (
    ("done", "办成", DEEDS, "done", "件数"), ("money", "资金", MONEY, "money", "资金"),
    ("beneficiaries", "受益", PEOPLE, "beneficiaries", "受益"),
)  # fmt: skip
"""Of each aid: part, word, unit, the line whose part it is, and the name of that family."""
_SPECIAL = (
    ("employed", "促进就业", PEOPLE), ("students", "助学", PEOPLE),
    ("student_money", "助学资金", MONEY), ("projects", "引进项目", "个"),
    ("project_money", "引进项目到位资金", MONEY), ("sales", "消费帮扶", MONEY),
)  # fmt: skip

RULE = Rule(
    key="campaigns",
    number=6,
    title="“双助推”行动统计表",
    kinds=(QUARTER, HALF, YEAR),
    lines=(
        PartLine("members", "参与委员", PEOPLE, MEMBERS, TOTAL),
        PartLine("done", "办成实事", DEEDS, FINISHED, TOTAL),
        PartLine("money", "投入资金", MONEY, FINISHED, "money"),
        PartLine("beneficiaries", "受益群众", PEOPLE, FINISHED, "beneficiaries"),
        HeadLine("五项助推"),
        *(
            PartLine(
                f"{code}_{part}", f"助推{title}：{word}" if code != OTHER else f"{title}：{word}",
                unit, FINISHED, f"{code}_{part}", 1, of, f"五项助推的{family}",
            )
            for code, title in (*FIVE, (OTHER, "没有归类"))
            for part, word, unit, of, family in _MEASURES
        ),
        HeadLine("实事和项目"),
        PartLine("top_ten", "10件实事", DEEDS, BEGUN, "top_ten", 1),
        PartLine("top_ten_done", "10件实事已完成", DEEDS, FINISHED, "top_ten", 1),
        *(PartLine(part, title, unit, FINISHED, part, 1) for part, title, unit in _SPECIAL),
        HeadLine("两条线"),
        PartLine("pushed", "推进的实事", DEEDS, TAKEN_ON, TOTAL),
        *(
            PartLine(f"{code}_pushed", f"{title}：推进", DEEDS, TAKEN_ON, f"of_{code}", 1,
                     "pushed", "两条线")
            for code, title in (*LINES, (OTHER, "没有归类"))
        ),
        PartLine("effective", "见效的实事", DEEDS, SHOWN, TOTAL),
        *(
            PartLine(f"{code}_effective", f"{title}：见效", DEEDS, SHOWN, f"of_{code}", 1,
                     "effective", "两条线")
            for code, title in (*LINES, (OTHER, "没有归类"))
        ),
        HeadLine("困难和建议"),
        PartLine("difficult", "写了困难和建议的实事", DEEDS, BEGUN, "difficult", 1),
    ),
    notes=(
        ("参与委员", "时段内开始、推进或者办成的实事的委员，牵头的和一起办的都算，一人只计一次"),
        ("办成、资金、受益、就业、助学、项目、消费帮扶", "状态是“已完成”，完成日期在时段内的实事"),
        ("10件实事、困难和建议", "开始日期在时段内的实事"),
        ("推进、见效", "按推进日期、见效日期，没有写的分别按开始日期、完成日期"),
    ),
)  # fmt: skip
