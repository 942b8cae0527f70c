"""The indicators of a campaign as plain data: which parts make a total, what a share divides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from desktop_app.records.campaign import CampaignIndicator
from desktop_app.records.figure import figure_text
from desktop_app.services.desk import Desk
from desktop_app.services.registers.linking import values_linking

PLAIN, TOTAL, PART, BASE, SHARE = "plain", "total", "part", "base", "share"
SUM, LAST = "sum", "last"
UP, DOWN = "up", "down"
_FIELDS = (
    "name", "unit", "kind", "total", "base", "decimals", "span", "direction", "target", "whole",
    "line", "position",
)  # fmt: skip
_SHARE_DECIMALS = 1


class Indicator(NamedTuple):
    """One indicator; `total` and `base` are names of others, figures are ten-thousandths."""

    key: int
    name: str
    unit: str = ""
    kind: str = PLAIN
    total: str = ""
    base: str = ""
    decimals: int | None = None
    span: str = SUM
    direction: str = UP
    target: int | None = None
    whole: bool = False
    line: str = ""

    @classmethod
    def of(cls, key: int, values: Mapping[str, Any]) -> Indicator:
        """An indicator by its stored values."""
        return cls(
            key, values["name"], values.get("unit") or "", values.get("kind") or PLAIN,
            values.get("total") or "", values.get("base") or "", values.get("decimals"),
            values.get("span") or SUM, values.get("direction") or UP, values.get("target"),
            bool(values.get("whole")), values.get("line") or "",
        )  # fmt: skip

    @property
    def typed(self) -> bool:
        """Whether its figures are typed; those of a share follow."""
        return self.kind != SHARE

    @property
    def title(self) -> str:
        """Its name with the unit: 企业（户）."""
        unit = self.unit or ("%" if self.kind == SHARE else "")
        return f"{self.name}（{unit}）" if unit else self.name

    @property
    def span_words(self) -> str:
        """How several periods make one, where they are not added up."""
        return "取最后一期的数" if self.span == LAST and self.typed else ""

    def text(self, figure: int | None) -> str:
        """A figure of it as tables show it, "" for none."""
        if figure is None:
            return ""
        decimals = self.decimals
        if decimals is None and self.kind == SHARE:
            decimals = _SHARE_DECIMALS
        return figure_text(figure, decimals)


class Indicators:
    """The indicators of a campaign in their order."""

    def __init__(self, every: Sequence[Indicator]) -> None:
        self.every = tuple(every)
        self.by_key = {each.key: each for each in self.every}
        self._by_name = {each.name: each for each in self.every}

    def named(self, name: str) -> Indicator | None:
        """The indicator of a name, None where the campaign has none of it."""
        return self._by_name.get(name)

    def takes(self, key: int, place: str) -> bool:
        """Whether figures of an indicator are typed for a place; "" is all places together."""
        found = self.by_key.get(key)
        return found is not None and found.typed and found.whole == (not place)

    @cached_property
    def parts(self) -> Mapping[int, tuple[Indicator, ...]]:
        """By the key of a total the parts that make it."""
        found: dict[int, list[Indicator]] = {}
        for each in self.every:
            total = self.named(each.total) if each.kind == PART else None
            if total is not None and total.kind == TOTAL:
                found.setdefault(total.key, []).append(each)
        return {key: tuple(parts) for key, parts in found.items()}

    @cached_property
    def typed(self) -> tuple[Indicator, ...]:
        """Those whose figures are typed."""
        return tuple(each for each in self.every if each.typed)

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the definitions, a sentence each without a full stop."""
        found = []
        for each in self.every:
            if each.kind == PART:
                total = self.named(each.total)
                if total is None or total.kind != TOTAL:
                    found.append(f"分项“{each.name}”所属的合计“{each.total}”不在指标里")
                elif total.whole != each.whole:
                    one = each.name if each.whole else total.name
                    found.append(f"“{one}”只填总数，“{total.name}”和它的分项不能核对")
            if each.kind == SHARE:
                for name in (each.total, each.base):
                    other = self.named(name)
                    if other is None or not other.typed:
                        found.append(f"占比“{each.name}”用到的“{name}”不在填报的指标里")
            if each.kind == TOTAL and each.key not in self.parts:
                found.append(f"合计“{each.name}”没有分项，不能核对")
        return tuple(found)


def indicators_of(desk: Desk, campaign: int) -> Indicators:
    """The indicators of a campaign as they are stored now."""
    found = values_linking(desk, CampaignIndicator, "campaign", [campaign], _FIELDS)
    ordered = sorted(found.items(), key=lambda each: (each[1]["position"] or 0, each[0]))
    return Indicators([Indicator.of(key, values) for key, values in ordered])
