"""6 “双助推”行动统计表: work of members for villages; its records come with a later release."""

from __future__ import annotations

from desktop_app.services.period_tables.declared import HALF, QUARTER, YEAR, HeadLine, UnkeptLine
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule

MISSING = "“双助推”实事的登记在下一版增加，登记以后这里自动统计"
FIVE = ("乡村产业发展", "脱贫群众就业", "集体经济壮大", "群众素质提升", "人居环境改善")


def _unkept(title: str, unit: str) -> UnkeptLine:
    return UnkeptLine(title, unit, MISSING, 1)


RULE = Rule(
    key="campaigns",
    number=6,
    title="“双助推”行动统计表",
    kinds=(QUARTER, HALF, YEAR),
    lines=(
        UnkeptLine("参与委员", "人", MISSING),
        HeadLine("五项助推"),
        *(
            _unkept(f"助推{word}：{what}", unit)
            for word in FIVE
            for what, unit in (("办成", "件"), ("资金", "万元"), ("受益", "人"))
        ),
        HeadLine("实事和项目"),
        _unkept("10件实事", "件"),
        _unkept("10件实事已完成", "件"),
        _unkept("促进就业", "人"),
        _unkept("助学", "人"),
        _unkept("助学资金", "万元"),
        _unkept("引进项目", "个"),
        _unkept("引进项目到位资金", "万元"),
        _unkept("消费帮扶", "万元"),
        HeadLine("两条线"),
        _unkept("巩固拓展脱贫攻坚成果：推进", "件"),
        _unkept("巩固拓展脱贫攻坚成果：见效", "件"),
        _unkept("乡村振兴：推进", "件"),
        _unkept("乡村振兴：见效", "件"),
    ),
)
