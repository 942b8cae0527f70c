"""大会发言汇编: all speeches of a volume as one book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop_app.documents.printables import Block, Heading, Paragraph, Volume, VolumePart
from desktop_app.documents.prints.days import chinese_month
from desktop_app.documents.prints.declared import Chosen, Option, Setting, Shown, VolumePrint
from desktop_app.documents.prints.speech_lists import uncollected
from desktop_app.documents.prints.speech_wording import number_in, session_named, spoken_by
from desktop_app.documents.prints.wording import valued

FIELDS = (
    "name", "author", "speaker", "writer", "unit", "session", "kind", "volume_place", "text",
    "in_volume.stored",
)  # fmt: skip
PARTS = Option("parts", "分编", (("none", "按汇编次序"), ("kind", "按发言形式分编")))
NO_KIND = "其他发言"
_FIRST, _SECOND = (
    re.compile("[一二三四五六七八九十]{1,3}、"),
    re.compile("（[一二三四五六七八九十]{1,3}）"),
)
LONGEST_HEADING = 40
ENDS = ("。", "；", "，", "：")


def volume(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Volume:
    """The speeches by their place in the volume, or in parts by how they were given."""
    ordered = sorted(shown, key=lambda each: number_in(each, "volume_place"))
    by_kind = PARTS.of(chosen) == "kind"
    if by_kind:
        kinds = [*setting.orders.get("speech_kind", ()), NO_KIND]
        ordered.sort(key=lambda each: kinds.index(_kind(each, kinds)))
        parts = [_part(each, _kind(each, kinds)) for each in ordered]
    else:
        parts = [_part(each) for each in ordered]
    session = session_named(shown)
    return Volume(
        title="大会发言汇编",
        parts=parts,
        above="\n".join(filter(None, (setting.office, session))),
        below=(f"{setting.office}办公室", chinese_month(setting.today)),
    )


def _kind(each: Shown, known: Sequence[str]) -> str:
    kind = each.values.get("kind", "")
    return kind if kind in known else NO_KIND


def _part(each: Shown, part: str = "") -> VolumePart:
    values = valued(each, FIELDS)
    named = spoken_by(values)
    writer = f"执笔：{values['writer']}" if values["writer"] else ""
    return VolumePart(
        title=values["name"],
        by=list(filter(None, (named, values["unit"], writer))),
        blocks=list(_blocks(values["text"])),
        listed="　".join(filter(None, (named, values["unit"]))),
        part=part,
    )


def _blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a speech; short numbered lines without an end mark are headings."""
    for line in text.splitlines():
        shown = line.strip()
        if not shown:
            continue
        short = len(shown) <= LONGEST_HEADING and not shown.endswith(ENDS)
        if short and _FIRST.match(shown):
            yield Heading(shown, 1)
        elif short and _SECOND.match(shown):
            yield Heading(shown, 2)
        else:
            yield Paragraph(shown)


def refused(shown: Shown, setting: Setting) -> str:
    """Why a speech is not set in the volume."""
    return uncollected(shown, setting) or (
        "" if shown.values.get("text") else "还没有录入发言稿，没有印进汇编"
    )


PRINT = VolumePrint(
    key="speech_volume",
    title="大会发言汇编",
    record="speech",
    fields=FIELDS,
    volume=volume,
    options=(PARTS,),
    refuses=refused,
)
