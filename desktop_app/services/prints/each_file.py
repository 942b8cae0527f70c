"""A print of several records as one file each, in a new folder of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from desktop_app.documents.printables import Progress
from desktop_app.documents.target_file import sentence_for
from desktop_app.errors import Cancelled, UserError
from desktop_app.paths import file_name
from desktop_app.services.prints import PreparedPrint, save_all
from desktop_app.services.safekeeping.destinations import Destination

MOST_FOLDERS = 1_000


def save_each(sheet: PreparedPrint, folder: Destination, progress: Progress) -> Path:
    """Write each record of a sheet to a PDF named by its title, in a new folder inside `folder`.

    Returns the new folder; it is called after the print and the day, with a number where that
    name is taken. `progress` is called with the files written and all. A cancelled or failed run
    leaves neither folder nor files. `UserError` says why a file could not be written.
    """
    made = _new_folder(folder, f"{sheet.wanted.title}{sheet.setting.today.replace('-', '')}")
    names: Counter[str] = Counter()
    written: list[Path] = []
    try:
        for place, shown in enumerate(sheet.shown):
            name = file_name(f"{shown.title}{sheet.wanted.title}")
            names[name] += 1
            number = f"（{names[name]}）" if names[name] > 1 else ""
            path = made / f"{name}{number}.pdf"
            files = sheet.files[place : place + 1]
            save_all(replace(sheet, shown=(shown,), files=files), Destination(path))
            written.append(path)
            progress(place + 1, len(sheet.shown))
    except (Cancelled, UserError):
        for path in written:
            path.unlink(missing_ok=True)
        made.rmdir()
        raise
    return made


def _new_folder(folder: Path, name: str) -> Path:
    """A new folder of that name, numbered from 2 where there is one."""
    for number in range(1, MOST_FOLDERS):
        made = folder / (name if number == 1 else f"{name}（{number}）")
        try:
            made.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(sentence_for(error, made)) from error
        return made
    raise UserError(f"“{folder.name}”里名字以“{name}”开头的文件夹太多了，请换一个文件夹。")
