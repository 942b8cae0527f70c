"""The command that writes the whole story of one record as a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.commands.opening import WrongUsage, opened
from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services import prints, registers, thread_prints, threads
from desktop_app.services.desk import Desk
from desktop_app.storage.keys import read_key


def write(options: argparse.Namespace) -> int:
    """Write the story of the record of that id, whatever record of the chain it is."""
    path = Path(options.out)
    if path.suffix.lower() != ".pdf":
        raise WrongUsage("脉络的文件名要以 .pdf 结尾")
    with opened(options) as desk:
        model, key = _found(desk, options.id)
        told = threads.thread(desk, model, key)
        sheet = thread_prints.collect(desk, told)
        for title, characters in sheet.unprintable():
            print(f"字库里没有的字印成〓：{title}（{characters}）")
        prints.save_all(sheet, path, lambda _done, _all: None)
        print(f"{told.of}“{told.title}”的脉络：{path}")
    return 0


def _found(desk: Desk, text: str) -> tuple[type[Record], int]:
    """The record of an id; `UserError` where none that has a story is there."""
    key = read_key(text)
    for model in desk.office.records:
        if threads.has_thread(model) and registers.rows(desk, model, [key], ()):
            return model, key
    raise UserError(f"没有编码为“{text}”的协商点、议题、计划、协商、意见建议、回头看、案例或委员。")
