"""The words below the grid: totals that differ, wrong definitions, bases that lack."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW, FigureSheet
from desktop_app.ui.forms.boxes.field_note import FieldNote

TOLD = 3
"""So many of a kind are named; the others are counted."""


def show_checks(note: FieldNote, of: FigureSheet) -> None:
    """Shows what is wrong in a sheet, else that its totals agree."""
    gaps, bases = of.table.gaps, "；".join(of.table.lacking_bases)
    more = f"{bases}。" if bases else ""
    if gaps:
        named = first_of([each.words_of(TOTAL_ROW) for each in gaps])
        words = f"合计与分项不符 {len(gaps)} 处：{named}。可以先保存，会一直标着。"
        note.refuse(words + more)
    elif of.indicators.faults:
        note.refuse("；".join(of.indicators.faults) + "。按 F2 在“填报指标”里改。")
    else:
        fits = "各项合计与分项相加一致。" if of.table.is_checked else ""
        note.say(fits + more, "advise" if more else "done" if fits else "")


def first_of(sentences: Sequence[str]) -> str:
    """The first sentences, and how many more there are."""
    more = f"；另有 {len(sentences) - TOLD} 处" if len(sentences) > TOLD else ""
    return "；".join(sentences[:TOLD]) + more
