"""Writes any print of some records, and finds the characters that it could not print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import length_hint
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.printables import Progress
from desktop_app.documents.prints.declared import (
    Chosen,
    FilePrint,
    FormPrint,
    LetterPrint,
    LettersPrint,
    PlacedPrint,
    Print,
    RegisterPrint,
    ReportPrint,
    Setting,
    Shown,
    VolumePrint,
)


def write_print(
    wanted: Print,
    shown: Iterable[Shown],
    setting: Setting,
    chosen: Chosen,
    target: BinaryIO | Path,
    progress: Progress,
    total: int | None = None,
) -> None:
    """Write a print of some records in their order; `progress` may raise Cancelled.

    `total` is the number of records, where `shown` gives no length.
    """
    if isinstance(wanted, RegisterPrint | PlacedPrint | VolumePrint | LettersPrint):
        _write_together(wanted, tuple(shown), setting, chosen, target, progress)
    else:
        total = length_hint(shown) if total is None else total
        _write_each(wanted, shown, setting, chosen, target, progress, total)


def _write_together(
    wanted: RegisterPrint | PlacedPrint | VolumePrint | LettersPrint,
    shown: tuple[Shown, ...],
    setting: Setting,
    chosen: Chosen,
    target: BinaryIO | Path,
    progress: Progress,
) -> None:
    """Write one document of all the records."""
    from desktop_app.documents.letters import write_letters
    from desktop_app.documents.placed_pages import write_placed
    from desktop_app.documents.registers import write_register
    from desktop_app.documents.volumes import write_volume

    if isinstance(wanted, RegisterPrint):
        write_register(wanted.register(shown, setting, chosen), target, progress)
    elif isinstance(wanted, PlacedPrint):
        write_placed(wanted.pages(shown, setting, chosen), setting.foot, target, progress)
    elif isinstance(wanted, VolumePrint):
        write_volume(wanted.volume(shown, setting, chosen), setting.foot, target, progress)
    else:
        letters = wanted.letters(shown, setting, chosen)
        write_letters(letters, target, progress, setting.foot)


def _write_each(
    wanted: FilePrint | LetterPrint | ReportPrint | FormPrint,
    shown: Iterable[Shown],
    setting: Setting,
    chosen: Chosen,
    target: BinaryIO | Path,
    progress: Progress,
    total: int,
) -> None:
    """Write a document of each record in turn, each made only when the one before is written."""
    from desktop_app.documents.letters import write_letters
    from desktop_app.documents.record_forms import write_forms
    from desktop_app.documents.reports import write_reports
    from desktop_app.documents.volumes import write_volumes

    foot = setting.foot
    if isinstance(wanted, FilePrint):
        volumes = (wanted.volume(each, setting, chosen) for each in shown)
        write_volumes(volumes, foot, target, progress, total)
    elif isinstance(wanted, LetterPrint):
        letters = (wanted.letter(each, setting, chosen) for each in shown)
        write_letters(letters, target, progress, foot, total)
    elif isinstance(wanted, ReportPrint):
        reports = (wanted.report(each, setting, chosen) for each in shown)
        write_reports(reports, foot, target, progress, total)
    else:
        forms = (one for each in shown for one in wanted.forms(each, setting, chosen))
        write_forms(forms, replace(foot, closing=""), target, progress, total)


def unprintable(shown: Iterable[Shown]) -> list[tuple[str, str]]:
    """Title and missing characters of every record with characters that would print as 〓."""
    from desktop_app.documents.fonts import missing_characters

    texts = [(each.title, "".join(_texts(each))) for each in shown]
    missing = frozenset(missing_characters(text for _, text in texts))
    if not missing:
        return []
    found = ((title, "".join(sorted(missing.intersection(text)))) for title, text in texts)
    return [(title, characters) for title, characters in found if characters]


def _texts(shown: Shown) -> Iterator[str]:
    yield from shown.values.values()
    for rows in shown.children.values():
        for row in rows:
            yield from row.values()
