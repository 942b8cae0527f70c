"""Why a step would be refused for chosen records, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.record import Record
from desktop_app.services.registers.states import Refusal

NAMED = 2


def refusal_words(model: type[Record], refused: Sequence[Refusal], chosen: int) -> str:
    """The sentence for a tip, '' where nothing is refused; `chosen` is the number of records."""
    if not refused:
        return ""
    if chosen == 1:
        return f"{refused[0].reason}。"
    told = "；".join(f"“{each.title}”{each.reason}" for each in refused[:NAMED])
    more = "；等等" if len(refused) > NAMED else ""
    return f"选中的 {chosen} {model.UNIT}里有 {len(refused)} {model.UNIT}不能这样办：{told}{more}。"
