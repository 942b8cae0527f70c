"""7 助推市场主体倍增统计表: businesses that members helped; its records come later."""

from __future__ import annotations

from desktop_app.services.period_tables.declared import (
    HALF,
    MONTH,
    QUARTER,
    YEAR,
    HeadLine,
    UnkeptLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule

MISSING = "市场主体的登记在下一版增加，登记以后这里自动统计"
HOUSEHOLDS = "户"


def _unkept(title: str, unit: str = HOUSEHOLDS, level: int = 1) -> UnkeptLine:
    return UnkeptLine(title, unit, MISSING, level)


RULE = Rule(
    key="market_bodies",
    number=7,
    title="助推市场主体倍增统计表",
    kinds=(MONTH, QUARTER, HALF, YEAR),
    lines=(
        _unkept("助推新增市场主体", level=0),
        _unkept("企业"),
        _unkept("个体工商户"),
        _unkept("农民专业合作社"),
        HeadLine("与全县比"),
        _unkept("全县新增市场主体"),
        _unkept("助推的占全县", "%"),
        HeadLine("走访服务"),
        _unkept("走访企业", "家"),
        _unkept("帮助解决问题", "件"),
        _unkept("专题协商", "场"),
    ),
)
