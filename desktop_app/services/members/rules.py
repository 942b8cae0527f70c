"""What the engines need from the members and the groups they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CardSection, NamedPart, Subject
from desktop_app.services.used_parts import NamedChart, NamedHeadline, NamedStep

if TYPE_CHECKING:
    from desktop_app.services.statistics.declared import Statistics


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.members.workbench import WORKBENCH

    return WORKBENCH


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.members import earlier_terms, membership_agreement, term_starts

    return (earlier_terms.RULE, term_starts.RULE, membership_agreement.RULE)


def _new_day() -> Sequence[Any]:
    from desktop_app.services.members.leaving import end_of_left
    from desktop_app.services.members.memberships import settle

    return (end_of_left, settle)


def _statistics() -> Statistics:
    from desktop_app.services.members.statistics import STATISTICS

    return STATISTICS


def _changes() -> Statistics:
    from desktop_app.services.members.change_statistics import STATISTICS

    return STATISTICS


def _career(desk: Any, key: int) -> CardSection:
    from desktop_app.services.members.card_section import career

    return career(desk, key)


def _as_of(desk: Any, keys: Sequence[int], day: Any) -> Mapping[int, Mapping[str, Any]]:
    from desktop_app.services.members.past_days import as_of

    return as_of(desk, keys, day)


MEMBERS = Subject(
    name="members",
    records=("member", "membership", "committee", "sector", "term"),
    agreement=_agreement,
    new_day=_new_day,
    as_of={"member": _as_of},
    card_sections={("member", "membership"): _career},
    statistics=(
        NamedPart("member", "委员", _statistics, "member", place=10),
        NamedPart("member_change", "委员变动", _changes, "member", within="member"),
    ),
    workbench=(
        NamedHeadline("member", "在任委员", ("member",)),
        NamedHeadline("outside", "党外委员", ("member",)),
        NamedHeadline("minority", "少数民族委员", ("member",)),
        NamedChart("member_committees", "在任委员按专委会", "人", "member"),
        NamedChart("member_ages", "在任委员按年龄", "人", "member"),
        NamedStep("导入委员名单", "把现有的 Excel 名单拖到“委员”页", "member"),
    ),
    workbench_rules=_workbench,
    window="desktop_app.ui.members.rules",
)
