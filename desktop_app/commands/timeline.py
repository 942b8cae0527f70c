"""The command that writes the timeline of one record as a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.commands.record_lookup import record_named
from desktop_app.services import prints, timeline
from desktop_app.services.prints import timeline_prints
from desktop_app.services.safekeeping.destinations import PDF, destination


def write(options: argparse.Namespace) -> int:
    """Write the timeline of the named record, whatever record of the chain it is."""
    path = Path(options.out)
    if path.suffix.lower() != ".pdf":
        raise WrongUsage("脉络的文件名要以 .pdf 结尾")
    with opened_today(options) as desk:
        chain = [each for each in desk.office.records if timeline.has_timeline(desk, each)]
        model, key = record_named(desk, chain, options.id, "、".join(x.TITLE for x in chain))
        told = timeline.timeline(desk, model, key)
        sheet = timeline_prints.collect(desk, told)
        for title, characters in sheet.unprintable():
            print(f"字库里没有的字印成〓：{title}（{characters}）")
        prints.save_all(sheet, destination(desk, path, PDF))
        print(f"{told.of}“{told.title}”的脉络：{path}")
    return 0
