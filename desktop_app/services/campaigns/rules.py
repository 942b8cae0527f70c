"""What the engines need from campaigns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import (
    AgreementRule,
    CascadeRule,
    CommandOption,
    NamedCommand,
    NamedPart,
    Subject,
)
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.campaigns.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.campaigns.agreement import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.campaigns.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.campaigns.statistics import STATISTICS

    return STATISTICS


def _command() -> Any:
    from desktop_app.services.campaigns.command import run

    return run


_COMMAND = NamedCommand(
    "campaign",
    "专项行动：列出、写出统计表、核对合计、读入填报数",
    (
        CommandOption("action", "做什么", "list、table、check、take"),
        CommandOption(
            "book", "文件", "table：写到哪里（.xlsx .pdf）；take：读哪个填报表", optional=True
        ),
        CommandOption("--name", "名称", "行动的名称，写一部分也行"),
        CommandOption("--period", "时段", "2026-03、2026Q1、2026，不写就是最近该填的一期"),
        CommandOption("--so-far", "", "table、check：本年累计", flag=True),
        CommandOption("--dry-run", "", "take：只说明会怎样，不写入", flag=True),
    ),
    _command,
)

CAMPAIGNS = Subject(
    name="campaigns",
    records=(
        "campaign", "campaign_indicator", "campaign_measure", "campaign_survey", "campaign_value",
    ),
    cascade=_cascade,
    agreement=_agreement,
    reminders=(RulesAbout(("campaign",), _reminders),),
    statistics=(NamedPart("campaign", "专项行动", _statistics, "campaign", within="activity"),),
    commands=(_COMMAND,),
    window="desktop_app.ui.campaigns.rules",
)  # fmt: skip
